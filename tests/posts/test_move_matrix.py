"""Every role, every move, every state: what is allowed stands here, and nothing else happens."""

from datetime import timedelta

import pytest
from django.db import transaction

from posts.desk import Post
from posts.record import Edition
from tests.desk import filled_in, move, page
from tests.factories import NOW, change, make_post, publish
from watchdog import workflow
from watchdog.editions import digest
from watchdog.moves import MOVES

pytestmark = [pytest.mark.once, pytest.mark.django_db, pytest.mark.usefixtures("clock")]

HOUR = timedelta(hours=1)
# What a chief editor may do with a text that others wrote, in each state that a text can be in.
ALLOWED = {
    "draft": {"submit", "publish_unread", "spike"},
    "review": {"send_back", "approve", "publish_unread", "spike"},
    "ready": {"send_back", "publish", "publish_unread", "spike"},
    "live": {"withdraw"},
    "live, changed": {"submit", "publish_unread", "withdraw"},
    "corrected": {"withdraw", "close_past"},
    "scheduled": {"unschedule"},
    "unread": {"sign_off", "withdraw"},
    "withdrawn": {"submit", "publish_unread", "reinstate", "close_past"},
    "spiked": {"unspike"},
}
CHIEFS_ALONE = {"publish_unread", "reinstate"}
MAY = {
    "reporter": dict.fromkeys(ALLOWED, frozenset()),
    "photo": dict.fromkeys(ALLOWED, frozenset()),
    "editor": {state: verbs - CHIEFS_ALONE for state, verbs in ALLOWED.items()},
    "chief": ALLOWED,
}
TYPED = {"reason": "It has to be.", "kind": "LEGAL", "notice": "A court forbids it."}


def bring(state: str, newsroom) -> Post:
    """A text of nobody's in that state; commands wrote, approved and published it."""
    post = make_post()
    reason = {"by": None, "at": NOW, "reason": "A test needs it."}
    match state:
        case "review" | "ready":
            workflow.submit(post, by=None, at=NOW)
            if state == "ready":
                workflow.approve(post, named=named(post), by=None, at=NOW)
        case "scheduled":
            publish(post, visible_from=NOW + HOUR)
        case "unread":
            other = type(newsroom.chief).objects.create_superuser("other", password="secret")
            workflow.publish_unread(post, by=other, at=NOW, reason="In haste.")
        case "spiked":
            workflow.spike(post, by=None, at=NOW)
        case "live" | "live, changed" | "corrected" | "withdrawn":
            publish(post, at=NOW - HOUR)
    if state in {"live, changed", "corrected"}:
        change(post, headline="Court frees editor")
    if state == "corrected":
        publish(post)
    if state == "withdrawn":
        workflow.withdraw(post, kind="LEGAL", notice="A court forbids it.", **reason)
    post.refresh_from_db()
    return post


def named(post) -> str:
    return digest(post.door.snapshot(post))


def everything(post) -> list:
    """What a move could change: the row, its log and what readers see of it, and until when."""
    editions = Edition.objects.filter(post_id=post.pk).order_by("pk")
    return [
        *Post.objects.filter(pk=post.pk).values_list("state", "approved_digest", "unread_by"),
        *post.transitions.values_list("pk", flat=True),
        *editions.values_list("pk", "kind", "visible_from", "visible_until"),
    ]


@pytest.mark.parametrize("state", ALLOWED)
@pytest.mark.parametrize("role", MAY)
def test_request_and_button_do_what_the_role_may_do_and_nothing_else(client, newsroom, role, state):
    post, person = bring(state, newsroom), getattr(newsroom, role)
    client.force_login(person)
    before, happened = everything(post), set()

    for verb in MOVES:
        with transaction.atomic():
            move(client, post, verb, named=named(post), **TYPED)
            if everything(post) != before:
                happened.add(verb)
                line = post.transitions.first()
                assert (line.verb, line.by, line.at) == (verb, person, NOW)
                assert len(line.digest) == 64
            transaction.set_rollback(True)

    assert happened == MAY[role][state]
    answer = client.get(page(post))

    panel = answer.context["panel"]
    buttons = [panel.next, *panel.others, *panel.refused]
    assert {one.verb for one in buttons if one and not one.refusal} == MAY[role][state]
    html = answer.content.decode()
    pages = {page(post, "move", verb): verb for verb in MOVES}
    assert {verb for at, verb in pages.items() if f'"{at}"' in html} == MAY[role][state]


@pytest.mark.parametrize("field", ["state", "approved_digest", "unread_by", "created_by"])
def test_form_takes_no_field_of_the_workflow(client, newsroom, field):
    post = make_post(created_by=newsroom.reporter)
    client.force_login(newsroom.reporter)
    before = Post.objects.filter(pk=post.pk).values_list(field, flat=True).get()

    typed = {"state": "PUBLISHED", "approved_digest": "f" * 64}
    sent = filled_in(client.get(page(post))) | {field: typed.get(field, newsroom.chief.pk)}
    client.post(page(post), sent | {"headline": "Another headline"})

    post.refresh_from_db()
    assert post.headline == "Another headline"
    assert Post.objects.filter(pk=post.pk).values_list(field, flat=True).get() == before
