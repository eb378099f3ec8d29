"""What the doors write so that it can be found; nothing here decides what is public.

Each function is called in the transaction that changed the record, and makes the index agree
with it: it holds the editions that are visible or will be, and none of the past.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db.models import F

from posts.body import plain_text
from posts.record import Edition, Listing, Section
from posts.search.record import LISTS, SearchDoc, place
from posts.search.spelling import fold, fold_names
from watchdog.editions import AbstractEdition
from watchdog.rows import insert

Kind = SearchDoc.Kind
# So much of a text can be found; the vectors of PostgreSQL hold a megabyte at most.
LONGEST = 200_000
ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)
LISTED: dict[str, str] = {
    Section.Kind.TAG: Kind.TAG,
    Section.Kind.REGION: Kind.REGION,
    Section.Kind.SERIES: Kind.SERIES,
}


type DocsOf[E] = Callable[[Sequence[E]], list[SearchDoc]]


def posts(keys: Sequence[int], *, at: datetime) -> None:
    keep(Kind.POST, keys, Edition.objects.filter(post_id__in=keys), post_docs, at=at)


def add(editions: Sequence[Edition]) -> None:
    """The same for editions of posts that had none."""
    insert(post_docs(editions))


def unfindable(*, at: datetime, newest: int) -> int:
    """Return how many of the newest posts that readers see the search does not know."""
    rows = Listing.objects.in_feed().visible(at=at).newest_first()[:newest]
    shown = set(rows.values_list("edition_id", flat=True))
    found = SearchDoc.objects.filter(kind=Kind.POST, source__in=shown)
    return len(shown) - found.count()


def renew(editions: Sequence[Edition]) -> None:
    """Make those of the editions that can be found anew, after what they show was changed."""
    rows = SearchDoc.objects.filter(kind=Kind.POST, source__in=[one.pk for one in editions])
    found = set(rows.values_list("source", flat=True))
    rows.delete()
    SearchDoc.objects.bulk_create(post_docs([one for one in editions if one.pk in found]))


def section(one: Section) -> None:
    if one.kind in LISTED:
        SearchDoc.objects.filter(kind=LISTED[one.kind], source=one.pk).delete()
        SearchDoc.objects.bulk_create(section_docs([one]))


def keep[E: AbstractEdition](
    kind: str, keys: Sequence[int], editions: Any, docs_of: DocsOf[E], *, at: datetime
) -> None:
    """Let exactly those of some things' editions be found whose time is not over."""
    to_come = editions.texts().unfinished(at=at).filter(visible_until__gt=F("visible_from"))
    wanted: dict[int, E] = {edition.pk: edition for edition in to_come}
    rows = SearchDoc.objects.filter(kind=kind, key__in=keys)
    over = []
    for source, until in rows.values_list("source", "visible_until"):
        edition = wanted.pop(source, None)
        if edition is None:
            over.append(source)
        elif until != edition.visible_until:
            rows.filter(source=source).update(visible_until=edition.visible_until)
    if over:
        rows.filter(source__in=over).delete()
    SearchDoc.objects.bulk_create(docs_of(list(wanted.values())))


def post_docs(editions: Sequence[Edition]) -> list[SearchDoc]:
    # Their regions, with all that contain them.
    listed = Listing.objects.filter(edition__in=editions, section__kind=Section.Kind.REGION)
    listed = listed.order_by("section_id")
    regions: dict[int, dict[int, str]] = defaultdict(dict)
    for edition, pk, name in listed.values_list("edition_id", "section_id", "section__name"):
        regions[edition][pk] = name
    return [_post_doc(edition, regions[edition.pk]) for edition in editions]


def _post_doc(edition: Edition, regions: dict[int, str]) -> SearchDoc:
    names = [one["name"] for one in (*edition.tags, *edition.bylines)]
    names += [*regions.values(), *([edition.series["name"]] if edition.series else [])]
    head = "\n".join([" ".join(edition.summary.split()), *names, edition.dateline])
    body = " ".join(plain_text(edition.body).split())[:LONGEST]
    return SearchDoc(
        id=place(edition.first_published_at, edition.pk),
        kind=Kind.POST,
        key=edition.post_id,
        source=edition.pk,
        visible_from=edition.visible_from,
        visible_until=edition.visible_until,
        language=edition.language,
        url=edition.url,
        published_at=edition.first_published_at,
        title=edition.headline,
        title_folds=fold_names(edition.headline),
        keys=keys(Kind.POST, edition.language, regions),
        head=head,
        folds=fold_names(f"{head}\n{body}"),
        body=body,
    )


def section_docs(sections: Sequence[Section]) -> list[SearchDoc]:
    """What they are called. Whether readers know of one is asked when somebody looks for it."""
    return [_section_doc(one) for one in sections]


def _section_doc(one: Section) -> SearchDoc:
    above = [one.pk]
    parent = one.parent
    while parent is not None and one.kind == Section.Kind.REGION:
        above.append(parent.pk)
        parent = parent.parent
    kind = LISTED[one.kind]
    return SearchDoc(
        id=LISTS + one.pk,
        kind=kind,
        key=one.key,
        source=one.pk,
        visible_from=ALWAYS,
        url=one.url,
        title=one.name,
        title_folds=fold(one.name),
        keys=keys(kind, "", above if kind == Kind.REGION else []),
    )


def keys(kind: str, language: str, regions: Iterable[int]) -> str:
    words = [f"k{kind.lower()}"]
    words += [f"l{language.lower().split('-')[0]}"] if language else []
    return " ".join([*words, *(f"r{pk}" for pk in sorted(regions))])
