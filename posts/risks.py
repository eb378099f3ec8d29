"""What readers of a region risk, in the language of what they read where it is said in that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.safestring import SafeString

from posts.amendments import in_paragraphs
from posts.record import Edition, Listing, RiskNotice, Section
from watchdog.editions import TimedQuerySet
from watchdog.languages import primary
from watchdog.memory import Memory
from watchdog.prepared import Prepared
from watchdog.text import direction


@dataclass(frozen=True)
class Risk:
    region: str
    text: str
    language: str

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def html(self) -> SafeString:
        return in_paragraphs(self.text)


def of_post(edition: Edition, *, at: datetime) -> TimedQuerySet:
    """Return the warnings for the regions the post is on, and for those they lie in."""
    listed = Listing.objects.filter(section=OuterRef("section"), edition=edition.pk)
    return RiskNotice.objects.visible(at=at).filter(Exists(listed))


def for_post(edition: Edition, *, at: datetime) -> list[Risk]:
    rows = _read(of_post(edition, at=at))
    return chosen((Risk(*row) for row in rows), language=edition.language)


def for_region(section: Section, *, language: str, at: datetime) -> list[Risk]:
    """The same for the page of a region: its own, and those of the regions it lies in."""
    asked = _asked.get(section.kept_as, lambda: Prepared(partial(_around, section)))
    return chosen((Risk(*row) for row in asked(at=at)), language=language)


# Put together once for each region.
_asked: Memory[Prepared[tuple[str, str, str]]] = Memory(each=8000)


def _around(section: Section, at: datetime) -> Any:
    regions = Section.objects.filter(kind=Section.Kind.REGION, slug__in=section.slugs_around)
    return _read(RiskNotice.objects.visible(at=at).filter(section__in=regions))


def _read(notices: TimedQuerySet) -> Any:
    return notices.order_by("-visible_from", "-pk").values_list("section__name", "text", "language")


def chosen(found: Iterable[Risk], *, language: str) -> list[Risk]:
    """Return one warning a region: in that language, else in English, else in what there is."""
    order = {primary(language): 0}
    order.setdefault("en", 1)
    ordered = sorted(found, key=lambda one: order.get(primary(one.language), 2))
    by_region: dict[str, Risk] = {}
    for one in ordered:
        by_region.setdefault(one.region, one)
    return list(by_region.values())
