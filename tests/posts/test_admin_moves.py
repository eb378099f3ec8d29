"""The buttons of a post: who may press which, and what a forged request comes to."""

from datetime import timedelta

import pytest
from django.test import Client

from posts.desk import Post
from posts.record import Edition
from tests.desk import move, page, said, save, words
from tests.factories import NOW, change, make_photo, make_post, make_published, publish
from watchdog import workflow
from watchdog.copies import State
from watchdog.editions import digest
from watchdog.moves import MOVES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

WITHDRAWAL = {"kind": "LEGAL", "notice": "A court forbids it.", "reason": "Order 12."}
# What each role may do with a text that somebody else wrote.
MAY = {
    "reporter": set(),
    "photo": set(),
    "editor": {"submit", "send_back", "approve", "publish", "spike", "unspike"},
    "chief": {"submit", "send_back", "approve", "publish", "spike", "unspike", "publish_unread"},
}
FROM = {
    "submit": State.DRAFT,
    "send_back": State.REVIEW,
    "approve": State.REVIEW,
    "publish": State.READY,
    "publish_unread": State.DRAFT,
    "spike": State.DRAFT,
    "unspike": State.SPIKED,
}


def in_state(state, newsroom) -> Post:
    """A post of nobody's, which the newsroom's editor has not written or approved."""
    post = make_post()
    if state in {State.REVIEW, State.READY}:
        workflow.submit(post, by=None, at=NOW)
    if state == State.READY:
        workflow.approve(post, named=named(post), by=None, at=NOW)
    if state == State.SPIKED:
        workflow.spike(post, by=None, at=NOW)
    post.refresh_from_db()
    assert post.state == state
    return post


def named(post) -> str:
    return digest(post.door.snapshot(post))


@pytest.mark.parametrize("verb", FROM)
@pytest.mark.parametrize("role", MAY)
def test_role_makes_its_own_moves_and_no_other(client, newsroom, role, verb):
    post = in_state(FROM[verb], newsroom)
    client.force_login(getattr(newsroom, role))

    answer = move(client, post, verb, reason="It has to be.", named=named(post))

    post.refresh_from_db()
    if verb in MAY[role]:
        assert (answer.status_code, post.state) == (302, MOVES[verb].target)
        line = post.transitions.first()
        assert (line.verb, line.by, line.at) == (verb, getattr(newsroom, role), NOW)
    else:
        assert post.state == FROM[verb]
        assert answer.context["refusal"]
        assert not post.transitions.filter(by=getattr(newsroom, role)).exists()
        assert not Edition.objects.exists()


@pytest.mark.parametrize("verb", FROM)
@pytest.mark.parametrize("role", MAY)
def test_page_offers_the_moves_of_the_role_and_no_other(client, newsroom, role, verb):
    post = in_state(FROM[verb], newsroom)
    client.force_login(getattr(newsroom, role))

    panel = client.get(page(post)).context["panel"]

    shown = [panel.next, *panel.others, *panel.refused]
    buttons = {button.verb: button.refusal for button in shown if button}
    assert (buttons[verb] == "") == (verb in MAY[role])


def test_refused_button_is_disabled_and_says_why(client, newsroom):
    post = make_post(created_by=newsroom.editor)
    workflow.submit(post, by=newsroom.editor, at=NOW)
    client.force_login(newsroom.editor)

    answer = client.get(page(post))

    assert answer.context["panel"].next.verb == "approve"
    assert "You wrote or changed this text. Somebody else has to read and approve it." in words(
        answer
    )
    assert f'action="{page(post, "move", "approve")}"' not in answer.content.decode()


def test_author_cannot_approve_by_a_forged_request(client, newsroom):
    post = make_post(created_by=newsroom.chief)
    workflow.submit(post, by=newsroom.chief, at=NOW)
    client.force_login(newsroom.chief)

    answer = move(client, post, "approve", named=named(post))

    post.refresh_from_db()
    assert post.state == State.REVIEW
    assert "Somebody else has to read and approve it" in words(answer)


def test_reporter_submits_her_own_draft_and_no_other(client, newsroom):
    own = make_post(1, created_by=newsroom.reporter)
    other = make_post(2, created_by=newsroom.editor)
    client.force_login(newsroom.reporter)

    done = move(client, own, "submit")
    refused = move(client, other, "submit")

    own.refresh_from_db()
    other.refresh_from_db()
    assert (own.state, other.state) == (State.REVIEW, State.DRAFT)
    assert said(done) == ["Done: submit for review."]
    assert "Somebody else began this." in words(refused)


def test_approval_names_the_text_that_was_shown(client, newsroom):
    post = make_post(created_by=newsroom.reporter)
    workflow.submit(post, by=newsroom.reporter, at=NOW)
    client.force_login(newsroom.editor)
    shown = client.get(page(post)).context["panel"].next.form["named"].value()
    post.refresh_from_db()
    change(post, by=newsroom.chief, headline="Court frees editor")

    answer = move(client, post, "approve", named=shown)

    post.refresh_from_db()
    assert post.state == State.REVIEW
    assert "Somebody changed this while you read it." in words(answer)


def test_publish_button_says_that_a_caption_changed(client, newsroom):
    photo = make_photo()
    post = make_post(created_by=newsroom.reporter, lead=photo)
    workflow.submit(post, by=newsroom.reporter, at=NOW)
    workflow.approve(post, named=named(post), by=newsroom.editor, at=NOW)
    photo.caption = "Another caption."
    photo.save()
    client.force_login(newsroom.editor)

    panel = client.get(page(post)).context["panel"]

    assert panel.next.refusal == (
        "This changed after it was approved. Send it back, then have it read again."
    )


def test_editor_publishes_for_a_later_time(client, newsroom):
    post = in_state(State.READY, newsroom)
    client.force_login(newsroom.editor)

    move(client, post, "publish", visible_from="2026-11-24T18:30")

    edition = Edition.objects.get()
    assert edition.visible_from == NOW + timedelta(hours=6, minutes=30)
    assert "scheduled for 24 Nov 2026, 18:30 UTC" in words(client.get(page(post)))


def test_scheduled_post_is_taken_back_by_its_button(client, newsroom):
    post = make_post()
    publish(post, visible_from=NOW + timedelta(hours=6))
    client.force_login(newsroom.editor)

    move(client, post, "unschedule")

    post.refresh_from_db()
    assert post.state == State.READY
    assert not Edition.objects.unfinished(at=NOW).exists()


def test_withdrawal_has_a_page_of_its_own_that_keeps_what_was_typed(client, newsroom):
    post = Post.objects.get(pk=make_published().post_id)
    client.force_login(newsroom.editor)

    asked = client.get(page(post, "move", "withdraw"))
    short = move(client, post, "withdraw", kind="SAFETY", notice="We no longer show this.")

    assert "Words for readers" in words(asked)
    assert "Say why. The log keeps it." in words(short)
    assert "We no longer show this." in words(short)
    assert Edition.objects.visible(at=NOW).get().kind == "TEXT"


def test_withdrawn_post_shows_its_notice_and_comes_back(client, newsroom, clock):
    post = Post.objects.get(pk=make_published().post_id)
    client.force_login(newsroom.chief)

    clock.shift(60)
    move(client, post, "withdraw", **WITHDRAWAL)
    withdrawn = words(client.get(page(post)))
    clock.shift(60)
    move(client, post, "reinstate", reason="The order was lifted.")

    assert "withdrawn: withheld for legal reasons" in withdrawn
    assert Edition.objects.visible(at=NOW + timedelta(minutes=2)).get().kind == "TEXT"
    assert [line.verb for line in post.transitions.all()][:2] == ["reinstate", "withdraw"]


def test_move_that_needs_a_reason_is_refused_without_one(client, newsroom):
    post = in_state(State.REVIEW, newsroom)
    client.force_login(newsroom.editor)

    answer = move(client, post, "send_back", reason="  ")

    post.refresh_from_db()
    assert post.state == State.REVIEW
    assert "Say why. The log keeps it." in words(answer)


def test_post_with_something_missing_has_no_way_out(client, newsroom):
    post = make_post(summary="")
    workflow.submit(post, by=None, at=NOW)
    client.force_login(newsroom.editor)

    answer = client.get(page(post))
    forged = move(client, post, "approve", named=named(post))

    assert answer.context["panel"].next.refusal == "Mend first what the checks name below."
    assert "Write a summary of one or two sentences." in words(answer)
    assert "Write a summary of one or two sentences." in words(forged)


def test_move_without_the_token_of_the_form_is_refused(newsroom):
    post = make_post(created_by=newsroom.reporter)
    client = Client(enforce_csrf_checks=True)
    client.force_login(newsroom.reporter)

    answer = move(client, post, "submit")

    post.refresh_from_db()
    assert (answer.status_code, post.state) == (403, State.DRAFT)


def test_address_asked_for_without_a_button_moves_nothing(client, newsroom):
    post = make_post(created_by=newsroom.reporter)
    client.force_login(newsroom.reporter)

    answer = client.get(page(post, "move", "submit"))

    post.refresh_from_db()
    assert (answer.status_code, post.state) == (302, State.DRAFT)


@pytest.mark.parametrize("verb", ["saved", "_let_out", "frobnicate"])
def test_verb_that_is_no_move_is_not_found(client, newsroom, verb):
    client.force_login(newsroom.chief)

    assert move(client, make_post(), verb).status_code == 404


def test_nobody_moves_anything_without_logging_in(client):
    post = make_post()

    answer = move(client, post, "submit")

    post.refresh_from_db()
    assert (answer.status_code, post.state) == (302, State.DRAFT)
    assert "/admin/login/" in answer["Location"]


def test_embargo_cannot_be_set_behind_the_time_that_was_scheduled(client, newsroom):
    post = make_post()
    publish(post, visible_from=NOW + timedelta(hours=6))
    client.force_login(newsroom.editor)

    late = {"embargo_until_0": "2026-11-24", "embargo_until_1": "18:01"}
    refused = save(client, post, **late)
    allowed = save(client, post, **late | {"embargo_until_1": "18:00"})

    post.refresh_from_db()
    assert "This appears before that, at 24 November 2026, 18:00 UTC." in words(refused)
    assert (allowed.status_code, post.embargo_until) == (302, NOW + timedelta(hours=6))
