"""How many people there are of each kind, so that a choice says what it leads to."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Q

from journalists.filters import Filters
from journalists.kinds import Group
from journalists.record import Profile, ProfileEvent


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
    """Count the register, as a whole and by what is asked for; one statement."""
    # The status of a past day is no column, and therefore part of what is asked for.
    counted = ("country",) if filters.day else ("country", "status")
    condition = Q(is_withheld=False) & filters.condition(without=counted)
    columns = ("group", "is_withheld", "country_slug", "country_name", "country_code")
    rows = Profile.objects.visible(at=filters.at).texts().order_by().values(*columns)
    rows = rows.annotate(everybody=Count("pk"), found=Count("pk", filter=condition))
    return Facets(
        [
            _Row(
                row["group"],
                Country(row["country_slug"], row["country_name"], row["country_code"]),
                row["everybody"],
                row["found"],
                row["is_withheld"],
            )
            for row in rows
        ],
        filters,
    )


def years(filters: Filters) -> list[tuple[int, int]]:
    """Return to how many of those asked for something happened, by year, none left out."""
    people = filters.everybody().order_by().filter(filters.condition(without=("year", "kind")))
    events = ProfileEvent.objects.filter(profile__in=people.values("pk"), year__isnull=False)
    if kind := filters.words.get("kind"):
        events = events.filter(kind=kind.upper())
    rows = events.order_by().values_list("year")
    found = dict(rows.annotate(number=Count("journalist_id", distinct=True)))
    return (
        [(year, found.get(year, 0)) for year in range(min(found), max(found) + 1)] if found else []
    )
