"""A name is taken off everything that readers can see."""

from datetime import timedelta

import pytest

from posts.byline_door import remove_name
from posts.desk import Byline, Post
from posts.record import Edition, Section
from tests.desk import words
from tests.factories import NOW, change, make_byline, make_post, publish
from tests.pages import nodes, text
from tests.test_leaks import public_rows
from watchdog.moves import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "public_origin")]
HOUR = timedelta(hours=1)
NAME = "Mira Sandal"
POST = "/2026/11/24/court-adjourns-hearing-1/"
PAGES = (
    f"/ {POST} {POST}lite/ {POST}copy/ {POST}versions/1/ {POST}versions/changes/?old=1&new=2"
    " /feed.rss /feed.atom /feed.json /tags/courts/feed.json /search/?q=Sandal"
    " /corrections/ /sitemaps/lists.xml"
).split()


@pytest.fixture
def post() -> Post:
    """A post in its second version, with a third to come, by two people."""
    post = make_post(1, bylines=[NAME, "Another Name"])
    publish(post, at=NOW - 2 * HOUR)
    change(post, headline="Court sits")
    publish(post, at=NOW - HOUR)
    change(post, headline="Court sits again")
    publish(post, at=NOW, visible_from=NOW + HOUR)
    return post


def everything(client) -> str:
    answers = [client.get(address) for address in PAGES]
    return "".join(answer.getvalue().decode() for answer in answers)


def remove(**fields) -> int:
    return remove_name(
        Byline.objects.get(name=NAME), **{"reason": "In danger.", "by": None, "at": NOW} | fields
    )


@pytest.mark.usefixtures("post")
def test_name_is_gone_from_every_page_feed_and_version_at_once(client, clock):
    assert everything(client).count(NAME) > 10
    assert NAME in public_rows()

    assert remove() == 3

    assert NAME not in everything(client)
    assert NAME not in public_rows()
    clock.move_to(NOW + 2 * HOUR)
    shown = everything(client)
    assert (NAME in shown, "Another Name" in shown, "Court sits again" in shown) == (
        False,
        True,
        True,
    )


@pytest.mark.usefixtures("post")
def test_page_of_the_name_closes_and_the_post_stays(client):
    assert client.get("/by/mira-sandal/").status_code == 200

    remove()

    answer = client.get("/by/mira-sandal/")
    assert answer.status_code == 410
    assert "This page was withdrawn" in words(answer)
    for form in ("rss", "atom", "json"):
        assert client.get(f"/by/mira-sandal/feed.{form}").status_code == 410
    assert client.get("/by/nobody/feed.rss").status_code == 404
    assert client.get(POST).status_code == 200
    assert client.get("/by/another-name/").status_code == 200


def test_post_without_another_name_names_the_newsroom_in_its_data(client):
    publish(make_post(1))
    remove()

    assert nodes(text(client, POST))["NewsArticle"]["author"][0]["@type"] == "NewsMediaOrganization"


def test_name_does_not_come_back_with_the_next_text(client, post):
    remove()
    change(post, headline="Court sits for the third time")

    publish(post, at=NOW)

    assert NAME not in everything(client)
    assert client.get("/by/mira-sandal/").status_code == 410


def test_text_whose_only_name_is_removed_needs_a_source(newsroom):
    post = make_post(1)
    remove()

    with pytest.raises(NotAllowed, match="Name a byline, or write a source line"):
        publish(post)


def test_name_that_was_another_when_the_text_went_out_is_found(post):
    Byline.objects.filter(name=NAME).update(name="New Name", slug="new-name")
    Section.objects.filter(slug="mira-sandal").update(name="New Name", slug="new-name")

    remove_name(Byline.objects.get(name="New Name"), reason="In danger.", by=None, at=NOW)

    assert {one["name"] for edition in Edition.objects.all() for one in edition.bylines} == {
        "Another Name"
    }


def test_chief_removes_a_name_with_a_reason_that_is_logged(client, newsroom, post):
    client.force_login(newsroom.chief)
    byline = Byline.objects.get(name=NAME)
    address = f"/admin/posts/byline/{byline.pk}/"
    assert "Remove this name everywhere" in words(client.get(f"{address}change/"))
    assert "3 published texts bear this name." in words(client.get(f"{address}remove/"))

    without = client.post(f"{address}remove/", {"reason": " "})
    assert "Say why." in words(without)
    assert Edition.objects.first().bylines
    client.post(f"{address}remove/", {"reason": "Her family is in danger."})

    byline.refresh_from_db()
    assert (byline.removed_by, byline.removed_at) == (newsroom.chief, NOW)
    assert "Her family is in danger." in words(client.get(f"{address}change/"))
    assert NAME not in public_rows()


@pytest.mark.parametrize("who", ["reporter", "editor", "photo"])
def test_nobody_else_removes_a_name(client, newsroom, post, who):
    client.force_login(getattr(newsroom, who))
    byline = Byline.objects.get(name=NAME)

    answer = client.post(f"/admin/posts/byline/{byline.pk}/remove/", {"reason": "Because."})

    assert answer.status_code == 403
    assert NAME in public_rows()
    with pytest.raises(NotAllowed, match="Ask a chief editor"):
        remove(by=getattr(newsroom, who))


def test_removed_name_cannot_be_removed_again_or_changed_or_deleted(client, newsroom, post):
    remove()
    client.force_login(newsroom.chief)
    byline = Byline.objects.get(name=NAME)

    client.post(f"/admin/posts/byline/{byline.pk}/change/", {"name": "X", "slug": "x"})
    client.post(f"/admin/posts/byline/{byline.pk}/delete/", {"post": "yes"})

    assert Byline.objects.get(pk=byline.pk).name == NAME
    with pytest.raises(NotAllowed, match="removed already"):
        remove()


def test_inactive_and_removed_names_are_offered_for_no_new_text(client, newsroom):
    make_byline("Mira Left", is_active=False)
    make_byline("Mira Stays")
    client.force_login(newsroom.editor)
    asked = {"term": "Mira", "app_label": "posts", "model_name": "post", "field_name": "bylines"}

    found = client.get("/admin/autocomplete/", asked).json()["results"]

    assert [one["text"] for one in found] == ["Mira Stays"]
