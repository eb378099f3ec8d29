"""Files of rows, CSV or JSON, read one row at a time into plain text by column."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journalists.importers.encodings import encoding_of, said
from journalists.importers.refusals import Refusal, Unreadable

MAX_BYTES = 50 * 1000 * 1000
# JSON is held in memory while it is read.
MAX_JSON_BYTES = 20 * 1000 * 1000
MAX_ROWS = 200_000
MAX_COLUMNS = 500
MAX_CELL = 10_000
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
JSON_SPACE = " \t\n\r"

type Cells = dict[str, str]


class _RepeatedName(ValueError):
    """An object of JSON has a name twice, and it is not for us to choose one."""


@dataclass(frozen=True)
class Table:
    """A file whose encoding and columns are known. `delimiter` is "" for JSON."""

    path: Path
    encoding: str
    delimiter: str
    columns: tuple[str, ...]

    @property
    def described(self) -> str:
        kind = f"CSV with {DELIMITERS[self.delimiter]}" if self.delimiter else "JSON"
        return f"{self.path} is read as {kind}, in {said(self.encoding)}."

    def rows(self) -> Iterator[tuple[int, Cells | Refusal]]:
        """Yield each row with its number; blank rows are counted and passed over."""
        rows = _csv_rows(self) if self.delimiter else _json_rows(self.path, self.encoding)
        for count, (number, row) in enumerate(rows, 1):
            if count > MAX_ROWS:
                raise Unreadable(f"{self.path} has more than {MAX_ROWS:,} rows. Split it.")
            yield number, row


def open_table(path: Path, *, encoding: str = "") -> Table:
    """Return the file as a table; raise Unreadable for what is none."""
    size = _size(path)
    try:
        found = encoding_of(path, encoding)
        with path.open(encoding=found) as file:
            beginning = file.read(1000).lstrip("\ufeff").lstrip()
        if beginning.startswith(("[", "{")):
            _refuse_size(path, size, MAX_JSON_BYTES)
            return Table(path, found, "", _json_columns(path, found))
        _refuse_size(path, size, MAX_BYTES)
        delimiter, columns = _header(path, found)
    except OSError as error:
        raise Unreadable(f"{path} cannot be opened: {error.strerror}.") from error
    return Table(path, found, delimiter, columns)


def _size(path: Path) -> int:
    if not path.exists():
        raise Unreadable(f"There is no file {path}.")
    if not path.is_file():
        raise Unreadable(f"{path} is not a file.")
    return path.stat().st_size


def _refuse_size(path: Path, size: int, limit: int) -> None:
    if size > limit:
        raise Unreadable(
            f"{path} is {size / 1e6:,.1f} MB long; it may be {limit / 1e6:,.0f} MB. Split it."
        )


# CSV


def _header(path: Path, encoding: str) -> tuple[str, tuple[str, ...]]:
    """Return the delimiter that finds most columns in the first row, and their names."""
    found = {mark: _first_row(path, encoding, mark) for mark in DELIMITERS}
    delimiter, names = max(found.items(), key=lambda pair: len(pair[1]))
    columns = tuple(name.strip() or f"(column {n})" for n, name in enumerate(names, 1))
    if len(columns) > MAX_COLUMNS:
        raise Unreadable(f"{path} has {len(columns):,} columns; it may have {MAX_COLUMNS}.")
    if repeated := sorted({name for name in columns if columns.count(name) > 1}):
        raise Unreadable(f"{path} has two columns of one name: {', '.join(repeated)}.")
    return delimiter, columns


def _first_row(path: Path, encoding: str, delimiter: str) -> list[str]:
    try:
        return next((row for row in _records(path, encoding, delimiter) if row), [])
    except csv.Error:
        return []


def _records(path: Path, encoding: str, delimiter: str) -> Iterator[list[str]]:
    with path.open(encoding=encoding, newline="") as file:
        if file.read(1) != "\ufeff":
            file.seek(0)
        yield from csv.reader(file, delimiter=delimiter, strict=True)


def _csv_rows(table: Table) -> Iterator[tuple[int, Cells | Refusal]]:
    number = 0
    is_header = True
    try:
        for number, row in enumerate(_records(table.path, table.encoding, table.delimiter), 1):
            if not any(cell.strip() for cell in row):
                continue
            if is_header:
                is_header = False
                continue
            yield number, _csv_row(number, row, table.columns)
    except csv.Error as error:
        raise Unreadable(f"{table.path} is broken at row {number + 1:,}: {error}.") from error


def _csv_row(number: int, row: list[str], columns: tuple[str, ...]) -> Cells | Refusal:
    if len(row) != len(columns):
        reason = f"It has {len(row)} cells where the header has {len(columns)}."
        return Refusal(number, "", reason)
    return _checked(number, dict(zip(columns, row, strict=True)))


# JSON


def _json_columns(path: Path, encoding: str) -> tuple[str, ...]:
    columns: dict[str, None] = {}
    for _number, row in _json_rows(path, encoding):
        if isinstance(row, dict):
            columns |= dict.fromkeys(row)
        if len(columns) > MAX_COLUMNS:
            raise Unreadable(f"{path} has more than {MAX_COLUMNS} names; it may have as many.")
    return tuple(columns)


def _json_rows(path: Path, encoding: str) -> Iterator[tuple[int, Cells | Refusal]]:
    text = path.read_text(encoding).lstrip("\ufeff")
    place = _past_space(text, 0)
    if text[place] != "[":
        raise Unreadable(f"{path} is JSON, but no list of objects: it begins with {{.")
    decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse_constant)
    number, place = 0, _past_space(text, place + 1)
    while text[place : place + 1] != "]":
        number += 1
        try:
            value, place = decoder.raw_decode(text, place)
        except _RepeatedName as error:
            raise Unreadable(f"{path} is broken at row {number}: {error}") from None
        except RecursionError:
            raise Unreadable(f"{path} is nested too deep, at row {number}.") from None
        except ValueError as error:
            reason = getattr(error, "msg", str(error))
            raise Unreadable(f"{path} is not JSON, at row {number}: {reason}.") from None
        yield number, _json_row(number, value)
        place = _past_space(text, place)
        if text[place : place + 1] == ",":
            place = _past_space(text, place + 1)
        elif text[place : place + 1] != "]":
            raise Unreadable(f"{path} breaks off after row {number}.")
    if text[_past_space(text, place + 1) :]:
        raise Unreadable(f"{path} goes on after the end of its list.")


def _past_space(text: str, place: int) -> int:
    while text[place : place + 1] and text[place] in JSON_SPACE:
        place += 1
    return place


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _RepeatedName("an object has one name twice.")
    return found


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _json_row(number: int, value: Any) -> Cells | Refusal:
    if not isinstance(value, dict):
        return Refusal(number, "", "It is no object.")
    cells = {}
    for name, cell in value.items():
        text = _json_text(cell)
        if text is None:
            return Refusal(number, name, "An object, or a list of more than texts, says nothing.")
        cells[name] = text
    return _checked(number, cells)


def _json_text(cell: Any) -> str | None:
    if cell is None:
        return ""
    if isinstance(cell, list):
        # Several names or outlets, as a CSV has them in one cell.
        return "; ".join(cell) if all(isinstance(part, str) for part in cell) else None
    return str(cell) if isinstance(cell, str | int | float) else None


def _checked(number: int, cells: Cells) -> Cells | Refusal:
    for column, cell in cells.items():
        if len(cell) > MAX_CELL:
            reason = f"{len(cell):,} characters; it may have {MAX_CELL:,}."
            return Refusal(number, column, reason)
    return cells
