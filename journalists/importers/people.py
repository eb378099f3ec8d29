"""One row of a list, read by a mapping into what a person and one event are made of."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import TextChoices

from journalists.dates import Moment
from journalists.importers.days import read_day
from journalists.importers.mappings import CASE_NAMES, LINES, TEXTS, Mapping
from journalists.importers.names import fold, is_known, parted
from journalists.importers.refusals import WrongCell
from journalists.importers.tables import Cells
from journalists.kinds import Employment, EventKind, Justice, LinkToWork
from journalists.private_life import ADDRESS
from posts.importers import places
from watchdog.text import BIDI_CONTROLS, check_line, normalize

VOCABULARIES: dict[str, type[TextChoices]] = {
    "employment": Employment,
    "event": EventKind,
    "link_to_work": LinkToWork,
    "justice": Justice,
}
# Several outlets or jobs stand in one cell, parted by either.
PARTED = re.compile(r"[,;]")
FREELANCE = re.compile(r"freelancer?\b.*", re.IGNORECASE)
UNKNOWN = re.compile(r"(.*\b)?unknown\b.*", re.IGNORECASE)


@dataclass(frozen=True)
class Person:
    """What one row says. `number` is the row's; `columns` says where each thing was read."""

    number: int
    source: str
    external_id: tuple[str, str] | None
    name: str
    sort_name: str
    native_name: str
    native_language: str
    aliases: tuple[str, ...]
    outlet: str
    role: str
    employment: str
    country: str
    origin: str
    case: str
    account: str
    link_to_work: str
    justice: str
    event: str
    moment: Moment
    place: str
    actor: str
    text: str
    attribution: str
    publisher: str
    url: str
    columns: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def year(self) -> int | None:
        return self.moment.on.year if self.moment.on else None

    @property
    def described(self) -> str:
        """The person as the output names them: “Irina Sample (Kazakhstan, 2026)”."""
        where_and_when = ", ".join(filter(None, (self.country, str(self.year or ""))))
        return f"{self.name} ({where_and_when})" if where_and_when else self.name

    @property
    def can_be_matched(self) -> bool:
        """Whether name, country and year together say who this is; a name alone never does."""
        return bool(is_known(self.name) and self.country and self.year)

    @cached_property
    def key(self) -> str:
        place = places.find(self.country)
        country = place.name if place else self.country
        return _hashed([fold(self.name), places.fold(country), self.year])

    @cached_property
    def digest(self) -> str:
        said = asdict(self)
        for name in ("number", "columns", "notes"):
            del said[name]
        return _hashed(said)

    def column(self, name: str) -> str:
        return self.columns.get(name, name)


def read_person(number: int, cells: Cells, mapping: Mapping) -> Person:
    """Return the person of a row; raise WrongCell with the column and the reason if it has none."""
    return _Reader(number, cells, mapping).person()


class _Reader:
    def __init__(self, number: int, cells: Cells, mapping: Mapping) -> None:
        self.number, self.cells, self.mapping = number, cells, mapping
        self.columns: dict[str, str] = {}
        self.notes: list[str] = []

    def person(self) -> Person:
        lines = {name: self.line(name) for name in LINES}
        if not lines["name"]:
            raise self.wrong("name", "There is no name, so this is nobody’s row.")
        words = {name: self.word(name) for name in VOCABULARIES}
        if not words["event"]:
            raise self.wrong("event", "It does not say what happened.")
        moment = self.moment()
        name, aliases = self.names(lines.pop("name"))
        outlet = self.outlet(lines["outlet"])
        if outlet != lines["outlet"] and not words["employment"] and not outlet:
            words["employment"] = Employment.FREELANCE.value
        texts = {name: self.text(name) for name in TEXTS}
        texts["text"] = texts["text"] or self.sentences()
        return Person(
            number=self.number,
            source=self.mapping.name,
            external_id=self.external_id(),
            name=name,
            aliases=aliases,
            moment=moment,
            columns=self.columns,
            **lines
            | texts
            | words
            | {
                "case": lines["case"] or _case_name(words["event"], lines["country"], moment),
                "link_to_work": words["link_to_work"] or LinkToWork.UNCONFIRMED.value,
                "outlet": outlet,
                "role": _joined(lines["role"]),
                "actor": _joined(lines["actor"]),
                "place": self.place(lines["place"]),
            },
            notes=tuple(self.notes),
        )

    # Cells

    def found(self, name: str) -> str:
        """Return what the first column says that says something, without blanks around it."""
        for column in self.mapping.columns.get(name, ()):
            self.columns.setdefault(name, column)
            if cell := normalize(self.cells.get(column, "")).strip():
                self.columns[name] = column
                return cell
        return self.mapping.defaults.get(name, "")

    def line(self, name: str) -> str:
        text = self.raw_checked(name)
        try:
            check_line(text)
        except ValidationError as error:
            raise self.wrong(name, str(error.message)) from None
        return text.lower() if name in self.mapping.lowered else text

    def text(self, name: str) -> str:
        return self.raw_checked(name)

    def raw_checked(self, name: str) -> str:
        text = self.found(name)
        # Before control characters are taken out, which normalizing does.
        raw = self.cells.get(self.columns.get(name, ""), "")
        if "\0" in raw:
            raise self.wrong(name, "There is a NUL in it, which no text has.")
        if BIDI_CONTROLS.search(raw):
            raise self.wrong(
                name, "There is an invisible character in it that turns the text around."
            )
        return text

    def word(self, name: str) -> str:
        """Return a word of the vocabulary, of the first column whose word says something."""
        vocabulary = VOCABULARIES[name]
        known = self.mapping.words.get(name) or _own_words(vocabulary)
        for column in self.mapping.columns.get(name, ()):
            self.columns[name] = column
            cell = self.cells.get(column, "").strip()
            if not cell:
                continue
            if (key := cell.casefold()) not in {word.casefold() for word in known}:
                raise self.wrong(name, f"“{cell[:60]}” is none of: {', '.join(known)}.")
            if word := next(value for word, value in known.items() if word.casefold() == key):
                return word
        return ""

    # What needs more than its cell

    def moment(self) -> Moment:
        try:
            return read_day(self.found("date"))
        except ValueError as error:
            raise self.wrong("date", str(error)) from None

    def names(self, name: str) -> tuple[str, tuple[str, ...]]:
        name = name.rstrip(",; ")
        byname = ""
        if self.mapping.has_bynames and is_known(name):
            name, byname = parted(name)
        parts = re.split(r"[;\n]", self.raw_checked("aliases"))
        others = dict.fromkeys(part.strip() for part in (*parts, byname) if part.strip())
        return name, tuple(others)

    def outlet(self, cell: str) -> str:
        """Return the outlets of a cell; to be a freelance is a way to work and no outlet."""
        return _joined(cell, lambda part: not (FREELANCE.fullmatch(part) or part == "Unknown"))

    def place(self, cell: str) -> str:
        if UNKNOWN.fullmatch(cell):
            return ""
        if cell and ADDRESS.search(cell):
            self.notes.append(f"{self.column('place')}: left out, as it says more than a city.")
            return ""
        return cell

    def sentences(self) -> str:
        told = (words.get(self.cells.get(column, "")) for column, words in self.mapping.sentences)
        return " ".join(filter(None, told))

    def external_id(self) -> tuple[str, str] | None:
        text = self.line("id")
        scheme, colon, value = text.partition(":")
        if not text:
            return None
        if not colon:
            return self.mapping.name, text
        if not (scheme.strip() and value.strip()):
            raise self.wrong("id", "Write whose number it is and the number: wikidata:Q42.")
        return scheme.strip().lower(), value.strip()

    def column(self, name: str) -> str:
        return self.columns.get(name) or next(iter(self.mapping.columns.get(name, (name,))))

    def wrong(self, name: str, reason: str) -> WrongCell:
        return WrongCell(self.column(name), reason)


def _own_words(vocabulary: type[TextChoices]) -> dict[str, str]:
    """Return a vocabulary's own words: what the database has, and what readers are shown."""
    by_name = {word.value: word.value for word in vocabulary}
    return by_name | {str(word.label): word.value for word in vocabulary}


def _joined(cell: str, is_meant: Any = bool) -> str:
    parts: Iterable[str] = (part.strip() for part in PARTED.split(cell))
    return ", ".join(part for part in parts if part and is_meant(part))


def _case_name(event: str, country: str, moment: Moment) -> str:
    kind = EventKind(event)
    year = str(moment.on.year) if moment.on else ""
    return ", ".join(filter(None, (CASE_NAMES.get(kind, str(kind.label)), country, year)))


def _hashed(said: Any) -> str:
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, default=_iso)
    return hashlib.sha256(text.encode()).hexdigest()


def _iso(value: date) -> str:
    return value.isoformat()
