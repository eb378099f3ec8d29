"""Taking a name off everything that readers can see, at once and for good.

An edition is never edited. Photos are one exception (``posts/photos/showcases.py``), and this is
the other: a name over a text may endanger whoever bears it. docs/decisions/names-in-editions.md.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from posts.desk import Byline
from posts.record import Edition, Listing, Section
from posts.search import index
from watchdog import clock
from watchdog.moves import NotAllowed
from watchdog.surrogates import SITE

BATCH = 100


def remove_name(byline: Byline, *, reason: str, by: Any, at: datetime) -> int:
    """Take the name off every edition, past ones and those to come; return how many there were.

    The posts stay published. The page of the name closes, and no new edition will bear it.
    `reason` stays in the newsroom.
    """
    if not reason.strip():
        raise NotAllowed("Say why. The log keeps it.")
    if by is not None and not by.has_perm("posts.remove_byline"):
        raise NotAllowed("Your role may not remove names. Ask a chief editor.")
    with transaction.atomic():
        row = Byline.objects.select_for_update().get(pk=byline.pk)
        if row.removed_at:
            raise NotAllowed("This name is removed already.")
        number = _take_off(row)
        row.is_active = False
        row.removed_at, row.removed_by, row.removed_because = at, by, reason
        row.save()
        clock.move({SITE}, is_hard=True)
    byline.refresh_from_db()
    return number


def _take_off(byline: Byline) -> int:
    section = Section.objects.filter(kind=Section.Kind.BYLINE, key=byline.pk).first()
    if section is None:
        return 0
    listings = Listing.objects.filter(section=section)
    numbers = list(listings.order_by("edition").values_list("edition", flat=True))
    for start in range(0, len(numbers), BATCH):
        editions = list(Edition.objects.filter(pk__in=numbers[start : start + BATCH]))
        for edition in editions:
            edition.bylines = _others(edition, byline, section)
        Edition.objects.bulk_update(editions, ["bylines"])
        index.renew(editions)
    listings.delete()
    section.name, section.is_closed = "", True
    section.save(update_fields=["name", "is_closed"])
    return len(numbers)


def _others(edition: Edition, byline: Byline, section: Section) -> Sequence[dict[str, Any]]:
    """Return the names of the edition that stay."""
    named = {byline.name, section.name}, {byline.slug, section.slug}
    kept = [one for one in edition.bylines if not _is(one, *named)]
    if len(kept) < len(edition.bylines):
        return kept
    # It bore another name when this went out, so it is whatever no other name accounts for.
    lists = Section.objects.filter(kind=Section.Kind.BYLINE, listings__edition=edition)
    others = lists.exclude(pk=section.pk).values_list("name", "slug")
    names, slugs = {name for name, _slug in others}, {slug for _name, slug in others}
    return [one for one in kept if _is(one, names, slugs)]


def _is(one: dict[str, Any], names: Iterable[str], slugs: Iterable[str]) -> bool:
    return one["name"] in names or one["slug"] in slugs
