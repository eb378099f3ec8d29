"""Photos on their way in: from an upload through the gate to a row and its files.

The clean master lies in the private store. Renditions are made when the photo comes in and wait
beside it; ``showing`` copies them to the public store when an edition shows them.
"""

from functools import partial
from typing import Any, BinaryIO

from django.db import transaction
from django.tasks.backends.immediate import ImmediateBackend

from posts.desk import Photo
from posts.photos import files, images
from posts.photos.metadata import Prefill
from posts.photos.tasks import make_renditions

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
    with files.removed_on_failure(photo):
        files.write_master(photo, master)
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
