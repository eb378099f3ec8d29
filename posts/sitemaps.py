"""The blog's part of the sitemaps: posts by month, the news of two days, and the lists."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import chain
from math import ceil

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone

from posts import page_keys, reads
from posts.record import (
    Amendment,
    Listing,
    ListingQuerySet,
    Section,
    address,
    address_of,
    list_address,
)
from watchdog.prepared import Prepared
from watchdog.sitemaps import LIMIT, Entry, urlset
from watchdog.surrogates import shows

# So many posts a map has: enough to ask seldom, and few enough that each costs what a page does.
SIZE = 500
NEWS_LIMIT = 1000


def _feed(at: datetime) -> ListingQuerySet:
    return Listing.objects.in_feed().visible(at=at)


def _yesterday(at: datetime) -> datetime:
    """Return when the news begin: they are of two days at most, until the last hour of today."""
    return datetime.combine(at.astimezone(UTC).date(), time(), UTC) - timedelta(days=1)


def paths(at: datetime) -> Iterator[str]:
    """Yield the addresses of these sitemaps that hold something.

    What each month holds is told by the counts of its days, so that a million posts cost what a
    thousand do.
    """
    newest = reads.before(at=at, moment=at + timedelta(seconds=1))
    if not newest:
        return
    if newest[0][0] >= _yesterday(at):
        yield reverse("posts:newsmap")
    yield reverse("posts:listmap")
    for month, number in reads.months(at=at):
        first = address("monthmap", int(month[:4]), int(month[5:]), 1)
        parts = range(1, ceil(number / SIZE) + 1)
        yield from (f"{first.removesuffix('1.xml')}{part}.xml" for part in parts)


def month(request: HttpRequest, year: int, month: int, part: int) -> HttpResponse:
    """A month, or a part of it where it has more posts than a map."""
    if not 1 <= month <= 12:
        raise Http404
    start = datetime(year, month, 1, tzinfo=UTC)
    end = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
    rows = _feed(timezone.now()).published_between(start, end).order_by("published_at", "pk")
    posts = list(_posts(rows[(part - 1) * SIZE : part * SIZE]))
    if not posts:
        raise Http404
    shows(request, page_keys.of_month(start.date()))
    return urlset(posts)


def year(request: HttpRequest, year: int, part: int) -> HttpResponse:
    """Where a year had its map before months had theirs."""
    return HttpResponsePermanentRedirect(reverse("sitemap"))


def _posts(rows: ListingQuerySet) -> Iterator[Entry]:
    image = KeyTextTransform("src", "edition__lead")
    named = ("published_at", "edition__slug", "edition__updated_at")
    for published_at, slug, updated_at, src in rows.values_list(*named, image):
        yield Entry(address_of(published_at, slug), updated_at or published_at, src or "")


def news(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    rows = _feed(at).filter(published_at__gte=_yesterday(at)).newest_first()
    named = ("published_at", "edition__slug", "edition__headline", "edition__language")
    return urlset(_story(*row) for row in rows.values_list(*named)[:NEWS_LIMIT])


def _story(published_at: datetime, slug: str, title: str, language: str) -> Entry:
    path = address_of(published_at, slug)
    return Entry(path, title=title, language=language, published_at=published_at)


def lists(request: HttpRequest) -> HttpResponse:
    """Tags, regions, series and bylines that list something, each as new as its newest post."""
    at = timezone.now()
    rows = (Entry(list_address(kind, slug), newest) for kind, slug, newest in _lists(at=at))
    return urlset(chain(_corrections(at), rows))


def _corrections(at: datetime) -> Iterator[Entry]:
    said = Amendment.objects.visible(at=at).newest_first().values_list("at", flat=True).first()
    if said is not None:
        yield Entry(reverse("posts:corrections"), said)


def _newest_of_each(at: datetime) -> QuerySet:
    listed = Listing.objects.visible(at=at).filter(section=OuterRef("pk"))
    newest = listed.newest_first().values("published_at")[:1]
    sections = Section.objects.annotate(newest=Subquery(newest)).filter(newest__isnull=False)
    return sections.order_by("kind", "pk").values_list("kind", "slug", "newest")[:LIMIT]


_lists: Prepared[tuple[str, str, datetime]] = Prepared(_newest_of_each)
