"""Which pages of the blog show what, by surrogate keys: named by views, moved by the door.

A publication moves a constant number of them, however large the archive: the first page of each
of the post's lists, the page it stands on there with the pages beside it, its days and itself.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from posts.record import Edition, Listing, Section, page_name
from watchdog import clock
from watchdog.surrogates import RECORD, SITE

# The indexes of lists, and the parts of regions.
LISTS = "lists"
# What readers of a region are told that they risk.
RISKS = "risks"
# Every page of the archive by date, and the last ones of it.
ARCHIVE, ARCHIVE_END = "archive", "archive:end"


def of_post(public_id: UUID) -> str:
    return f"post:{public_id.hex[:16]}"


def of_story(story: UUID) -> str:
    """A post and all its translations, each of which leads to the others."""
    return f"story:{story.hex[:16]}"


def of_list(section: int) -> str:
    """The list's own words, on each of its pages."""
    return f"list:{section}"


def of_newest(section: int) -> str:
    """What the list begins with: its first page, and its feeds."""
    return f"list:{section}:newest"


def of_page(section: int, page: datetime | str) -> str:
    """One of its pages of older posts."""
    return f"list:{section}:{page if isinstance(page, str) else page_name(page)}"


def of_day(day: date) -> str:
    return f"day:{day:%Y-%m-%d}"


def of_month(day: date) -> str:
    return f"month:{day:%Y-%m}"


def of_year(day: date) -> str:
    return f"year:{day:%Y}"


def of_person(number: int) -> str:
    """What is told about somebody, on their own page."""
    return f"person:{number}"


def of_first_page(rows: list[Listing]) -> list[str]:
    """The first page of a list. Of one that lists nothing, anything may be the first."""
    if not rows:
        return [RECORD]
    return [of_list(rows[0].section_id), of_newest(rows[0].section_id)]


def of_older_page(rows: list[Any], page: str) -> list[str]:
    """A page of older posts, which leads to those beside it."""
    section, older, newer = rows[0].section_id, rows[0].older_page, rows[0].newer_page
    beside = [of_page(section, one) for one in (older, newer) if one]
    # Only the last one leads to the first page, until there is a newer one.
    last = [] if newer else [of_newest(section)]
    return [of_list(section), of_page(section, page), *beside, *last]


def of_archive(
    period: Callable[[date], str], start: datetime, before: date | None, after: date | None
) -> list[str]:
    """A stretch of the archive, which leads to those beside it."""
    beside = [period(one) for one in (before, after) if one]
    # What follows the last one is not known yet.
    return [ARCHIVE, period(start.date()), *beside, *([] if after else [ARCHIVE_END])]


def move(post_id: int, public_id: UUID, *, at: datetime, is_hard: bool = False) -> None:
    """Move the record's clock for a post whose editions and listings have just been written.

    `at` is when readers see the difference.
    """
    keys = {of_post(public_id), *_of_lists(post_id, at), *_of_editions(post_id, at)}
    clock.move(keys, at=at, is_hard=is_hard)


def _of_editions(post_id: int, at: datetime) -> Iterator[str]:
    changed = Edition.objects.filter(post_id=post_id, visible_until__gte=at)
    for story, people, until in changed.values_list("story", "people", "breaking_until"):
        yield of_story(story)
        yield from (of_person(person["id"]) for person in people)
        # What stands in the breaking line stands on every page.
        if until and until > at:
            yield SITE
            clock.move({SITE}, at=until)


def _of_lists(post_id: int, at: datetime) -> Iterator[str]:
    # What has just ended, ended at that moment.
    changed = Listing.objects.filter(post_id=post_id, visible_until__gte=at)
    there = Listing.objects.visible(at=at).filter(section=OuterRef("section"))
    older = there.order_by("-page").filter(page__lt=OuterRef("page"))
    newer = there.order_by("page").filter(page__gt=OuterRef("page"))
    rows = changed.select_related("section").annotate(
        older_page=Subquery(older.values("page")[:1]),
        newer_page=Subquery(newer.values("page")[:1]),
        has_others=Exists(there.exclude(post_id=post_id)),
    )
    for row in rows:
        section = row.section_id
        yield of_newest(section)
        pages = (row.page, row.older_page, row.newer_page)
        yield from (of_page(section, page) for page in pages if page)
        is_dated_back = row.visible_from > row.published_at
        if not row.has_others or (is_dated_back and at > timezone.now()):
            # Whether the list is there at all, or where its pages are by then.
            yield from (of_list(section), LISTS)
            if row.section.parent_id:
                yield of_list(row.section.parent_id)
            if row.section.kind == Section.Kind.FEED:
                yield ARCHIVE
        if row.section.kind == Section.Kind.FEED:
            yield from _of_days(section, row.published_at)


def _of_days(feed: int, published_at: datetime) -> Iterator[str]:
    """The day, its month and year, and those beside them, which lead to it."""
    start = published_at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    times = Listing.objects.filter(section=feed).values_list("published_at", flat=True)
    before = times.filter(published_at__lt=start).order_by("-published_at").first()
    after = times.filter(published_at__gte=start.replace(hour=23, minute=59, second=59))
    yield ARCHIVE_END
    yield from _of_period(published_at)
    for one in (before, after.order_by("published_at").first()):
        if one:
            yield from _of_period(one)


def _of_period(moment: datetime) -> Iterator[str]:
    day = moment.astimezone(UTC).date()
    yield from (of_day(day), of_month(day), of_year(day))
