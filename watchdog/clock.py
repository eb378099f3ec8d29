"""The clock of the record: what changed in it, and from when on.

Whoever writes what readers see moves the clock in the same transaction (`move`) and names what
changed. Whoever keeps pages looks at the clock (`Clock`), at most every LEASE seconds. So no page
is older than the record by more than that, in any process; and a withdrawal only returns when that
time is over. docs/decisions/page-cache.md says why it is built like this.
"""

import heapq
import threading
import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from django.db import DatabaseError, connection, models, transaction
from django.db.models import Max, Q
from django.utils import timezone

from watchdog import page_files
from watchdog.surrogates import RECORD

LEASE = 0.05
# For so long changes are kept, for processes that look seldom or have just begun.
KEEP = timedelta(days=1)
# A process that begins reads so many at most.
HISTORY = 5000


# What else is to be done once a change is committed.
AFTER_COMMIT: list[Callable[[], None]] = []


class Change(models.Model):
    """That something which readers see changed, at once or from a moment on."""

    # Grows with each change, in an order of which `Clock` knows what it may miss.
    position = models.BigIntegerField(db_index=True)
    # The surrogate keys of what changed, with spaces between them.
    keys = models.TextField()
    at = models.DateTimeField(null=True)
    # What was there must not be shown any more, not even while its page is made anew.
    is_hard = models.BooleanField(default=False)
    moved_at = models.DateTimeField()
    # Whether a CDN knows, if there is one.
    is_told = models.BooleanField(default=False)

    class Meta:
        app_label = "watchdog"

    def __str__(self) -> str:
        return f"{self.position}: {self.keys}"


def move(keys: Iterable[str], *, at: datetime | None = None, is_hard: bool = False) -> None:
    """Say that these parts of the record change, at once or at a later moment.

    To be called in the transaction that changes them. A hard change takes something from readers:
    when its transaction is over, nobody shows the old pages any more.
    """
    now = timezone.now()
    position = _position()
    keys = {RECORD, *keys}
    change = Change.objects.create(
        position=position,
        keys=" ".join(sorted(keys)),
        at=at if at and at > now else None,
        is_hard=is_hard,
        moved_at=now,
    )
    if change.pk % 100 == 0:
        old = Change.objects.filter(moved_at__lt=now - KEEP)
        old.filter(Q(at__isnull=True) | Q(at__lt=now)).delete()
    page_files.forget(keys, position=position)
    transaction.on_commit(partial(_look_again, is_hard=is_hard))
    for then in AFTER_COMMIT:
        transaction.on_commit(then, robust=True)


def _position() -> int:
    """Return the number of this transaction; on SQLite, which has one writer, the next one."""
    if connection.vendor != "postgresql":
        return (Change.objects.aggregate(last=Max("position"))["last"] or 0) + 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return int(cursor.fetchone()[0])


def _look_again(*, is_hard: bool) -> None:
    clock.expire()
    if is_hard:
        time.sleep(LEASE)


# The horizon is the position before which nothing can appear any more: transactions of PostgreSQL
# are numbered when they begin to write, and may commit in another order.
_HORIZON = {
    "postgresql": "pg_snapshot_xmin(pg_current_snapshot())::text::bigint",
    "sqlite": "(SELECT coalesce(max(position), 0) + 1 FROM watchdog_change)",
}
_SINCE = """
WITH newest AS (
SELECT * FROM watchdog_change WHERE position >= %s ORDER BY position DESC LIMIT {limit})
SELECT horizon, id, position, keys, at, is_hard FROM (SELECT {horizon} AS horizon) AS h
LEFT JOIN ({rows}) AS c ON TRUE ORDER BY position
"""
_NEWEST = "SELECT * FROM newest"
# What was scheduled long ago may still be to come.
_FIRST = "SELECT * FROM newest UNION SELECT * FROM watchdog_change WHERE at IS NOT NULL"


@dataclass(slots=True)
class Last:
    """The last change that a process has seen of something."""

    # Counts what this process has seen.
    number: int
    position: int
    # The latest moment at which it was to change.
    moment: float
    is_hard: bool
    # When this process saw it, by a clock that nobody sets.
    seen: float


class Clock:
    """What one process knows of the record's clock."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._forget()

    def _forget(self) -> None:
        self.number = getattr(self, "number", 0) + 1
        # What was kept before this one says nothing.
        self.since = self.number
        # Positions before this one were never looked at.
        self.first_position = 0
        self.horizon = 0
        self.last: dict[str, Last] = {}
        self._done: dict[int, int] = {}
        self._coming: list[tuple[float, int, int, str, bool]] = []
        self._looked = float("-inf")
        self._expired = False

    def _is_due(self) -> bool:
        return self._expired or time.perf_counter() - self._looked > LEASE

    def expire(self) -> None:
        """Look again as soon as somebody asks."""
        self._expired = True

    def look(self) -> None:
        """Learn what has changed by now. Raises a DatabaseError where that cannot be known."""
        if self._is_due():
            with self._lock:
                if self._is_due():
                    begun = time.perf_counter()
                    # Before it is read, so that what is committed meanwhile is looked for again.
                    self._expired = False
                    try:
                        self._read()
                    except DatabaseError:
                        self._expired = True
                        raise
                    self._looked = begun
        if self._coming and self._coming[0][0] <= time.time():
            with self._lock:
                self._let_come(time.time())

    def is_current(self, keys: Iterable[str], number: int) -> bool:
        """Whether none of these has changed since this process had seen so many changes."""
        if number == self.number:
            return True
        last = self.last
        return number >= self.since and all(
            key not in last or last[key].number <= number for key in keys
        )

    def is_current_elsewhere(self, keys: Iterable[str], horizon: int, made_at: float) -> bool:
        """The same of what another process has made, when its clock had that horizon."""
        last = [self.last[key] for key in keys if key in self.last]
        return horizon >= self.first_position and all(
            one.position < horizon and one.moment <= made_at for one in last
        )

    def is_to_change(self, keys: Collection[str], *, before: float) -> bool:
        """Whether one of these is known to change before that moment."""
        with self._lock:
            coming = [one for one in self._coming if one[0] < before]
        return any(key in keys for one in coming for key in one[3].split())

    def only_just(self, keys: Iterable[str], number: int, grace: float) -> bool:
        """Whether they changed so short a time ago that nobody is deceived, and nothing went."""
        after = [self.last[key] for key in keys if key in self.last]
        after = [one for one in after if one.number > number]
        begun = time.perf_counter() - grace
        return number >= self.since and all(not one.is_hard and one.seen > begun for one in after)

    def _read(self) -> None:
        if time.perf_counter() - self._looked > KEEP.total_seconds() / 2:
            self._forget()
        is_first = not self.horizon
        limit = f"{HISTORY}" if is_first else "ALL" if connection.vendor == "postgresql" else "-1"
        with connection.cursor() as cursor:
            wanted = _FIRST if is_first else _NEWEST
            sql = _SINCE.format(horizon=_HORIZON[connection.vendor], limit=limit, rows=wanted)
            cursor.execute(sql, [self.horizon])
            rows = cursor.fetchall()
        if is_first and len(rows) >= HISTORY:
            self.first_position = rows[-HISTORY][2]
        now = time.time()
        for _horizon, pk, position, keys, at, is_hard in rows:
            if pk is not None and pk not in self._done:
                self._done[pk] = position
                heapq.heappush(self._coming, (_moment(at), pk, position, keys, bool(is_hard)))
        self._let_come(now)
        self.horizon = rows[0][0]
        # What lies before the horizon is not read again.
        self._done = {pk: place for pk, place in self._done.items() if place >= self.horizon}

    def _let_come(self, now: float) -> None:
        while self._coming and self._coming[0][0] <= now:
            moment, _pk, position, keys, is_hard = heapq.heappop(self._coming)
            number = self.number + 1
            for key in keys.split():
                before = self.last.get(key)
                self.last[key] = Last(
                    number,
                    max(position, before.position if before else 0),
                    max(moment, before.moment if before else 0),
                    is_hard,
                    time.perf_counter(),
                )
            # Last, so that nobody takes a page for current between the two.
            self.number = number
        if len(self.last) > 4 * HISTORY:
            self._forget()


def _moment(at: datetime | str | None) -> float:
    if not at:
        return 0.0
    when = datetime.fromisoformat(at) if isinstance(at, str) else at
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


clock = Clock()
