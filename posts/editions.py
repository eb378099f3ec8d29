"""The door of the blog: a post's snapshot, and how it becomes an edition with its listings."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet, prefetch_related_objects

from posts import (
    beside,
    checks,
    day_counts,
    page_keys,
    restoring,
    sources,
    tag_counts,
    translations,
    words,
)
from posts.amendments import NOT_LISTED, told
from posts.body import photo_ids, series_ids
from posts.desk import Byline, Correction, Photo, PlacedPhoto, Post, Region, Series
from posts.dressing import AtDesk, Dressing, link_at_desk, tags_of
from posts.photos import showcases, showing
from posts.record import (
    Amendment,
    Edition,
    EditionQuerySet,
    Listing,
    Section,
    ShownPhoto,
)
from posts.search import index
from posts.sections import (
    FEED,
    Entry,
    Known,
    ensure_all,
    entry,
    language_entry,
    lineage,
    list_together,
)
from watchdog import clock
from watchdog.editions import AbstractEdition, Door, Problem, Release, Snapshot
from watchdog.languages import speaking
from watchdog.rows import insert
from watchdog.surrogates import SITE

# So many posts that come together are named one by one to those who keep pages.
FEW = 10


class PostDoor(Door[Post, Edition]):
    edition = Edition
    key = "post_id"
    rows = (Listing, Amendment)
    row_of = "edition"

    # What belongs to a post and goes into its snapshot; another app may add its own.
    parts: ClassVar[list[str]] = (
        "placed_photos tags other_regions bylines corrections sources region series".split()
    )

    # Another app may say which people a text is about: called with the post, it returns plain
    # public data for the snapshot. (The blog itself knows nobody.)
    people: Callable[[Post], list[dict[str, Any]]] = staticmethod(lambda _post: [])
    # Called with numbers of people, it returns what the desk calls them.
    names: Callable[[list[int]], Mapping[int, str]] = staticmethod(lambda _numbers: {})
    # Called with each edition that shows a text, once it is saved, to write that down in its own
    # part of the record.
    mention: Callable[[Edition], None] = staticmethod(lambda _edition: None)
    # Called with an edition that is not saved, to say of whom it names what their pages say.
    in_story: Callable[..., list[dict[str, Any]]] = staticmethod(lambda _people, at: [])

    def load(self, copies: Sequence[Post]) -> None:
        prefetch_related_objects(copies, *self.parts)
        order: dict[int, list[int]] = defaultdict(list)
        for post, byline in _signatures(copies).values_list("post_id", "byline_id"):
            order[post].append(byline)
        for copy in copies:
            by_pk = {byline.pk: byline for byline in copy.bylines.all()}
            copy.signed = [by_pk[pk] for pk in order[copy.pk] if pk in by_pk]

    def snapshot(self, copy: Post) -> Snapshot:
        placed = list(copy.placed_photos.all())
        return {
            "slug": copy.slug,
            "language": copy.language,
            "headline": copy.headline,
            "dateline": copy.dateline,
            "summary": copy.summary,
            "body": copy.body,
            "lead": next((_use(p) for p in placed if p.place == PlacedPhoto.Place.LEAD), None),
            "photos": _photos_in_text(copy, placed),
            "tags": [
                [tag.pk, tag.slug, tag.name]
                for tag in sorted(copy.tags.all(), key=attrgetter("name"))
            ],
            "region": [copy.region.pk, copy.region.name] if copy.region else None,
            "regions": [[r.pk, r.name] for r in copy.other_regions.all()],
            "series": [copy.series.pk, copy.series.name, copy.series_part] if copy.series else None,
            "boxes": _boxes(copy.body),
            "bylines": [[b.pk, b.slug, b.name, b.kind] for b in _bylines(copy)],
            "source_line": copy.source_line,
            "notes": [_note(correction) for correction in copy.corrections.all()],
            "people": self.people(copy),
            "breaking_until": copy.breaking_until,
            # Named only where it is so: the digests of older approvals know nothing of it.
            **({"may_republish": True} if copy.may_republish else {}),
            **({"sources": named} if (named := sources.public(copy)) else {}),
        }

    def in_words(self, snapshot: Snapshot) -> dict[str, str]:
        return words.of_snapshot(snapshot, people=self.names)

    def restore(self, copy: Post, snapshot: Snapshot) -> list[str]:
        return restoring.restore(copy, snapshot)

    def problems(self, copy: Post, *, at: datetime) -> Iterator[Problem]:
        return checks.problems(copy, at=at)

    def refusals(self, releases: Sequence[Release[Post]], *, at: datetime) -> dict[int, str]:
        on = checks.Round([one.copy for one in releases], at)
        changed = showing.changed(use for one in releases for use in _uses(one.snapshot))
        found = {}
        for one in releases:
            blocks = [problem.message for problem in checks.blocks(one.copy, on)]
            stale = [changed[use["id"]] for use in _uses(one.snapshot) if use["id"] in changed]
            if blocks or stale:
                found[one.copy.pk] = " ".join(blocks) or stale[0]
        return found

    def past(self, copy: Post, *, at: datetime) -> EditionQuerySet:
        earlier = self.editions(copy).once_visible(at=at).texts()
        return earlier.filter(is_closed=False)

    def with_remarks(self, copies: QuerySet, *, at: datetime) -> QuerySet:
        return translations.with_original(copies, at=at)

    def remarks(self, copy: Any) -> Iterator[str]:
        if copy.source_digest and copy.source_digest != copy.original_digest:
            yield "the original changed since"

    def needs_telling(self, snapshot: Snapshot, shown: Edition) -> str:
        said = [(n["kind"], n["at"], n["text"], n.get("wrong", "")) for n in shown.notes]
        wanted = [(k, at.isoformat(), text, "".join(w)) for k, at, text, *w in snapshot["notes"]]
        if said != wanted:
            return "Its corrections changed, and readers have to be told of those. Untick it."
        return ""

    def write_all(
        self, releases: Sequence[Release[Post]], *, at: datetime, is_silent: bool = False
    ) -> list[Edition]:
        """Write the editions with all that belongs to them; what is new together, as an archive is.

        What readers saw before, or will see later, is written on its own.
        """
        keys = [one.copy.pk for one in releases]
        there = set(self.edition.objects.filter(post_id__in=keys).values_list("post_id", flat=True))
        new: list[Release[Post]] = []
        others: list[Release[Post]] = []
        for one in releases:
            is_new = one.copy.pk not in there and one.visible_from <= at
            (new if is_new else others).append(one)
        written = {}
        for some in (new, *([one] for one in others)):
            for edition in self._written(some, at=at, is_silent=is_silent, there=there):
                written[edition.post_id] = edition
        return [written[one.copy.pk] for one in releases]

    def _written(
        self,
        releases: Sequence[Release[Post]],
        *,
        at: datetime,
        is_silent: bool,
        there: set[int],
    ) -> list[Edition]:
        """Write editions that appear at the same moment. `there` are posts that have some."""
        if not releases:
            return []
        visible_from = releases[0].visible_from
        photos = showing.locked(use for one in releases for use in _uses(one.snapshot))
        showing.expose(photos)
        dressing = Dressing(photos)
        lists = [_entries(one.copy, one.snapshot) for one in releases]
        known = ensure_all([FEED, *(entry for entries in lists for entry in entries)])
        rarity = beside.Rarity(known.values(), post=releases[0].copy.pk, at=visible_from)
        editions = []
        for one, entries in zip(releases, lists, strict=True):
            if one.copy.pk in there:
                self.end(one.copy, at=visible_from)
            edition = self._edition(one, is_first=one.copy.pk not in there, is_silent=is_silent)
            with speaking(one.copy.language):
                dressing.dress(edition, one.copy, one.snapshot, link=lambda e: known[e.place].link)
            sections = [known[entry.place] for entry in entries]
            edition.ties = rarity.ties(edition, sections)
            editions.append(edition)
        insert(editions)
        showcases.note(editions)
        list_together(list(zip(editions, lists, strict=True)), known)
        _amend(editions)
        keys = [edition.post_id for edition in editions]
        if there.isdisjoint(keys):
            index.add(editions)
            _count(editions, lists, known, visible_from=visible_from)
        else:
            index.posts(keys, at=at)
            _count_again(keys)
        for edition in editions:
            self.mention(edition)
        self._name_pages([one.copy for one in releases], at=visible_from)
        return editions

    def _edition(self, one: Release[Post], *, is_first: bool, is_silent: bool) -> Edition:
        copy, snapshot = one.copy, one.snapshot
        number, times = 1, {"first_published_at": one.dated or one.visible_from}
        if not is_first:
            number = self.next_number(copy)
            times = self.times(
                copy, visible_from=one.visible_from, dated=one.dated, is_silent=is_silent
            )
        return Edition(
            post_id=copy.pk,
            public_id=copy.public_id,
            story=_story(copy),
            number=number,
            digest=copy.approved_digest,
            breaking_until=copy.breaking_until,
            may_republish=snapshot.get("may_republish", False),
            **({"visible_from": one.visible_from} | times),
            **{name: snapshot[name] for name in AS_THEY_ARE},
        )

    def preview(self, copy: Post, *, at: datetime) -> Edition:
        """Return the edition that publishing would write. It is not saved and shows no file."""
        self.load([copy])
        snapshot = self.snapshot(copy)
        edition = Edition(
            post_id=copy.pk,
            public_id=copy.public_id,
            story=_story(copy),
            number=0,
            visible_from=at,
            first_published_at=at,
            **{name: snapshot[name] for name in AS_THEY_ARE},
        )
        rows = Photo.objects.filter(pk__in=[use["id"] for use in _uses(snapshot)])
        with speaking(copy.language):
            AtDesk(rows).dress(edition, copy, snapshot, link=link_at_desk)
        return edition

    def write_notice(
        self,
        copy: Post,
        last: Edition,
        *,
        kind: str,
        notice: str,
        at: datetime,
        duplicate_of: Post | None = None,
    ) -> Edition:
        is_secret = kind == AbstractEdition.Kind.SAFETY
        self.settle(copy, at=at)
        edition = Edition.objects.create(
            post_id=copy.pk,
            public_id=copy.public_id,
            story=_story(copy),
            number=self.next_number(copy),
            kind=kind,
            digest=last.digest,
            notice=notice,
            duplicate_of=duplicate_of.pk if duplicate_of else None,
            slug=last.slug,
            language=last.language,
            # A notice for somebody's safety does not repeat who or what it is about.
            headline="" if is_secret else last.headline,
            words=0,
            first_published_at=last.first_published_at,
            updated_at=at,
            visible_from=at,
        )
        _amend([edition])
        return edition

    def write_again(self, copy: Post, last: Edition, *, at: datetime) -> Edition:
        showing.expose(showing.locked([last.lead, *last.photos]))
        again = self.again(copy, last, at=at)
        showcases.note([again])
        for row in Listing.objects.filter(edition=last):
            row.pk = None
            row._state.adding = True
            row.edition = again
            row.visible_from, row.visible_until = again.visible_from, again.visible_until
            row.save()
        _amend([again])
        index.posts([copy.pk], at=at)
        self.mention(again)
        return again

    def move_clock(self, copy: Post, *, at: datetime, is_hard: bool = False) -> None:
        _count_again([copy.pk])
        page_keys.move(copy.pk, copy.public_id, at=at, is_hard=is_hard)

    def _name_pages(self, copies: Sequence[Post], *, at: datetime) -> None:
        if len(copies) > FEW:
            clock.move({SITE}, at=at)
            return
        for copy in copies:
            page_keys.move(copy.pk, copy.public_id, at=at)

    def settle(self, copy: Post, *, at: datetime) -> None:
        index.posts([copy.pk], at=at)
        shown = ShownPhoto.objects.filter(edition__post_id=copy.pk)
        showcases.hide_unshown(shown.values_list("photo_id", flat=True), at=at)


AS_THEY_ARE = ("slug", "language", "headline", "dateline", "summary", "body", "source_line")


def _story(post: Post) -> UUID:
    """Return the public name of what this post is, or translates at however many removes."""
    seen = {post.pk}
    while post.translation_of is not None and post.translation_of.pk not in seen:
        post = post.translation_of
        seen.add(post.pk)
    return post.public_id


def _bylines(post: Post) -> list[Byline]:
    signed = post.signed
    if signed is None:
        signed = [row.byline for row in _signatures([post]).select_related("byline")]
    return [byline for byline in signed if byline.removed_at is None]


def _signatures(posts: Iterable[Post]) -> Any:
    return Post.bylines.through.objects.filter(post__in=posts).order_by("pk")


def _boxes(body: str) -> list[tuple[Any, ...]]:
    wanted = series_ids(body)
    if not wanted:
        return []
    return list(Series.objects.filter(pk__in=wanted).values_list("pk", "name", "box_text"))


def _uses(snapshot: Snapshot) -> list[dict[str, Any]]:
    return [use for use in (snapshot["lead"], *snapshot["photos"]) if use]


def _use(placed: PlacedPhoto) -> dict[str, Any]:
    return showing.snapshot(placed.photo, caption=placed.caption, alt=placed.alt)


def _note(said: Correction) -> list[Any]:
    # Approvals that were given before there were two sets of words stay good.
    return [said.kind, said.at, said.text, *([said.wrong] if said.wrong else [])]


def _count(
    editions: Sequence[Edition],
    lists: Sequence[Sequence[Entry]],
    known: Known,
    *,
    visible_from: datetime,
) -> None:
    """Count posts that readers had never seen: one more for each, on its day and under its tags."""
    listed = [
        (edition.first_published_at, known[one.place].pk)
        for edition, entries in zip(editions, lists, strict=True)
        for one in entries
        if one.kind == Section.Kind.TAG
    ]
    day_counts.add((edition.first_published_at for edition in editions), visible_from=visible_from)
    tag_counts.add(listed, visible_from=visible_from)


def _count_again(keys: Sequence[int]) -> None:
    day_counts.of_posts(keys)
    tag_counts.of_posts(keys)


def _amend(editions: Iterable[Edition]) -> None:
    """List what editions say of themselves, or that they are retractions, among the corrections."""
    Amendment.objects.bulk_create(row for edition in editions for row in _amendments(edition))


def _amendments(edition: Edition) -> Iterator[Amendment]:
    said = [note for note in edition.corrections if note["kind"] not in NOT_LISTED]
    if edition.kind == Edition.Kind.RETRACTION:
        notes = [
            {"kind": edition.kind, "at": edition.visible_from.isoformat(), "text": edition.notice}
        ]
        said = list(told(notes, of=edition.public_id))
    for note in said:
        yield Amendment(
            edition=edition,
            post_id=edition.post_id,
            visible_from=edition.visible_from,
            **{name: note[name] for name in ("kind", "at", "wrong", "text", "guid")},
        )


def _photos_in_text(post: Post, placed: list[PlacedPhoto]) -> list[dict[str, Any]]:
    uses = {p.photo_id: _use(p) for p in placed}
    wanted = photo_ids(post.body)
    others = Photo.objects.in_bulk([pk for pk in wanted if pk not in uses])
    uses |= {pk: showing.snapshot(photo) for pk, photo in others.items()}
    return [uses[pk] for pk in wanted if pk in uses]


def _entries(post: Post, snapshot: Snapshot) -> list[Entry]:
    """Return every list that the post is in: regions with all that contain them, and so on."""
    regions: dict[int, Region] = {}
    for region in [post.region, *post.other_regions.all()]:
        regions |= {part.pk: part for part in lineage(region)} if region else {}
    entries = [*tags_of(snapshot), *map(entry, regions.values())]
    entries += [Entry(Section.Kind.BYLINE, *named) for *named, _kind in snapshot["bylines"]]
    entries.append(language_entry(post.language))
    if post.series:
        entries.append(entry(post.series, post.series_part))
    return entries
