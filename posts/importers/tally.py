"""What came of an import, for the person who ran it."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """`refused` names each thing that did not come in, with the reason; `notes` wants a look."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def changed(self) -> int:
        return self.created + self.updated

    def lines(self) -> list[str]:
        """Return what a command prints; scripts rely on the last line."""
        refusals = [f"refused: {name}: {reason}" for name, reason in self.refused]
        return [*self.notes, *refusals, self.sum()]

    def sum(self) -> str:
        return (
            f"created {self.created}, updated {self.updated}, unchanged {self.unchanged},"
            f" refused {len(self.refused)}"
        )
