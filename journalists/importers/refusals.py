"""What an import says no to: a whole file, or one row of it."""

from dataclasses import dataclass


class Unreadable(ValueError):
    """The file is not a whole list; the message names it and says what it is."""


class WrongCell(ValueError):
    """What stands in a column cannot be taken; the message says why."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


@dataclass(frozen=True, slots=True)
class Refusal:
    """One row that does not come in. `number` is its row in a spreadsheet, or its place in JSON."""

    number: int
    column: str
    reason: str

    @property
    def where(self) -> str:
        return f"row {self.number}, {self.column}" if self.column else f"row {self.number}"
