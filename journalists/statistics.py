"""The figures of the statistics page, as tables whose numbers lead to the people behind them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.dateformat import format as written
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from journalists.census import Census
from journalists.charts import Multiples, Table, multiples
from journalists.filters import UNSAID
from journalists.happened import Happened
from journalists.kinds import EventKind, Group, Justice

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


def people_url(**words: Any) -> str:
    return f"{reverse('journalists:index')}?{urlencode(words)}"


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
        if year and (number := found.by_kind[year, kind])
    ]
    return Table((_("What happened"), _("People in %(year)s") % {"year": year or "–"}), rows)


def all_years(found: Happened) -> Table:
    """Everything, for whoever reckons further: a row a year, a column for what happened."""
    shown = [kind for kind in EventKind if any(number for _y, number in found.of(kind))]
    rows = [(year, *(found.by_kind[year, kind] for kind in shown)) for year in found.years]
    return Table((_("Year"), *(str(kind.label) for kind in shown)), rows)


def outcomes(found: Happened, year: int | None) -> Table:
    rows = []
    for kind in OUTCOMES:
        if not any(number for _year, number in found.of(kind)):
            continue
        number = found.by_kind[year, kind] if year else 0
        url = people_url(kind=kind.lower(), year=year) if number else ""
        rows.append((str(kind.label), Cell(number, url)))
    return Table((_("How custody ended"), _("People in %(year)s") % {"year": year or "–"}), rows)


def by_country(found: Happened, year: int | None) -> Table:
    """What happened in each country in that year; countries without anything left out."""
    numbers: Counter[tuple[int | None, str]] = Counter()
    for one in found.numbers:
        if one.year == year and one.country in found.countries:
            numbers[one.country, one.kind] += one.people
    shown = [kind for kind in COMPARED if any(kind == word for _place, word in numbers)]
    places = {place for place, kind in numbers if place and kind in shown}

    def cell(place: int, kind: EventKind) -> Cell:
        number = numbers[place, kind]
        asked = {"country": found.slug(place), "kind": kind.lower(), "year": year}
        return Cell(number, people_url(**asked) if number else "")

    return Table(
        (_("Country"), *(str(kind.label) for kind in shown)),
        [
            (found.name(place), *(cell(place, kind) for kind in shown))
            for place in sorted(places, key=found.name)
        ],
    )


def justice_by_year(found: Happened) -> Table:
    """How far the deaths of each year have been judged, the newest first, none left out."""
    numbers: Counter[tuple[int, str]] = Counter()
    for one in found.deaths:
        numbers[one.year, one.justice] += one.people
    years = {year for year, _justice in numbers}
    listed = range(max(years), min(years) - 1, -1) if years else ()
    return Table(
        (_("Year of the death"), *(capfirst(str(word)) for word in _JUSTICE.values()), _("In all")),
        [(year, *_judged(numbers, year, year=year)) for year in listed],
    )


def justice_by_country(found: Happened) -> Table:
    """The same of all years, by country, the most deaths first."""
    numbers: Counter[tuple[int, str]] = Counter()
    totals: Counter[int] = Counter()
    for one in found.deaths:
        if one.country in found.countries:
            numbers[one.country, one.justice] += one.people
            totals[one.country] += one.people
    listed = sorted(totals, key=lambda place: (-totals[place], found.name(place)))
    return Table(
        (_("Country"), *(capfirst(str(word)) for word in _JUSTICE.values()), _("In all")),
        [
            (found.name(place), *_judged(numbers, place, country=found.slug(place)))
            for place in listed
        ],
    )


_JUSTICE: dict[str, Any] = {one: one.label for one in Justice} | {"": gettext_lazy("not recorded")}


def _judged(numbers: Counter[tuple[int, str]], which: int, **asked: Any) -> list[Cell]:
    cells = [
        Cell(number, people_url(justice=(word or UNSAID).lower(), **asked) if number else "")
        for word in _JUSTICE
        for number in [numbers[which, word]]
    ]
    return [*cells, Cell(sum(cell.number for cell in cells))]


@dataclass(frozen=True)
class Compared:
    kind: EventKind
    found: Happened
    countries: list[tuple[int, Counter[int]]]

    @property
    def chart(self) -> Multiples | None:
        named = [(self.found.name(place), numbers) for place, numbers in self.countries]
        return multiples(named, self.found.years) if named else None

    @property
    def table(self) -> Table:
        """A row a year, the newest first, a column a country."""
        head = (_("Year"), *(self.found.name(place) for place, _numbers in self.countries))
        years = reversed(self.found.years)
        return Table(head, [(year, *self._cells(year)) for year in years])

    def _cells(self, year: int) -> Iterator[Cell]:
        for place, numbers in self.countries:
            asked = {"country": self.found.slug(place), "kind": self.kind.lower(), "year": year}
            yield Cell(numbers[year], people_url(**asked) if numbers[year] else "")


def compared(found: Happened, kind: EventKind, *, most: int | None = None) -> Compared:
    """Compare the countries to whose journalists that happened, the most people first."""
    numbers = found.in_countries(kind)
    listed = sorted(numbers, key=lambda place: (-numbers[place].total(), found.name(place)))
    return Compared(kind, found, [(place, numbers[place]) for place in listed[:most]])


def year_of(word: str, found: Happened, today: date) -> int | None:
    """Return the year that the address asks for, or the last one of which something is told."""
    years = [year for year in found.years if year <= today.year]
    asked = int(word) if word.isascii() and word.isdecimal() and len(word) == 4 else None
    return asked if asked in years else (years[-1] if years else None)
