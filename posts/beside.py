"""What stands beside a post without being part of it, in one query however large the archive.

The warning for readers of its region, the parts of its series before and after it, and related
posts, each with its reason: about the same person, else of the same series, else under a rare tag
of it and on its region. Each reason reads one stretch of an index. docs/decisions/related.md says
why, and what the page cache has to do with it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, Self
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, IntegerField, OuterRef, QuerySet, UUIDField, Value

from posts import page_keys
from posts.record import Edition, Listing, Section, address_of
from posts.risks import Risk, chosen, of_post
from watchdog.memory import Memory
from watchdog.prepared import Prepared
from watchdog.text import direction

# So many related posts are shown.
MOST = 3
# So many are looked at for each reason, since some are translations of each other.
FEW = 9
# A tag is rare that no more other posts had when the text was published.
RARE = 40
# Of the newest posts under a rare tag, which may have become a common one, so many are looked at.
NEWEST = 50
# So many people and tags of a post relate others to it.
PEOPLE, TAGS = 3, 3
# Numbers the question for warnings, beside those for posts.
RISK = -1

UNDER = """
WITH wanted (section_id) AS (VALUES {values})
SELECT section_id, (
    SELECT count(*) FROM (
        SELECT 1 FROM posts_listing AS listing
        WHERE listing.section_id = wanted.section_id
        AND listing.visible_from <= %s AND listing.visible_until > %s AND listing.post_id <> %s
        LIMIT %s
    ) AS few
) FROM wanted
"""

type Ties = dict[str, Any]
type Reason = dict[str, str]


class Row(NamedTuple):
    """A post; or a warning, with its region's name in place of the slug."""

    why: int
    story: UUID | None
    language: str
    headline: str
    slug: str
    first_published_at: datetime


@dataclass(frozen=True)
class Neighbor:
    headline: str
    language: str
    url: str
    # What it shares with the post: a person, a series, or a tag and a region, by name.
    reason: Reason

    @property
    def direction(self) -> str:
        return direction(self.language)


@dataclass
class Beside:
    risks: list[Risk] = field(default_factory=list)
    previous: Neighbor | None = None
    next: Neighbor | None = None
    related: list[Neighbor] = field(default_factory=list)


def ties(
    edition: Edition, sections: Iterable[Section], *, others: Callable[[Section], int]
) -> Ties:
    """Return which lists will relate others to this text, by number: its series and rare tags.

    `others` says how many other posts are under a tag, up to one more than a rare tag has.

    What is rare is decided now, and not when the page is read: so one more post under a tag
    changes what stands beside RARE posts at most, and not beside all of them.
    """
    found = list(sections)
    place = edition.region["slug"] if edition.region else ""
    region = next((s.pk for s in found if (s.kind, s.slug) == (Section.Kind.REGION, place)), None)
    tags = [(others(s), s.pk, s.name) for s in found if s.kind == Section.Kind.TAG]
    rare = sorted(tag for tag in tags if tag[0] <= RARE)[:TAGS]
    return {
        "series": next((s.pk for s in found if s.kind == Section.Kind.SERIES), None),
        "region": region,
        "tags": [[pk, name] for _number, pk, name in rare] if region else [],
    }


class Rarity:
    """Tells which tags are rare when texts are published together, the one after the other."""

    def __init__(self, sections: Iterable[Section], *, post: int, at: datetime) -> None:
        """`post` is the one of them, if any, that readers have seen before."""
        tags = [section.pk for section in sections if section.kind == Section.Kind.TAG]
        # How many others were under each tag before, and how many have come since.
        self.before = _posts_under(tags, other_than=post, at=at)
        self.since: Counter[int] = Counter()

    def ties(self, edition: Edition, sections: Sequence[Section]) -> Ties:
        found = ties(edition, sections, others=lambda tag: self.before[tag.pk] + self.since[tag.pk])
        self.since.update(section.pk for section in sections)
        return found


def _posts_under(tags: list[int], *, other_than: int, at: datetime) -> dict[int, int]:
    """Return how many posts readers see under each tag, up to one more than a rare tag has."""
    if not tags:
        return {}
    moment = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        sql = UNDER.format(values=", ".join(["(%s)"] * len(tags)))
        cursor.execute(sql, [*tags, moment, moment, other_than, RARE + 1])
        return dict(cursor.fetchall())


def keys(edition: Edition) -> list[str]:
    """Return what moves in the record's clock when something else belongs beside the post."""
    series, tags = edition.ties.get("series"), edition.ties.get("tags", [])
    lists = [*([series] if series else []), *(pk for pk, _name in tags)]
    people = [page_keys.of_person(one["id"]) for one in edition.people]
    return [*people, *map(page_keys.of_newest, lists), page_keys.RISKS]


def beside(edition: Edition, people: Sequence[dict[str, Any]], *, at: datetime) -> Beside:
    """Return what stands beside the post. `people` are those whom readers know it to name."""
    named = people[:PEOPLE]
    key = (edition.kept_as, *((person["id"], person["name"]) for person in named))
    asked = _asked.get(key, lambda: Asked.put_together(edition, named, at=at))
    rows = asked.rows(at=at)
    found = Beside(chosen(map(_risk, rows.get(RISK, [])), language=edition.language))
    shown: set[UUID | None] = {edition.story}
    for number, reason in enumerate(asked.reasons):
        for row in _in_order(rows.get(number, []), edition):
            if row.story not in shown and len(found.related) < MOST:
                shown.add(row.story)
                _put(found, _neighbor(row, reason))
    return found


def _put(found: Beside, one: Neighbor) -> None:
    match one.reason.get("step"):
        case "before":
            found.previous = one
        case "after":
            found.next = one
        case _:
            found.related.append(one)


type Question = tuple[Reason, QuerySet]


def _about(
    edition: Edition, people: Sequence[dict[str, Any]], *, at: datetime
) -> Iterator[Question]:
    shown = Edition.objects.visible(at=at).texts().exclude(story=edition.story)
    for person in people:
        about = shown.filter(mentions__journalist_id=person["id"])
        rows = about.order_by("-first_published_at", "-pk").values("pk")
        yield {"person": person["name"]}, rows[:FEW]


def _in_series(edition: Edition, *, at: datetime) -> Iterator[Question]:
    section, series = edition.ties.get("series"), edition.series
    if not (section and series):
        return
    rows = Listing.objects.filter(section=section).visible(at=at).exclude(post_id=edition.post_id)
    if part := series["part"]:
        # A step leads to the next part that somebody who reads this one can read.
        parts = rows.filter(edition__language=edition.language).values("edition")
        yield {"step": "before"}, parts.filter(part__lt=part).order_by("-part", "pk")[:1]
        yield {"step": "after"}, parts.filter(part__gt=part).order_by("part", "pk")[:1]
    yield {"series": series["name"]}, rows.newest_first().values("edition")[:FEW]


def _under_tags(edition: Edition, *, at: datetime) -> Iterator[Question]:
    there = Listing.objects.filter(section=edition.ties.get("region"), edition=OuterRef("edition"))
    for section, name in edition.ties.get("tags", []):
        rows = Listing.objects.filter(section=section).visible(at=at)
        newest = rows.exclude(post_id=edition.post_id).newest_first().values("pk")[:NEWEST]
        both = Listing.objects.filter(Exists(there), pk__in=newest)
        reason = {"tag": name, "region": edition.region["name"] if edition.region else ""}
        yield reason, both.newest_first().values("edition")[:FEW]


@dataclass(frozen=True)
class Asked:
    """What is asked for one text: put together once, because that costs more than the answer."""

    reasons: list[Reason]
    question: Prepared[tuple[Any, ...]] | None

    @classmethod
    def put_together(
        cls, edition: Edition, people: Sequence[dict[str, Any]], *, at: datetime
    ) -> Self:
        def parts(at: datetime) -> list[Any]:
            questions = _questions(edition, people, at=at)
            found = [_part(number, rows) for number, (_reason, rows) in enumerate(questions)]
            has_region = edition.region or edition.regions
            return [*found, _risks(edition, at=at)] if has_region else found

        def at_once(at: datetime) -> Any:
            first, *others = parts(at)
            return first.union(*others, all=True) if others else first

        reasons = [reason for reason, _rows in _questions(edition, people, at=at)]
        return cls(reasons, Prepared(at_once) if parts(at) else None)

    def rows(self, *, at: datetime) -> dict[int, list[Row]]:
        """Return the answers by the number of the question."""
        found: dict[int, list[Row]] = {}
        for values in self.question(at=at) if self.question else ():
            found.setdefault(values[0], []).append(Row(*values))
        return found


_asked: Memory[Asked] = Memory(each=15_000)


def _questions(
    edition: Edition, people: Sequence[dict[str, Any]], *, at: datetime
) -> Iterator[Question]:
    yield from _about(edition, people, at=at)
    yield from _in_series(edition, at=at)
    yield from _under_tags(edition, at=at)


def _part(number: int, rows: QuerySet) -> Any:
    # SQLite lets no part of a union be ordered or cut, but what it asks inside.
    found = Edition.objects.filter(pk__in=rows).order_by()
    return found.annotate(why=Value(number, IntegerField())).values_list(*Row._fields)


def _risks(edition: Edition, *, at: datetime) -> Any:
    return (
        of_post(edition, at=at)
        .annotate(
            why=Value(RISK, IntegerField()),
            story=Value(None, UUIDField(null=True)),
            headline=F("text"),
            slug=F("section__name"),
            first_published_at=F("visible_from"),
        )
        .values_list(*Row._fields)
    )


def _risk(row: Row) -> Risk:
    return Risk(row.slug, row.headline, row.language)


def _in_order(rows: list[Row], edition: Edition) -> list[Row]:
    """What is in the language of the text comes first, and of that the newest."""
    newest = sorted(rows, key=lambda row: row.first_published_at, reverse=True)
    return sorted(newest, key=lambda row: row.language != edition.language)


def _neighbor(row: Row, reason: Reason) -> Neighbor:
    url = address_of(row.first_published_at, row.slug)
    return Neighbor(row.headline, row.language, url, reason)
