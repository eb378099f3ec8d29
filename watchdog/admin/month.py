"""A month of the desk: what is scheduled, held back or due, from whichever app it comes.

Each admin hangs up what it knows as ``dates`` and ``undated``. Days are those of UTC.
"""

import calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.contrib.admin import ModelAdmin
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse

from watchdog.admin.dashboard import in_order

# No month of one kind shows more; a newsroom has other lists for so much.
MOST = 200
FIRST, LAST = 2000, 2100


@dataclass(frozen=True)
class Entry:
    """One thing on one day; only some have a time of day."""

    on: date
    at: datetime | None
    label: str
    tone: str
    name: str
    url: str


@dataclass(frozen=True)
class Day:
    on: date
    is_in_month: bool
    entries: list[Entry]


@dataclass(frozen=True)
class Month:
    first: date
    weeks: list[list[Day]]
    undated: list[tuple[str, str]]

    @property
    def before(self) -> date | None:
        day = (self.first - timedelta(days=1)).replace(day=1)
        return day if day.year >= FIRST else None

    @property
    def after(self) -> date | None:
        day = (self.first + timedelta(days=31)).replace(day=1)
        return day if day.year <= LAST else None

    @property
    def is_empty(self) -> bool:
        return not any(day.entries for week in self.weeks for day in week)


def month(request: HttpRequest, admins: Iterable[Any], first: date, *, at: datetime) -> Month:
    """Return the month that begins on that day, as this person may see it."""
    end = (first + timedelta(days=31)).replace(day=1)
    by_day: dict[date, list[Entry]] = defaultdict(list)
    undated: list[tuple[str, str]] = []
    for one in in_order(admins):
        if hasattr(one, "dates") and one.has_view_or_change_permission(request):
            for entry in one.dates(request, first, end, at=at):
                by_day[entry.on].append(entry)
            undated += [(str(copy), address(one, copy)) for copy in one.undated(request, at=at)]
    weeks = [
        [
            Day(
                on,
                on.month == first.month,
                sorted(by_day[on], key=_order) if first <= on < end else [],
            )
            for on in week
        ]
        for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
    ]
    return Month(first, weeks, undated)


def _order(entry: Entry) -> tuple[bool, str, str]:
    # What has no time of day is for the whole of it.
    return (entry.at is not None, entry.at.isoformat() if entry.at else "", entry.name)


def address(one: ModelAdmin, copy: Any) -> str:
    return reverse(f"admin:{one.opts.app_label}_{one.opts.model_name}_change", args=[copy.pk])


@dataclass(frozen=True)
class Dated:
    """A column of a working copy that the calendar shows."""

    field: str
    label: str
    tone: str = ""

    def between(self, first: date, end: date) -> Q:
        return Q(**{f"{self.field}__gte": self._edge(first), f"{self.field}__lt": self._edge(end)})

    def _edge(self, day: date) -> Any:
        return day if self.field.endswith("_on") else midnight(day)

    def entry(self, one: ModelAdmin, copy: Any) -> Entry | None:
        value = getattr(copy, self.field)
        if value is None:
            return None
        at = value.astimezone(UTC) if isinstance(value, datetime) else None
        on = at.date() if at else value
        return Entry(on, at, self.label, self.tone, str(copy), address(one, copy))


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


SCHEDULED = Dated("appears_at", "scheduled", "scheduled")
EMBARGO = Dated("embargo_until", "embargo ends", "embargo")


def dates_of(
    one: ModelAdmin, copies: Any, columns: Iterable[Dated], first: date, end: date, *, at: datetime
) -> list[Entry]:
    """Return the entries of these copies, which two queries find."""
    columns = list(columns)
    copies = copies.defer(*getattr(one, "left_out_of_boxes", ()))
    door = copies.model.door
    later = door.edition.objects.unfinished(at=at).filter(
        visible_from__gt=at, visible_from__gte=midnight(first), visible_from__lt=midnight(end)
    )
    wanted = Q()
    for column in columns:
        wanted |= column.between(first, end)
    soon = copies.filter(pk__in=later.values(door.key)).order_by()[:MOST]
    found = [SCHEDULED.entry(one, copy) for copy in soon]
    due = copies.filter(wanted).order_by()[:MOST]
    found += [column.entry(one, copy) for copy in due for column in columns]
    return [entry for entry in found if entry and first <= entry.on < end]
