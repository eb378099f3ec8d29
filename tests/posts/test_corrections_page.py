"""The page of all corrections and its feed."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest

from posts.desk import Correction, Post
from tests.desk import words
from tests.factories import NOW, change, make_post, publish
from tests.pages import SITE, text
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "public_origin")]
HOUR = timedelta(hours=1)
PAGE = "/corrections/"
FEED = "/corrections/feed.{}"


def make_corrected(number=1, kind="CORRECTION", *, at=NOW, **times) -> Post:
    post = make_post(number)
    publish(post, at=NOW - 3 * HOUR)
    Correction.objects.create(
        post=post, kind=kind, wrong=f"Wrong {number}.", text=f"Right {number}.", at=at
    )
    change(post)
    publish(post, at=NOW - HOUR, **times)
    return post


def withdraw(post, kind, **fields) -> None:
    fields = {"notice": "We took it back.", "reason": "It had to be."} | fields
    workflow.withdraw(post, by=None, at=NOW, kind=kind, **fields)


@pytest.mark.parametrize("number", [1, 3])
def test_page_lists_corrections_newest_first(client, django_assert_num_queries, number):
    for one in range(1, number + 1):
        make_corrected(one, at=NOW - one * HOUR)

    with django_assert_num_queries(2):
        shown = words(client.get(PAGE))

    expected = [
        f"Correction Court adjourns hearing {one} What was wrong Wrong {one}. "
        f"What is right Right {one}."
        for one in range(1, number + 1)
    ]
    places = [shown.index(part) for part in expected]
    assert places == sorted(places)


def test_line_leads_to_the_words_on_the_page_of_the_post(client):
    make_corrected()
    address = text(client, PAGE).split('<h2 class="headline"><a href="')[1].split('"')[0]

    path, anchor = address.split("#")

    assert f'id="{anchor}"' in text(client, path)


@pytest.mark.parametrize("kind", ["CLARIFICATION", "NOTE"])
def test_clarification_and_note_are_listed(client, kind):
    make_corrected(kind=kind)

    assert "Right 1." in words(client.get(PAGE))


def test_update_is_listed_nowhere_because_nothing_was_wrong(client):
    make_corrected(1)
    make_corrected(2, kind="UPDATE")

    shown = words(client.get(PAGE))

    assert ("Right 1." in shown, "Right 2." in shown) == (True, False)


def test_correction_is_listed_once_however_often_its_post_is_updated(client):
    post = make_corrected()
    change(post, headline="Court adjourns it again")
    publish(post, at=NOW)

    assert words(client.get(PAGE)).count("Right 1.") == 1
    assert "Court adjourns it again" in words(client.get(PAGE))


def test_scheduled_correction_appears_with_its_text_to_the_second(client, clock):
    make_corrected(visible_from=NOW + HOUR)

    clock.move_to(NOW + HOUR - timedelta(seconds=1))
    assert "Nothing has been corrected yet." in words(client.get(PAGE))
    clock.move_to(NOW + HOUR)
    assert "Right 1." in words(client.get(PAGE))


def test_unscheduled_correction_never_appears(client, clock):
    post = make_corrected(visible_from=NOW + HOUR)
    workflow.unschedule(post, by=None, at=NOW)

    clock.move_to(NOW + 2 * HOUR)

    assert "Right 1." not in words(client.get(PAGE))


def test_retraction_is_listed_with_its_headline_and_leads_to_its_notice(client):
    withdraw(make_corrected(), "RETRACTION")

    shown = words(client.get(PAGE))

    assert "Retraction Court adjourns hearing 1 We took it back." in shown
    assert "Right 1." not in shown
    assert 'href="/2026/11/24/court-adjourns-hearing-1/"' in text(client, PAGE)


@pytest.mark.parametrize("kind", ["SAFETY", "LEGAL"])
def test_withdrawal_takes_the_corrections_with_it_and_names_nothing(client, kind):
    post = make_corrected(1)
    make_corrected(2)
    assert "Right 1." in words(client.get(PAGE))

    withdraw(post, kind)

    everything = text(client, PAGE) + "".join(text(client, FEED.format(f)) for f in FORMS)
    assert "Right 2." in everything
    for word in ("Right 1.", "Wrong 1.", "hearing 1", "hearing-1", "We took it back."):
        assert word not in everything


def test_reinstated_post_brings_its_corrections_back(client):
    post = make_corrected()
    withdraw(post, "RETRACTION")
    workflow.reinstate(post, by=None, at=NOW, reason="It was right.")

    shown = words(client.get(PAGE))

    assert ("Right 1." in shown, "We took it back." in shown) == (True, False)


def test_older_corrections_are_one_link_further(client):
    for one in range(1, 13):
        make_corrected(one, at=NOW - one // 3 * HOUR)
    first = text(client, PAGE)
    address = first.split('<a rel="next" href="')[1].split('"')[0]

    older = text(client, address)

    listed = [f"Right {one}." for one in range(1, 13)]
    assert [(first + older).count(one) for one in listed] == [1] * 12
    assert older.count("Right ") == 2
    assert f'<link rel="canonical" href="{SITE}{address}">' in older
    assert "Older posts" not in older


@pytest.mark.parametrize("page", ["2026-11-24-120000-0-1", "2026-13-24-120000-0-1", "nothing"])
def test_page_that_never_was_is_not_found(client, page):
    make_corrected()

    assert client.get(f"{PAGE}older/{page}/").status_code == 404


FORMS = ("atom", "rss", "json")


@pytest.mark.parametrize("form", FORMS)
def test_feed_carries_both_sets_of_words(client, django_assert_num_queries, form):
    make_corrected()

    with django_assert_num_queries(1):
        feed = text(client, FEED.format(form))

    assert "Correction: Court adjourns hearing 1" in feed
    assert feed.index("Wrong 1.") < feed.rindex("Right 1.")
    assert f"{SITE}/2026/11/24/court-adjourns-hearing-1/#note-" in feed


def test_entry_of_the_feed_keeps_its_id_when_the_post_is_updated(client):
    post = make_corrected()
    [before] = client.get(FEED.format("json")).json()["items"]
    change(post, headline="Court adjourns it again")
    publish(post, at=NOW)

    [after] = client.get(FEED.format("json")).json()["items"]

    assert before["id"] == after["id"]
    assert after["title"] == "Correction: Court adjourns it again"


def test_site_map_and_foot_lead_to_the_page(client):
    make_corrected()

    tree = ElementTree.fromstring(client.get("/sitemaps/lists.xml").getvalue())

    namespace = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    assert f"{SITE}{PAGE}" in [found.text for found in tree.iter(f"{namespace}loc")]
    assert f'<a href="{PAGE}">Corrections</a>' in text(client, "/")
