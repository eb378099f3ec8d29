"""How many posts stand in the archive on each day, kept as that changes.

Counted when a month is read, a year of a large archive would be read row by row.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import batched
from typing import Any

from django.db import connection, models
from django.db.models import Case, Count, F, Q, When
from django.db.models.functions import TruncDate
from django.utils import timezone

from posts.record import DayCount, Listing
from watchdog.editions import FOREVER

# The row of a day that says what readers see now; others say what changes later.
ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)
ONE_DAY = timedelta(days=1)
# So many rows are written at once.
MOST = 5000
ADD = """
INSERT INTO {table} ({keys}, since, number) VALUES {values}
ON CONFLICT ({keys}, since) DO UPDATE SET number = {table}.number + excluded.number
"""


def add(moments: Iterable[datetime], *, visible_from: datetime) -> None:
    """Count what has never been in the archive before and now appears: nothing else is read."""
    new = Counter((when.astimezone(UTC).date(),) for when in moments)
    add_to(DayCount, ("day",), new, visible_from=visible_from)


def add_to(
    model: type[models.Model],
    keys: Sequence[str],
    new: Mapping[tuple[Any, ...], int],
    *,
    visible_from: datetime,
) -> None:
    """Add to the rows with these keys, in so many columns, what appears at that moment."""
    since = ALWAYS if visible_from <= timezone.now() else visible_from
    # The first row of each is locked by whoever counts it again. In their order, so that two who
    # do this never wait for each other.
    numbers = dict.fromkeys(((*key, ALWAYS) for key in new), 0)
    numbers |= {(*key, since): number for key, number in new.items()}
    adapted = connection.ops.adapt_datetimefield_value
    rows = [(*key, adapted(since), number) for (*key, since), number in sorted(numbers.items())]
    one = f"({', '.join(['%s'] * (len(keys) + 2))})"
    for some in batched(rows, MOST):
        sql = ADD.format(
            table=model._meta.db_table, keys=", ".join(keys), values=", ".join([one] * len(some))
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for row in some for value in row])


def of_posts(keys: Collection[int]) -> None:
    """Count the days again on which these posts stand, now that their listings are written."""
    # Of all their lists: SQLite would look for the posts among all that is in the feed.
    rows = Listing.objects.filter(post_id__in=keys).order_by()
    times = rows.values_list("published_at", flat=True).distinct()
    recount({when.astimezone(UTC).date() for when in times})


def recount(days: Iterable[date]) -> None:
    wanted, at = sorted(days), timezone.now()
    rows = DayCount.objects.filter(day__in=wanted)
    DayCount.objects.bulk_create(
        [DayCount(day=day, since=ALWAYS, number=0) for day in wanted], ignore_conflicts=True
    )
    # Whoever publishes on the same day meanwhile waits here, and then counts this one, too.
    list(rows.select_for_update().filter(since=ALWAYS).order_by("day"))
    changes: Counter[tuple[date, datetime]] = Counter()
    for day, since, until, number in _standing(wanted, at=at):
        changes[day, since] += number
        if until < FOREVER:
            changes[day, until] -= number
    rows.filter(since__gt=ALWAYS).delete()
    rows.update(number=0)
    DayCount.objects.bulk_create(
        [
            DayCount(day=day, since=since, number=number)
            for (day, since), number in changes.items()
            if number
        ],
        update_conflicts=True,
        unique_fields=["day", "since"],
        update_fields=["number"],
    )


def _standing(days: list[date], *, at: datetime) -> Iterable[tuple[date, datetime, datetime, int]]:
    """Return how many there are of each day from a moment, or always, until another."""
    asked = Q(pk__in=[])
    for first, last in _stretches(days):
        start, end = (datetime.combine(day, time(), UTC) for day in (first, last + ONE_DAY))
        asked |= Q(published_at__gte=start, published_at__lt=end)
    rows = Listing.objects.in_feed().filter(asked).unfinished(at=at).order_by()
    rows = rows.annotate(
        day=TruncDate("published_at", tzinfo=UTC),
        since=Case(When(visible_from__lte=at, then=ALWAYS), default=F("visible_from")),
    )
    return rows.values_list("day", "since", "visible_until").annotate(number=Count("*"))


def _stretches(days: list[date]) -> Iterator[tuple[date, date]]:
    """Yield the first and the last of the days that follow each other."""
    first = None
    for day, following in zip(days, [*days[1:], None], strict=True):
        first = first or day
        if following != day + ONE_DAY:
            yield first, day
            first = None
