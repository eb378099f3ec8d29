"""How many people were what on a day: by what was known then, and by what is known now.

When it happened stands in the spans, when it was known in the visibility of the profiles. Nobody
is counted whom readers no longer see, whatever they were shown at the time; whoever is not named
today counts in totals.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Value, When

from journalists.filters import last_moment
from journalists.kinds import Group
from journalists.record import Profile, ProfileSpan, ProfileSpanQuerySet, day_of
from watchdog.remembering import remembered
from watchdog.surrogates import PEOPLE

# For so many years the first of December is looked at; that is the day of CPJ's prison census.
YEARS = 10
MONTH, DAY = 12, 1


@dataclass(frozen=True)
class Count2:
    """How many: as then known, and as now known."""

    then: int
    now: int


@dataclass(frozen=True)
class Census:
    day: date
    groups: dict[str, Count2]
    # Among them, whoever is counted and not named.
    unnamed: Count2
    # In custody on one day of each year.
    custody: dict[date, Count2]

    @property
    def total(self) -> Count2:
        found = self.groups.values()
        return Count2(sum(one.then for one in found), sum(one.now for one in found))


def days_of_years(today: date) -> list[date]:
    """Return the days that are compared, the last one today where its day is still to come."""
    days = [date(today.year - ago, MONTH, DAY) for ago in range(YEARS - 1, -1, -1)]
    return [min(day, today) for day in days]


def census(day: date, *, at: datetime) -> Census:
    """Count everybody on that day and the custody of all years; two statements."""
    groups: dict[str, list[int]] = {group: [0, 0] for group in Group.values}
    unnamed = [0, 0]
    for group, is_named, is_now, number in _on_day(day, at=at):
        groups[group][is_now] += number
        if not is_named:
            unnamed[is_now] += number
    return Census(
        day,
        {group: Count2(*numbers) for group, numbers in groups.items()},
        Count2(*unnamed),
        custody(at),
    )


def _on_day(day: date, *, at: datetime) -> Any:
    columns = ("group", "is_named", "is_now")
    known = min(at, last_moment(day))
    shown, past = _shown(at=at).on(day), _past(at=at).on(day)
    counts = [
        rows.annotate(is_now=Value(is_now)).values_list(*columns).annotate(number=Count("*"))
        for rows, is_now in (
            (shown, 1),
            (shown.visible(at=known), 0),
            (past.visible(at=known), 0),
        )
    ]
    return counts[0].union(*counts[1:], all=True)


def custody(at: datetime) -> dict[date, Count2]:
    """Return how many were held on one day of each year."""
    days = days_of_years(day_of(at))
    return remembered(("custody", days[-1]), {PEOPLE}, lambda: _custody(days, at=at))


def _custody(days: list[date], *, at: datetime) -> dict[date, Count2]:
    """Count who was held on each of the days: one look at each span, whose ends are told by day."""
    ends = [min(at, last_moment(day)) for day in days]
    columns = ("held", "freed", "known", "forgotten", "is_now")
    told = {
        "held": _before("first__lte", days),
        "freed": _before("until__lte", days),
        "known": _before("visible_from__lte", ends),
        "forgotten": _before("visible_until__lte", ends),
    }
    shown, past = (
        spans.filter(group=Group.HELD)
        .annotate(**told, is_now=Value(is_now))
        .values_list(*columns)
        .annotate(number=Count("*"))
        for spans, is_now in ((_shown(at=at), 1), (_past(at=at), 0))
    )
    then, now = Counter[int](), Counter[int]()
    for held, freed, known, forgotten, is_now, number in shown.union(past, all=True):
        for place in range(held, freed):
            now[place] += number if is_now else 0
            then[place] += number if known <= place < forgotten else 0
    return {day: Count2(then[place], now[place]) for place, day in enumerate(days)}


def _before(condition: str, moments: Sequence[date]) -> Case:
    """Return the place of the first moment for which this holds, or how many there are."""
    whens = [When(**{condition: one}, then=place) for place, one in enumerate(moments)]
    return Case(*whens, default=len(moments))


def _shown(*, at: datetime) -> ProfileSpanQuerySet:
    """Return what readers are shown now; of somebody withheld no status is kept."""
    spans = ProfileSpan.objects.visible(at=at).order_by()
    return spans.annotate(is_named=Case(When(status="", then=False), default=True))


def _past(*, at: datetime) -> ProfileSpanQuerySet:
    """Return what readers were once shown of the people whom they see now."""
    # Apart from the rest, which tells by itself that it is shown.
    whose = Profile.objects.visible(at=at).texts().filter(journalist_id=OuterRef("journalist_id"))
    spans = ProfileSpan.objects.once_visible(at=at).filter(Exists(whose)).order_by()
    return spans.annotate(is_named=Exists(whose.named()))
