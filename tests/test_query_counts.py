"""How many questions each address that readers can ask for puts to the database: all of them.

An address that is new has to be added here, at what it costs. None costs more for three posts,
people and corrections than for one.
"""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, get_resolver

from posts.desk import Correction, Series
from posts.feeds.formats import FORMATS
from posts.record import ShownPhoto
from posts.risk_door import set_notice
from tests import factories
from tests.factories import NOW, change, make_photo, make_post, make_region
from tests.journalists.factories import make_journalist, make_link, publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)
DAY = "<year:year>/<dd:month>/<dd:day>/"
POST = f"{DAY}<words:slug>/"
OURS = "/2026/11/24/court-adjourns-hearing-1/"
PAGE = "2026-11-24-110000"
PERSON = "[-\\w]+"

# The pattern of an address: an address, and its questions.
COUNTS = {
    "": ("/", 3),
    "robots.txt": ("/robots.txt", 0),
    "sitemap.xml": ("/sitemap.xml", 3),
    "opensearch.xml": ("/opensearch.xml", 0),
    "site.webmanifest": ("/site.webmanifest", 0),
    ".well-known/security.txt": ("/.well-known/security.txt", 0),
    "health": ("/health", 1),
    "about/": ("/about/", 1),
    "blocked/": ("/blocked/", 1),
    "regions/": ("/regions/", 2),
    "series/": ("/series/", 2),
    "search/": ("/search/?q=court", 3 if connection.vendor == "postgresql" else 6),
    "media/<path:path>": ("/media/{photo}", 0),
    # The register.
    "journalists/": ("/journalists/", 4),
    "journalists/journalists.csv": ("/journalists/journalists.csv", 1),
    "journalists/journalists.json": ("/journalists/journalists.json", 1),
    "journalists/countries.csv": ("/journalists/countries.csv", 1),
    "journalists/years.csv": ("/journalists/years.csv", 1),
    "journalists/statistics/": ("/journalists/statistics/", 5),
    "journalists/statistics/<slug:name>.csv": ("/journalists/statistics/kinds.csv", 2),
    "journalists/calendar/": ("/journalists/calendar/", 2),
    "journalists/calendar/<int:year>/<int:month>/": ("/journalists/calendar/2026/11/", 2),
    "journalists/calendar.ics": ("/journalists/calendar.ics", 1),
    "journalists/data/": ("/journalists/data/", 1),
    "journalists/data/dictionary.csv": ("/journalists/data/dictionary.csv", 0),
    "journalists/api/people/": ("/journalists/api/people/", 1),
    "journalists/api/people/<uuid:public_id>/": (f"/journalists/api/people/{UUID(int=1)}/", 1),
    "journalists/api/events/": ("/journalists/api/events/", 1),
    "journalists/api/openapi.json": ("/journalists/api/openapi.json", 0),
    "journalists/sitemap.xml": ("/journalists/sitemap.xml", 2),
    f"journalists/^(?P<slug>{PERSON})/$": ("/journalists/irina-sample-1/", 3),
    **{f"journalists/^feed\\.{form}$": (f"/journalists/feed.{form}", 1) for form in FORMATS},
    **{
        f"journalists/^regions/(?P<slug>{PERSON})/feed\\.{form}$": (
            f"/journalists/regions/kazakhstan/feed.{form}",
            4,
        )
        for form in FORMATS
    },
    **{
        f"journalists/^(?P<slug>{PERSON})/feed\\.{form}$": (
            f"/journalists/irina-sample-1/feed.{form}",
            1,
        )
        for form in FORMATS
    },
    # Lists of posts.
    "sitemaps/posts-<year:year>-<dd:month>-<int:part>.xml": ("/sitemaps/posts-2026-11-1.xml", 1),
    "sitemaps/posts-<year:year>-<int:part>.xml": ("/sitemaps/posts-2026-1.xml", 0),
    "sitemaps/news.xml": ("/sitemaps/news.xml", 1),
    "sitemaps/lists.xml": ("/sitemaps/lists.xml", 2),
    "corrections/": ("/corrections/", 2),
    "corrections/older/<slug:page>/": ("/corrections/older/2026-11-24-120001-0-1/", 2),
    "lite/": ("/lite/", 1),
    "older/<slug:page>/": (f"/older/{PAGE}/", 2),
    "<language:slug>/": ("/en/", 2),
    "<language:slug>/older/<slug:page>/": (f"/en/older/{PAGE}/", 2),
    "tags/<words:slug>/": ("/tags/courts/", 3),
    "tags/<words:slug>/older/<slug:page>/": (f"/tags/courts/older/{PAGE}/", 2),
    "regions/<words:slug>/": ("/regions/kazakhstan/", 5),
    "regions/<words:slug>/older/<slug:page>/": (f"/regions/kazakhstan/older/{PAGE}/", 4),
    "by/<words:slug>/": ("/by/mira-sandal/", 2),
    "by/<words:slug>/older/<slug:page>/": (f"/by/mira-sandal/older/{PAGE}/", 2),
    "series/<words:slug>/": ("/series/nights/", 2),
    "<year:year>/": ("/2026/", 4),
    "<year:year>/<dd:month>/": ("/2026/11/", 4),
    DAY: ("/2026/11/24/", 4),
    **{f"feed.{form}": (f"/feed.{form}", 1) for form in FORMATS},
    **{f"corrections/feed.{form}": (f"/corrections/feed.{form}", 1) for form in FORMATS},
    **{f"<language:slug>/feed.{form}": (f"/en/feed.{form}", 1) for form in FORMATS},
    **{
        f"{kind}/<words:slug>/feed.{form}": (f"/{kind}/{slug}/feed.{form}", 1)
        for kind, slug in {
            "tags": "courts",
            "regions": "kazakhstan",
            "by": "mira-sandal",
            "series": "nights",
        }.items()
        for form in FORMATS
    },
    # One post.
    POST: (OURS, 4),
    f"{POST}lite/": (f"{OURS}lite/", 3),
    f"{POST}copy/": (f"{OURS}copy/", 2),
    f"{POST}republish/": (f"{OURS}republish/", 2),
    f"{POST}versions/": (f"{OURS}versions/", 3),
    f"{POST}versions/changes/": (f"{OURS}versions/changes/?old=1&new=2", 3),
    f"{POST}versions/<int:number>/": (f"{OURS}versions/1/", 3),
}
# The desk's own, and what is shown to whoever has the link.
NOT_PUBLIC = ("admin/", "preview/")


def patterns(resolver, prefix: str = "") -> Iterator[str]:
    for one in resolver.url_patterns:
        route = f"{prefix}{one.pattern}"
        if isinstance(one, URLPattern):
            yield route
        elif not route.startswith(NOT_PUBLIC):
            yield from patterns(one, route)


def fill(number: int) -> None:
    """So many of everything that a page can show."""
    series = Series.objects.create(name="Nights", slug="nights")
    for one in range(1, number + 1):
        photo = make_photo(f"#44556{one}")
        person = make_journalist(one, public_id=UUID(int=one), portrait=photo, at=NOW - HOUR)
        publish(person, at=NOW - HOUR)
        post = make_post(
            one, lead=photo, may_republish=True, series=series, series_part=one, at=NOW - HOUR
        )
        post.other_regions.add(make_region(f"Country {one}"))
        make_link(post, person)
        factories.publish(post, at=NOW - HOUR)
        Correction.objects.create(post=post, wrong="Two.", text="Three.", at=NOW)
        change(post, body="<p>Three people were heard.</p>")
        factories.publish(post, at=NOW)
        set_notice(make_region(), f"Words {one}.", language="en", by=None, at=NOW)


def test_every_address_for_readers_is_counted():
    assert sorted(set(patterns(get_resolver()))) == sorted(COUNTS)


@pytest.mark.parametrize("number", [1, 3])
def test_each_address_asks_its_questions_and_no_more(client, settings, number):
    settings.WATCHDOG_CONTACT = "mailto:desk@news.example"
    fill(number)
    photo = ShownPhoto.objects.first().edition.lead["small"]["file"]
    asked = {}

    for pattern, (address, _queries) in COUNTS.items():
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address.format(photo=photo))
            # What is sent bit by bit asks as it is sent.
            b"".join(answer)
        assert answer.status_code in {200, 301}, address
        asked[pattern] = len(queries)

    assert asked == {pattern: queries for pattern, (_address, queries) in COUNTS.items()}
