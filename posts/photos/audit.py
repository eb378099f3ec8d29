"""Looks for what is wrong with photos and their files, and mends what needs no judgment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import batched

from django.core.files.storage import Storage, default_storage, storages
from django.db.models import Q

from posts.desk import Photo
from posts.photos import files, showcases
from posts.photos.proof import carried
from watchdog import progress

# What is newer may belong to a photo whose row is still being written.
GRACE = timedelta(hours=1)
BATCH = 500


@dataclass(frozen=True)
class Finding:
    """`name` is a photo or a file. `is_mended` tells that the audit put it right."""

    code: str
    name: str
    message: str
    is_mended: bool = False

    def __str__(self) -> str:
        return f"{self.code}: {self.name}: {self.message}{' Mended.' if self.is_mended else ''}"


class Audit:
    """Walks both stores, then all photos. `files` and `photos` count what was looked at."""

    def __init__(self, *, at: datetime, fix: bool = False) -> None:
        self.at = at
        self.fix = fix
        self.files = 0
        self.photos = 0
        # Names that no row explains so far. A hundred bytes each is all that grows with a store.
        self.private: set[str] = set()
        self.public: set[str] = set()

    def run(self) -> Iterator[Finding]:
        yield from self._files()
        total = Photo.objects.count()
        rows = Photo.objects.order_by("pk").iterator(chunk_size=BATCH)
        counted = progress.steps(rows, label="Looking at the photos", total=total)
        for photos in batched(counted, BATCH):
            kept = showcases.kept([photo.pk for photo in photos], at=self.at)
            for photo in photos:
                self.photos += 1
                yield from self._photo(photo, is_kept=photo.pk in kept)
        yield from self._orphans()

    def _files(self) -> Iterator[Finding]:
        stores = ((storages["private"], self.private), (default_storage, self.public))
        for store, names in stores:
            names |= set(files.walk(store))
        self.files = len(self.private) + len(self.public)
        every = ((store, name) for store, names in stores for name in sorted(names))
        label = "Looking into the files"
        for store, name in progress.steps(every, label=label, total=self.files):
            with store.open(name) as file:
                if found := carried(file.read()):
                    yield Finding("metadata", name, f"It carries: {', '.join(found)}.")

    def _photo(self, photo: Photo, *, is_kept: bool) -> Iterator[Finding]:
        name = f"photo {photo.pk}"
        yield from self._missing(photo, name)
        yield from self._public(photo, name, is_kept=is_kept)
        day = self.at.date()
        if not photo.renditions:
            yield Finding("renditions", name, "It has no sizes: run make_renditions.")
        if is_kept and photo.usable_until and photo.usable_until < day:
            yield Finding("rights", name, f"Readers see it; its rights ended {photo.usable_until}.")
        if photo.look_again_on and photo.look_again_on <= day:
            yield Finding("look-again", name, "Look again whether it may be shown.")
        if not photo.alt and not photo.is_decorative and (is_kept or _is_placed_bare(photo)):
            yield Finding("alt", name, "It is in use and has no alternative text.")

    def _missing(self, photo: Photo, name: str) -> Iterator[Finding]:
        mine = files.names(photo)
        if lost := mine - self.private:
            yield Finding("missing", name, f"Not in the private store: {_list(lost)}.")
        self.private -= mine

    def _public(self, photo: Photo, name: str, *, is_kept: bool) -> Iterator[Finding]:
        mine = set(files.rendition_names(photo))
        there = mine & self.public
        self.public -= mine
        if is_kept and (lost := mine - there):
            if self.fix:
                files.publish(photo)
            yield Finding("missing", name, f"Readers cannot get: {_list(lost)}.", self.fix)
        if not is_kept and there:
            if self.fix:
                files.unpublish(there)
            yield Finding("exposed", name, "Nothing shows it, and readers can get it.", self.fix)
        if self.fix and photo.is_exposed != is_kept:
            Photo.objects.filter(pk=photo.pk).update(is_exposed=is_kept)

    def _orphans(self) -> Iterator[Finding]:
        stores = ((storages["private"], self.private), (default_storage, self.public))
        for store, names in stores:
            for name in sorted(names):
                if self._is_settled(store, name):
                    if self.fix:
                        store.delete(name)
                    yield Finding("orphan", name, "It belongs to no photo.", self.fix)

    def _is_settled(self, store: Storage, name: str) -> bool:
        return store.exists(name) and store.get_modified_time(name) <= self.at - GRACE


def _is_placed_bare(photo: Photo) -> bool:
    return photo.placed.filter(Q(alt="")).exists()


def _list(names: Iterable[str]) -> str:
    first, *others = sorted(names)
    return f"{first} and {len(others)} more" if others else first
