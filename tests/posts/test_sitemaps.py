"""What search engines are told of: everything that is visible, and nothing else."""

import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest

from posts import sitemaps
from tests.factories import NOW, change, make_photo, make_post, make_published, make_region, publish
from tests.pages import SITE
from tests.watchdog.test_page_cache import cache, site  # noqa: F401  (fixtures)
from tests.wsgi import ask
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "public_origin")]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
POST = f"{SITE}/2026/11/24/court-adjourns-hearing-1/"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"


def read(client, address: str) -> ET.Element:
    response = client.get(address)
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return ET.fromstring(response.content)


def addresses(client, address: str) -> list[str]:
    return [one.text for one in read(client, address).findall(f"*/{MAP}loc")]


def everything(client) -> set[str]:
    files = [one.removeprefix(SITE) for one in addresses(client, "/sitemap.xml")]
    return {address for file in files for address in addresses(client, file)}


def withdraw(post, at=NOW) -> None:
    workflow.withdraw(post, by=None, at=at, kind="LEGAL", notice="Withheld.", reason="A reason.")


def test_robots_file_names_the_index(client):
    assert f"Sitemap: {SITE}/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_index_lists_months_that_have_posts(client):
    make_published(1)
    make_published(2, at=NOW - 900 * DAY)
    make_post(3, at=NOW - 300 * DAY)
    withdrawn = make_post(4, at=NOW - 100 * DAY)
    publish(withdrawn, at=NOW - 100 * DAY)
    withdraw(withdrawn)

    assert addresses(client, "/sitemap.xml") == [
        f"{SITE}/sitemaps/news.xml",
        f"{SITE}/sitemaps/lists.xml",
        f"{SITE}/sitemaps/posts-2026-11-1.xml",
        f"{SITE}/sitemaps/posts-2024-06-1.xml",
    ]


def test_index_of_an_empty_site_is_empty(client):
    assert addresses(client, "/sitemap.xml") == []
    assert client.get("/sitemaps/posts-2026-11-1.xml").status_code == 404
    assert client.get("/sitemaps/posts-2026-13-1.xml").status_code == 404


def test_where_a_year_had_its_map_leads_to_the_index(client):
    answer = client.get("/sitemaps/posts-2026-1.xml")

    assert (answer.status_code, answer["Location"]) == (301, "/sitemap.xml")


@pytest.mark.parametrize("number", [1, 3])
def test_month_lists_each_post_with_its_last_change(client, django_assert_num_queries, number):
    for one in range(2, number + 1):
        make_published(one)
    post = make_post(1, lead=make_photo())
    publish(post, at=NOW - HOUR)
    change(post, headline="Court adjourns again")
    publish(post, at=NOW)

    with django_assert_num_queries(1):
        entries = read(client, "/sitemaps/posts-2026-11-1.xml").findall(f"{MAP}url")

    assert len(entries) == number
    assert entries[0].find(f"{MAP}loc").text == POST
    assert entries[0].find(f"{MAP}lastmod").text == "2026-11-24T12:00:00+00:00"
    assert entries[0].find(f"{IMAGE}image/{IMAGE}loc").text.startswith(f"{SITE}/media/photos/")


def test_month_with_more_posts_than_a_map_has_several(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "SIZE", 2)
    for one in range(1, 6):
        make_published(one, at=NOW - one * HOUR)

    files = [one for one in addresses(client, "/sitemap.xml") if "/posts-" in one]
    listed = [addresses(client, file.removeprefix(SITE)) for file in files]

    assert files == [f"{SITE}/sitemaps/posts-2026-11-{part}.xml" for part in (1, 2, 3)]
    assert [len(part) for part in listed] == [2, 2, 1]
    assert len({address for part in listed for address in part}) == 5
    assert client.get("/sitemaps/posts-2026-11-4.xml").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_lists_are_told_with_their_newest_post(client, django_assert_num_queries, number):
    for one in range(1, number + 1):
        make_published(one, at=NOW - one * HOUR)

    with django_assert_num_queries(2):
        entries = read(client, "/sitemaps/lists.xml").findall(f"{MAP}url")

    found = {e.find(f"{MAP}loc").text: e.find(f"{MAP}lastmod").text for e in entries}
    newest = "2026-11-24T11:00:00+00:00"
    assert found == {
        f"{SITE}/": newest,
        f"{SITE}/en/": newest,
        f"{SITE}/tags/courts/": newest,
        f"{SITE}/regions/kazakhstan/": newest,
        f"{SITE}/by/mira-sandal/": newest,
    }


def test_news_are_of_the_last_two_days(client, django_assert_num_queries):
    make_published(1, language="kk")
    # Before midnight two days ago would be old by the end of today, until when the map may be kept.
    make_published(2, at=NOW - 37 * HOUR)
    make_published(3, at=NOW - 36 * HOUR)

    with django_assert_num_queries(1):
        found = read(client, "/sitemaps/news.xml")

    stories = found.findall(f"{MAP}url")
    assert [one.find(f"{MAP}loc").text for one in stories] == [
        POST,
        f"{SITE}/2026/11/23/court-adjourns-hearing-3/",
    ]
    story = stories[0].find(f"{NEWS}news")
    assert story.find(f"{NEWS}publication/{NEWS}name").text == "Watchdog"
    assert story.find(f"{NEWS}publication/{NEWS}language").text == "kk"
    assert story.find(f"{NEWS}publication_date").text == "2026-11-24T12:00:00+00:00"
    assert story.find(f"{NEWS}title").text == "Court adjourns hearing 1"


def test_nothing_is_told_before_its_time_or_after_its_end(client, clock):
    post = make_post(1, tags=["Secret raid"], region=make_region("Nowhere"))
    publish(post, visible_from=NOW + HOUR)
    make_post(2, tags=["A draft"])

    before = everything(client)
    clock.move_to(NOW + HOUR)
    during = everything(client)
    withdraw(post, at=NOW + HOUR)

    assert before == set()
    assert {POST, f"{SITE}/tags/secret-raid/", f"{SITE}/regions/nowhere/"} <= during
    assert everything(client) == set()


def test_every_address_that_is_told_answers(client):
    make_published(1)

    found = everything(client)

    assert len(found) == 6
    assert {client.get(one.removeprefix(SITE)).status_code for one in found} == {200}


def test_map_of_an_earlier_month_stands_when_something_is_published(cache, site):  # noqa: F811
    make_published(1, at=NOW - 60 * DAY)
    old = make_post(2, at=NOW - 90 * DAY)
    publish(old, at=NOW - 90 * DAY)
    earlier, this = "/sitemaps/posts-2026-08-1.xml", "/sitemaps/posts-2026-11-1.xml"
    assert ask(cache, earlier).text.count("<url>") == 1
    assert ask(cache, this).status == 404

    make_published(3)

    assert ask(cache, this).text.count("<url>") == 1
    assert ask(cache, earlier).text.count("<url>") == 1
    assert site.asked == [earlier, this, this]
    withdraw(old)
    assert ask(cache, earlier).status == 404
