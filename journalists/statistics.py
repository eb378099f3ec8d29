"""The figures of the statistics page, as tables whose numbers lead to the people behind them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max
from django.urls import reverse
from django.utils.dateformat import format as written
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from journalists.census import Census
from journalists.charts import Table
from journalists.kinds import EventKind, Group
from journalists.record import ProfileEvent, ProfileEventQuerySet

# How a time in custody ends, one way or another.
OUTCOMES = (
    EventKind.RELEASED,
    EventKind.RELEASED_SERVED,
    EventKind.RELEASED_PARDONED,
    EventKind.RELEASED_BAIL,
    EventKind.RELEASED_EXCHANGED,
    EventKind.RELEASED_AMNESTIED,
    EventKind.RELEASED_STILL_HELD,
    EventKind.ACQUITTED,
    EventKind.EXPELLED,
    EventKind.DIED_IN_CUSTODY,
)
# What countries are compared by.
COMPARED = (
    EventKind.DETAINED,
    EventKind.CHARGED,
    EventKind.CONVICTED,
    EventKind.EXILED,
    EventKind.MISSING,
    EventKind.KILLED,
)


@dataclass(frozen=True)
class Cell:
    """A number, and the list of the people behind it."""

    number: int
    url: str = ""

    def __str__(self) -> str:
        return str(self.number)


@dataclass(frozen=True)
class Happened:
    """To how many people what happened, by year and kind: by what readers are shown now."""

    numbers: Counter[tuple[int, str]]

    @property
    def years(self) -> list[int]:
        """Every year from the first to the last, whether or not something happened in it."""
        found = {year for year, _kind in self.numbers}
        return list(range(min(found), max(found) + 1)) if found else []

    def of(self, kind: str) -> list[tuple[int, int]]:
        return [(year, self.numbers[year, kind]) for year in self.years]

    def highest(self, kinds: Iterable[str]) -> int:
        return max((self.numbers[year, kind] for year in self.years for kind in kinds), default=0)


def people_url(**words: Any) -> str:
    return f"{reverse('journalists:index')}?{urlencode(words)}"


def happened(at: datetime) -> Happened:
    rows = _events(at).values_list("year", "kind").annotate(number=_people())
    return Happened(Counter({(year, kind): number for year, kind, number in rows}))


def by_day(census: Census) -> Table:
    day = census.day.isoformat()
    rows = []
    for group in Group:
        one, status = census.groups[group], group.lower()
        then = Cell(one.then, people_url(status=status, on=day, known="then") if one.then else "")
        now = Cell(one.now, people_url(status=status, on=day) if one.now else "")
        rows.append((capfirst(str(group.label)), then, now))
    total = (_("In all"), Cell(census.total.then), Cell(census.total.now))
    return Table((_("Status"), _("As then known"), _("As now known")), [*rows, total])


def custody(census: Census) -> Table:
    rows = []
    for day, one in reversed(census.custody.items()):
        asked = {"status": "held", "on": day.isoformat()}
        then = Cell(one.then, people_url(**asked, known="then") if one.then else "")
        now = Cell(one.now, people_url(**asked) if one.now else "")
        rows.append((written(day, "j E Y"), then, now))
    return Table((_("On"), _("As then known"), _("As now known")), rows)


def kinds(found: Happened, year: int | None) -> Table:
    """What happened in that year."""
    rows = [
        (str(kind.label), Cell(number, people_url(kind=kind.lower(), year=year)))
        for kind in EventKind
        if year and (number := found.numbers[year, kind])
    ]
    return Table((_("What happened"), _("People in %(year)s") % {"year": year or "–"}), rows)


def all_years(found: Happened) -> Table:
    """Everything, for whoever reckons further: a row a year, a column for what happened."""
    shown = [kind for kind in EventKind if any(number for _y, number in found.of(kind))]
    rows = [(year, *(found.numbers[year, kind] for kind in shown)) for year in found.years]
    return Table((_("Year"), *(str(kind.label) for kind in shown)), rows)


def outcomes(found: Happened, year: int | None) -> Table:
    rows = []
    for kind in OUTCOMES:
        if not any(number for _year, number in found.of(kind)):
            continue
        number = found.numbers[year, kind] if year else 0
        url = people_url(kind=kind.lower(), year=year) if number else ""
        rows.append((str(kind.label), Cell(number, url)))
    return Table((_("How custody ended"), _("People in %(year)s") % {"year": year or "–"}), rows)


def by_country(year: int | None, *, at: datetime) -> Table:
    """What happened in each country in that year; countries without anything left out."""
    events = _events(at).filter(year=year, kind__in=COMPARED, profile__country_slug__gt="")
    rows = events.values_list("profile__country_slug", "kind").annotate(
        name=Max("profile__country_name"), number=_people()
    )
    numbers: dict[str, dict[str, int]] = {}
    names: dict[str, str] = {}
    for slug, kind, name, number in rows:
        numbers.setdefault(slug, {})[kind] = number
        names[slug] = name
    shown = [kind for kind in COMPARED if any(kind in one for one in numbers.values())]

    def cell(slug: str, kind: EventKind) -> Cell:
        number = numbers[slug].get(kind, 0)
        asked = {"country": slug, "kind": kind.lower(), "year": year}
        return Cell(number, people_url(**asked) if number else "")

    listed = sorted(numbers, key=lambda slug: names[slug])
    return Table(
        (_("Country"), *(str(kind.label) for kind in shown)),
        [(names[slug], *(cell(slug, kind) for kind in shown)) for slug in listed],
    )


def _events(at: datetime) -> ProfileEventQuerySet:
    shown = ProfileEvent.objects.visible(at=at).filter(year__isnull=False)
    return shown.filter(profile__kind="TEXT").order_by()


def _people() -> Count:
    return Count("journalist_id", distinct=True)


def year_of(word: str, found: Happened, today: date) -> int | None:
    """Return the year that the address asks for, or the last one of which something is told."""
    years = [year for year in found.years if year <= today.year]
    asked = int(word) if word.isascii() and word.isdecimal() and len(word) == 4 else None
    return asked if asked in years else (years[-1] if years else None)
