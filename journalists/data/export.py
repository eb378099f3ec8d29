"""The whole register as a folder of files: a version that others can cite and compare.

The same register gives the same bytes. A new version is made only when something in it changed,
and ``changes.csv`` says what. Whoever readers are no longer shown is in no file of the folder, not
even by number: only how many went is kept.
"""

import csv
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from journalists.data.columns import EVENT, PERSON, WHOLE_PERSON, Column, said
from journalists.data.sheets import lines
from journalists.record import Profile, ProfileQuerySet, day_of

CHUNK = 200
PEOPLE, EVENTS, WHOLE = "people.csv", "events.csv", "people.jsonl"
DICTIONARY, CHANGES, VERSION = "dictionary.csv", "changes.csv", "version.json"
CHANGES_HEAD = ("version", "date", "change", "people")
PERSON_ID = Column("person", "string", "The id of the person.", str)

type Row = list[Any]


@dataclass(frozen=True)
class Export:
    version: int
    people: int
    added: int
    changed: int
    removed: int

    @property
    def is_new(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def shown(at: datetime) -> ProfileQuerySet:
    return Profile.objects.visible(at=at).texts().named()


def export(
    folder: Path,
    *,
    at: datetime,
    track: Callable[[Iterable[Profile]], Iterable[Profile]] = iter,
) -> Export:
    """Write the register as readers see it at that moment; people pass through `track`."""
    folder.mkdir(parents=True, exist_ok=True)
    before = _read(folder)
    known = _told(folder / WHOLE)
    people = shown(at).defer("biography", "portrait", "notice").order_by("public_id")
    now = _write_people(folder, track(people.iterator(chunk_size=CHUNK)))
    added = sorted(now.keys() - known.keys())
    changed = sorted(one for one in now.keys() & known.keys() if now[one] != known[one])
    removed = len(known.keys() - now.keys())
    is_new = not before or bool(added or changed or removed)
    version = before.get("version", 0) + is_new
    found = Export(version, len(now), len(added), len(changed), removed)
    if is_new:
        day = day_of(at).isoformat()
        _write(folder / DICTIONARY, ("table", "column", "type", "about"), _dictionary())
        rows: list[Row] = [[version, day, "added", one] for one in added]
        rows += [[version, day, "changed", one] for one in changed]
        rows += [[version, day, "removed", removed]] if removed else []
        _write(folder / CHANGES, CHANGES_HEAD, [*_changes(folder / CHANGES, now), *rows])
        _describe(folder, found, day)
    return found


def _write_people(folder: Path, people: Iterable[Profile]) -> dict[str, str]:
    """Write people and events in one reading of the record; return digests by id."""
    digests = {}
    names = (PEOPLE, EVENTS, WHOLE)
    with ExitStack() as stack:
        # Beside the old ones first: who stops this half-way keeps a whole version.
        sheet, events, whole = (
            stack.enter_context(_new(folder / name).open("w", encoding="utf-8", newline=""))
            for name in names
        )
        sheet.writelines(lines([column.name for column in PERSON], []))
        events.writelines(lines([PERSON_ID.name, *(column.name for column in EVENT)], []))
        for one in people:
            line = json.dumps(said(one, WHOLE_PERSON), ensure_ascii=False, sort_keys=True)
            digests[str(one.public_id)] = _digest(line)
            whole.write(f"{line}\n")
            sheet.writelines(_lines([[column.value(one) for column in PERSON]]))
            events.writelines(
                _lines(
                    [str(one.public_id), *(column.value(event) for column in EVENT)]
                    for event in one.events
                )
            )
    for name in names:
        _new(folder / name).replace(folder / name)
    return digests


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    return lines(None, rows)


def _dictionary() -> Iterator[Row]:
    tables = {PEOPLE: PERSON, EVENTS: (PERSON_ID, *EVENT), WHOLE: WHOLE_PERSON}
    for table, columns in tables.items():
        for column in columns:
            yield [table, column.name, column.type, column.about]


def _changes(path: Path, now: dict[str, str]) -> Iterator[Row]:
    """Yield what changed before, without whoever is gone since."""
    if not path.exists():
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in list(csv.reader(file))[1:]:
            if row[2] == "removed" or row[3] in now:
                yield row


def _describe(folder: Path, found: Export, day: str) -> None:
    names = (PEOPLE, EVENTS, WHOLE, DICTIONARY, CHANGES)
    described = {
        "version": found.version,
        "date": day,
        "people": found.people,
        "sha256": {name: _file_digest(folder / name) for name in names},
    }
    path = folder / VERSION
    _new(path).write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")
    _new(path).replace(path)


def _write(path: Path, head: Sequence[str], rows: Iterable[Row]) -> None:
    with _new(path).open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines(head, rows))
    _new(path).replace(path)


def _new(path: Path) -> Path:
    return path.with_name(f"{path.name}.new")


def _read(folder: Path) -> dict[str, Any]:
    path = folder / VERSION
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _told(path: Path) -> dict[str, str]:
    """Return what the folder tells of each person by now, as digests by id."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8") as file:
        return {json.loads(line)["id"]: _digest(line.rstrip("\n")) for line in file}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _file_digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
