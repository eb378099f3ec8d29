"""Feeds in three formats: what is in them, and that asking again costs nothing."""

import json
import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest

from posts.desk import Series
from tests.factories import NOW, change, make_photo, make_post, make_published, make_region, publish
from tests.pages import SITE
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "public_origin")]
HOUR = timedelta(hours=1)
POST = f"{SITE}/2026/11/24/court-adjourns-hearing-1/"
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
MEDIA = "{http://search.yahoo.com/mrss/}"
FORMS = ("atom", "rss", "json")


def read_atom(client, address: str = "/feed.atom") -> ET.Element:
    return ET.fromstring(client.get(address).content)


def read_rss(client, address: str = "/feed.rss") -> ET.Element:
    return ET.fromstring(client.get(address).content).find("channel")


def read_json(client, address: str = "/feed.json") -> dict:
    return json.loads(client.get(address).content)


def headlines(client, address: str) -> list[str]:
    if address.endswith("json"):
        return [item["title"] for item in read_json(client, address)["items"]]
    if address.endswith("atom"):
        return [one.text for one in read_atom(client, address).findall(f"{ATOM}entry/{ATOM}title")]
    return [one.text for one in read_rss(client, address).findall("item/title")]


@pytest.mark.parametrize(
    ("form", "type_"),
    [
        ("atom", "application/atom+xml; charset=utf-8"),
        ("rss", "application/rss+xml; charset=utf-8"),
        ("json", "application/feed+json; charset=utf-8"),
    ],
)
@pytest.mark.parametrize("number", [1, 3])
def test_feed_has_its_type_and_costs_one_query(
    client, django_assert_num_queries, form, type_, number
):
    for one in range(1, number + 1):
        make_published(one, at=NOW - one * HOUR)

    with django_assert_num_queries(1):
        response = client.get(f"/feed.{form}")

    assert response["Content-Type"] == type_
    newest_first = [f"Court adjourns hearing {one}" for one in range(1, number + 1)]
    assert headlines(client, f"/feed.{form}") == newest_first


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "list_", ["tags/courts", "regions/kazakhstan", "by/mira-sandal", "series/nights"]
)
def test_list_has_a_feed_of_its_own(client, form, list_):
    series = Series.objects.create(name="Nights", slug="nights")
    make_published(1, series=series, series_part=1)
    make_published(2, tags=["Other"], region=make_region("Elsewhere"), bylines=["Somebody Else"])

    assert headlines(client, "/feed.rss") == [f"Court adjourns hearing {one}" for one in (2, 1)]
    assert headlines(client, f"/{list_}/feed.{form}") == ["Court adjourns hearing 1"]


def test_atom_entry_is_whole_and_leads_back(client):
    make_published(1, lead=make_photo())

    feed = read_atom(client)

    entry = feed.find(f"{ATOM}entry")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"{SITE}/feed.atom"
    assert links["alternate"] == f"{SITE}/"
    assert entry.find(f"{ATOM}link").get("href") == POST
    assert entry.find(f"{ATOM}id").text.startswith("urn:uuid:")
    assert entry.find(f"{ATOM}published").text == "2026-11-24T12:00:00+00:00"
    assert entry.find(f"{ATOM}author/{ATOM}name").text == "Mira Sandal"
    assert entry.find(f"{ATOM}author/{ATOM}uri").text == f"{SITE}/by/mira-sandal/"
    assert entry.find(f"{ATOM}summary").text == "A court adjourned the hearing of an editor."
    content = entry.find(f"{ATOM}content")
    assert content.get("type") == "html"
    assert "No date was set." in content.text
    assert "A. Photographer" in content.text
    assert f'src="{SITE}/media/photos/' in content.text
    assert "srcset" not in content.text


def test_rss_item_names_writer_and_photographer(client):
    make_published(1, lead=make_photo())

    item = read_rss(client).find("item")

    assert item.find("link").text == POST
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.find(CREATOR).text == "Mira Sandal"
    assert "No date was set." in item.find(CONTENT).text
    assert item.find(f"{MEDIA}content/{MEDIA}credit").text == "A. Photographer"
    assert item.find(f"{MEDIA}content").get("url").startswith(f"{SITE}/media/photos/")


def test_json_item_is_whole(client):
    make_published(1, lead=make_photo())

    feed = read_json(client)

    item = feed["items"][0]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{SITE}/feed.json"
    assert feed["hubs"] == []
    assert item["url"] == POST
    assert item["date_published"] == "2026-11-24T12:00:00+00:00"
    assert item["authors"] == [{"name": "Mira Sandal", "url": f"{SITE}/by/mira-sandal/"}]
    assert item["tags"] == ["Kazakhstan", "Courts"]
    assert item["language"] == "en"
    assert item["image"].startswith(f"{SITE}/media/photos/")
    assert "No date was set." in item["content_html"]


def test_id_of_a_post_stays_when_its_text_and_address_change(client, clock):
    post = make_post(1)
    publish(post)
    before = read_json(client)["items"][0]
    change(post, slug="editor-freed", headline="Editor freed")
    publish(post, at=NOW + HOUR)
    clock.move_to(NOW + HOUR)

    after = read_json(client)["items"][0]

    assert after["title"] == "Editor freed"
    assert after["id"] == before["id"]
    assert after["date_published"] == before["date_published"]
    assert after["date_modified"] == "2026-11-24T13:00:00+00:00"


@pytest.mark.parametrize("form", FORMS)
def test_asking_again_brings_nothing_until_something_is_new(client, clock, form):
    make_published(1)
    first = client.get(f"/feed.{form}")
    known = {"If-None-Match": first["ETag"]}

    again = client.get(f"/feed.{form}", headers=known)
    clock.move_to(NOW + HOUR)
    later = client.get(f"/feed.{form}", headers=known)
    make_published(2, at=NOW + HOUR)
    newer = client.get(f"/feed.{form}", headers=known)

    assert (again.status_code, again.content) == (304, b"")
    assert later.status_code == 304
    assert newer.status_code == 200
    assert first["Last-Modified"] == "Tue, 24 Nov 2026 12:00:00 GMT"


def test_hub_is_named_where_there_is_one(client, settings):
    make_published(1)
    assert "hub" not in client.get("/feed.atom").content.decode()

    settings.WATCHDOG_HUB = "https://hub.example/"

    links = [link.attrib for link in read_atom(client).findall(f"{ATOM}link")]
    links += [link.attrib for link in read_rss(client).findall(f"{ATOM}link")]
    hub = {"rel": "hub", "href": "https://hub.example/"}
    assert links.count(hub) == 2
    assert read_json(client)["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]


@pytest.mark.parametrize("form", FORMS)
def test_feed_shows_nothing_before_its_time_or_after_its_end(client, clock, form):
    post = make_post(1)
    publish(post, visible_from=NOW + HOUR)
    address = f"/feed.{form}"

    before = headlines(client, address)
    clock.move_to(NOW + HOUR)
    during = headlines(client, address)
    workflow.withdraw(
        post, by=None, at=NOW + HOUR, kind="SAFETY", notice="Gone.", reason="A reason."
    )

    assert before == []
    assert during == ["Court adjourns hearing 1"]
    assert headlines(client, address) == []
    assert client.get(f"/tags/courts/feed.{form}").status_code == 404


def test_pages_name_the_feeds_of_the_site_and_their_own(client):
    make_published(1)

    page = client.get("/tags/courts/").content.decode()

    for type_, form in (("atom+xml", "atom"), ("rss+xml", "rss"), ("feed+json", "json")):
        start = f'<link rel="alternate" type="application/{type_}" title="Watchdog: '
        assert f'{start}latest posts" href="/feed.{form}">' in page
        assert f'{start}Courts" href="/tags/courts/feed.{form}">' in page
