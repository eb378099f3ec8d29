"""What happened to how many people: one statement, from which every figure of the years follows."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count

from journalists.kinds import DEATHS
from journalists.record import Profile, ProfileEvent
from watchdog.remembering import remembered
from watchdog.surrogates import PEOPLE


class Number(NamedTuple):
    """To how many people of one country that happened in one year; of deaths, how far judged."""

    year: int
    kind: str
    country: int | None
    justice: str
    people: int


@dataclass(frozen=True)
class Happened:
    """By what readers are shown now."""

    numbers: list[Number]
    # By number: its part of an address, and its name.
    countries: dict[int, tuple[str, str]]

    def slug(self, country: int) -> str:
        return self.countries[country][0]

    def name(self, country: int) -> str:
        return self.countries[country][1]

    @cached_property
    def years(self) -> list[int]:
        """Every year from the first to the last, whether or not something happened in it."""
        found = {one.year for one in self.numbers}
        return list(range(min(found), max(found) + 1)) if found else []

    @cached_property
    def by_kind(self) -> Counter[tuple[int, str]]:
        return _sums(((one.year, one.kind), one.people) for one in self.numbers)

    def of(self, kind: str) -> list[tuple[int, int]]:
        return [(year, self.by_kind[year, kind]) for year in self.years]

    def highest(self, kinds: Iterable[str]) -> int:
        return max((self.by_kind[year, kind] for year in self.years for kind in kinds), default=0)

    def in_countries(self, kind: str) -> dict[int, Counter[int]]:
        """Return how many people by year, of each country in which that happened."""
        found: dict[int, Counter[int]] = {}
        for one in self.numbers:
            if one.kind == kind and one.country in self.countries:
                found.setdefault(one.country, Counter())[one.year] += one.people
        return found

    @cached_property
    def deaths(self) -> list[Number]:
        return [one for one in self.numbers if one.kind in DEATHS]


def happened(at: datetime) -> Happened:
    return remembered("happened", {PEOPLE}, lambda: _happened(at))


def _happened(at: datetime) -> Happened:
    """Two statements, both answered from an index."""
    first = ProfileEvent.objects.visible(at=at).filter(is_first_of_kind=True, year__isnull=False)
    rows = first.order_by().values_list("year", "kind", "country_key", "justice")
    named = Profile.objects.visible(at=at).texts().named().exclude(country_slug="").order_by()
    places = named.values_list("country_key", "country_slug", "country_name").distinct()
    return Happened(
        [Number(*row) for row in rows.annotate(people=Count("*"))],
        {key: (slug, name) for key, slug, name in places if key},
    )


def _sums[K](pairs: Iterable[tuple[K, int]]) -> Counter[K]:
    found: Counter[K] = Counter()
    for key, number in pairs:
        found[key] += number
    return found
