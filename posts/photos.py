"""Photos between the gate and the stores.

The clean master lies in the private store. Renditions are made when the photo comes in and wait
beside it; the door copies them to the public store when an edition shows them.
"""

import secrets
from collections.abc import Iterable
from typing import Any, BinaryIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.urls import reverse

from posts import images
from posts.desk import Photo

EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
TYPES = (("AVIF", "image/avif"), ("WEBP", "image/webp"))
TONES = 16


def take_in(upload: bytes | BinaryIO, *, name: str = "", **fields: Any) -> tuple[Photo, bool]:
    """Return the photo made of these bytes, or the one that is here already, and whether it is new.

    Raises images.Refused with a sentence for the editor. Only the rebuilt master is stored.
    """
    master = images.clean(upload, name=name)
    known = Photo.objects.filter(checksum=master.checksum).first()
    if known is not None:
        return known, False
    photo = Photo(**fields)
    store_master(photo, master)
    photo.save()
    return photo, True


def store_master(photo: Photo, master: images.Master) -> None:
    """Write the master and its renditions under names that reveal nothing; the row is not saved."""
    private = storages["private"]
    token = secrets.token_hex(12)
    photo.master = private.save(
        f"masters/{token}.{EXTENSIONS[master.format]}", ContentFile(master.data)
    )
    photo.width, photo.height, photo.color = master.width, master.height, master.color
    photo.checksum, photo.phash = master.checksum, master.phash
    photo.removed = list(master.found)
    make_renditions(photo, master.data)


def make_renditions(photo: Photo, master: bytes) -> None:
    """Make all renditions anew, under new names; the row is not saved."""
    token = secrets.token_hex(12)
    made = images.renditions(master, focal=(photo.focal_x, photo.focal_y))
    photo.renditions = [
        {
            "label": r.label,
            "format": r.format,
            "width": r.width,
            "height": r.height,
            "file": storages["private"].save(
                f"photos/{token}-{r.label}.{EXTENSIONS[r.format]}", ContentFile(r.data)
            ),
        }
        for r in made
    ]


def expose(photos: Iterable[Photo]) -> None:
    """Copy the renditions of these photos to the public store, where they are not yet."""
    for photo in photos:
        for rendition in photo.renditions:
            if not default_storage.exists(rendition["file"]):
                with storages["private"].open(rendition["file"]) as file:
                    default_storage.save(rendition["file"], file)
        if not photo.is_exposed:
            photo.is_exposed = True
            photo.save(update_fields=["is_exposed"])


def hide(photo: Photo) -> None:
    """Take the photo's files out of the public store."""
    for rendition in photo.renditions:
        default_storage.delete(rendition["file"])
    photo.is_exposed = False
    photo.save(update_fields=["is_exposed"])


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
        | {"file": small["file"], "bytes": default_storage.size(small["file"])},
        "color_class": f"tone-{_tone(photo.color)}",
    }


def shown_at_desk(public: dict[str, Any], photo: Photo) -> dict[str, Any]:
    """Return the same for a preview, from a view that asks who is there: no file is public yet."""
    return public | {
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
    if photo.is_file_photo:
        return "file photo"
    return "" if photo.kind == Photo.Kind.PHOTO else photo.get_kind_display()


def _tone(color: str) -> int:
    """Return which of the stylesheet's sixteen tones, dark to light, is nearest the mean colour."""
    red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return min(TONES - 1, int((0.299 * red + 0.587 * green + 0.114 * blue) * TONES / 256))
