"""What readers' pages ask all day, each question put together once."""

from datetime import date, datetime

from django.db.models import CharField, QuerySet, Sum
from django.db.models.functions import Cast, Substr

from posts.record import (
    PAGE_SIZE,
    DayCount,
    Edition,
    Listing,
    ListingQuerySet,
    Section,
    SectionQuerySet,
    TagCount,
)
from watchdog.prepared import Prepared

# How many posts a feed has.
FEED_LENGTH = 20
# How many posts the page of a day shows; the rest of the day is among the older posts.
DAY_SIZE = 20


def _visible(kind: str, slug: str, at: datetime) -> ListingQuerySet:
    return Listing.objects.in_section(kind, slug).visible(at=at)


def _newest(kind: str, slug: str, at: datetime) -> ListingQuerySet:
    return _visible(kind, slug, at).with_editions().newest_first()[: PAGE_SIZE + 1]


def _newest_cards(kind: str, slug: str, at: datetime) -> ListingQuerySet:
    return _visible(kind, slug, at).for_cards().newest_first()[: PAGE_SIZE + 1]


def _page(kind: str, slug: str, at: datetime, page: datetime) -> ListingQuerySet:
    rows = _visible(kind, slug, at).with_editions()
    return rows.with_neighbors().on_page(page).newest_first()


def _page_of_cards(kind: str, slug: str, at: datetime, page: datetime) -> ListingQuerySet:
    rows = _visible(kind, slug, at).for_cards()
    return rows.with_neighbors().on_page(page).newest_first()


def _in_feed(kind: str, slug: str, at: datetime) -> ListingQuerySet:
    return _visible(kind, slug, at).with_editions().newest_first()[:FEED_LENGTH]


# The newest of a list and one more, whole or as cards; and what stands on one of its older pages.
newest: Prepared[Listing] = Prepared(_newest)
newest_cards: Prepared[Listing] = Prepared(_newest_cards)
page: Prepared[Listing] = Prepared(_page)
page_of_cards: Prepared[Listing] = Prepared(_page_of_cards)
in_feed: Prepared[Listing] = Prepared(_in_feed)

# The post with this slug, with its twins in other languages.
story: Prepared[Edition] = Prepared(lambda slug, at: Edition.objects.visible(at=at).of_story(slug))


def _between(at: datetime, start: datetime, end: datetime) -> ListingQuerySet:
    rows = Listing.objects.in_feed().visible(at=at).published_between(start, end)
    return rows.for_cards().newest_first()[: DAY_SIZE + 1]


def _counts(at: datetime, start: date, end: date) -> QuerySet:
    counted = DayCount.objects.filter(since__lte=at, day__gte=start, day__lt=end)
    return counted.values_list("day").annotate(posts=Sum("number")).order_by("-day")


def _months(at: datetime) -> QuerySet:
    # Written as text, since SQLite would ask Python for the month of each day.
    month = Substr(Cast("day", CharField()), 1, 7)
    counted = DayCount.objects.filter(since__lte=at).annotate(month=month).values_list("month")
    return counted.annotate(posts=Sum("number")).order_by("-month")


def _tag_counts(section: int, at: datetime) -> QuerySet:
    counted = TagCount.objects.filter(section=section, since__lte=at)
    return counted.values_list("month").annotate(posts=Sum("number")).order_by("month")


def _before(at: datetime, moment: datetime) -> QuerySet:
    rows = Listing.objects.in_feed().visible(at=at).filter(published_at__lt=moment)
    return rows.order_by("-published_at").values_list("published_at")[:1]


def _after(at: datetime, moment: datetime) -> QuerySet:
    rows = Listing.objects.in_feed().visible(at=at).filter(published_at__gte=moment)
    return rows.order_by("published_at").values_list("published_at")[:1]


def _children(parent: int, at: datetime) -> SectionQuerySet:
    return Section.objects.filter(parent=parent).in_use(at=at)


# The newest of what was published from one moment until another and one more; how many there are
# on each of some days, in each month ("2026-11"), and under a tag in each; and when the nearest
# before and after a moment was.
between: Prepared[Listing] = Prepared(_between)
counts: Prepared[tuple[date, int]] = Prepared(_counts)
months: Prepared[tuple[str, int]] = Prepared(_months)
tag_counts: Prepared[tuple[date, int]] = Prepared(_tag_counts)
before: Prepared[tuple[datetime]] = Prepared(_before)
after: Prepared[tuple[datetime]] = Prepared(_after)

# The parts of a region that readers can look at.
children: Prepared[Section] = Prepared(_children)
