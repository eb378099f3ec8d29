"""A photo's files in the two stores: written under random names, walked, copied and removed.

The private store holds the master and every rendition; the public one the renditions of photos
that readers may see. No name tells anything: neither the camera's, nor which photo it is.
"""

import hashlib
import secrets
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, default_storage, storages

from posts.desk import Photo
from posts.photos import images

EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
FOLDERS = ("masters", "photos")

# Names the rules by which renditions are made, so that those made by other rules can be found.
_RULES = (images.WIDTHS, images.CROPS, images.QUALITIES, images.FIRST, images.OPTIONS)
RECIPE = hashlib.sha256(repr(_RULES).encode()).hexdigest()[:8]


def store_master(photo: Photo, master: images.Master) -> None:
    """Write the master and its renditions; the row is not saved."""
    write_master(photo, master)
    photo.renditions = write_renditions(photo, master.data)


def write_master(photo: Photo, master: images.Master) -> None:
    """Write the master alone, and what it says of itself; the row is not saved."""
    name = f"masters/{secrets.token_hex(12)}.{EXTENSIONS[master.format]}"
    photo.master = storages["private"].save(name, ContentFile(master.data))
    photo.width, photo.height, photo.color = master.width, master.height, master.color
    photo.checksum, photo.phash = master.checksum, master.phash
    photo.removed = list(master.found)
    photo.renditions = []


def read_master(photo: Photo) -> bytes:
    with storages["private"].open(photo.master) as file:
        return bytes(file.read())


def reading_size(photo: Photo, size: str = "") -> tuple[bytes, str] | None:
    """Return the photo as one looks at it and its type, if a size of it is there.

    `size` is the label of a rendition; where that is not there, the next smaller one stands in.
    """
    jpegs = {one["label"]: one for one in photo.renditions if one["format"] == "JPEG"}
    widths = [f"w{width}" for width in reversed(images.WIDTHS)]
    start = widths.index(size if size in widths else "w720")
    found = next((jpegs[label] for label in (size, *widths[start:]) if label in jpegs), None)
    if found is None:
        return None
    with storages["private"].open(found["file"]) as file:
        return bytes(file.read()), "image/jpeg"


def write_renditions(
    photo: Photo, master: bytes, labels: Collection[str] | None = None
) -> list[dict[str, Any]]:
    """Make renditions under new names and write them; return how the row names them."""
    token = secrets.token_hex(12)
    made = images.renditions(master, focal=(photo.focal_x, photo.focal_y), labels=labels)
    return [
        {
            "label": r.label,
            "format": r.format,
            "recipe": RECIPE,
            "width": r.width,
            "height": r.height,
            "file": storages["private"].save(
                f"photos/{token}-{r.label}.{EXTENSIONS[r.format]}", ContentFile(r.data)
            ),
        }
        for r in made
    ]


def rendition_names(photo: Photo) -> list[str]:
    return [rendition["file"] for rendition in photo.renditions]


def names(photo: Photo) -> set[str]:
    return {photo.master, *rendition_names(photo)} - {""}


def publish(photo: Photo) -> None:
    """Copy the renditions to the public store, where they are not yet."""
    for name in rendition_names(photo):
        if not default_storage.exists(name):
            with storages["private"].open(name) as file:
                default_storage.save(name, file)


def unpublish(files: Iterable[str]) -> None:
    for name in files:
        default_storage.delete(name)


def remove(files: Collection[str]) -> None:
    """Remove the files from both stores, first from where readers could get them."""
    unpublish(name for name in files if not name.startswith("masters/"))
    for name in files:
        storages["private"].delete(name)


@contextmanager
def removed_on_failure(photo: Photo, *, before: Collection[str] = ()) -> Iterator[None]:
    """Take what was written since back out of the stores if what follows fails."""
    try:
        yield
    except BaseException:
        remove(names(photo) - set(before))
        raise


def walk(storage: Storage) -> Iterator[str]:
    """Yield the names of all photo files in a store, without holding them in memory."""
    for folder in FOLDERS:
        if hasattr(storage, "bucket"):
            yield from (item.key for item in storage.bucket.objects.filter(Prefix=f"{folder}/"))
        else:
            start = Path(storage.path(folder))
            files = (path for path in start.rglob("*") if not path.is_dir())
            yield from (f"{folder}/{path.relative_to(start).as_posix()}" for path in files)
