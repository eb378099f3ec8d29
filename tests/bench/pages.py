"""Prints, as JSON, which pages of this newsroom are measured and how many queries each asks."""

import json
import os
import sys
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
from tests.wsgi import ask

site = get_wsgi_application()
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
        "RSS": "/feed.rss",
        "journalists": "/journalists/",
        "two words": "/search/?q=court+reporter",
        "common phrase": "/search/?q=%22press+freedom%22",
    }


def measured(address: str) -> dict[str, Any]:
    ask(site, address, **SECURE)
    with CaptureQueriesContext(connection) as queries:
        answer = ask(site, address, **SECURE)
    assert answer.status == 200, (address, answer.status)
    return {"address": address, "queries": len(queries), "bytes": len(answer.body)}


if __name__ == "__main__":
    print(json.dumps({name: measured(address) for name, address in pages().items()}))
