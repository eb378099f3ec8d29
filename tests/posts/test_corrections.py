"""What readers are told of a mistake, and when they are told of a change at all."""

from datetime import timedelta

import pytest

from posts.desk import Correction, Post
from posts.record import Edition
from tests.desk import move, page, words
from tests.factories import NOW, change, make_post, publish
from tests.pages import SITE, nodes, text
from watchdog import workflow
from watchdog.editions import digest
from watchdog.moves import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "public_origin")]
HOUR = timedelta(hours=1)
POST = "/2026/11/24/court-adjourns-hearing-1/"


def live() -> Post:
    post = make_post(1)
    publish(post, at=NOW - HOUR)
    post.refresh_from_db()
    return post


def say(post, kind="CORRECTION", text="Two people were hurt.", **fields) -> None:
    Correction.objects.create(post=post, kind=kind, text=text, **{"at": NOW} | fields)


def approved(post, newsroom) -> Post:
    change(post)
    workflow.submit(post, by=None, at=NOW)
    workflow.approve(post, named=digest(post.door.snapshot(post)), by=newsroom.chief, at=NOW)
    post.refresh_from_db()
    return post


def test_correction_says_what_was_wrong_and_what_is_right_above_the_text(client):
    post = live()
    say(post, wrong="Three people were hurt.")
    say(post, kind="UPDATE", text="The outlet sent a statement.")
    change(post)
    publish(post)

    shown = words(client.get(POST))

    order = [
        "Correction, 24 November 2026, 12:00 UTC",
        "What was wrong Three people were hurt.",
        "What is right Two people were hurt.",
        "A district court adjourned the hearing.",
        "Update, 24 November 2026, 12:00 UTC The outlet sent a statement.",
    ]
    places = [shown.index(part) for part in order]
    assert places == sorted(places)


def test_line_under_the_byline_leads_to_the_correction(client):
    post = live()
    say(post, kind="UPDATE", text="More is known.", at=NOW - HOUR)
    say(post)
    change(post)
    anchor = publish(post).notes_above[0]["anchor"]

    shown = text(client, POST)

    assert f'<a href="{POST}#{anchor}"><bdi>Correction, 24 November 2026' in shown
    assert shown.count(f'id="{anchor}"') == 1


def test_two_notes_of_one_moment_have_two_anchors():
    post = live()
    say(post)
    say(post, text="And one of them was a driver.")
    change(post)

    first, second = publish(post).corrections

    assert first["anchor"] != second["anchor"]


@pytest.mark.parametrize("address", ["lite/", "copy/"])
def test_correction_goes_wherever_the_text_goes(client, address):
    post = live()
    say(post, wrong="Three people were hurt.")
    change(post)
    publish(post)

    assert "What was wrong Three people were hurt." in words(client.get(POST + address))


def test_feed_carries_the_wrong_and_the_right_words(client):
    post = live()
    say(post, wrong="Three people were hurt.")
    change(post)
    publish(post)

    item = client.get("/feed.json").json()["items"][0]["content_html"]

    assert item.index("Three people were hurt.") < item.index("Two people were hurt.")
    assert item.index("Two people were hurt.") < item.index("A district court")


def test_data_of_the_page_carries_the_right_words(client):
    post = live()
    say(post, wrong="Three people were hurt.")
    change(post)
    publish(post)

    assert nodes(text(client, POST))["NewsArticle"]["correction"][0]["text"] == (
        "Two people were hurt."
    )
    assert SITE in text(client, POST)


def test_approval_from_before_there_were_wrong_words_stays_good():
    post = live()
    say(post)

    assert post.door.snapshot(post)["notes"] == [["CORRECTION", NOW, "Two people were hurt."]]


def test_update_without_a_note_moves_the_time_that_readers_know(newsroom, client):
    post = live()
    post.body = "<p>A district court adjourned the hearing again.</p>"
    post.save()
    workflow.publish(approved(post, newsroom), by=newsroom.chief, at=NOW)

    assert Edition.objects.visible(at=NOW).get().updated_at == NOW
    assert "Updated 24 November 2026, 12:00 UTC" in words(client.get(POST))


def test_silent_fix_changes_the_text_and_not_the_time(client, newsroom):
    post = live()
    post.body = "<p>A district court adjurned the hearing.</p>"
    post.save()
    post = approved(post, newsroom)
    client.force_login(newsroom.chief)

    move(client, post, "publish", is_silent="on")

    shown = Edition.objects.visible(at=NOW).get()
    assert "adjurned" in shown.whole_html
    assert (shown.number, shown.updated_at) == (2, None)
    assert "Updated" not in words(client.get(POST))
    line = post.transitions.first()
    assert (line.verb, line.reason) == ("publish", "A silent fix: the “updated” time stays.")


def test_silent_fix_after_an_update_keeps_the_time_of_the_update(newsroom):
    post = live()
    change(post, headline="Court frees editor")
    publish(post, at=NOW - HOUR / 2)
    change(post, headline="Court frees an editor")

    workflow.publish(approved(post, newsroom), by=newsroom.chief, at=NOW, is_silent=True)

    assert Edition.objects.visible(at=NOW).get().updated_at == NOW - HOUR / 2


def test_correction_cannot_go_out_as_a_silent_fix(client, newsroom):
    post = live()
    say(post)
    post = approved(post, newsroom)
    client.force_login(newsroom.chief)

    answer = move(client, post, "publish", is_silent="on")

    assert "readers have to be told" in words(answer)
    assert Edition.objects.visible(at=NOW).get().number == 1


def test_what_never_was_out_cannot_be_mended_silently(client, newsroom):
    post = approved(make_post(1), newsroom)
    client.force_login(newsroom.chief)

    assert "silent fix" not in words(client.get(page(post)))
    with pytest.raises(NotAllowed, match="Readers see nothing of this yet"):
        workflow.publish(post, by=newsroom.chief, at=NOW, is_silent=True)
