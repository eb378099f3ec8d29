"""What files and the API say of people and events: every column, with what it means.

The lists below are the data dictionary, and the allow-list: a file holds what is named here.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from journalists.record import Profile
from journalists.timeline import EventData, moment_of
from watchdog.structured import origin


class Column(NamedTuple):
    name: str
    # For the data dictionary: a type of JSON, and a sentence.
    type: str
    about: str
    value: Callable[[Any], Any]


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def _place(name: str) -> Callable[[Profile], str]:
    return lambda one: (one.region or {}).get(name, "")


def _known(event: EventData) -> str | None:
    moment = moment_of(event)
    return moment.iso or (moment.on.isoformat() if moment.on else None)


PERSON: tuple[Column, ...] = (
    Column("id", "string", "Names the person for ever.", lambda one: str(one.public_id)),
    Column("name", "string", "As the register writes it.", lambda one: one.name),
    Column("is_pseudonym", "boolean", "Whether it is a pseudonym.", lambda one: one.is_pseudonym),
    Column("native_name", "string", "In the person's own script.", lambda one: one.native_name),
    Column("native_language", "string", "Its language code.", lambda one: one.native_language),
    Column("aliases", "array", "Other spellings.", lambda one: one.aliases),
    Column("outlet", "string", "For whom the person works.", lambda one: one.outlet),
    Column("role", "string", "As what.", lambda one: one.role),
    Column(
        "employment",
        "string",
        "STAFF, FREELANCE, INDEPENDENT, MEDIA_WORKER or empty.",
        lambda one: one.employment,
    ),
    Column("region", "string", "Where it happened.", _place("name")),
    Column("country", "string", "The country of that region.", lambda one: one.country_name),
    Column("country_code", "string", "Its ISO 3166 code.", lambda one: one.country_code),
    Column(
        "status",
        "string",
        "What the person was when this was published: IN_PRISON, ON_TRIAL, RELEASED …",
        lambda one: one.status,
    ),
    Column(
        "group",
        "string",
        "Of it: HELD, PURSUED, MISSING, KILLED, FREE.",
        lambda one: one.group,
    ),
    Column(
        "held_since",
        "string",
        "First day of the present time in custody.",
        lambda one: one.held_since and one.held_since.isoformat(),
    ),
    Column(
        "link_to_work",
        "string",
        "The surest link of a case to the work: CONFIRMED, PROBABLE, UNCONFIRMED, NOT_RELATED.",
        lambda one: one.link_to_work,
    ),
    Column(
        "last_checked_on",
        "string",
        "When the facts were last checked.",
        lambda one: one.last_checked_on and one.last_checked_on.isoformat(),
    ),
    Column(
        "published_at",
        "string",
        "When readers were first shown the person.",
        lambda one: _moment(one.first_published_at),
    ),
    Column("updated_at", "string", "The last change.", lambda one: _moment(one.updated_at)),
    Column("url", "string", "The person's page.", lambda one: origin(one.url)),
)

EVENT: tuple[Column, ...] = (
    Column("kind", "string", "DETAINED, CHARGED, RELEASED …", lambda event: event["kind"]),
    Column(
        "date",
        "string",
        "As much of the date as is known: 2026-07-29, 2026-07 or 2026; of a RANGE its first day.",
        _known,
    ),
    Column("until", "string", "The last day of a RANGE.", lambda event: event["until"]),
    Column(
        "precision",
        "string",
        "DAY, MONTH, YEAR, RANGE, UNKNOWN.",
        lambda event: event["precision"],
    ),
    Column(
        "certainty", "string", "REPORTED, CONFIRMED or DISPUTED.", lambda event: event["certainty"]
    ),
    Column("attribution", "string", "Who says so.", lambda event: event["attribution"]),
    Column("actor", "string", "Who did it.", lambda event: event["actor"]),
    Column("place", "string", "A city, and nothing finer.", lambda event: event["place"]),
    Column("case", "string", "The case it belongs to.", lambda event: event["case"]),
    Column("text", "string", "What happened.", lambda event: event["text"]),
)

SOURCES = Column(
    "sources",
    "array",
    "Where it is known from: label, url, archived_url, on.",
    lambda event: [
        {name: source.get(name) for name in ("label", "url", "archived_url", "on")}
        for source in event["sources"]
    ],
)
EVENTS = Column(
    "events",
    "array",
    "What happened, in the order of recording.",
    lambda one: [said(event, (*EVENT, SOURCES)) for event in one.events],
)
FACTS = Column(
    "facts",
    "array",
    "The cases and charges, line by line: pairs of a term and its text.",
    lambda one: [list(pair) for pair in one.facts],
)
WHOLE_PERSON = (*PERSON, EVENTS, FACTS)


def said(thing: Any, columns: tuple[Column, ...]) -> dict[str, Any]:
    return {column.name: column.value(thing) for column in columns}
