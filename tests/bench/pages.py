"""Prints, as JSON, which pages of this newsroom are measured and how many queries each asks.

With --costs: what each costs inside one process, in milliseconds of processor time, without a
server and the page cache. The best of some; and what PostgreSQL takes for it, on average.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "watchdog.settings")

import django

django.setup()

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.db.models import Count
from django.test.utils import CaptureQueriesContext

from posts.record import Listing, Section, page_name
from tests.bench import machine
from tests.wsgi import ask

site = get_wsgi_application()
TIMES, LONGEST = 40, 2
SECURE = {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_HOST": "127.0.0.1"}


def middle(section: Section) -> Listing:
    rows = Listing.objects.filter(section=section).order_by("published_at")
    return rows[rows.count() // 2]


def pages() -> dict[str, str]:
    feed = Section.objects.get(kind=Section.Kind.FEED)
    tags = Section.objects.filter(kind=Section.Kind.TAG).alias(posts=Count("listings"))
    tags = tags.order_by("posts", "pk")
    popular, rare = tags.last(), tags.first()
    region = Section.objects.filter(kind=Section.Kind.REGION).first()
    oldest = feed.listings.order_by("published_at").first()
    row = middle(feed)
    day = row.published_at
    return {
        "feed": "/",
        "middle page": f"/older/{page_name(row.page)}/",
        "last page": f"/older/{page_name(oldest.page)}/",
        "post": row.edition.url,
        "popular tag": popular.url,
        "deep in it": f"{popular.url}older/{page_name(middle(popular).page)}/",
        "rare tag": rare.url,
        "region": region.url,
        "day": f"/{day:%Y/%m/%d}/",
        "month": f"/{day:%Y/%m}/",
        "year": f"/{day:%Y}/",
        "language": "/en/",
        "byline": Section.objects.filter(kind=Section.Kind.BYLINE).first().url,
        "regions": "/regions/",
        "lite": "/lite/",
        "lite post": f"{row.edition.url}lite/",
        "copy": f"{row.edition.url}copy/",
        "versions": f"{row.edition.url}versions/",
        "corrections": "/corrections/",
        "RSS": "/feed.rss",
        "tag RSS": f"{popular.url}feed.rss",
        "sitemap": "/sitemap.xml",
        "map of lists": "/sitemaps/lists.xml",
        "map of a month": f"/sitemaps/posts-{day:%Y-%m}-1.xml",
        "map of news": "/sitemaps/news.xml",
        "about": "/about/",
        "journalists": "/journalists/",
        "one word": "/search/?q=press",
        "two words": "/search/?q=court+reporter",
        "common phrase": "/search/?q=%22press+freedom%22",
        "rare phrase": "/search/?q=%22press+freedom+journalist+reporter%22",
        "nothing": "/search/?q=quagga",
    }


def measured(address: str) -> dict[str, Any]:
    ask(site, address, **SECURE)
    with CaptureQueriesContext(connection) as queries:
        answer = ask(site, address, **SECURE)
    assert answer.status == 200, (address, answer.status)
    return {"address": address, "queries": len(queries), "bytes": len(answer.body)}


def cost(address: str) -> str:
    ask(site, address, **SECURE)
    pids = []
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            pids = cursor.fetchone()
    own, before = [], machine.seconds(pids)
    while len(own) < TIMES and sum(own) < LONGEST:
        start = time.process_time()
        ask(site, address, **SECURE)
        own.append(time.process_time() - start)
    theirs = f"{1000 * (machine.seconds(pids) - before) / len(own):>8.2f}" if pids else ""
    return f"{1000 * min(own):>8.2f}{theirs}"


if __name__ == "__main__":
    if "--costs" in sys.argv:
        for name, address in pages().items():
            print(f"{name:<15}{cost(address)}", flush=True)
        sys.exit()
    print(json.dumps({name: measured(address) for name, address in pages().items()}))
