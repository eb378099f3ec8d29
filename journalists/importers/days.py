"""Dates of other registers, with as much of them as they say and nothing invented."""

import re
from calendar import monthrange
from datetime import date

from journalists.dates import Moment
from journalists.kinds import Precision

YEARS = range(1900, 2101)
MONTHS = (
    "january february march april may june july august september october november december"
).split()
NOBODY_KNOWS = frozenset({"", "unknown", "n/a"})

YEAR = re.compile(r"\d{4}", re.ASCII)
ISO_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)", re.ASCII)
DAYS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)",
        # Only the continental order has full stops. With strokes it may be either one.
        r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4})",
        r"(?P<day>\d\d?) (?P<name>[a-z]+)\.?,? (?P<year>\d{4})",
        r"(?P<name>[a-z]+)\.? (?P<day>\d\d?),? (?P<year>\d{4})",
    )
)
NAMED_MONTH = re.compile(r"(?P<name>[a-z]+)\.?,? (?P<year>\d{4})", re.ASCII)
STROKES = re.compile(r"\d\d?/\d\d?/\d{2,4}", re.ASCII)


def read_day(text: str) -> Moment:
    """Return the moment that a cell names; raise ValueError with the reason if it names none.

    A year is a year, "December 2014" a month, two days with a stroke between them a range, and a
    blank cell is not known.
    """
    words = " ".join(text.casefold().split())
    if words in NOBODY_KNOWS:
        return Moment(None, Precision.UNKNOWN)
    if STROKES.fullmatch(words):
        raise ValueError(f"“{text}” may be two days: write it as 2014-12-31.")
    first, stroke, last = words.partition("/")
    found = _one(first.strip(), text)
    if not stroke:
        return found
    until = _one(last.strip(), text)
    if not (found.day and until.day and found.day < until.day):
        raise ValueError(f"“{text}” is no time between two days, the earlier one first.")
    return Moment(found.day, Precision.RANGE, until.day)


def _one(words: str, text: str) -> Moment:
    if YEAR.fullmatch(words):
        return Moment(_day(text, int(words), 1, 1), Precision.YEAR)
    if found := ISO_MONTH.fullmatch(words) or NAMED_MONTH.fullmatch(words):
        return Moment(_matched(text, found), Precision.MONTH)
    for pattern in DAYS:
        if found := pattern.fullmatch(words):
            return Moment(_matched(text, found), Precision.DAY)
    raise _unreadable(text)


def _matched(text: str, found: re.Match[str]) -> date:
    parts = found.groupdict()
    month = int(parts["month"]) if "month" in parts else _month(text, parts["name"])
    return _day(text, int(parts["year"]), month, int(parts.get("day", 1)))


def _month(text: str, name: str) -> int:
    fits = [number for number, month in enumerate(MONTHS, 1) if month.startswith(name)]
    if len(name) < 3 or len(fits) != 1:
        raise _unreadable(text)
    return fits[0]


def _unreadable(text: str) -> ValueError:
    return ValueError(f"“{text[:60]}” is not a date that can be read.")


def _day(text: str, year: int, month: int, day: int) -> date:
    if year not in YEARS:
        raise ValueError(f"“{text[:60]}” is not a date of our time.")
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        raise ValueError(f"“{text[:60]}” is not a day of the calendar.")
    return date(year, month, day)
