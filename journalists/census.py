"""How many people were what on a day: by what was known then, and by what is known now.

When it happened stands in the spans, when it was known in the visibility of the profiles. Nobody
is counted whom readers no longer see, whatever they were shown at the time; whoever is not named
today counts in totals.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from journalists.filters import last_moment
from journalists.kinds import Group
from journalists.record import Profile, ProfileSpan, day_of

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
    """Count everybody on that day and the custody of all years; one statement."""
    now_shown = (
        Profile.objects.visible(at=at).texts().filter(journalist_id=OuterRef("journalist_id"))
    )
    spans = ProfileSpan.objects.filter(Exists(now_shown)).order_by()
    spans = spans.annotate(is_named=Exists(now_shown.named()))
    years = days_of_years(day_of(at))
    counts: dict[str, Any] = {}
    for name, one in [("day", day), *((f"year{place}", one) for place, one in enumerate(years))]:
        counts[f"{name}_then"] = Count("pk", filter=_known(min(at, last_moment(one))) & _on(one))
        counts[f"{name}_now"] = Count("pk", filter=_known(at) & _on(one))
    rows: list[Any] = list(spans.values("group", "is_named").annotate(**counts))
    held = [row for row in rows if row["group"] == Group.HELD]
    return Census(
        day,
        {group: _sum([r for r in rows if r["group"] == group], "day") for group in Group.values},
        _sum([row for row in rows if not row["is_named"]], "day"),
        {one: _sum(held, f"year{place}") for place, one in enumerate(years)},
    )


def _known(at: datetime) -> Q:
    return Q(profile__visible_from__lte=at, profile__visible_until__gt=at)


def _on(day: date) -> Q:
    return Q(first__lte=day, until__gt=day)


def _sum(rows: list[dict[str, Any]], name: str) -> Count2:
    return Count2(sum(row[f"{name}_then"] for row in rows), sum(row[f"{name}_now"] for row in rows))
