"""Photos between the gate and the record.

The clean master lies in the private store. Renditions are made when the photo comes in and wait
beside it; the door copies them to the public store when an edition shows them.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any, BinaryIO

from django.core.files.storage import default_storage, storages
from django.db import transaction
from django.tasks.backends.immediate import ImmediateBackend
from django.urls import reverse
from django.utils.translation import gettext as _

from posts import images, photo_files
from posts.desk import Photo
from posts.metadata import Prefill
from posts.tasks import make_renditions
from watchdog.moves import NotAllowed

TYPES = (("AVIF", "image/avif"), ("WEBP", "image/webp"))
TONES = 16
# So many of 64 bits may differ between two files of one picture.
LIKENESS = 9
KEYWORDS_LENGTH = 500


def take_in(upload: bytes | BinaryIO, *, name: str = "", **fields: Any) -> tuple[Photo, bool]:
    """Return the photo made of these bytes, or the one that is here already, and whether it is new.

    Raises images.Refused with a sentence for the editor. Only the rebuilt master is stored.
    """
    master = images.clean(upload, name=name)
    known = Photo.objects.filter(checksum=master.checksum).first()
    if known is not None:
        return known, False
    photo = Photo(**fields)
    keep(photo, master)
    return photo, True


def bring_in(upload: bytes | BinaryIO, *, by: Any) -> tuple[Photo, bool, tuple[str, ...]]:
    """Return the photo of an editor's upload, whether it is new, and what the file filled in.

    Its words are yet to be written or judged. Raises images.Refused.
    """
    master = images.clean(upload)
    known = Photo.objects.filter(checksum=master.checksum).first()
    if known is not None:
        return known, False, ()
    said = offers(master.prefill)
    photo = Photo(created_by=by, **said)
    keep(photo, master)
    return photo, True, tuple(said)


def keep(photo: Photo, master: images.Master) -> None:
    """Store a new photo: its master, its row, and its renditions, or leave nothing behind."""
    with photo_files.removed_on_failure(photo):
        photo_files.write_master(photo, master)
        photo.save()
    _have_rendered(photo)


def offers(said: Prefill) -> dict[str, Any]:
    """Return what the file said, by the fields it may fill; an editor has yet to judge it."""
    values = {
        "caption": said.caption,
        "credit": said.credit or said.byline or said.copyright,
        "photographer": said.byline,
        "country": said.country,
        "taken_on": said.taken_on,
        "keywords": ", ".join(said.keywords)[:KEYWORDS_LENGTH],
    }
    return {name: value for name, value in values.items() if value}


def _have_rendered(photo: Photo) -> None:
    if isinstance(make_renditions.get_backend(), ImmediateBackend):
        # Called, not enqueued, so that an error reaches the editor.
        make_renditions.call(photo.pk)
        photo.refresh_from_db(fields=["renditions"])
    else:
        # A worker must be able to find the row.
        transaction.on_commit(partial(make_renditions.enqueue, photo.pk))


def similar(like: Photo | images.Master, *, limit: int = 5) -> list[Photo]:
    """Return the photos that look like this one, the very same picture first.

    The hashes of all photos are compared, in one query that reads an index: 50,000 take a tenth of
    a second, and no index could find those that differ in any nine bits.
    """
    others = Photo.objects.order_by()
    if isinstance(like, Photo):
        others = others.exclude(pk=like.pk)
    near = [(-1, pk) for pk in others.filter(checksum=like.checksum).values_list("pk", flat=True)]
    for pk, phash in others.values_list("pk", "phash").iterator():
        bits = images.distance(phash, like.phash)
        if bits <= LIKENESS:
            near.append((bits, pk))
    nearest = list(dict.fromkeys(pk for _, pk in sorted(near)))[:limit]
    found = Photo.objects.in_bulk(nearest)
    return [found[pk] for pk in nearest]


def locked(uses: Iterable[dict[str, Any] | None]) -> list[Photo]:
    """Return the photos of these snapshots, which nobody else may change until this is committed.

    Raises NotAllowed if one is no longer the picture that the snapshot was made of.
    """
    wanted = {use["id"]: use["checksum"] for use in uses if use}
    rows = list(Photo.objects.select_for_update().filter(pk__in=wanted))
    for row in rows:
        if row.checksum != wanted[row.pk] or row.withdrawn_at:
            raise NotAllowed(f"Somebody changed photo {row.pk} meanwhile. Look at it again.")
    return rows


def expose(photos: Iterable[Photo]) -> None:
    """Copy the renditions of these photos to the public store, where they are not yet."""
    for photo in photos:
        photo_files.publish(photo)
        if not photo.is_exposed:
            photo.is_exposed = True
            photo.save(update_fields=["is_exposed"])


def hide(photo: Photo) -> None:
    """Take the photo's files out of the public store, once this is committed."""
    photo.is_exposed = False
    photo.save(update_fields=["is_exposed"])
    transaction.on_commit(partial(photo_files.unpublish, photo_files.rendition_names(photo)))


def addresses(renditions: Iterable[dict[str, Any]]) -> list[str]:
    """Return where readers get these files, for whoever has to clear a cache."""
    return [default_storage.url(rendition["file"]) for rendition in renditions]


def snapshot(photo: Photo, *, caption: str = "", alt: str = "") -> dict[str, Any]:
    """Return what is public of a photo in one use of it: an allow-list."""
    return {
        "id": photo.pk,
        "checksum": photo.checksum,
        "caption": caption or photo.caption,
        "alt": "" if photo.is_decorative else alt or photo.alt,
        "credit": photo.credit,
        "note": _note(photo),
    }


def shown(public: dict[str, Any], photo: Photo) -> dict[str, Any]:
    """Return a photo's snapshot with the files and sizes that a page needs to show it."""
    widths = [r for r in photo.renditions if r["label"] not in images.CROPS]
    plain = [r for r in widths if r["format"] == "JPEG"]
    # The middle size stands for browsers that choose none.
    src = min(plain, key=lambda r: abs(r["width"] - 720))
    small = next(r for r in photo.renditions if (r["label"], r["format"]) == ("w360", "WEBP"))
    return public | {
        "note": _note(photo),
        "src": default_storage.url(src["file"]),
        "width": photo.width,
        "height": photo.height,
        "sources": [
            {"type": mime, "srcset": _srcset(r for r in widths if r["format"] == format_)}
            for format_, mime in TYPES
        ],
        "srcset": _srcset(plain),
        # For cards, search engines and feeds: the same picture in their shapes.
        "crops": {r["label"]: _file(r) for r in photo.renditions if r["label"] in images.CROPS},
        # For those who pay for each kilobyte.
        "small": _file(small)
        # Asked where it is in any case: a withdrawn post shows no photo for now.
        | {"file": small["file"], "bytes": storages["private"].size(small["file"])},
        "color_class": f"tone-{_tone(photo.color)}",
    }


def shown_at_desk(public: dict[str, Any], photo: Photo) -> dict[str, Any]:
    """Return the same for a preview, from a view that asks who is there: no file is public yet."""
    return public | {
        "note": _note(photo),
        "src": reverse("admin:posts_photo_file", args=[photo.pk]),
        "width": photo.width,
        "height": photo.height,
        "sources": [],
        "color_class": f"tone-{_tone(photo.color)}",
    }


def _file(rendition: dict[str, Any]) -> dict[str, Any]:
    return {
        "url": default_storage.url(rendition["file"]),
        "width": rendition["width"],
        "height": rendition["height"],
    }


def _srcset(renditions: Iterable[dict[str, Any]]) -> str:
    ordered = sorted(renditions, key=lambda r: r["width"])
    return ", ".join(f"{default_storage.url(r['file'])} {r['width']}w" for r in ordered)


def _note(photo: Photo) -> str:
    """What the photo is besides a photo, in the language that is spoken just now."""
    kind = "" if photo.kind == Photo.Kind.PHOTO else photo.get_kind_display()
    return ", ".join(filter(None, [kind, _("file photo") if photo.is_file_photo else ""]))


def _tone(color: str) -> int:
    """Return which of the stylesheet's sixteen tones, dark to light, is nearest the mean colour."""
    red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return min(TONES - 1, int((0.299 * red + 0.587 * green + 0.114 * blue) * TONES / 256))
