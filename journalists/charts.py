"""Figures as tables and as pictures that the server draws; a template only writes them out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import ngettext

from journalists.tiles import COLUMNS, placed

# Of the drawing, in its own units: on the narrowest phone, a unit is nearly a pixel.
WIDTH, HEIGHT, FOOT = 336, 150, 22
TILE = WIDTH // COLUMNS
SMALL_WIDTH, SMALL_HEIGHT, SMALL_FOOT = 156, 62, 16


@dataclass(frozen=True)
class Table:
    """Figures in words: what a chart shows, what stands below it and what its CSV holds."""

    head: Sequence[str]
    rows: Sequence[Sequence[object]]


class Bar(NamedTuple):
    x: float
    y: float
    width: float
    height: float
    # Written below, where there is room for it.
    label: str
    middle: float


@dataclass(frozen=True)
class Bars:
    bars: list[Bar]
    highest: int
    width: int = WIDTH
    height: int = HEIGHT
    foot: int = HEIGHT - FOOT


def bars(numbers: Sequence[tuple[object, int]], highest: int = 0) -> Bars:
    """Return the bars of one number a year or month, all in a row; on a scale up to `highest`."""
    highest = highest or max((number for _when, number in numbers), default=0)
    step = WIDTH / max(len(numbers), 1)
    room = HEIGHT - 2 * FOOT
    width = round(min(step * 0.8, 40), 1)
    drawn = []
    # A label needs the room of some forty units.
    every = max(1, round(44 / step + 0.49))
    for place, (when, number) in enumerate(numbers):
        height = round(room * number / highest, 1) if highest else 0
        is_labelled = (len(numbers) - 1 - place) % every == 0
        middle = min(max((place + 0.5) * step, 18), WIDTH - 18)
        drawn.append(
            Bar(
                x=round((place + 0.5) * step - width / 2, 1),
                y=round(HEIGHT - FOOT - height, 1),
                width=width,
                height=height,
                label=str(when) if is_labelled else "",
                middle=round(middle, 1),
            )
        )
    return Bars(drawn, highest)


class Small(NamedTuple):
    """One of several small charts: what it says in words, and its bars as one path."""

    label: str
    said: str
    bars: str
    # A mark for each year in which there was nobody.
    nobody: str


@dataclass(frozen=True)
class Multiples:
    """Small charts of the same years on one scale, so that they can be compared by eye."""

    charts: list[Small]
    highest: int
    first: int
    last: int
    width: int = SMALL_WIDTH
    height: int = SMALL_HEIGHT
    foot: int = SMALL_HEIGHT - SMALL_FOOT


def multiples(named: Sequence[tuple[str, Counter[int]]], years: Sequence[int]) -> Multiples:
    highest = max((numbers[year] for _name, numbers in named for year in years), default=0)
    charts = [_small(name, numbers, years, highest) for name, numbers in named]
    return Multiples(charts, highest, first=years[0], last=years[-1])


def _small(name: str, numbers: Counter[int], years: Sequence[int], highest: int) -> Small:
    step = SMALL_WIDTH / len(years)
    width = round(step * 0.7, 1)
    foot, bars, nobody = SMALL_HEIGHT - SMALL_FOOT, "", ""
    for place, year in enumerate(years):
        left = round(place * step + (step - width) / 2, 1)
        if number := numbers[year]:
            height = round(max((foot - 2) * number / highest, 1), 1)
            bars += f"M{left:g} {foot}h{width:g}v-{height:g}h-{width:g}z"
        else:
            nobody += f"M{left:g} {foot - 1}h{width:g}"
    total, most = numbers.total(), max(years, key=lambda year: numbers[year])
    said = ngettext(
        "%(name)s: %(total)s person; most in %(year)s, %(most)s.",
        "%(name)s: %(total)s people; most in %(year)s, %(most)s.",
        total,
    ) % {"name": name, "total": total, "year": most, "most": numbers[most]}
    return Small(name, said, bars, nobody)


class Tile(NamedTuple):
    x: int
    y: int
    code: str
    number: int
    # From 0, nobody, to 3.
    shade: int


@dataclass(frozen=True)
class Tiles:
    tiles: list[Tile]
    height: int
    size: int = TILE - 4
    width: int = WIDTH


def tiles(numbers: Sequence[tuple[str, int]]) -> Tiles:
    """Return a square for each country, by its ISO code: north above, west on the left."""
    highest = max((number for _code, number in numbers), default=0)
    found = dict(numbers)
    drawn = [
        Tile(column * TILE + 2, row * TILE + 2, code, found[code], _shade(found[code], highest))
        for code, row, column in placed(found)
    ]
    rows = (len(drawn) + COLUMNS - 1) // COLUMNS
    return Tiles(drawn, height=rows * TILE)


def _shade(number: int, highest: int) -> int:
    # A third of the highest number is a step; of few people nobody is many.
    return -(-3 * number // max(highest, 3))
