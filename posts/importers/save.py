"""Feeds brought to the desk: an item is whole or not at all, and the same feed changes nothing.

The whole file is looked through before anything is saved. An item is known again by its source and
guid, and what it brought by a digest. What somebody has edited or moved here since then is left
alone. Items come in some at a time, in one transaction: where one is refused, that is taken back,
and the others come in without it. So a run that was stopped goes on when it is called again.
"""

import gc
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from operator import itemgetter
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from posts import checks
from posts.body import series_ids
from posts.desk import Post, Revision, Series, Transition
from posts.importers import copies
from posts.importers.ahead import read_ahead
from posts.importers.channel import channel_of
from posts.importers.copies import Copies, Refused, Remarks, address
from posts.importers.feed import Item, Refusal, Unreadable, count, read
from posts.importers.pictures import Album, NoPhoto, Picture, Pictures
from posts.importers.slugs import PostSlugs, import_key
from posts.importers.tally import Tally
from posts.record import Section
from posts.sections import put_on_site
from watchdog import moves, progress, statistics, workflow
from watchdog.copies import State
from watchdog.editions import digest
from watchdog.text import strip_controls

__all__ = ["Tally", "Unreadable", "save"]

# So many items come in together, or fewer if they bring so many new pictures: those take seconds.
TOGETHER = 200
PICTURES = 8
# So many are read by a process of their own, which takes a moment to begin.
MANY = 1000
# Marks the revisions that an import wrote, and nobody at the desk.
REASON = "import"
# What an import does to a post, apart from writing it.
OWN_MOVES = ("publish_unread", "revise")
KEEPS_DATE = (
    "published with the same text already, so it keeps its date; if that is wrong, say so in a "
    "correction"
)
EDITED = "It was edited here since it was imported; left as it is."


def save(
    path: Path,
    *,
    media: Path | None = None,
    publish: bool = False,
    dry_run: bool = False,
    source: str = "",
    at: datetime,
) -> Tally:
    """Bring the posts of a feed to the desk as drafts, or to readers with their own dates.

    `media` is the folder of its photos; `source` stands in for the feed's own address. Raises
    Unreadable, before anything is saved, if the file is not a whole feed.
    """
    total = count(path)
    channel = channel_of(path)
    source = source or channel.source
    if not source:
        raise Unreadable(f"{path} does not say whose feed it is: name it with --source.")
    tally = Tally()
    run = _Run(
        tally,
        path=path,
        desk=Copies(channel=channel, source=source, at=at),
        pictures=Pictures(media, channel=channel, source=source, is_dry=dry_run),
        publish=publish,
        dry_run=dry_run,
    )
    label = f"Importing {path.name}"
    found = read_ahead(path) if total >= MANY else read(path)
    with _seldom_swept(), closing(found):
        run.bring_all(progress.steps(found, label=label, total=total))
    if not dry_run:
        statistics.renew(tally.changed)
    return tally


@contextmanager
def _seldom_swept() -> Iterator[None]:
    """Let what is loaded by now out of the garbage collector's rounds, which cost a seventh."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@dataclass(slots=True)
class _Arrival:
    """An item on its way in; `post` is the one that it was before."""

    item: Item
    key: str
    pictures: list[Picture | None]
    digest: str
    post: Post | None = None

    @property
    def is_same(self) -> bool:
        return self.post is not None and self.post.import_digest == self.digest

    @property
    def new_pictures(self) -> int:
        return sum(picture is not None and picture.master is not None for picture in self.pictures)


@dataclass(slots=True)
class _Outcome:
    """What became of some items, by their numbers."""

    refused: dict[int, str] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)
    remarks: list[Remarks] = field(default_factory=list)


class _Run:
    def __init__(
        self,
        tally: Tally,
        *,
        path: Path,
        desk: Copies,
        pictures: Pictures,
        publish: bool,
        dry_run: bool,
    ) -> None:
        self.tally = tally
        self.path = path
        self.copies = desk
        self.pictures = pictures
        self.publish = publish
        self.dry_run = dry_run
        self.at = desk.at
        self.remarks = Remarks()
        self.refused: list[tuple[int, tuple[str, str]]] = []

    def bring_all(self, found: Iterable[Item | Refusal]) -> None:
        next_look = statistics.MANY
        for some in self.together(found):
            self.bring(some)
            if self.tally.changed >= next_look and not self.dry_run:
                # Plans that were made for shorter tables take longer with each post.
                statistics.renew(self.tally.changed)
                next_look = 2 * self.tally.changed
        self.tally.notes += self.remarks.lines()
        # In the order of the file, whatever it was refused for.
        self.tally.refused += [line for _, line in sorted(self.refused, key=itemgetter(0))]

    def together(self, found: Iterable[Item | Refusal]) -> Iterator[list[_Arrival]]:
        some: list[_Arrival] = []
        pictures = 0
        for one in found:
            if isinstance(one, Refusal):
                self.refuse(one.number, one.name, one.reason)
                continue
            some.append(self.looked_at(one))
            pictures += some[-1].new_pictures
            if len(some) == TOGETHER or pictures >= PICTURES:
                yield some
                some, pictures = [], 0
        if some:
            yield some

    def refuse(self, number: int, title: str, reason: str, part: str = "") -> None:
        name = f"{self.path.name}, item {number} “{title}”{part}"
        # It goes to a terminal, on one line.
        line = " ".join(strip_controls(name).split())
        self.refused.append((number, (line, reason)))

    def looked_at(self, item: Item) -> _Arrival:
        """Return an item with those of its photos that can come in; others are refused by name."""
        pictures: list[Picture | None] = []
        for wanted in item.photos:
            try:
                pictures.append(self.pictures.look_at(wanted))
            except NoPhoto as reason:
                pictures.append(None)
                self.refuse(
                    item.number, item.title, str(reason), part=f", photo {wanted.url[:200]}"
                )
        key = import_key(self.copies.source, item.guid, length=500)
        return _Arrival(item, key, pictures, _digest(item, pictures))

    def bring(self, some: list[_Arrival]) -> None:
        """Bring in some items, each whole or not at all."""
        left = list(self.wanted(some))
        self.tally.unchanged += len(some) - len(left)
        pictures = [picture for one in left for picture in one.pictures if picture]
        with self.pictures.stored(pictures) as album:
            while left:
                outcome = self.attempt(left, album)
                for one in left:
                    if reason := outcome.refused.get(one.item.number):
                        self.refuse(one.item.number, one.item.title, reason)
                if not outcome.refused:
                    album.is_kept = not self.dry_run
                    self.remember(left, outcome)
                    break
                left = [one for one in left if one.item.number not in outcome.refused]

    def wanted(self, some: list[_Arrival]) -> Iterator[_Arrival]:
        """Leave out what is here already as the file has it, and where it should be."""
        here = self.here(some, Post.objects.only("import_key", "import_digest", "state"))
        for one in some:
            one.post = here.get(one.key)
            is_out = one.post is not None and one.post.state == State.PUBLISHED
            if not one.is_same or (self.publish and not is_out):
                yield one

    def here(self, some: list[_Arrival], posts: QuerySet[Post]) -> dict[str, Post]:
        return posts.in_bulk([one.key for one in some], field_name="import_key")

    def remember(self, some: list[_Arrival], outcome: _Outcome) -> None:
        self.remarks.add(outcome.remarks)
        for one in some:
            is_changed = one.item.number in outcome.changed
            self.tally.created += is_changed and one.post is None
            self.tally.updated += is_changed and one.post is not None
            self.tally.unchanged += not is_changed

    def attempt(self, some: list[_Arrival], album: Album) -> _Outcome:
        """Bring in all of these, or say which are refused and leave everything as it was."""
        album.begin()
        with transaction.atomic():
            outcome = self.written(some, album)
            is_taken_back = self.dry_run or bool(outcome.refused)
            transaction.set_rollback(is_taken_back)
        (self.copies.take_back if is_taken_back else self.copies.keep)()
        return outcome

    def written(self, some: list[_Arrival], album: Album) -> _Outcome:
        outcome = _Outcome()
        here = self.here(some, Post.objects.select_for_update())
        touched = _touched(here.values())
        to_write, ready = [], {}
        for one in some:
            one.post = here.get(one.key)
            is_touched = one.post is not None and one.post.pk in touched
            if not one.is_same:
                if is_touched:
                    outcome.refused[one.item.number] = EDITED
                else:
                    to_write.append(one)
            elif one.post and one.post.state != State.PUBLISHED and not is_touched:
                # Brought by an earlier run, and yet to be let out.
                ready[one.item.number] = one.post
        filled = self.filled(to_write, album, outcome)
        copies.save(list(filled.values()))
        workflow.saved_all(
            [one.post for one in filled.values()], by=None, at=self.at, reason=REASON
        )
        outcome.changed = ready.keys() | filled.keys()
        outcome.remarks += [one.remarks for one in filled.values()]
        if self.publish:
            posts = ready | {number: one.post for number, one in filled.items()}
            self.let_out(
                [(one, posts[n]) for one in some if (n := one.item.number) in posts], outcome
            )
        return outcome

    def filled(
        self, some: list[_Arrival], album: Album, outcome: _Outcome
    ) -> dict[int, copies.Filled]:
        found = {}
        slugs = PostSlugs({address(one.item) for one in some})
        for one in some:
            post = one.post or Post(import_key=one.key, created_at=self.at, changed_at=self.at)
            post.import_digest = one.digest
            photos = [album.photo(picture) if picture else None for picture in one.pictures]
            try:
                found[one.item.number] = self.copies.fill(one.item, photos, post=post, slugs=slugs)
            except (Refused, ValidationError) as problem:
                reason = " ".join(getattr(problem, "messages", [str(problem)]))
                outcome.refused[one.item.number] = reason
        return found

    def let_out(self, some: list[tuple[_Arrival, Post]], outcome: _Outcome) -> None:
        """Publish posts with the dates that they had elsewhere.

        In a dry run the same is asked and nothing is written, because photos have no files then.
        """
        for _one, post in some:
            if post.state == State.PUBLISHED:
                outcome.remarks.append(Remarks([f"{KEEPS_DATE}: {post}"]))
        some = [pair for pair in some if pair[1].state != State.PUBLISHED]
        reason = f"Imported from {self.copies.source}."
        publish = _refusals if self.dry_run else workflow.publish_unread_all
        dated = [(post, one.item.published_at) for one, post in some]
        refused = publish(dated, by=None, at=self.at, reason=reason)
        for one, post in some:
            if post.pk in refused:
                outcome.refused[one.item.number] = refused[post.pk]
                continue
            if not self.dry_run:
                _show_series(post)
            if one.item.published_at > self.at:
                when = f"{one.item.published_at:%d %B %Y, %H:%M} UTC"
                outcome.remarks.append(Remarks([f"appears at {when}: {post}"]))


def _digest(item: Item, pictures: list[Picture | None]) -> str:
    """Return what names everything that an item brings."""
    brought = asdict(item)
    # Its place in the file is not part of it, and neither is what was left out of its text.
    del brought["number"], brought["html"]
    return digest(brought | {"files": [picture and picture.checksum for picture in pictures]})


def _touched(posts: Collection[Post]) -> set[int]:
    """Return which of these somebody has edited or moved here since they were imported."""
    if not posts:
        return set()
    by_others = Revision.objects.filter(post__in=posts).exclude(by=None, reason=REASON)
    moves = Transition.objects.filter(post__in=posts).exclude(by=None, verb__in=OWN_MOVES)
    rows = (by_others, moves)
    return {pk for one in rows for pk in one.order_by().values_list("post_id", flat=True)}


# What a photo lacks as long as nothing is stored of it.
UNMADE = frozenset({"photo-unclean", "photo-unready"})


def _refusals(
    dated: Sequence[tuple[Post, datetime]], *, by: None, at: datetime, reason: str
) -> dict[int, str]:
    """Return why some of these could not be published, by their numbers."""
    found = {}
    on = checks.Round([post for post, _date in dated], at)
    for post in on.posts:
        refusal = moves.refusal(post, "publish_unread", by=by, at=at, reason=reason)
        problems = (p for p in checks.blocks(post, on) if p.code not in UNMADE)
        if sentence := refusal or " ".join(problem.message for problem in problems):
            found[post.pk] = sentence
    return found


def _show_series(post: Post) -> None:
    """Put the series that its boxes lead to on the site, where readers have no page of them yet."""
    if not (wanted := series_ids(post.body)):
        return
    for series in Series.objects.filter(pk__in=wanted, import_key__isnull=False):
        if not Section.objects.filter(kind=Section.Kind.SERIES, key=series.pk).exists():
            put_on_site(series)
