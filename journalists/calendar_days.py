"""Which days of a profile stand in the calendar: those known to the day, and no others.

Pure: no model, no clock, no database.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from journalists.dates import Moment
from journalists.kinds import DAYS, Day, EventKind, Group, Term
from journalists.status import status
from journalists.timeline import EventData, facts_of, moment_of

_HEARINGS: dict[str, Day] = {EventKind.TRIAL: Day.HEARING, EventKind.APPEAL: Day.APPEAL}
_ENDS: dict[str, Day] = {Term.SENTENCE_ENDS: Day.SENTENCE_ENDS, Term.APPEAL_UNTIL: Day.APPEAL_UNTIL}
_REMEMBERED = frozenset({Group.HELD, Group.MISSING, Group.KILLED})


class CalendarDay(NamedTuple):
    kind: str
    on: date
    # On which charge, where there is one.
    text: str = ""
    # Month and day as a number, 1124, of what comes back each year.
    month_day: int | None = None


def days(
    events: Sequence[EventData], facts: Iterable[Sequence[str]], *, at: date
) -> Iterator[CalendarDay]:
    """Yield the days of a profile with these events and lines, by its status on the day `at`."""
    for event in events:
        day = moment_of(event).day
        if day and event["kind"] in _HEARINGS:
            yield CalendarDay(_HEARINGS[event["kind"]], day)
    charge = ""
    for term, text in facts:
        if term == Term.CHARGE:
            charge = text
        if term in DAYS:
            yield CalendarDay(_ENDS[term], date.fromisoformat(text), charge)
    if since := _remembered(events, at=at):
        yield CalendarDay(Day.ANNIVERSARY, since, month_day=since.month * 100 + since.day)


def _remembered(events: Sequence[EventData], *, at: date) -> date | None:
    """Return the day since which the person is held, missing or dead."""
    found = status(facts_of(events), at=at)
    moment: Moment | None = found.held_from if found.is_held else found.since
    return moment.day if moment and found.group in _REMEMBERED else None
