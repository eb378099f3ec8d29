"""How many people there are of each kind, so that a choice says what it leads to."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count

from journalists.filters import Filters
from journalists.kinds import Group
from journalists.record import Profile, ProfileEvent, ProfileQuerySet
from watchdog.remembering import remembered
from watchdog.surrogates import PEOPLE


class Country(NamedTuple):
    slug: str
    name: str
    code: str


class _Row(NamedTuple):
    group: str
    country: Country
    # Of the whole register, withheld people among them, and of those asked for.
    everybody: int
    found: int
    is_withheld: bool


@dataclass(frozen=True)
class Facets:
    """The numbers of one list: of the whole register, and by choice."""

    rows: list[_Row]
    filters: Filters

    @property
    def counters(self) -> dict[str, int]:
        """The whole register by group: {"held": 3, …, "total": 9}."""
        groups = self._by(lambda row: row.group, "everybody")
        numbers = {group.lower(): groups[group] for group in Group.values}
        return numbers | {"total": sum(numbers.values())}

    @property
    def unnamed(self) -> int:
        return sum(row.everybody for row in self.rows if row.is_withheld)

    @property
    def found(self) -> int:
        """How many people are asked for."""
        return sum(row.found for row in self.rows if self._is_asked(row, "country", "status"))

    @property
    def statuses(self) -> list[tuple[Group, int]]:
        asked = self._by(lambda row: row.group, "found", "country")
        return [(group, asked[group]) for group in Group if asked[group] or self._chose(group)]

    @property
    def countries(self) -> list[tuple[Country, int]]:
        """Every country of the register, with how many there would be if it were asked for."""
        return self._countries("status")

    @property
    def by_country(self) -> list[tuple[Country, int]]:
        """Every country of the register, with how many of those asked for are there."""
        return self._countries("country", "status")

    def _countries(self, *words: str) -> list[tuple[Country, int]]:
        asked = self._by(lambda row: row.country, "found", *words)
        places = {row.country for row in self.rows if row.country.slug}
        return [(one, asked[one]) for one in sorted(places, key=lambda one: one.name)]

    @property
    def names(self) -> dict[str, str]:
        return {row.country.slug: row.country.name for row in self.rows}

    def _by[K](self, key: Callable[[_Row], K], number: str, *words: str) -> Counter[K]:
        found: Counter[K] = Counter()
        for row in self.rows:
            if self._is_asked(row, *words):
                found[key(row)] += getattr(row, number)
        return found

    def _is_asked(self, row: _Row, *words: str) -> bool:
        asked = self.filters.words
        if "country" in words and asked.get("country", row.country.slug) != row.country.slug:
            return False
        if "status" not in words or self.filters.day:
            return True
        return asked.get("status", row.group.lower()) == row.group.lower()

    def _chose(self, group: str) -> bool:
        return self.filters.words.get("status") == group.lower()


def facets(filters: Filters) -> Facets:
    """Count the register, which is remembered, and those asked for; a statement each."""
    # The status of a past day is no column, and therefore part of what is asked for.
    counted = ("country",) if filters.day else ("country", "status")
    people = Profile.objects.visible(at=filters.at).texts().order_by()
    everybody = remembered("facets", {PEOPLE}, lambda: list(_counted(people)))
    if filters.words.keys() - set(counted):
        asked = filters.condition(without=counted)
        found = _rows(_counted(people.filter(asked, is_withheld=False)), is_found=True)
        return Facets([*_rows(everybody, is_everybody=True), *found], filters)
    return Facets([*_rows(everybody, is_everybody=True, is_found=True)], filters)


def _counted(people: ProfileQuerySet) -> Any:
    columns = ("group", "is_withheld", "country_slug", "country_name", "country_code")
    return people.values_list(*columns).annotate(number=Count("*"))


def _rows(
    rows: Iterable[Any], *, is_everybody: bool = False, is_found: bool = False
) -> Iterator[_Row]:
    for group, is_withheld, *country, number in rows:
        yield _Row(
            group,
            Country(*country),
            everybody=number if is_everybody else 0,
            found=number if is_found and not is_withheld else 0,
            is_withheld=is_withheld,
        )


def years(filters: Filters) -> list[tuple[int, int]]:
    """Return to how many of those asked for something happened, by year, none left out.

    Of the register and of those of one status it is remembered; else it is asked in too many ways.
    """
    words = filters.words
    if not words.keys() <= {"status"}:
        return _years(filters)
    return remembered(("years", words.get("status")), {PEOPLE}, lambda: _years(filters))


def _years(filters: Filters) -> list[tuple[int, int]]:
    events = ProfileEvent.objects.visible(at=filters.at).filter(year__isnull=False)
    if filters.words.keys() - {"year", "kind"}:
        people = filters.everybody().order_by().filter(filters.condition(without=("year", "kind")))
        events = events.filter(profile__in=people.values("pk"))
    if kind := filters.words.get("kind"):
        events = events.filter(kind=kind.upper(), is_first_of_kind=True)
    else:
        events = events.filter(is_first_of_year=True)
    found = dict(events.order_by().values_list("year").annotate(number=Count("*")))
    return (
        [(year, found.get(year, 0)) for year in range(min(found), max(found) + 1)] if found else []
    )
