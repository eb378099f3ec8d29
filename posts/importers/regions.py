"""Categories that name a place: matched to the desk's regions, or proposed to the desk."""

from collections.abc import Iterable

from posts.desk import Region
from posts.importers import places
from posts.importers.places import Place, fold
from posts.importers.slugs import free_slug
from posts.sections import lineage
from watchdog.text import slugify_line

# Stands between a country and its territory, as on pages.
INSIDE = " \u203a "


class Regions:
    """The regions of the desk by all their names; `new` are those proposed since they were kept."""

    def __init__(self) -> None:
        self.by_name: dict[str, Region] = {}
        self.by_code: dict[str, Region] = {}
        self.new: list[Region] = []
        rows = {region.pk: region for region in Region.objects.order_by("-pk")}
        for region in rows.values():
            # So that no parent has to be asked for.
            region.parent = rows[region.parent_id] if region.parent_id else None
            for name in filter(None, (*region.other_names.splitlines(), region.slug)):
                self.by_name[fold(name)] = region
        # A region's own name counts more than what another is called, too.
        for region in rows.values():
            self._know(region)

    def match(self, name: str) -> Region | None:
        """Return the region of that name; one that only the gazetteer knows is proposed."""
        known = self._named(name)
        place = None if known else places.find(name)
        return self._of(place) if place else known

    def country_of(self, dateline: str) -> Region | None:
        """Return what a dateline says of the country, if the desk knows that region."""
        city, _, country = dateline.partition(",")
        for name in (country, city):
            if known := self._named(name):
                return known
            if place := places.find(name):
                return self._known(place.country or place)
        return None

    def _named(self, name: str) -> Region | None:
        return self.by_name.get(fold(name)) or self.by_name.get(slugify_line(name, ""))

    def _known(self, place: Place) -> Region | None:
        return self.by_code.get(place.code) or self.by_name.get(fold(place.name))

    def _of(self, place: Place) -> Region:
        return self._known(place) or self._propose(place)

    def _propose(self, place: Place) -> Region:
        parent = self._of(place.country) if place.country else None
        region = Region(
            name=place.name,
            slug=free_slug(Region, slugify_line(place.name, "region")),
            kind=Region.Kind.TERRITORY if parent else Region.Kind.COUNTRY,
            parent=parent,
            code=place.code,
            is_proposed=True,
        )
        if parent is not None:
            region.in_broadcast_region = parent.in_broadcast_region
        region.save()
        self._know(region)
        self.new.append(region)
        return region

    def _know(self, region: Region) -> None:
        self.by_name[fold(region.name)] = region
        if region.code:
            self.by_code[region.code] = region


def path(region: Region) -> str:
    """Return the names of what contains the region, the largest first, and its own."""
    return INSIDE.join(part.name for part in reversed(lineage(region)))


def primary(regions: list[Region], named_in_dateline: Region | None) -> Region | None:
    """Return the region that a text is chiefly about, out of the most specific that it names.

    The one in the country of the dateline, else the one that its first category means.
    """
    chosen = most_specific(regions)
    wanted = [named_in_dateline, *regions]
    inside = (next((r for r in chosen if place in lineage(r)), None) for place in wanted)
    return next(filter(None, inside), None)


def most_specific(regions: Iterable[Region]) -> list[Region]:
    """Return the regions without those that contain another of them: lists include these anyway."""
    once = list(dict.fromkeys(regions))
    above = {part for region in once for part in lineage(region)[1:]}
    return [region for region in once if region not in above]
