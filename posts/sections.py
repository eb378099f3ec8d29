"""Lists in the record: which there are, and on which of its pages an edition stands.

The rule for pages is in docs/decisions/older-posts.md. In short: a page holds about ten posts
that stand beside each other in time, keeps its name for ever, and is touched by nothing but
what belongs into its own stretch of time.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import OuterRef, Q, Subquery
from django.utils.html import linebreaks
from taggit.models import Tag

from posts.desk import Byline, Region, Series
from posts.page_keys import LISTS, of_list
from posts.record import PAGE_SIZE, Edition, Listing, ListingQuerySet, Section
from posts.search import index
from watchdog import clock
from watchdog.editions import FOREVER
from watchdog.languages import own_name, primary

Kind = Section.Kind
KINDS = {Tag: Kind.TAG, Region: Kind.REGION, Series: Kind.SERIES, Byline: Kind.BYLINE}


@dataclass(frozen=True)
class Entry:
    """One section that a post is listed under, by its number at the desk."""

    kind: str
    key: int
    slug: str
    name: str
    parent: "Entry | None" = None
    part: int | None = None

    @property
    def place(self) -> tuple[str, int]:
        return self.kind, self.key

    def line(self) -> "list[Entry]":
        """Return everything that contains this, the largest first, and then this."""
        return [*(self.parent.line() if self.parent else []), self]


# The sections of one publication, by kind and number.
type Known = dict[tuple[str, int], Section]

FEED = Entry(Kind.FEED, 0, "", "Latest posts")


def entry(thing: Tag | Region | Series | Byline, part: int | None = None) -> Entry:
    parent = getattr(thing, "parent", None)
    return Entry(
        KINDS[type(thing)], thing.pk, thing.slug, thing.name, parent and entry(parent), part
    )


def language_entry(language: str) -> Entry:
    """Return the list of everything in a language, whatever its territory or script."""
    code = primary(language)
    # Languages have no number at the desk; their letters make one.
    return Entry(Kind.LANGUAGE, int.from_bytes(code[:7].encode()), code, own_name(code))


def lineage(region: Region) -> list[Region]:
    """Return the region and everything that contains it, the smallest first."""
    line = [region]
    while (parent := line[-1].parent) is not None:
        line.append(parent)
    return line


def ensure(wanted: Entry) -> Section:
    """Return the section of the record, under the name that the desk has for it now."""
    return ensure_all([wanted])[wanted.place]


def ensure_all(entries: Iterable[Entry]) -> Known:
    """Return the sections of the entries, and those above them, under the desk's names for them."""
    # Those above come first.
    wanted = {one.place: one for entry in entries for one in entry.line()}
    there = _there(wanted.values())
    known: Known = {}
    for place, one in wanted.items():
        # A tag that was deleted and made again has another number and the same address.
        section = there.get((one.kind, one.key)) or there.get((one.kind, one.slug))
        parent = known[one.parent.place] if one.parent else None
        known[place] = _brought_in_line(one, section, parent)
    return known


def _there(entries: Iterable[Entry]) -> dict[tuple[str, int | str], Section]:
    """Return those of the sections that are in the record, by number and by address."""
    asked = Q()
    for one in entries:
        asked |= Q(kind=one.kind, key=one.key) | Q(kind=one.kind, slug=one.slug)
    rows = list(Section.objects.filter(asked))
    return {(row.kind, row.slug): row for row in rows} | {(row.kind, row.key): row for row in rows}


def _brought_in_line(wanted: Entry, section: Section | None, parent: Section | None) -> Section:
    above = [*parent.ancestors, {"name": parent.name, "url": parent.url}] if parent else []
    fields = {
        "key": wanted.key,
        "slug": wanted.slug,
        "name": wanted.name,
        "parent_id": parent and parent.pk,
        "ancestors": above,
    }
    if section is None:
        section = Section.objects.create(kind=wanted.kind, **fields)
        index.section(section)
        _move_clock(section)
        return section
    changed = [name for name, value in fields.items() if getattr(section, name) != value]
    for name in changed:
        setattr(section, name, fields[name])
    if changed:
        section.save(update_fields=changed)
        index.section(section)
        _move_clock(section)
    return section


def list_under(edition: Edition, entries: Iterable[Entry], known: Known | None = None) -> None:
    """Write the rows that put the edition into the front feed and each of these lists."""
    wanted = (FEED, *entries)
    known = ensure_all(wanted) if known is None else known
    pages = pages_for([known[one.place] for one in wanted], edition)
    Listing.objects.bulk_create(
        Listing(
            section=known[one.place],
            edition=edition,
            post_id=edition.post_id,
            published_at=edition.first_published_at,
            visible_from=edition.visible_from,
            visible_until=edition.visible_until,
            page=pages[known[one.place].pk],
            part=one.part,
        )
        for one in wanted
    )


def pages_for(sections: Iterable[Section], edition: Edition) -> dict[int, datetime]:
    """Return the page that the edition belongs on in each of these lists, by the list's number.

    Begins or halves a page if need be.
    """
    numbers = [section.pk for section in sections]
    own = Listing.objects.filter(post_id=edition.post_id, section__in=numbers).order_by("pk")
    pages = dict(own.values_list("section_id", "page"))
    fresh = [_Place(*row) for row in _beside(edition, [pk for pk in numbers if pk not in pages])]
    held = _held(fresh)
    for place in fresh:
        pages[place.section] = _page(place, edition, room=PAGE_SIZE - held[place.section])
    return pages


class _Place(NamedTuple):
    """Where a post would stand in a list: the pages of the posts before and after it."""

    section: int
    older: datetime | None
    newer: datetime | None

    @property
    def page(self) -> datetime | None:
        return self.older or self.newer


def _standing(section: Any) -> ListingQuerySet:
    # What was withdrawn takes no room, and what will replace something takes it once.
    return Listing.objects.filter(section=section, visible_until=FOREVER)


def _beside(edition: Edition, sections: list[int]) -> Iterable[tuple[Any, ...]]:
    there, moment = _standing(OuterRef("pk")), edition.first_published_at
    older = there.filter(published_at__lte=moment).newest_first()
    newer = there.filter(published_at__gt=moment).order_by("published_at")
    rows = Section.objects.filter(pk__in=sections).order_by()
    return rows.values_list(
        "pk", Subquery(older.values("page")[:1]), Subquery(newer.values("page")[:1])
    )


def _held(places: Iterable[_Place]) -> Counter[int]:
    """Return how many posts stand on the page of each place."""
    asked = Q(pk__in=[])
    for place in places:
        asked |= Q(section=place.section, page=place.page)
    rows = Listing.objects.filter(asked, visible_until=FOREVER).order_by()
    return Counter(rows.values_list("section_id", flat=True))


def _page(place: _Place, edition: Edition, *, room: int) -> datetime:
    moment = edition.first_published_at
    begun = moment.replace(microsecond=0)
    page = place.page
    # A page is named by a moment: one that is still to come would betray what is scheduled.
    if page is None or page > edition.visible_from:
        return begun
    if room > 0:
        return page
    if place.older is None and begun < page:
        return begun
    standing = _standing(place.section).on_page(page)
    is_last = not standing.filter(published_at__gt=moment).exists()
    if is_last and begun > page:
        return begun
    if room <= -PAGE_SIZE:
        page = _halve(place.section, standing, page, moment)
    return page


def _halve(section: int, standing: ListingQuerySet, page: datetime, moment: datetime) -> datetime:
    """Give one half of an overfull page a name of its own; return the page of that moment."""
    times = list(standing.order_by("published_at").values_list("published_at", flat=True))
    first, middle = (times[one].replace(microsecond=0) for one in (0, len(times) // 2))
    if first >= middle <= page:
        # What was published in one moment stays together.
        return page
    rows = Listing.objects.filter(section=section).on_page(page)
    # Links lead to other pages than before.
    clock.move({of_list(section)})
    if middle > page:
        rows.filter(published_at__gte=middle).update(page=middle)
        return middle if moment >= middle else page
    rows.filter(published_at__lt=middle).update(page=first)
    return first if moment < middle else page


def put_on_site(thing: Region | Series) -> Section:
    """Show readers the name, place and introduction that the desk has for it now."""
    section = ensure(entry(thing))
    section.intro_html = (
        thing.intro if isinstance(thing, Region) else linebreaks(thing.standfirst, autoescape=True)
    )
    section.is_published = True
    section.save(update_fields=["intro_html", "is_published"])
    _move_clock(section)
    return section


def _move_clock(section: Section) -> None:
    """The words of a list changed, which stand on its pages, above it and in the indexes."""
    above = [of_list(section.parent_id)] if section.parent_id else []
    clock.move({LISTS, of_list(section.pk), *above})


def section_of(thing: Region | Series) -> Section | None:
    """Return the section that readers know this by, if there is one."""
    return Section.objects.filter(kind=KINDS[type(thing)], key=thing.pk).first()
