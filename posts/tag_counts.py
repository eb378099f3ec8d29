"""How many posts stand under each tag, by the month they are dated, kept as that changes.

As with days (``posts/day_counts.py``): counted when it is read, a popular tag would be read row by
row. The months tell from when until when there is something.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import groupby

from django.db.models import Case, Count, F, When
from django.utils import timezone

from posts import reads
from posts.day_counts import ALWAYS, add_to
from posts.record import Listing, Section, TagCount
from watchdog.editions import FOREVER

type Stretch = tuple[date, int]


@dataclass(frozen=True)
class Posts:
    """How many posts there are, and the first days of the months of the first and the last."""

    number: int
    first: date
    last: date

    @property
    def is_of_one_month(self) -> bool:
        return self.first == self.last


def of_tag(section: int, *, at: datetime) -> Posts | None:
    """Return what readers see under the tag at that moment; one query."""
    months = [(month, n) for month, n in reads.tag_counts(section=section, at=at) if n]
    if not months:
        return None
    return Posts(sum(number for _month, number in months), months[0][0], months[-1][0])


def of_posts(keys: Collection[int]) -> None:
    """Count again under each tag that these posts have or had, now that all is listed."""
    listed = Listing.objects.filter(post_id__in=keys, section__kind=Section.Kind.TAG).order_by()
    rows = listed.values_list("published_at", "section_id").distinct()
    recount((month_of(when), section) for when, section in rows)


def add(listed: Iterable[tuple[datetime, int]], *, visible_from: datetime) -> None:
    """Count what has never been under its tags before and now appears: nothing else is read."""
    new = Counter((month_of(when), section) for when, section in listed)
    add_to(TagCount, ("month", "section_id"), new, visible_from=visible_from)


def month_of(moment: datetime) -> date:
    return moment.astimezone(UTC).date().replace(day=1)


def recount(stretches: Iterable[Stretch]) -> None:
    """Count the posts of these months and tags again."""
    for month, those in groupby(sorted(set(stretches)), key=lambda one: one[0]):
        _recount(month, [section for _month, section in those], at=timezone.now())


def _recount(month: date, tags: list[int], *, at: datetime) -> None:
    rows = TagCount.objects.filter(month=month, section__in=tags)
    TagCount.objects.bulk_create(
        [TagCount(section_id=tag, month=month, since=ALWAYS, number=0) for tag in tags],
        ignore_conflicts=True,
    )
    # Whoever publishes under one of them meanwhile waits here, and then counts this one, too.
    list(rows.select_for_update().filter(since=ALWAYS).order_by("section"))
    changes: Counter[tuple[int, datetime]] = Counter()
    for tag, since, until, number in _standing(month, tags, at=at):
        changes[tag, since] += number
        if until < FOREVER:
            changes[tag, until] -= number
    rows.filter(since__gt=ALWAYS).delete()
    rows.update(number=0)
    TagCount.objects.bulk_create(
        [
            TagCount(section_id=tag, month=month, since=since, number=number)
            for (tag, since), number in changes.items()
            if number
        ],
        update_conflicts=True,
        unique_fields=["section", "month", "since"],
        update_fields=["number"],
    )


def _standing(
    month: date, tags: list[int], *, at: datetime
) -> Iterable[tuple[int, datetime, datetime, int]]:
    """Return how many there are of each tag from a moment, or always, until another."""
    start, end = (
        datetime.combine(day, time(), UTC)
        for day in (month, date(month.year + month.month // 12, month.month % 12 + 1, 1))
    )
    listed = Listing.objects.filter(section__in=tags).published_between(start, end)
    since = Case(When(visible_from__lte=at, then=ALWAYS), default=F("visible_from"))
    rows = listed.unfinished(at=at).order_by().annotate(since=since)
    return rows.values_list("section", "since", "visible_until").annotate(number=Count("*"))
