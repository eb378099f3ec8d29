"""Countries that a list names: the desk's regions, or proposals to the desk."""

from journalists.importers.mappings import DISSOLVED
from posts.desk import Region
from posts.importers.places import Place, fold
from posts.importers.regions import Regions

MAX_NAME = 100


class Countries(Regions):
    """The regions of the desk; what it lacks is proposed once, and said in `notes`."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[str] = []

    def named(self, name: str) -> Region | None:
        """Return the region of that name; a country of no list is proposed without a code."""
        if not name:
            return None
        if len(name) > MAX_NAME:
            raise ValueError(f"“{name[:40]}…” is too long for the name of a country.")
        return self.match(name) or self._unlisted(name)

    def _unlisted(self, name: str) -> Region:
        why = "a state that is no more" if fold(name) in DISSOLVED else "in no list of countries"
        self.notes.append(f"{name} is {why}: proposed as a region without a code.")
        return self._propose(Place(name, ""))
