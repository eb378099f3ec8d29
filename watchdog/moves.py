"""Which moves there are in the workflow, who may make them, and what each one needs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from watchdog.copies import State, WorkingCopy


class NotAllowed(Exception):
    """A move that cannot be made; its text tells an editor what to do instead."""


@dataclass(frozen=True)
class Move:
    verb: str
    label: str
    origins: frozenset[str]
    target: str
    needs_reason: bool = False

    def permission(self, copy: WorkingCopy | type[WorkingCopy]) -> str:
        meta = copy._meta
        return f"{meta.app_label}.{self.verb}_{meta.model_name}"


D, V, R, P, S = State.DRAFT, State.REVIEW, State.READY, State.PUBLISHED, State.SPIKED
MOVES = {
    move.verb: move
    for move in (
        Move("submit", "Submit for review", frozenset({D}), V),
        Move("send_back", "Send back", frozenset({V, R}), D, needs_reason=True),
        Move("approve", "Approve", frozenset({V}), R),
        Move("publish", "Publish", frozenset({R}), P),
        Move("publish_unread", "Publish unread", frozenset({D, V, R}), P, needs_reason=True),
        Move("sign_off", "Sign off", frozenset({D, V, R, P}), P),
        Move("unschedule", "Unschedule", frozenset({D, V, R, P}), R),
        Move("withdraw", "Withdraw", frozenset({D, V, R, P}), D, needs_reason=True),
        Move("close_past", "Close earlier versions", frozenset({D, V, R, P}), P, needs_reason=True),
        Move("reinstate", "Reinstate", frozenset({D, V, R}), P, needs_reason=True),
        Move("spike", "Spike", frozenset({D, V, R}), S),
        Move("unspike", "Take off the spike", frozenset({S}), D),
    )
}


def move_permissions(noun: str) -> tuple[tuple[str, str], ...]:
    """Return the permissions of a working copy's model, one a move, for its ``Meta``."""
    return tuple(
        (f"{move.verb}_{noun}", f"Can {move.label.lower()}: {noun}") for move in MOVES.values()
    )


def refusal(copy: Any, verb: str, *, by: Any, at: datetime, reason: str | None = None) -> str:
    """Return why this move cannot be made now, as a sentence for an editor, or ""."""
    move = MOVES[verb]
    if copy.state not in move.origins:
        return f"“{move.label}” is not possible: this is {copy.get_state_display()}."
    if by is not None and not by.has_perm(move.permission(copy)):
        return f"Your role may not do this ({move.label.lower()}). Ask an editor who may."
    if reason is not None and move.needs_reason and not reason.strip():
        return f"Say why. “{move.label}” needs a reason, which the log keeps."
    return _REQUIREMENTS.get(verb, lambda *_: "")(copy, by, at)


def _writers(copy: Any, *, until: datetime | None = None) -> set[int | None]:
    """Whoever began the text, submitted it, or changed it since it last went out approved."""
    moves = copy.transitions.all()
    revisions = copy.revisions.all()
    if until:
        revisions = revisions.filter(at__lte=until)
    if approved := moves.filter(verb="publish").first():
        revisions = revisions.filter(at__gt=approved.at)
    submitter = moves.filter(verb="submit").values_list("by_id", flat=True).first()
    return {copy.created_by_id, submitter, *revisions.values_list("by_id", flat=True)}


def _needs_other_eyes(copy: Any, by: Any, _at: datetime) -> str:
    if by is not None and by.pk in _writers(copy):
        return "You wrote or changed this text. Somebody else has to read and approve it."
    return ""


def _needs_to_be_unread(copy: Any, by: Any, _at: datetime) -> str:
    if copy.unread_by_id is None:
        return "Nothing of this went out unread."
    out = copy.transitions.filter(verb="publish_unread").first()
    if by is not None and by.pk in {copy.unread_by_id, *_writers(copy, until=out.at)}:
        return "You wrote or published this. Somebody else has to read it and sign it off."
    return ""


def _needs_something_scheduled(copy: Any, _by: Any, at: datetime) -> str:
    return "" if copy.door.next_shown(copy, at=at) else "Nothing of this is scheduled."


def _needs_a_past(copy: Any, _by: Any, at: datetime) -> str:
    if copy.door.past(copy, at=at).exists():
        return ""
    return "There is no earlier version that readers could open."


def _needs_something_published(copy: Any, _by: Any, at: datetime) -> str:
    shown = copy.door.now_shown(copy, at=at)
    if shown is None or shown.is_notice:
        return "Readers see nothing of this, so there is nothing to withdraw."
    return ""


def _needs_notice(copy: Any, _by: Any, at: datetime) -> str:
    shown = copy.door.now_shown(copy, at=at)
    return "" if shown and shown.is_notice else "This is not withdrawn."


def _needs_nothing_published(copy: Any, _by: Any, at: datetime) -> str:
    if copy.door.editions(copy).unfinished(at=at).exists():
        return "Readers see this, or will. Withdraw or unschedule it first."
    return ""


_REQUIREMENTS = {
    "approve": _needs_other_eyes,
    "sign_off": _needs_to_be_unread,
    "unschedule": _needs_something_scheduled,
    "withdraw": _needs_something_published,
    "close_past": _needs_a_past,
    "reinstate": _needs_notice,
    "spike": _needs_nothing_published,
}
