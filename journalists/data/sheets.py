"""CSV for people who open it in a spreadsheet, which would run some cells as formulas."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

# What begins a formula, also written wide, and what some programs leave out before it.
DANGEROUS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
BATCH = 100


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def lines(head: Sequence[str] | None, rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Yield the sheet in pieces, so that it is never in memory as a whole.

    Without a head, these are more rows of one that has begun.
    """
    writer = csv.writer(_Echo())
    # Without the mark, Excel takes UTF-8 for something else.
    piece = ["\ufeff", writer.writerow(head)] if head else []
    for row in rows:
        piece.append(writer.writerow([cell(value) for value in row]))
        if len(piece) >= BATCH:
            yield "".join(piece)
            piece = []
    yield "".join(piece)


def cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if isinstance(value, str) and value.lstrip(" ").startswith(DANGEROUS):
        return f"'{value}"
    return value
