"""Tags, bylines and series by their names: found at the desk, or made where there is none."""

from taggit.models import Tag

from posts.desk import Byline, Series
from posts.importers.pages import Box
from posts.importers.places import fold
from posts.importers.slugs import free_slug, import_key
from watchdog.text import slugify_line

NAME_LENGTH = {Tag: 100, Byline: 200, Series: 200}


class Unfit(ValueError):
    """Why something of this name cannot be made, as a clause."""


class Labels[Model: (Tag, Byline)]:
    """All tags, or all bylines; new ones count once they are kept."""

    def __init__(self, model: type[Model]) -> None:
        self.model: type[Model] = model
        rows = model._default_manager.order_by("-pk")
        self.by_name: dict[str, Model] = {fold(row.name): row for row in rows}
        self.new: dict[str, Model] = {}

    def named(self, name: str) -> Model:
        """Return the one of that name in whatever case, or a new one, or raise Unfit."""
        folded = fold(name)
        known = self.by_name.get(folded) or self.new.get(folded)
        if known is None:
            known = self.model(name=name, slug=slug_for(self.model, name))
            known.save()
            self.new[folded] = known
        return known

    def keep(self) -> None:
        self.by_name |= self.new
        self.new = {}

    def take_back(self) -> None:
        self.new = {}


def slug_for(model: type[Tag | Byline | Series], name: str) -> str:
    length = NAME_LENGTH[model]
    if len(name) > length:
        raise Unfit(f"it is longer than {length} characters")
    slug = slugify_line(name, "")
    if not slug:
        raise Unfit("it has no letters or numbers for an address")
    return free_slug(model, slug)


def series_for(box: Box, source: str) -> tuple[Series, bool]:
    """Return the series that a box promotes, and whether it is new; raise Unfit if it cannot be.

    The words of one that is here already stay as the desk has them.
    """
    key = import_key(source, box.title, length=300)
    known = Series.objects.filter(import_key=key).first()
    known = known or Series.objects.filter(name__iexact=box.title).first()
    if known is not None:
        return known, False
    slug = slug_for(Series, box.title)
    return Series.objects.create(name=box.title, slug=slug, box_text=box.text, import_key=key), True
