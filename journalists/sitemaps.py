"""The register's part of the sitemaps: everybody who has a page."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from journalists.record import Profile, ProfileQuerySet
from watchdog.sitemaps import LIMIT, Entry, urlset

PAGES = ("index", "statistics", "calendar", "data")


def _shown(at: datetime) -> ProfileQuerySet:
    return Profile.objects.visible(at=at).texts().named().for_cards().newest_first()


def paths(at: datetime) -> Iterator[str]:
    """Yield the addresses of these sitemaps that hold something."""
    if _shown(at).exists():
        yield reverse("journalists:sitemap")


def people(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    people = (
        Entry(one.url, one.updated_at or one.first_published_at, _portrait(one))
        for one in _shown(at)[: LIMIT - len(PAGES)]
    )
    # They count everybody, those without a page of their own too.
    changed_at = Profile.objects.visible(at=at).aggregate(latest=Max("visible_from"))["latest"]
    pages = (Entry(reverse(f"journalists:{name}"), changed_at) for name in PAGES)
    return urlset(chain(pages, people))


def _portrait(one: Profile) -> str:
    return one.portrait["src"] if one.portrait else ""
