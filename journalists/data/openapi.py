"""What the API answers, in the words of OpenAPI 3.1. The columns say it of themselves."""

from typing import Any

from django.urls import reverse

from journalists.data.columns import EVENT, PERSON, WHOLE_PERSON, Column
from journalists.filters import SORTS
from journalists.kinds import Certainty, EventKind, Group, LinkToWork, Precision
from watchdog.structured import origin

ONE_ID = "00000000-0000-0000-0000-000000000000"


def description() -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Watchdog: journalists in trouble",
            "version": "1.0.0",
            "description": (
                "Read-only. It answers what readers are shown at that moment. Whoever is taken"
                " out of the register is in no answer from then on: do not keep copies for long."
            ),
        },
        "servers": [{"url": origin().rstrip("/")}],
        "paths": {
            reverse("journalists:api_people"): _path("people", "Person", _PEOPLE, "List people"),
            reverse("journalists:api_events"): _path("events", "Event", _EVENTS, "List events"),
            reverse("journalists:api_person", args=[ONE_ID]).replace(ONE_ID, "{id}"): _PERSON_PATH,
        },
        "components": {
            "schemas": {
                "Person": _schema(PERSON),
                "WholePerson": _schema(WHOLE_PERSON),
                "Event": _schema(_EVENT_ROW),
                "Errors": _object({"errors": {"type": "array", "items": {"type": "string"}}}),
            }
        },
    }


def _word(name: str, about: str, **schema: Any) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "description": about,
        "schema": {"type": "string"} | schema,
    }


def _lower(vocabulary: Any) -> list[str]:
    return [value.lower() for value in vocabulary.values]


_KIND = _word("kind", "What happened.", enum=_lower(EventKind))
_YEAR = _word("year", "In which year.", pattern="^[0-9]{4}$")
_COUNTRY = _word("country", "The country's name in addresses, such as “iran”.")
_AFTER = _word("after", "From “next”: where the page begins.", pattern="^[0-9]+$")
_EVENTS = [_KIND, _YEAR, _COUNTRY, _AFTER]
_PEOPLE = [
    _COUNTRY,
    _word("status", "The group of the status.", enum=_lower(Group)),
    _word("q", "A name, in any script and spelling."),
    _word("outlet", "Part of an outlet's name, in any script."),
    _KIND,
    _YEAR,
    _word("work", "The link to the work.", enum=_lower(LinkToWork)),
    _word("on", "The day whose status is asked for.", format="date"),
    _word("known", "By what was known then or is now.", enum=["then", "now"]),
    _word("sort", "The order.", enum=list(SORTS)),
    _AFTER,
]
_EVENT_NAMES = ("kind", "date", "until", "precision", "certainty")
_EVENT_ROW: tuple[Column, ...] = (
    Column("person", "string", "The id of the person.", str),
    *(column for column in PERSON if column.name in {"name", "country", "country_code"}),
    *(column for column in EVENT if column.name in _EVENT_NAMES),
    *(column for column in PERSON if column.name == "url"),
)
_ENUMS: dict[str, Any] = {"group": Group, "precision": Precision, "certainty": Certainty}
_MAY_BE_NULL = {"held_since", "last_checked_on", "updated_at", "date", "until"}
_FORMATS = {"published_at": "date-time", "updated_at": "date-time", "url": "uri", "id": "uuid"}


def _schema(columns: tuple[Column, ...]) -> dict[str, Any]:
    return _object({column.name: _property(column) for column in columns})


def _property(column: Column) -> dict[str, Any]:
    kind: Any = [column.type, "null"] if column.name in _MAY_BE_NULL else column.type
    said: dict[str, Any] = {"type": kind, "description": column.about}
    if column.name in _ENUMS:
        said["enum"] = [*_ENUMS[column.name].values, ""]
    if column.name in _FORMATS:
        said["format"] = _FORMATS[column.name]
    return said


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _answers(properties: dict[str, Any]) -> dict[str, Any]:
    when = {"type": "string", "format": "date-time", "description": "When this was so."}
    schema = _object({"as_of": when} | properties)
    return {"description": "The answer", "content": {"application/json": {"schema": schema}}}


def _errors(about: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Errors"}
    return {"description": about, "content": {"application/json": {"schema": schema}}}


def _path(name: str, schema: str, words: list[dict[str, Any]], summary: str) -> dict[str, Any]:
    listed = {"type": "array", "items": {"$ref": f"#/components/schemas/{schema}"}}
    following = {"type": ["string", "null"], "description": "The address of the next page."}
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": words,
            "responses": {
                "200": _answers({name: listed, "next": following}),
                "400": _errors("A word of the address makes no sense"),
            },
        }
    }


_PERSON_PATH = {
    "get": {
        "operationId": "person",
        "summary": "Everything about one person",
        "parameters": [
            {
                "name": "id",
                "in": "path",
                "required": True,
                "schema": {"type": "string", "format": "uuid"},
            }
        ],
        "responses": {
            "200": _answers({"person": {"$ref": "#/components/schemas/WholePerson"}}),
            "404": _errors("Nobody in the register has this id"),
        },
    }
}
