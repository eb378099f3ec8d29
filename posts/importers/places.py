"""A small gazetteer: what the categories and datelines of other newsrooms mean by a place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from posts.importers.countries import COUNTRIES
from posts.importers.territories import TERRITORIES

# "Tomsk Oblast", "Tomsk region" and "Republic of Tatarstan" are Tomsk and Tatarstan.
BEFORE = re.compile(r"^((the )?republic of |the )")
BEHIND = re.compile(
    r" (province|oblast|region|krai|kray|territory|republic|autonomous region|sar)$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A country, or a territory with its country; `code` is "" where ISO 3166 has none."""

    name: str
    code: str
    country: "Place | None" = None


def find(name: str) -> Place | None:
    """Return the place of that name, in whatever case and with or without "oblast" behind it."""
    folded = fold(name)
    bare = BEHIND.sub("", BEFORE.sub("", folded))
    names = (folded, f"{bare} region", bare) if bare != folded else (folded,)
    return next((place for name in names if (place := _places().get(name))), None)


def fold(name: str) -> str:
    """Return the name as names are compared."""
    return " ".join(name.replace("’", "'").casefold().split())


@cache
def _places() -> dict[str, Place]:
    countries: dict[str, Place] = {}
    found: dict[str, Place] = {}
    for code, names in _lines(COUNTRIES):
        countries[code] = Place(names[0], code)
        found |= {fold(name): countries[code] for name in names}
    for code, names in _lines(TERRITORIES):
        country = countries[code.partition("-")[0]]
        place = Place(names[0], "" if code.endswith("-") else code, country)
        found |= {fold(name): place for name in names}
    return found


def _lines(text: str) -> Iterator[tuple[str, list[str]]]:
    for line in text.strip().splitlines():
        code, _, names = line.partition(" ")
        yield code, names.split("; ")
