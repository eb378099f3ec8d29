"""What stands in the breaking line: posts, and single lines of text, in one query."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, F, QuerySet, Value

from posts.record import BreakingLine, Edition, address_of
from watchdog.prepared import Prepared
from watchdog.text import direction

MOST = 3


@dataclass(frozen=True)
class Story:
    """One line of it. What leads nowhere is no post yet."""

    text: str
    language: str
    at: datetime
    url: str = ""

    @property
    def direction(self) -> str:
        return direction(self.language)


def stories(*, at: datetime) -> list[Story]:
    """Return what stands there at that moment, the newest first."""
    return [
        Story(words, language, said_at, address_of(said_at, slug) if slug else "")
        for words, language, said_at, slug, _since in _rows(at=at)
    ]


def _stories(at: datetime) -> QuerySet:
    named = ("said", "language", "said_at", "slug", "visible_from")
    posts = (
        Edition.objects.breaking(at=at)
        .order_by()
        .annotate(said=F("headline"), said_at=F("first_published_at"))
    )
    lines = BreakingLine.objects.visible(at=at).annotate(
        said=F("text"), said_at=F("visible_from"), slug=Value("", CharField())
    )
    rows = posts.values_list(*named).union(lines.values_list(*named), all=True)
    return rows.order_by("-visible_from")[:MOST]


_rows: Prepared[tuple[str, str, datetime, str, datetime]] = Prepared(_stories)
