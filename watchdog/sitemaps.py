"""Sitemaps: one index, and the files of each part of the site.

Nothing is in them but what is visible now, so that they betray nothing that is scheduled or
withheld. They are pages like any other: kept until something changes that they show.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

from django.http import HttpResponse

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
    # Escaped together, since a large archive has thousands of maps.
    addresses = escape("\n".join(map(origin, paths))).splitlines()
    lines = "".join(f"<sitemap><loc>{address}</loc></sitemap>\n" for address in addresses)
    text = f'{START}<sitemapindex xmlns="{NAMESPACE}">\n{lines}</sitemapindex>\n'
    return HttpResponse(text, content_type=TYPE)


def urlset(entries: Iterable[Entry]) -> HttpResponse:
    lines = "".join(map(_line, entries))
    start = f'{START}<urlset xmlns="{NAMESPACE}" xmlns:news="{NEWS}" xmlns:image="{IMAGE}">\n'
    return HttpResponse(f"{start}{lines}</urlset>\n", content_type=TYPE)


def _line(entry: Entry) -> str:
    line = f"<url><loc>{escape(origin(entry.path))}</loc>"
    if entry.changed_at:
        line += f"<lastmod>{_moment(entry.changed_at)}</lastmod>"
    if entry.image:
        line += f"<image:image><image:loc>{escape(origin(entry.image))}</image:loc></image:image>"
    if entry.published_at:
        line += (
            "<news:news><news:publication><news:name>Watchdog</news:name>"
            f"<news:language>{entry.language.split('-')[0]}</news:language></news:publication>"
            f"<news:publication_date>{_moment(entry.published_at)}</news:publication_date>"
            f"<news:title>{escape(entry.title)}</news:title></news:news>"
        )
    return f"{line}</url>\n"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
