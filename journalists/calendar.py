"""Days that are to come, or come back: hearings, ends of sentences, appeals, anniversaries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet

from journalists.dates import Moment
from journalists.kinds import Day
from journalists.record import Profile, ProfileDay

# So far ahead the page looks, unless a month is asked for.
AHEAD = timedelta(days=92)
# After so many entries a page ends with the day.
MOST = 100


@dataclass(frozen=True)
class Entry:
    """One day of one person in a calendar."""

    on: date
    profile: Profile
    row: ProfileDay

    @property
    def label(self) -> str:
        return str(Day(self.row.kind).label)

    @property
    def moment(self) -> Moment:
        return Moment(self.on)

    @property
    def is_anniversary(self) -> bool:
        return self.row.month_day is not None

    @property
    def years(self) -> int:
        """How many years have passed on an anniversary."""
        return self.on.year - self.row.on.year


def entries(first: date, last: date, *, at: datetime) -> tuple[list[Entry], date | None]:
    """Return what stands in the calendar from one day to another, at most a year; two statements.

    Where that is too much for a page, whole days are left out at the end: the first of them comes
    second.
    """
    rows = shown(at).select_related(None).defer(None).filter(_between(first, last)).order_by("pk")
    days = sorted(
        (day, pk)
        for pk, on, month_day in rows.values_list("pk", "on", "month_day")
        for day in _days(on, month_day, first, last)
    )
    rest = next((day for day, _pk in days[MOST:] if day > days[MOST - 1][0]), None)
    told = [(day, pk) for day, pk in days if rest is None or day < rest]
    found = shown(at).in_bulk({pk for _day, pk in told})
    return [Entry(day, found[pk].profile, found[pk]) for day, pk in told], rest


def shown(at: datetime) -> QuerySet[ProfileDay]:
    visible = Profile.objects.visible(at=at).texts().named()
    rows = ProfileDay.objects.filter(profile__in=visible.order_by().values("pk"))
    return rows.select_related("profile").defer(
        "profile__biography", "profile__facts", "profile__portrait", "profile__notice"
    )


def _between(first: date, last: date) -> Q:
    start, end = _number(first), _number(last)
    # In most years, the 29th of February comes back on the 28th.
    end = 229 if end == 228 else end
    back = Q(month_day__gte=start, month_day__lte=end)
    if first.year != last.year:
        back = Q(month_day__gte=start) | Q(month_day__lte=end)
    return Q(month_day__isnull=True, on__gte=first, on__lte=last) | Q(back, on__lt=last)


def _days(on: date, month_day: int | None, first: date, last: date) -> Iterator[date]:
    if month_day is None:
        yield on
        return
    for year in range(first.year, last.year + 1):
        day = _in_year(on, year)
        if first <= day <= last and year > on.year:
            yield day


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        # 29 February.
        return date(year, 2, 28)


def _number(day: date) -> int:
    return day.month * 100 + day.day


def month_after(month: date, number: int) -> date:
    place = month.year * 12 + month.month - 1 + number
    return date(place // 12, place % 12 + 1, 1)
