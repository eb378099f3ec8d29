"""What waits for whom at the desk: said once, for the boxes of its first page and for the lists.

Each admin hangs up its own as ``queues``. Nothing here knows an app.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone

from watchdog.copies import AT_WORK, State
from watchdog.moves import MOVES


@dataclass(frozen=True)
class Queue:
    """Rows that wait. Those of the same key in several apps share one box."""

    key: str
    title: str
    # Called with the rows that a person may see, the person, and the time.
    select: Callable[[QuerySet, Any, datetime], QuerySet]
    # What the box says of a row besides its name.
    line: Callable[[Any], str] = lambda _row: ""
    # The move, or the permission, of whoever it concerns; "" is everybody.
    verb: str = ""
    # Boxes stand in this order.
    rank: int = 50

    def concerns(self, request: HttpRequest, model: Any) -> bool:
        if not self.verb:
            return True
        if self.verb in MOVES:
            return request.user.has_perm(MOVES[self.verb].permission(model))
        return request.user.has_perm(f"{model._meta.app_label}.{self.verb}")


class WaitsFilter(admin.SimpleListFilter):
    """Narrows a list down to one of the queues of its admin."""

    title = "what waits"
    parameter_name = "waits"

    def __init__(self, request: HttpRequest, params: Any, model: Any, model_admin: Any) -> None:
        self.queues = {q.key: q for q in model_admin.queues if q.concerns(request, model)}
        super().__init__(request, params, model, model_admin)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(key, queue.title) for key, queue in self.queues.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        queue = self.queues.get(self.value() or "")
        return queue.select(queryset, request.user, timezone.now()) if queue else queryset


# What every working copy may wait for.


def to_review(copies: QuerySet, user: Any, at: datetime) -> QuerySet:
    return copies.filter(state=State.REVIEW).exclude(created_by=user).order_by("changed_at")


def returned(copies: QuerySet, user: Any, at: datetime) -> QuerySet:
    mine = Q(created_by=user) | Q(assignee=user)
    return _with_last(copies).filter(mine, state=State.DRAFT, last_verb="send_back")


def drafts(copies: QuerySet, user: Any, at: datetime) -> QuerySet:
    rows = _with_last(copies).filter(AT_WORK, created_by=user, state=State.DRAFT)
    # Those that were sent back stand above; what was withdrawn is no draft to go on with.
    return rows.filter(Q(last_verb=None) | ~Q(last_verb__in=("send_back", "withdraw")))


def assigned(copies: QuerySet, user: Any, at: datetime) -> QuerySet:
    return copies.filter(AT_WORK, assignee=user).exclude(state=State.SPIKED)


def noted(copies: QuerySet, user: Any, at: datetime) -> QuerySet:
    """Copies with open notes that concern somebody: their own, or where they take part."""
    key = _key(copies)
    notes = copies.model.notes.rel.related_model.objects.open()
    here = notes.filter(**{key: OuterRef("pk")})
    takes_part = Exists(here.filter(Q(by=user) | Q(replies__by=user)))
    rows = copies.filter(pk__in=notes.values(key)).annotate(
        note_by=Subquery(here.order_by("-at", "-pk").values("by__username")[:1])
    )
    return rows.filter(Q(created_by=user) | Q(assignee=user) | takes_part)


def ready(copies: QuerySet, user: Any, at: datetime) -> QuerySet:
    return copies.filter(state=State.READY).order_by("changed_at")


def scheduled(copies: QuerySet, user: Any, at: datetime) -> QuerySet:
    door = copies.model.door
    later = door.edition.objects.unfinished(at=at).filter(visible_from__gt=at)
    return copies.filter(pk__in=later.values(door.key)).order_by("appears_at")


def unread(copies: Any, user: Any, at: datetime) -> QuerySet:
    return copies.unsigned().order_by("changed_at")


def _key(copies: QuerySet) -> str:
    return str(copies.model.door.key)


def _with_last(copies: QuerySet) -> QuerySet:
    """Add the last move of each copy: ``last_verb``, ``last_by`` and ``last_reason``."""
    log = copies.model.transitions.rel.related_model.objects
    moves = log.filter(**{_key(copies): OuterRef("pk")}).order_by("-at", "-pk")
    return copies.annotate(
        last_verb=Subquery(moves.values("verb")[:1]),
        last_by=Subquery(moves.values("by__username")[:1]),
        last_reason=Subquery(moves.values("reason")[:1]),
    )


def moment(at: datetime) -> str:
    return f"{at:%d %b %Y, %H:%M} UTC"


def _since(copy: Any) -> str:
    if copy.embargo_until is None:
        return f"changed {moment(copy.changed_at)}"
    held = copy.embargo_until > timezone.now()
    return f"embargo {'until' if held else 'ended'} {moment(copy.embargo_until)}"


def _changed(copy: Any) -> str:
    return f"changed {moment(copy.changed_at)}"


COMMON = (
    Queue(
        "returned",
        "Returned to you",
        returned,
        lambda copy: f"{copy.last_by or 'a command'}: “{copy.last_reason}”",
        rank=10,
    ),
    Queue("review", "To review", to_review, _changed, "approve", rank=11),
    Queue("notes", "Notes for you", noted, lambda c: f"by {c.note_by}", "view_note", rank=12),
    Queue("assigned", "Assigned to you", assigned, lambda c: c.get_state_display(), rank=13),
    Queue("drafts", "Your drafts", drafts, _changed, rank=14),
    Queue("ready", "Ready, without a time", ready, _since, "publish", rank=20),
    Queue("unread", "Published unread, to sign off", unread, _changed, "sign_off", rank=15),
    Queue("scheduled", "Scheduled", scheduled, lambda c: moment(c.appears_at), rank=21),
)
