"""What is shown of a photo: its snapshot, and its files, public while an edition shows it."""

from collections.abc import Collection, Iterable
from functools import partial
from typing import Any

from django.core.files.storage import default_storage, storages
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from posts.desk import Photo
from posts.photos import files, images
from watchdog.moves import NotAllowed

TYPES = (("AVIF", "image/avif"), ("WEBP", "image/webp"))
TONES = 16


def locked(uses: Iterable[dict[str, Any] | None]) -> list[Photo]:
    """Return the photos of these snapshots, which nobody else may change until this is committed.

    Raises NotAllowed if one is no longer the picture that the snapshot was made of.
    """
    wanted = _by_photo(uses)
    rows = _locked(wanted)
    if sentences := _changed(rows, wanted):
        raise NotAllowed(next(iter(sentences.values())))
    return rows


def changed(uses: Iterable[dict[str, Any] | None]) -> dict[int, str]:
    """Lock the same, and return a sentence for each photo that is no longer that picture."""
    wanted = _by_photo(uses)
    return _changed(_locked(wanted), wanted)


def _by_photo(uses: Iterable[dict[str, Any] | None]) -> dict[int, str]:
    return {use["id"]: use["checksum"] for use in uses if use}


def _locked(numbers: Collection[int]) -> list[Photo]:
    return list(Photo.objects.select_for_update().filter(pk__in=numbers).order_by("pk"))


def _changed(rows: Iterable[Photo], wanted: dict[int, str]) -> dict[int, str]:
    return {
        row.pk: f"Somebody changed photo {row.pk} meanwhile. Look at it again."
        for row in rows
        if row.checksum != wanted[row.pk] or row.withdrawn_at
    }


def expose(photos: Iterable[Photo]) -> None:
    """Copy the renditions of these photos to the public store, where they are not yet."""
    for photo in photos:
        files.publish(photo)
        if not photo.is_exposed:
            photo.is_exposed = True
            photo.save(update_fields=["is_exposed"])


def hide(photo: Photo) -> None:
    """Take the photo's files out of the public store, once this is committed."""
    photo.is_exposed = False
    photo.save(update_fields=["is_exposed"])
    transaction.on_commit(partial(files.unpublish, files.rendition_names(photo)))


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
    return with_files(public, photo, files_of(photo))


def with_files(public: dict[str, Any], photo: Photo, found: dict[str, Any]) -> dict[str, Any]:
    # Its note is in the language that is spoken now, and not in that of the snapshot.
    return public | {"note": _note(photo)} | found


def files_of(photo: Photo) -> dict[str, Any]:
    """Return the addresses and sizes of a photo's files, which are the same in each use of it."""
    widths = [r for r in photo.renditions if r["label"] not in images.CROPS]
    plain = [r for r in widths if r["format"] == "JPEG"]
    # The middle size stands for browsers that choose none.
    src = min(plain, key=lambda r: abs(r["width"] - 720))
    small = next(r for r in photo.renditions if (r["label"], r["format"]) == ("w360", "WEBP"))
    return {
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
