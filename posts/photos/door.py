"""What can be done to a photo that readers may see already, in all editions at once.

Each verb makes the new files first, then changes the row and the record in one transaction, and
removes the old files when that is committed: readers never get a page with a photo that is not
there, and after it nobody gets the old one from us. Caches further out must be told.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, BinaryIO

from django.db import transaction

from posts.desk import Photo, PhotoChange
from posts.photos import files, images, showing
from posts.photos.showcases import kept, showcases
from watchdog import clock
from watchdog.copies import WorkingCopy
from watchdog.editions import AbstractEdition
from watchdog.moves import NotAllowed
from watchdog.surrogates import SITE

type Area = tuple[int, int, int, int]
Verb = PhotoChange.Verb

# What a photo's row says of its files.
FILE_FIELDS = (
    "master width height color checksum phash removed renditions focal_x focal_y"
).split()


@dataclass(frozen=True)
class Usage:
    """Where a photo is used: at the desk, and in the record."""

    drafts: list[WorkingCopy]
    editions: list[AbstractEdition]


def usage(photo: Photo) -> Usage:
    return Usage(
        drafts=[copy for showcase in showcases for copy in showcase.copies(photo)],
        editions=[edition for showcase in showcases for edition in showcase.editions(photo)],
    )


def swap(
    photo: Photo, upload: bytes | BinaryIO, *, name: str = "", by: Any, at: datetime
) -> list[str]:
    """Put another picture in the place of this one, wherever it is used.

    Returns the addresses at which the old one could be had. Raises images.Refused or NotAllowed.
    """
    _refuse(photo, Verb.SWAP, by=by)
    master = images.clean(upload, name=name)
    known = Photo.objects.filter(checksum=master.checksum).first()
    if known is not None:
        raise NotAllowed(f"This picture is here already, as photo {known.pk}: use that one.")
    fresh = copy(photo)
    fresh.focal_x = fresh.focal_y = 0.5
    with files.removed_on_failure(fresh, before=files.names(photo)):
        files.store_master(fresh, master)
        return _put_in_place(photo, fresh, Verb.SWAP, by=by, at=at)


def redact(photo: Photo, areas: Sequence[Area], *, by: Any, at: datetime) -> list[str]:
    """Pixelate the areas (left, top, right, bottom, in pixels of the master) for good.

    Only the redacted master remains. Returns the addresses at which the old picture could be had.
    """
    _refuse(photo, Verb.REDACT, by=by)
    master = images.redact(files.read_master(photo), areas=areas)
    fresh = copy(photo)
    with files.removed_on_failure(fresh, before=files.names(photo)):
        files.store_master(fresh, master)
        # What was once taken out of the upload stays known.
        fresh.removed = photo.removed
        return _put_in_place(photo, fresh, Verb.REDACT, by=by, at=at)


def refocus(photo: Photo, focal: tuple[float, float], *, by: Any, at: datetime) -> list[str]:
    """Make the crops anew around another point, given as shares of width and height."""
    _refuse(photo, Verb.REFOCUS, by=by)
    if not all(0 <= share <= 1 for share in focal):
        raise NotAllowed("The point lies outside of the picture: choose it again.")
    if not photo.renditions:
        raise NotAllowed("The sizes of this photo are still being made. Try again in a minute.")
    fresh = copy(photo)
    fresh.focal_x, fresh.focal_y = focal
    widths = [one for one in photo.renditions if one["label"] not in images.CROPS]
    with files.removed_on_failure(fresh, before=files.names(photo)):
        master = files.read_master(photo)
        crops = files.write_renditions(fresh, master, images.CROPS)
        fresh.renditions = widths + crops
        return _put_in_place(photo, fresh, Verb.REFOCUS, by=by, at=at)


def render_anew(photo: Photo, *, at: datetime) -> None:
    """Make all renditions anew, under new names, wherever the photo is shown."""
    fresh = copy(photo)
    with files.removed_on_failure(fresh, before=files.names(photo)):
        fresh.renditions = files.write_renditions(fresh, files.read_master(photo))
        _put_in_place(photo, fresh, Verb.RENDER, by=None, at=at)


def withdraw_photo(
    photo: Photo, *, words: str, by: Any, at: datetime, reason: str = ""
) -> list[str]:
    """Take a photo from every page, feed and old edition, leaving words that say so.

    It cannot be published again until somebody allows it. `reason` stays in the newsroom. Returns
    the addresses at which it could be had.
    """
    if not words.strip():
        raise NotAllowed("Write the words that readers will find in its place.")
    with transaction.atomic():
        row = _locked(photo)
        _refuse(row, Verb.WITHDRAW, by=by)
        old = row.renditions
        for showcase in showcases:
            showcase.withdraw(row, words)
        row.withdrawn_at, row.withdrawn_words = at, words
        row.save(update_fields=["withdrawn_at", "withdrawn_words"])
        was_exposed = row.is_exposed
        showing.hide(row)
        clock.move({SITE}, is_hard=True)
        row.changes.create(verb=Verb.WITHDRAW, by=by, at=at, reason=reason)
    photo.refresh_from_db()
    return showing.addresses(old) if was_exposed else []


def reinstate_photo(photo: Photo, *, by: Any, at: datetime, reason: str = "") -> None:
    """Let a withdrawn photo be used again. Old editions keep the words; new ones may show it."""
    with transaction.atomic():
        row = _locked(photo)
        _refuse(row, Verb.REINSTATE, by=by)
        row.withdrawn_at, row.withdrawn_words = None, ""
        row.save(update_fields=["withdrawn_at", "withdrawn_words"])
        row.changes.create(verb=Verb.REINSTATE, by=by, at=at, reason=reason)
    photo.refresh_from_db()


def is_own(photo: Photo, *, by: Any) -> bool:
    """Whether they brought it in and may still do so."""
    return photo.created_by_id == by.pk and by.has_perm("posts.add_photo")


def discard(photo: Photo, *, by: Any) -> None:
    """Delete a photo that nothing uses, with all of its files.

    Whoever brought it in may do so too: perhaps it was here already.
    """
    may = by is None or is_own(photo, by=by) or by.has_perm("posts.delete_photo")
    if not may:
        raise NotAllowed("Your role may not delete photos. Ask a photo editor.")
    with transaction.atomic():
        row = _locked(photo)
        used = usage(row)
        if used.drafts or used.editions:
            raise NotAllowed("This photo is in use. Take it out there first, or withdraw it.")
        names = files.names(row)
        row.delete()
        transaction.on_commit(partial(files.remove, names))


def refusal(photo: Photo, verb: str, *, by: Any) -> str:
    """Return why this person may not do that to this photo now, as a sentence, or ""."""
    if verb == Verb.WITHDRAW and photo.withdrawn_at:
        return "This photo is withdrawn already."
    if verb == Verb.REINSTATE and not photo.withdrawn_at:
        return "This photo is not withdrawn."
    if by is None or by.has_perms(("posts.change_photo", "posts.publish_photo")):
        return ""
    if not by.has_perm("posts.change_photo"):
        return "Your role may not change photos. Ask a photo editor."
    if photo.is_exposed:
        return "Readers see this photo, and your role may not change that. Ask a photo editor."
    decides = verb in {Verb.WITHDRAW, Verb.REINSTATE}
    return "Your role may not decide that. Ask a photo editor." if decides else ""


def _refuse(photo: Photo, verb: str, *, by: Any) -> None:
    if sentence := refusal(photo, verb, by=by):
        raise NotAllowed(sentence)


def _locked(photo: Photo) -> Photo:
    return Photo.objects.select_for_update().get(pk=photo.pk)


def _put_in_place(photo: Photo, fresh: Photo, verb: str, *, by: Any, at: datetime) -> list[str]:
    """Let the fresh files take the place of the photo's own, at the desk and in the record."""
    with transaction.atomic():
        row = _locked(photo)
        _refuse(row, verb, by=by)
        if (row.master, row.renditions) != (photo.master, photo.renditions):
            raise NotAllowed("Somebody changed this photo meanwhile. Look at it, then try again.")
        gone = files.names(row) - files.names(fresh)
        old = [one for one in row.renditions if one["file"] in gone] if row.is_exposed else []
        for name in FILE_FIELDS:
            setattr(row, name, getattr(fresh, name))
        row.save(update_fields=FILE_FIELDS)
        if kept([row.pk], at=at):
            showing.expose([row])
        for showcase in showcases:
            showcase.refresh(row)
        clock.move({SITE}, is_hard=True)
        row.changes.create(verb=verb, by=by, at=at)
        transaction.on_commit(partial(files.remove, gone))
    photo.refresh_from_db()
    return showing.addresses(old)
