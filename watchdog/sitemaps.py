"""Sitemaps: one index, and the files of each part of the site, written as they are read.

Nothing is in them but what is visible now, so that they betray nothing that is scheduled or
withheld.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.feedgenerator import rfc3339_date

from watchdog.structured import origin

# What a sitemap may hold at most.
LIMIT = 50_000
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
START = '<?xml version="1.0" encoding="UTF-8"?>\n'
TYPE = "application/xml; charset=utf-8"


class Entry(NamedTuple):
    """One address. A change is when its words changed, never when a program ran."""

    path: str
    changed_at: datetime | None = None
    image: str = ""
    # For the news sitemap only.
    title: str = ""
    language: str = ""
    published_at: datetime | None = None


def index(paths: Iterable[str]) -> HttpResponse:
    lines = "".join(f"<sitemap><loc>{escape(origin(path))}</loc></sitemap>\n" for path in paths)
    text = f'{START}<sitemapindex xmlns="{NAMESPACE}">\n{lines}</sitemapindex>\n'
    return HttpResponse(text, content_type=TYPE)


def urlset(entries: Iterable[Entry]) -> StreamingHttpResponse:
    return StreamingHttpResponse(_lines(entries), content_type=TYPE)


def _lines(entries: Iterable[Entry]) -> Iterator[str]:
    yield f'{START}<urlset xmlns="{NAMESPACE}" xmlns:news="{NEWS}" xmlns:image="{IMAGE}">\n'
    for entry in entries:
        yield f"<url>{''.join(_elements(entry))}</url>\n"
    yield "</urlset>\n"


def _elements(entry: Entry) -> Iterator[str]:
    yield f"<loc>{escape(origin(entry.path))}</loc>"
    if entry.changed_at:
        yield f"<lastmod>{_moment(entry.changed_at)}</lastmod>"
    if entry.image:
        yield f"<image:image><image:loc>{escape(origin(entry.image))}</image:loc></image:image>"
    if entry.published_at:
        yield (
            "<news:news><news:publication><news:name>Watchdog</news:name>"
            f"<news:language>{entry.language.split('-')[0]}</news:language></news:publication>"
            f"<news:publication_date>{_moment(entry.published_at)}</news:publication_date>"
            f"<news:title>{escape(entry.title)}</news:title></news:news>"
        )


def _moment(at: datetime) -> str:
    return rfc3339_date(at.astimezone(UTC).replace(microsecond=0))
