"""The blog's part of the sitemaps: posts by year, the news of two days, and the lists."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain
from math import ceil

from django.db.models import OuterRef, Subquery, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from posts.record import Amendment, DayCount, Edition, Listing, ListingQuerySet, Section
from watchdog.sitemaps import LIMIT, Entry, urlset

NEWS_LIMIT, NEWS_AGE = 1000, timedelta(days=2)


def _feed(at: datetime) -> ListingQuerySet:
    return Listing.objects.in_feed().visible(at=at)


def _of_year(feed: ListingQuerySet, year: int) -> ListingQuerySet:
    start, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    return feed.published_between(start, end).order_by("published_at", "pk")


def paths(at: datetime) -> Iterator[str]:
    """Yield the addresses of these sitemaps that hold something.

    What each year holds is told by the counts of its days, so that a million posts cost what a
    thousand do.
    """
    newest = _feed(at).newest_first().values_list("published_at", flat=True).first()
    if newest is None:
        return
    if newest > at - NEWS_AGE:
        yield reverse("posts:newsmap")
    yield reverse("posts:listmap")
    days = DayCount.objects.filter(since__lte=at).values_list("day__year")
    for year, number in days.annotate(posts=Sum("number")).order_by("-day__year"):
        for part in range(1, ceil(number / LIMIT) + 1):
            yield reverse("posts:yearmap", args=[year, part])


def year(request: HttpRequest, year: int, part: int) -> HttpResponseBase:
    """One year, or a part of it where it has more posts than a sitemap may."""
    rows = _of_year(_feed(timezone.now()), year)[(part - 1) * LIMIT : part * LIMIT]
    if not rows.values_list("pk", flat=True)[:1]:
        raise Http404
    return urlset(_posts(rows))


def _posts(rows: ListingQuerySet) -> Iterator[Entry]:
    for row in _bare(rows).iterator():
        edition = row.edition
        image = edition.lead["src"] if edition.lead else ""
        yield Entry(edition.url, edition.updated_at or edition.first_published_at, image)


def _bare(rows: ListingQuerySet) -> ListingQuerySet:
    named = ("slug", "language", "headline", "first_published_at", "updated_at", "lead")
    return rows.select_related("edition").only(*(f"edition__{name}" for name in named))


def news(request: HttpRequest) -> HttpResponseBase:
    at = timezone.now()
    rows = _feed(at).filter(published_at__gt=at - NEWS_AGE).newest_first()
    editions = (row.edition for row in _bare(rows)[:NEWS_LIMIT])
    return urlset(_story(edition) for edition in editions)


def _story(edition: Edition) -> Entry:
    return Entry(
        edition.url,
        title=edition.headline,
        language=edition.language,
        published_at=edition.first_published_at,
    )


def lists(request: HttpRequest) -> HttpResponse | HttpResponseBase:
    """Tags, regions, series and bylines that list something, each as new as its newest post."""
    at = timezone.now()
    listed = Listing.objects.visible(at=at).filter(section=OuterRef("pk"))
    newest = listed.newest_first().values("published_at")[:1]
    sections = Section.objects.annotate(newest=Subquery(newest)).filter(newest__isnull=False)
    rows = sections.order_by("kind", "pk")[:LIMIT]
    return urlset(chain(_corrections(at), (Entry(one.url, one.newest) for one in rows)))


def _corrections(at: datetime) -> Iterator[Entry]:
    said = Amendment.objects.visible(at=at).newest_first().values_list("at", flat=True).first()
    if said is not None:
        yield Entry(reverse("posts:corrections"), said)
