"""Feeds brought to the desk: an item is whole or not at all, and the same feed changes nothing.

The whole file is read before anything is saved. An item is known again by its source and guid, and
what it brought by a digest. What somebody has edited or moved here since then is left alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from operator import itemgetter
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from posts.body import series_ids
from posts.desk import Post, Series
from posts.importers.channel import channel_of
from posts.importers.copies import Copies, Refused, Remarks
from posts.importers.feed import Item, Unreadable, read_all
from posts.importers.pictures import NoPhoto, Picture, Pictures
from posts.importers.slugs import import_key
from posts.importers.tally import Tally
from posts.record import Section
from posts.sections import put_on_site
from watchdog import moves, progress, workflow
from watchdog.copies import State
from watchdog.editions import digest
from watchdog.moves import NotAllowed
from watchdog.text import strip_controls

__all__ = ["Tally", "Unreadable", "save"]

# Marks the revisions that an import wrote, and nobody at the desk.
REASON = "import"
# What an import does to a post, apart from writing it.
OWN_MOVES = ("publish_unread", "revise")
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
    items, refusals = read_all(path)
    channel = channel_of(path)
    source = source or channel.source
    if not source:
        raise Unreadable(f"{path} does not say whose feed it is: name it with --source.")
    tally = Tally()
    run = _Run(
        tally,
        path=path,
        copies=Copies(channel=channel, source=source, at=at),
        pictures=Pictures(media, channel=channel, source=source, is_dry=dry_run),
        publish=publish,
        dry_run=dry_run,
    )
    for refusal in refusals:
        run.refuse(refusal.number, refusal.name, refusal.reason)
    run.bring_all(items)
    return tally


class _Run:
    def __init__(
        self,
        tally: Tally,
        *,
        path: Path,
        copies: Copies,
        pictures: Pictures,
        publish: bool,
        dry_run: bool,
    ) -> None:
        self.tally = tally
        self.path = path
        self.copies = copies
        self.pictures = pictures
        self.publish = publish
        self.dry_run = dry_run
        self.at = copies.at
        self.remarks = Remarks()
        self.refused: list[tuple[int, tuple[str, str]]] = []

    def bring_all(self, items: list[Item]) -> None:
        keys = [self.key(item) for item in items]
        known = Post.objects.defer("body").in_bulk(keys, field_name="import_key")
        label = f"Importing {self.path.name}"
        for item, key in progress.steps(
            zip(items, keys, strict=True), label=label, total=len(keys)
        ):
            self.bring(item, self.look_at(item), known.get(key))
        self.tally.notes += self.remarks.lines()
        # In the order of the file, whatever it was refused for.
        self.tally.refused += [line for _, line in sorted(self.refused, key=itemgetter(0))]

    def refuse(self, number: int, title: str, reason: str, part: str = "") -> None:
        name = f"{self.path.name}, item {number} “{title}”{part}"
        # It goes to a terminal, on one line.
        line = " ".join(strip_controls(name).split())
        self.refused.append((number, (line, reason)))

    def key(self, item: Item) -> str:
        return import_key(self.copies.source, item.guid, length=500)

    def look_at(self, item: Item) -> list[Picture | None]:
        """Return those of its photos that can come in; the others are refused by name."""
        pictures: list[Picture | None] = []
        for wanted in item.photos:
            try:
                pictures.append(self.pictures.look_at(wanted))
            except NoPhoto as reason:
                pictures.append(None)
                self.refuse(
                    item.number, item.title, str(reason), part=f", photo {wanted.url[:200]}"
                )
        return pictures

    def bring(self, item: Item, pictures: list[Picture | None], post: Post | None) -> None:
        """Bring in one item, whole or not at all."""
        try:
            if post is not None and post.import_digest == _digest(item, pictures):
                is_changed = self.leave(item, post)
            else:
                self.write(item, pictures, post)
                is_changed = True
        except (Refused, NotAllowed, ValidationError) as problem:
            reason = " ".join(getattr(problem, "messages", [str(problem)]))
            self.refuse(item.number, item.title, reason)
        else:
            self.tally.created += post is None
            self.tally.updated += post is not None and is_changed
            self.tally.unchanged += not is_changed

    def write(self, item: Item, pictures: list[Picture | None], post: Post | None) -> None:
        if post is not None and _is_touched(post):
            raise Refused(EDITED)
        is_kept = False
        try:
            with self.pictures.stored(pictures) as photos, self.transaction():
                copy = self.begun(item, post)
                copy.import_digest = _digest(item, pictures)
                remarks = self.copies.write(item, photos, post=copy)
                workflow.saved(copy, by=None, at=self.at, reason=REASON)
                if self.publish:
                    self.let_out(copy, item)
            self.remarks.add(remarks)
            is_kept = not self.dry_run
        finally:
            (self.copies.keep if is_kept else self.copies.take_back)()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One for each item, so that the desk never waits long, not even for a dry run."""
        with transaction.atomic():
            yield
            transaction.set_rollback(self.dry_run)

    def begun(self, item: Item, post: Post | None) -> Post:
        """Return the post to write: a new one, or the one that is here, locked."""
        if post is None:
            return Post(import_key=self.key(item), created_at=self.at, changed_at=self.at)
        locked = Post.objects.select_for_update().get(pk=post.pk)
        if locked.version != post.version:
            raise Refused(EDITED)
        return locked

    def leave(self, item: Item, post: Post) -> bool:
        """Leave a post as it is, unless it has yet to be let out; return whether it was."""
        if not self.publish or post.state == State.PUBLISHED or _is_touched(post):
            return False
        with self.transaction():
            self.let_out(post, item)
        return True

    def let_out(self, post: Post, item: Item) -> None:
        """Publish a post with the date that it had elsewhere, or raise NotAllowed.

        In a dry run the same is asked and nothing is written, because photos have no files then.
        """
        reason = f"Imported from {self.copies.source}."
        visible_from = max(self.at, item.published_at)
        if self.dry_run:
            _refuse_problems(post, at=self.at, reason=reason)
        else:
            workflow.publish_unread(
                post,
                by=None,
                at=self.at,
                reason=reason,
                visible_from=visible_from,
                dated=item.published_at,
            )
            _show_series(post)
        if visible_from > self.at:
            self.remarks.single.append(f"appears at {visible_from:%d %B %Y, %H:%M} UTC: {post}")


def _digest(item: Item, pictures: list[Picture | None]) -> str:
    """Return what names everything that an item brings."""
    brought = asdict(item)
    # Its place in the file is not part of it, and neither is what was left out of its text.
    del brought["number"], brought["html"]
    return digest(brought | {"files": [picture and picture.checksum for picture in pictures]})


def _is_touched(post: Post) -> bool:
    """Whether somebody has edited or moved the post here since it was imported."""
    by_others = post.revisions.exclude(by=None, reason=REASON)
    moves = post.transitions.exclude(by=None, verb__in=OWN_MOVES)
    return by_others.exists() or moves.exists()


# What a photo lacks as long as nothing is stored of it.
UNMADE = frozenset({"photo-unclean", "photo-unready"})


def _refuse_problems(post: Post, *, at: datetime, reason: str) -> None:
    refusal = moves.refusal(post, "publish_unread", by=None, at=at, reason=reason)
    blocks = [
        problem.message
        for problem in post.door.problems(post, at=at)
        if problem.level == "block" and problem.code not in UNMADE
    ]
    if refusal or blocks:
        raise NotAllowed(refusal or " ".join(blocks))


def _show_series(post: Post) -> None:
    """Put the series that its boxes lead to on the site, where readers have no page of them yet."""
    for series in Series.objects.filter(pk__in=series_ids(post.body), import_key__isnull=False):
        if not Section.objects.filter(kind=Section.Kind.SERIES, key=series.pk).exists():
            put_on_site(series)
