"""A calendar as iCalendar, RFC 5545: lines of 75 octets at most, ended by CR LF."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from journalists.kinds import Day
from journalists.record import ProfileDay
from watchdog.structured import origin

TYPE = "text/calendar; charset=utf-8"
LONGEST = 75


def calendar(rows: Iterable[ProfileDay], *, name: str) -> Iterator[str]:
    """Yield the lines of a calendar with an all-day event for each row."""
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Watchdog//Register//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
    )
    for line in head:
        yield folded(line)
    for row in rows:
        for line in _event(row):
            yield folded(line)
    yield folded("END:VCALENDAR")


def _event(row: ProfileDay) -> Iterator[str]:
    profile = row.profile
    changed_at = (profile.updated_at or profile.first_published_at).astimezone(UTC)
    title = f"{profile.name}: {Day(row.kind).label}"
    yield "BEGIN:VEVENT"
    yield f"UID:{profile.public_id}-{row.kind.lower()}-{row.on:%Y%m%d}-{_telling(row)}@watchdog"
    yield f"DTSTAMP:{_moment(changed_at)}"
    yield f"DTSTART;VALUE=DATE:{row.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{row.on + timedelta(days=1):%Y%m%d}"
    if row.month_day is not None:
        yield "RRULE:FREQ=YEARLY"
    yield f"SUMMARY:{escaped(title)}"
    if row.text:
        yield f"DESCRIPTION:{escaped(row.text)}"
    yield f"URL:{origin(profile.url)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _telling(row: ProfileDay) -> int:
    # Two charges may end on one day.
    return sum(row.text.encode()) % 9973


def _moment(at: datetime) -> str:
    return f"{at:%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(text.splitlines())


def folded(line: str) -> str:
    """Return the line, broken where it is longer than it may be, but never inside a character."""
    parts, part, size = [], "", 0
    for sign in line:
        octets = len(sign.encode())
        # What follows a break begins with a space, which counts.
        if size + octets > LONGEST:
            parts.append(part)
            part, size = " ", 1
        part, size = part + sign, size + octets
    return "\r\n".join([*parts, part]) + "\r\n"
