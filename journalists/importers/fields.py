"""What a row says as fields of the desk, and what the desk's fields do not take."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models

from journalists.desk import Case, Event, Journalist, Source
from journalists.importers.people import Person
from journalists.importers.refusals import WrongCell
from journalists.importers.regions import Countries
from posts.desk import Region

# What a field is called in a row, where it is called otherwise.
ROW_NAMES = {
    "region": "country",
    "title": "case",
    "kind": "event",
    "on": "date",
    "until": "date",
    "precision": "date",
}

type Fields = dict[str, Any]


def fields_of(person: Person, countries: Countries) -> dict[type, Fields]:
    """Return what a row says, by model; nothing for a source where it names none."""
    return {
        Journalist: {
            "name": person.name,
            "sort_name": person.sort_name,
            "native_name": person.native_name,
            "native_language": person.native_language,
            "aliases": "\n".join(person.aliases),
            "outlet": person.outlet,
            "role": person.role,
            "employment": person.employment,
            "region": _region(person, "country", countries),
            "origin": _region(person, "origin", countries),
        },
        Case: {
            "title": person.case,
            "account": person.account,
            "link_to_work": person.link_to_work,
            "justice": person.justice,
        },
        Event: {
            "kind": person.event,
            "on": person.moment.on,
            "until": person.moment.until,
            "precision": person.moment.precision,
            "text": person.text,
            "attribution": person.attribution,
            "actor": person.actor,
            "place": person.place,
        },
        Source: _source(person),
    }


def check(row: models.Model, person: Person) -> None:
    """Raise WrongCell for what the fields of the desk do not take."""
    relations = {field.name for field in row._meta.concrete_fields if field.is_relation}
    try:
        row.clean_fields(exclude=relations)
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        raise WrongCell(person.column(row_name(name)), " ".join(messages)) from None


def row_name(field: str) -> str:
    return ROW_NAMES.get(field, field)


def _region(person: Person, name: str, countries: Countries) -> Region | None:
    try:
        return countries.named(getattr(person, name))
    except ValueError as problem:
        raise WrongCell(person.column(name), str(problem)) from None


def _source(person: Person) -> Fields:
    """Return who says so; a link without a name is named by its site."""
    try:
        site = urlsplit(person.url).hostname
    except ValueError:
        raise WrongCell(person.column("url"), "Enter a valid URL.") from None
    publisher = person.publisher or site or person.url[:200]
    return {"publisher": publisher, "url": person.url} if publisher else {}
