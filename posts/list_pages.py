"""On which page of a list an edition stands.

The rule is in docs/decisions/older-posts.md. In short: a page holds about ten posts that stand
beside each other in time, keeps its name for ever, and is touched by nothing but what belongs into
its own stretch of time.

Editions that come together are placed in their order. Two questions bring everything that can
matter to them: the pages beside each in time, and all that stands on those. Whatever an edition
finds beside it is on one of these pages, or came together with it.
"""

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import batched
from typing import Any

from django.db import connection

from posts.page_keys import of_list
from posts.record import PAGE_SIZE, Edition, Listing, Section
from watchdog import clock
from watchdog.editions import FOREVER

# So many rows are asked for at once.
MOST = 5000

# What was withdrawn takes no room, and what will replace something takes it once.
BESIDE = """
WITH wanted (section_id, moment) AS (VALUES {values})
SELECT section_id, (
    SELECT page FROM posts_listing AS older
    WHERE older.section_id = wanted.section_id AND older.visible_until = %s
    AND older.published_at <= wanted.moment
    ORDER BY older.published_at DESC, older.id DESC LIMIT 1
), (
    SELECT page FROM posts_listing AS newer
    WHERE newer.section_id = wanted.section_id AND newer.visible_until = %s
    AND newer.published_at > wanted.moment
    ORDER BY newer.published_at LIMIT 1
) FROM wanted
"""
STANDING = """
WITH wanted (section_id, page) AS (VALUES {values})
SELECT listing.section_id, listing.published_at, listing.page
FROM wanted CROSS JOIN posts_listing AS listing
WHERE listing.section_id = wanted.section_id AND listing.page = wanted.page
AND listing.visible_until = %s
ORDER BY listing.published_at, listing.id
"""

type Pair = tuple[int, datetime]


def pages_for(sections: Iterable[Section], edition: Edition) -> dict[int, datetime]:
    """Return the page that the edition belongs on in each of these lists, by the list's number.

    Begins or halves a page if need be.
    """
    return pages_together([(edition, [section.pk for section in sections])])[0]


def pages_together(wanted: Sequence[tuple[Edition, list[int]]]) -> list[dict[int, datetime]]:
    """Return the same for editions of different posts that are listed together, in this order."""
    posts = [edition.post_id for edition, _sections in wanted]
    lists = {section for _edition, sections in wanted for section in sections}
    rows = Listing.objects.filter(post_id__in=posts, section__in=lists).order_by("pk")
    own: dict[int, dict[int, datetime]] = defaultdict(dict)
    for post, section, page in rows.values_list("post_id", "section_id", "page"):
        own[post][section] = page
    fresh = [
        (edition, [section for section in sections if section not in own[edition.post_id]])
        for edition, sections in wanted
    ]
    shelves = _shelves(
        (section, edition.first_published_at) for edition, sections in fresh for section in sections
    )
    placed = [
        {section: shelves[section].place(edition) for section in sections}
        for edition, sections in fresh
    ]
    # Asked now: those that came later may have halved the page of an earlier one.
    return [
        own[edition.post_id] | {section: place.page for section, place in places.items()}
        for (edition, _sections), places in zip(wanted, placed, strict=True)
    ]


@dataclass(slots=True)
class _Place:
    """Something that stands in a list, and its page."""

    published_at: datetime
    page: datetime


@dataclass(slots=True)
class _Shelf:
    """What stands in one list on the pages that matter, the oldest first."""

    section: int
    places: list[_Place] = field(default_factory=list)

    def place(self, edition: Edition) -> _Place:
        moment = edition.first_published_at
        place = _Place(moment, self._page(moment, edition.visible_from))
        # Behind what was published at the same moment, as its number will be larger.
        insort(self.places, place, key=_moment)
        return place

    def _page(self, moment: datetime, visible_from: datetime) -> datetime:
        begun = moment.replace(microsecond=0)
        after = bisect_right(self.places, moment, key=_moment)
        is_oldest = after == 0
        beside = self.places[max(after - 1, 0)] if self.places else None
        # A page is named by a moment: one that is still to come would betray what is scheduled.
        if beside is None or beside.page > visible_from:
            return begun
        page = beside.page
        standing = [place for place in self.places if place.page == page]
        if len(standing) < PAGE_SIZE:
            return page
        if is_oldest and begun < page:
            return begun
        if standing[-1].published_at <= moment and begun > page:
            return begun
        if len(standing) >= 2 * PAGE_SIZE:
            return self._halve(standing, moment)
        return page

    def _halve(self, standing: list[_Place], moment: datetime) -> datetime:
        """Give one half of an overfull page a name of its own; return the page of that moment."""
        page = standing[0].page
        first, middle = (
            standing[one].published_at.replace(microsecond=0) for one in (0, len(standing) // 2)
        )
        if first >= middle <= page:
            # What was published in one moment stays together.
            return page
        rows = Listing.objects.filter(section=self.section).on_page(page)
        # Links lead to other pages than before.
        clock.move({of_list(self.section)})
        if middle > page:
            rows.filter(published_at__gte=middle).update(page=middle)
            moved, name = [one for one in standing if one.published_at >= middle], middle
        else:
            rows.filter(published_at__lt=middle).update(page=first)
            moved, name = [one for one in standing if one.published_at < middle], first
        for one in moved:
            one.page = name
        return name if (moment >= middle) == (middle > page) else page


def _moment(place: _Place) -> datetime:
    return place.published_at


def _shelves(wanted: Iterable[Pair]) -> dict[int, _Shelf]:
    pairs = list(dict.fromkeys(wanted))
    shelves = {section: _Shelf(section) for section, _moment in pairs}
    pages: dict[Pair, None] = {}
    for section, *beside in _asked(BESIDE, pairs, FOREVER, FOREVER):
        pages |= {(section, _in_utc(page)): None for page in beside if page}
    for section, published_at, page in _asked(STANDING, list(pages), FOREVER):
        shelves[section].places.append(_Place(_in_utc(published_at), _in_utc(page)))
    return shelves


def _asked(statement: str, pairs: list[Pair], *times: datetime) -> Iterable[tuple[Any, ...]]:
    adapted = connection.ops.adapt_datetimefield_value
    for some in batched(pairs, MOST):
        values = [one for section, moment in some for one in (section, adapted(moment))]
        sql = statement.format(values=", ".join(["(%s, %s)"] * len(some)))
        with connection.cursor() as cursor:
            cursor.execute(sql, [*values, *map(adapted, times)])
            yield from cursor.fetchall()


def _in_utc(moment: datetime | str) -> datetime:
    # SQLite keeps moments as text and without their zone.
    found = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return found if found.tzinfo else found.replace(tzinfo=UTC)
