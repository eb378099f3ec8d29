"""Telling a WebSub hub that feeds have something new, so that it tells their subscribers."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from django.db import models
from django.db.models import F, Max
from django.urls import reverse

from posts.feeds.formats import FORMATS
from posts.record import Amendment, Edition, EditionQuerySet, Listing, Section
from watchdog.editions import AbstractEdition
from watchdog.structured import origin

__all__ = ["HubMark"]

SECONDS = 10
# On the first run only what has just appeared is news.
FIRST = timedelta(hours=1)


class HubMark(models.Model):
    """Up to where the hub was told of one kind of editions: a moment, and the last one by then."""

    of = models.CharField(max_length=50, unique=True)
    until = models.DateTimeField()
    newest = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.of}: told until {self.until:%d %B %Y, %H:%M:%S} UTC"


def news[Q: models.QuerySet](editions: Q, *, at: datetime) -> Q:
    """Return those of the editions that appeared since the hub was told of their kind."""
    of = editions.model._meta.label_lower
    mark = HubMark.objects.filter(of=of).first() or HubMark(until=at - FIRST, newest=0)
    # An edition may be saved with a time just before that of the run that did not see it yet.
    is_new = models.Q(visible_from__gt=mark.until)
    is_late = models.Q(pk__gt=mark.newest, visible_from__gt=mark.until - FIRST)
    return editions.filter(is_new | is_late, visible_from__lte=at)


def untold(*, at: datetime) -> list[str]:
    """Return the addresses of the feeds that changed since the hub was told last."""
    shown = news(Edition.objects.all(), at=at)
    # What a notice stands in place of drops out of its feeds.
    listings = Listing.objects.filter(
        post_id__in=shown.filter(visible_until__gt=F("visible_from")).values("post_id")
    )
    sections = Section.objects.filter(pk__in=listings.order_by().values("section")).order_by("pk")
    found = [address for one in sections for address in addresses(one)]
    return found + (_of_corrections() if _has_amended(shown) else [])


def _has_amended(shown: EditionQuerySet) -> bool:
    """Whether the list of corrections may read differently since these editions."""
    posts = shown.order_by().values("post_id")
    # With each edition its post's corrections are listed anew, and end with the last one's.
    return Amendment.objects.filter(post_id__in=posts).exists()


def _of_corrections() -> list[str]:
    return [origin(reverse(f"posts:corrections_{form}")) for form in FORMATS]


def addresses(section: Section) -> list[str]:
    """Return where the feeds of a list are, one a format."""
    if section.kind == Section.Kind.FEED:
        return [origin(reverse(f"posts:{form}")) for form in FORMATS]
    kind = section.kind.lower()
    return [origin(reverse(f"posts:{kind}_{form}", args=[section.slug])) for form in FORMATS]


def tell(hub: str, feeds: Iterable[str]) -> None:
    """Tell the hub of these feeds. Raises OSError if it cannot be reached or refuses."""
    words = [("hub.mode", "publish"), *(("hub.url", feed) for feed in feeds)]
    request = Request(hub, urlencode(words).encode(), {"User-Agent": "Watchdog"})  # noqa: S310
    with urlopen(request, timeout=SECONDS):  # noqa: S310  (the operator names the hub)
        pass


def told(*kinds: type[AbstractEdition], at: datetime) -> None:
    """Note that the hub knows of all editions of these kinds that appeared by then."""
    for kind in kinds:
        shown = kind._default_manager.filter(visible_from__lte=at)
        newest = shown.aggregate(last=Max("pk"))["last"] or 0
        HubMark.objects.update_or_create(
            of=kind._meta.label_lower, defaults={"until": at, "newest": newest}
        )
