"""Lists in the record: which there are, and on which of its pages an edition stands.

The rule for pages is in docs/decisions/older-posts.md. In short: a page holds about ten posts
that stand beside each other in time, keeps its name for ever, and is touched by nothing but
what belongs into its own stretch of time.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

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


# The sections that one publication has asked for so far, by kind and number.
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


def ensure(wanted: Entry, known: Known | None = None) -> Section:
    """Return the section of the record, under the name that the desk has for it now."""
    known = {} if known is None else known
    name = (wanted.kind, wanted.key)
    if name not in known:
        known[name] = _brought_in_line(wanted, known)
    return known[name]


def _brought_in_line(wanted: Entry, known: Known) -> Section:
    parent = ensure(wanted.parent, known) if wanted.parent else None
    above = [*parent.ancestors, {"name": parent.name, "url": parent.url}] if parent else []
    fields = {
        "key": wanted.key,
        "slug": wanted.slug,
        "name": wanted.name,
        "parent_id": parent and parent.pk,
        "ancestors": above,
    }
    rows = Section.objects.filter(kind=wanted.kind)
    # A tag that was deleted and made again has another number and the same address.
    section = rows.filter(key=wanted.key).first() or rows.filter(slug=wanted.slug).first()
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
    for wanted in (FEED, *entries):
        section = ensure(wanted, known)
        Listing.objects.create(
            section=section,
            edition=edition,
            post_id=edition.post_id,
            published_at=edition.first_published_at,
            visible_from=edition.visible_from,
            visible_until=edition.visible_until,
            page=page_for(section, edition),
            part=wanted.part,
        )


def page_for(section: Section, edition: Edition) -> datetime:
    """Return the page of this list that the edition belongs on; begins or halves one if need be."""
    rows = Listing.objects.filter(section=section)
    before = rows.filter(post_id=edition.post_id).order_by("-pk").first()
    if before is not None:
        return before.page
    moment = edition.first_published_at
    begun = moment.replace(microsecond=0)
    # What was withdrawn takes no room, and what will replace something takes it once.
    standing = rows.filter(visible_until=FOREVER)
    older = standing.filter(published_at__lte=moment).newest_first().first()
    beside = older or standing.filter(published_at__gt=moment).order_by("published_at").first()
    # A page is named by a moment: one that is still to come would betray what is scheduled.
    if beside is None or beside.page > edition.visible_from:
        return begun
    page = beside.page
    room = PAGE_SIZE - standing.on_page(page).count()
    if room > 0:
        return page
    if older is None and begun < page:
        return begun
    is_last = not standing.on_page(page).filter(published_at__gt=moment).exists()
    if is_last and begun > page:
        return begun
    if room <= -PAGE_SIZE:
        page = _halve(section, standing, page, moment)
    return page


def _halve(
    section: Section, standing: ListingQuerySet, page: datetime, moment: datetime
) -> datetime:
    """Give one half of an overfull page a name of its own; return the page of that moment."""
    times = list(
        standing.on_page(page).order_by("published_at").values_list("published_at", flat=True)
    )
    middle = times[len(times) // 2].replace(microsecond=0)
    rows = Listing.objects.filter(section=section).on_page(page)
    # Links lead to other pages than before.
    clock.move({of_list(section.pk)})
    if middle > page:
        rows.filter(published_at__gte=middle).update(page=middle)
        return middle if moment >= middle else page
    first = times[0].replace(microsecond=0)
    if first < middle:
        rows.filter(published_at__lt=middle).update(page=first)
        return first if moment < middle else page
    return page


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
