"""What the desk shows of a working copy beside its text: chips, buttons and checks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from watchdog.copies import State
from watchdog.editions import AbstractEdition, Problem, digest
from watchdog.forms import MoveForm, move_form
from watchdog.moves import MOVES
from watchdog.workflow import last_digest

# The one next action in each state.
NEXT = {
    State.DRAFT: "submit",
    State.REVIEW: "approve",
    State.READY: "publish",
    State.SPIKED: "unspike",
}
LETS_OUT = frozenset({"approve", "publish", "publish_unread"})


@dataclass(frozen=True)
class Chip:
    label: str
    tone: str


@dataclass(frozen=True)
class Button:
    verb: str
    label: str
    refusal: str
    form: MoveForm
    has_page: bool = False


@dataclass(frozen=True)
class Panel:
    """Everything beside the form: the state, the next action, the other moves, the checks."""

    chips: list[Chip]
    next: Button | None
    others: list[Button]
    refused: list[Button]
    blocks: list[Problem]
    warnings: list[Problem]
    shown: AbstractEdition | None


def with_shown(copies: QuerySet, *, at: datetime) -> QuerySet:
    """Add what readers see of each copy, and what they will: ``shown_kind``, ``appears_at``."""
    door = copies.model.door
    editions = door.edition.objects.filter(**{door.key: OuterRef("pk")})
    later = editions.unfinished(at=at).filter(visible_from__gt=at)
    return door.with_remarks(copies, at=at).annotate(
        shown_kind=Subquery(editions.visible(at=at).values("kind")[:1]),
        appears_at=Subquery(later.values("visible_from")[:1]),
    )


def chips(copy: Any, *, at: datetime) -> list[Chip]:
    """Return the state and what follows from the record, for a copy of ``with_shown``."""
    found = []
    is_shown = copy.shown_kind == AbstractEdition.Kind.TEXT
    if copy.state != State.PUBLISHED or not (is_shown or copy.appears_at):
        found.append(Chip(copy.get_state_display(), copy.state.lower()))
    if is_shown and (copy.state == State.PUBLISHED):
        found.append(Chip("live", "live"))
    elif is_shown:
        found.append(Chip("live, with unpublished changes", "live"))
    elif copy.shown_kind:
        kind = AbstractEdition.Kind(copy.shown_kind)
        found.append(Chip(f"withdrawn: {kind.label}", "withdrawn"))
    if copy.unread_by_id:
        found.append(Chip("published unread", "unread"))
    found += [Chip(remark, "behind") for remark in copy.door.remarks(copy)]
    if copy.appears_at:
        found.append(Chip(f"scheduled for {copy.appears_at:%d %b %Y, %H:%M} UTC", "scheduled"))
    if copy.embargo_until and copy.embargo_until > at:
        found.append(Chip(f"embargo until {copy.embargo_until:%d %b %Y, %H:%M} UTC", "embargo"))
    return found


def panel(copy: Any, refusal: Callable[[str], str], *, at: datetime) -> Panel:
    """Return what stands beside this copy's form; `refusal` says why a verb is not possible."""
    copy.door.load([copy])
    problems = list(copy.door.problems(copy, at=at))
    blocks = [problem for problem in problems if problem.level == "block"]
    named = digest(copy.door.snapshot(copy))
    shown = copy.door.now_shown(copy, at=at)
    sign_off_name = last_digest(copy) if copy.unread_by_id else ""

    def button(verb: str) -> Button:
        why = refusal(verb)
        if not why and verb in LETS_OUT and blocks:
            why = "Mend first what the checks name below."
        if not why and verb == "publish" and named != copy.approved_digest:
            why = "This changed after it was approved. Send it back, then have it read again."
        # What is approved is the text at the desk; what is signed off, the one that is out.
        text = sign_off_name if verb == "sign_off" else named
        form = move_form(verb, initial={"named": text})
        if verb == "publish" and (shown is None or shown.is_notice):
            # What readers never saw cannot be mended.
            del form.fields["is_silent"]
        return Button(verb, MOVES[verb].label, why, form, has_page=verb == "withdraw")

    wanted = NEXT.get(copy.state)
    if copy.state == State.PUBLISHED and copy.unread_by_id:
        wanted = "sign_off"
    buttons = [button(verb) for verb, move in MOVES.items() if copy.state in move.origins]
    return Panel(
        chips=chips(copy, at=at),
        next=next((b for b in buttons if b.verb == wanted), None),
        others=[b for b in buttons if b.verb != wanted and not b.refusal],
        refused=[b for b in buttons if b.verb != wanted and b.refusal],
        blocks=blocks,
        warnings=[problem for problem in problems if problem.level == "warn"],
        shown=shown,
    )
