"""A person's public events as plain data, and as the steps that a page shows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from journalists.dates import Moment
from journalists.kinds import TURNING, Certainty, EventKind
from journalists.status import Fact, order

# One public event: kind, on, until, precision, certainty, attribution, actor, place, text,
# sources ({"label", "url", "archived_url", "date"}). A list of them is in the order of recording.
type EventData = dict[str, Any]


@dataclass(frozen=True)
class Step:
    """One event as the timeline shows it."""

    anchor: str
    moment: Moment
    label: str
    is_turning: bool
    certainty: str
    data: EventData

    @property
    def date_label(self) -> str:
        return self.moment.label

    @property
    def date_iso(self) -> str:
        return self.moment.iso


def moment_of(event: EventData) -> Moment:
    return Moment(_day(event["on"]), event["precision"], _day(event["until"]))


def facts_of(events: Iterable[EventData]) -> list[Fact]:
    return [Fact(e["kind"], moment_of(e), number) for number, e in enumerate(events)]


def steps(events: list[EventData], *, at: date) -> list[Step]:
    """Return what has happened by that day, the oldest first."""
    return [step for step in _ordered(events) if _first(step) <= at]


def coming(events: list[EventData], *, at: date) -> list[Step]:
    """Return what is set for a later day, the next first."""
    return [step for step in _ordered(events) if _first(step) > at]


def _ordered(events: list[EventData]) -> list[Step]:
    seen: Counter[str] = Counter()
    facts = sorted(facts_of(events), key=order)
    return [_step(events[fact.recorded], fact.moment, seen) for fact in facts]


def _step(event: EventData, moment: Moment, seen: Counter[str]) -> Step:
    kind = EventKind(event["kind"])
    # Made of what does not change when an event is added, so that links to a step stay right.
    name = f"{moment.iso or 'undated'}-{kind.lower().replace('_', '-')}"
    seen[name] += 1
    anchor = name if seen[name] == 1 else f"{name}-{seen[name]}"
    certainty = Certainty(event["certainty"])
    return Step(anchor, moment, str(kind.label), kind in TURNING, str(certainty.label), event)


def _first(step: Step) -> date:
    return step.moment.first_day or date.min


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
