"""How many posts stand in the archive on each day, kept as that changes.

Counted when a month is read, a year of a large archive would be read row by row.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from posts.record import DayCount, Listing
from watchdog.editions import FOREVER

# The row of a day that says what readers see now; others say what changes later.
ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)


def of_post(post_id: int) -> None:
    """Count the days again on which the post stands, now that its listings are written."""
    # Of all its lists: SQLite would look for the post among all that is in the feed.
    times = (
        Listing.objects.filter(post_id=post_id).order_by().values_list("published_at", flat=True)
    )
    recount({when.astimezone(UTC).date() for when in times.distinct()})


def recount(days: Iterable[date]) -> None:
    for day in sorted(days):
        _recount(day, at=timezone.now())


def _recount(day: date, *, at: datetime) -> None:
    rows = DayCount.objects.filter(day=day)
    DayCount.objects.bulk_create([DayCount(day=day, since=ALWAYS, number=0)], ignore_conflicts=True)
    # Whoever publishes on the same day meanwhile waits here, and then counts this one, too.
    rows.select_for_update().get(since=ALWAYS)
    start = datetime.combine(day, time(), UTC)
    listed = (
        Listing.objects.in_feed().published_between(start, start + timedelta(days=1)).order_by()
    )
    for_good = listed.filter(visible_from__lte=at, visible_until=FOREVER)
    changing = listed.unfinished(at=at).filter(Q(visible_from__gt=at) | ~Q(visible_until=FOREVER))
    changes: Counter[datetime] = Counter({ALWAYS: for_good.count()})
    for since, until in changing.values_list("visible_from", "visible_until"):
        changes[since if since > at else ALWAYS] += 1
        changes[until] -= until < FOREVER
    rows.filter(since=ALWAYS).update(number=changes.pop(ALWAYS))
    rows.filter(since__gt=ALWAYS).delete()
    DayCount.objects.bulk_create(
        DayCount(day=day, since=since, number=number) for since, number in changes.items() if number
    )
