"""Readers look up what a post said before, and what changed."""

from datetime import timedelta

import pytest

from posts.desk import Correction, Post
from posts.photos.door import withdraw_photo
from posts.record import Edition
from tests.desk import move, words
from tests.factories import NOW, change, make_photo, make_post, publish
from tests.pages import SITE, text
from watchdog import workflow
from watchdog.editions import digest
from watchdog.moves import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "public_origin")]
HOUR = timedelta(hours=1)
POST = "/2026/11/24/court-adjourns-hearing-1/"
LIST = f"{POST}versions/"
REST = "<p>No date was set.</p><p>Nobody came.</p>"
FIRST = f"{POST}versions/1/"
CHANGES = f"{POST}versions/changes/?old=1&new=2"


@pytest.fixture
def post() -> Post:
    """A post in its second version."""
    post = make_post(1, body=f"<p>Three people were hurt.</p>{REST}")
    publish(post, at=NOW - 3 * HOUR)
    change(post, body=f"<p>Two people were hurt.</p>{REST}", headline="Court sits")
    publish(post, at=NOW - 2 * HOUR)
    return post


def withdraw(post, kind="SAFETY", at=NOW - HOUR):
    workflow.withdraw(post, by=None, at=at, kind=kind, notice="Gone.", reason="It had to be.")


def test_page_leads_to_the_versions_once_there_are_several(client, post):
    publish(make_post(2), at=NOW)

    assert f'href="{LIST}"' in text(client, POST)
    assert "versions/" not in text(client, "/2026/11/24/court-adjourns-hearing-2/")


def test_versions_are_listed_newest_first_with_what_each_was(
    client, newsroom, post, django_assert_num_queries
):
    Correction.objects.create(post=post, text="Two people were hurt.", at=NOW - HOUR)
    change(post)
    publish(post, at=NOW - HOUR)
    change(post, body="<p>Two people were hurt.</p><p>No day was set.</p>")
    workflow.submit(post, by=None, at=NOW)
    workflow.approve(post, named=digest(post.door.snapshot(post)), by=None, at=NOW)
    workflow.publish(post, by=None, at=NOW, is_silent=True)

    with django_assert_num_queries(3):
        shown = words(client.get(LIST))

    expected = [
        "24 November 2026, 12:00 UTC Small fix, not announced",
        "24 November 2026, 11:00 UTC Correction",
        "24 November 2026, 10:00 UTC Updated",
        "24 November 2026, 09:00 UTC First version",
    ]
    places = [shown.index(line) for line in expected]
    assert places == sorted(places)


def test_earlier_version_shows_what_stood_there_and_says_that_it_is_old(
    client, post, django_assert_num_queries
):
    with django_assert_num_queries(3):
        answer = client.get(FIRST)

    shown, html = words(answer), answer.content.decode()
    assert "This is an earlier version. The post says something else now." in shown
    assert "From 24 November 2026, 09:00 until 24 November 2026, 10:00 UTC" in shown
    assert "Three people were hurt." in shown
    assert '<meta name="robots" content="noindex, follow">' in html
    assert f'<link rel="canonical" href="{SITE}{POST}">' in html


def test_present_version_says_that_it_is_the_present_one(client, post):
    assert "This is what the post says now." in words(client.get(f"{LIST}2/"))


@pytest.mark.parametrize("query", ["old=1&new=2", "old=2&new=1"])
def test_changes_are_told_in_words(client, post, query, django_assert_num_queries):
    with django_assert_num_queries(3):
        answer = client.get(f"{POST}versions/changes/?{query}")

    shown = words(answer)
    assert "[ Three went] [ Two came] people were hurt." in shown.replace("  ", " ")
    assert "Headline" in shown
    assert "No date was set." not in shown
    assert "2 paragraphs without changes" in shown
    assert '<meta name="robots" content="noindex, follow">' in answer.content.decode()


def test_silent_fix_is_told_like_any_other_change(client, post):
    change(post, summary="A court adjourned a hearing.")
    workflow.submit(post, by=None, at=NOW)
    workflow.approve(post, named=digest(post.door.snapshot(post)), by=None, at=NOW)
    workflow.publish(post, by=None, at=NOW, is_silent=True)

    assert "Summary" in words(client.get(f"{POST}versions/changes/?old=2&new=3"))


@pytest.mark.parametrize(
    "query", ["", "old=1", "old=1&new=9", "old=x&new=2", "old=-1&new=2", "old=²&new=2"]
)
def test_comparison_with_what_never_was_is_not_found(client, post, query):
    assert client.get(f"{POST}versions/changes/?{query}").status_code == 404


def test_version_that_is_scheduled_or_was_taken_back_is_nowhere(client, post, clock):
    change(post, headline="PLANTED headline")
    publish(post, at=NOW, visible_from=NOW + HOUR)
    assert client.get(f"{LIST}3/").status_code == 404
    workflow.unschedule(post, by=None, at=NOW)

    clock.move_to(NOW + 2 * HOUR)

    assert client.get(f"{LIST}3/").status_code == 404
    assert client.get(f"{POST}versions/changes/?old=2&new=3").status_code == 404
    assert words(client.get(LIST)).count("Read this version") == 2


@pytest.mark.parametrize(("kind", "status"), [("SAFETY", 410), ("LEGAL", 451), ("RETRACTION", 200)])
@pytest.mark.parametrize("address", [LIST, FIRST, CHANGES])
def test_withdrawal_closes_all_versions(client, post, kind, status, address):
    assert client.get(address).status_code == 200
    withdraw(post, kind)

    answer = client.get(address, follow=True)

    assert answer.redirect_chain == [(POST, 302)]
    assert answer.status_code == status
    assert "Three people" not in answer.content.decode()


def test_what_stood_before_a_withdrawal_stays_closed_when_the_post_is_back(client, post):
    withdraw(post)
    workflow.reinstate(post, by=None, at=NOW, reason="Nobody is in danger.")

    assert client.get(FIRST).status_code == 404
    assert client.get(f"{POST}versions/changes/?old=1&new=4").status_code == 404
    shown = words(client.get(LIST))
    assert ("Earliest version that is open" in shown, "First version" in shown) == (True, False)


def test_withdrawn_photo_is_gone_from_old_versions_too(client):
    photo = make_photo(caption="A face in the crowd.")
    post = make_post(1, lead=photo)
    publish(post, at=NOW - HOUR)
    change(post, headline="Court sits")
    publish(post, at=NOW)
    assert "A face in the crowd." in text(client, FIRST)
    withdraw_photo(photo, words="Taken away.", by=None, at=NOW)

    shown = text(client, FIRST)
    assert ("A face in the crowd." in shown, "Taken away." in shown) == (False, True)


def test_versions_follow_the_post_to_its_new_address(client, post):
    change(post, slug="court-sits")
    publish(post, at=NOW)

    assert client.get(LIST, follow=True).redirect_chain[-1] == ("/2026/11/24/court-sits/", 301)
    assert "Three people were hurt." in text(client, "/2026/11/24/court-sits/versions/1/")
    assert Edition.objects.visible(at=NOW).get().number == 3


def test_comparison_tells_what_was_said_of_the_change(client, post):
    Correction.objects.create(post=post, wrong="Three.", text="Two.", at=NOW)
    change(post)
    publish(post, at=NOW)

    shown = words(client.get(f"{POST}versions/changes/?old=2&new=3"))

    assert "Corrections and notes [ Correction: Three. Two. came]" in shown.replace("  ", " ")


def test_editor_closes_what_stood_there_before(client, newsroom, post):
    client.force_login(newsroom.editor)
    assert "Three people" in text(client, FIRST)

    without = move(client, post, "close_past", reason="")
    assert "Say why." in words(without)
    assert client.get(FIRST).status_code == 200
    move(client, post, "close_past", reason="It named a source.")

    assert client.get(FIRST).status_code == 404
    assert client.get(CHANGES).status_code == 404
    shown = words(client.get(LIST))
    assert ("First version" in shown, "Earliest version that is open" in shown) == (False, True)
    assert client.get(POST).status_code == 200
    post.refresh_from_db()
    line = post.transitions.first()
    assert (line.verb, line.by, line.reason) == (
        "close_past",
        newsroom.editor,
        "It named a source.",
    )
    assert post.state == "PUBLISHED"


def test_closed_versions_stay_closed_when_the_post_goes_on(client, post):
    workflow.close_past(post, by=None, at=NOW, reason="It named a source.")
    change(post, headline="Court sits again")
    publish(post, at=NOW)

    assert client.get(FIRST).status_code == 404
    assert client.get(f"{LIST}2/").status_code == 200


@pytest.mark.parametrize("who", ["reporter", "photo"])
def test_nobody_below_an_editor_closes_versions(client, newsroom, post, who):
    client.force_login(getattr(newsroom, who))

    move(client, post, "close_past", reason="Because.")

    assert client.get(FIRST).status_code == 200


def test_post_without_a_past_has_none_to_close():
    post = make_post(1)
    publish(post)

    with pytest.raises(NotAllowed, match="no earlier version"):
        workflow.close_past(post, by=None, at=NOW, reason="It named a source.")
