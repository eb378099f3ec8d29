"""Lists in the record: which there are, and what stands in them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import batched

from django.db import connection
from django.db.models import Q
from django.utils.html import linebreaks
from taggit.models import Tag

from posts.desk import Byline, Region, Series
from posts.list_pages import MOST, pages_together
from posts.page_keys import LISTS, of_list
from posts.record import Edition, Section
from posts.search import index
from watchdog import clock
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


# Half of the rows that a publication writes are these, and most of each is in its edition already.
LIST = """
INSERT INTO posts_listing (
    section_id, edition_id, post_id, published_at, visible_from, visible_until, page, part
)
WITH wanted (place, section_id, edition_id, page, part) AS (VALUES {values})
SELECT wanted.section_id, edition.id, edition.post_id, edition.first_published_at,
    edition.visible_from, edition.visible_until, wanted.page, CAST(wanted.part AS smallint)
FROM wanted JOIN posts_edition AS edition ON edition.id = wanted.edition_id
ORDER BY wanted.place
"""

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
    by_kind: dict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        by_kind[one.kind].append(one)
    asked = Q()
    for kind, those in by_kind.items():
        asked |= Q(kind=kind, key__in=[one.key for one in those])
        asked |= Q(kind=kind, slug__in=[one.slug for one in those])
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


def list_under(edition: Edition, entries: Iterable[Entry]) -> None:
    """Write the rows that put the edition into the front feed and each of these lists."""
    wanted = list(entries)
    list_together([(edition, wanted)], ensure_all([FEED, *wanted]))


def list_together(wanted: Sequence[tuple[Edition, Sequence[Entry]]], known: Known) -> None:
    """Write the same for editions of different posts, which are listed in this order."""
    entries = [(edition, (FEED, *lists)) for edition, lists in wanted]
    pages = pages_together(
        [(edition, [known[one.place].pk for one in lists]) for edition, lists in entries]
    )
    adapted = connection.ops.adapt_datetimefield_value
    rows = [
        (known[one.place].pk, edition.pk, adapted(page[known[one.place].pk]), one.part)
        for (edition, lists), page in zip(entries, pages, strict=True)
        for one in lists
    ]
    for some in batched(rows, MOST):
        values = [value for place, row in enumerate(some) for value in (place, *row)]
        with connection.cursor() as cursor:
            sql = LIST.format(values=", ".join(["(%s, %s, %s, %s, %s)"] * len(some)))
            cursor.execute(sql, values)


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
