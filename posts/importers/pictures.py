"""The photos that a feed names: taken from one folder, through the gate, and from nowhere else."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.files.storage import default_storage, storages

from posts.desk import Photo
from posts.importers.channel import Channel
from posts.importers.pages import FILE_PHOTO, ItemPhoto
from posts.importers.slugs import import_key
from posts.photos import images
from posts.photos.files import store_master
from watchdog.text import BIDI_CONTROLS

CREDIT_LENGTH = 200


class NoPhoto(Exception):
    """Why a photo does not come in, as a sentence."""


@dataclass(slots=True)
class Picture:
    """A photo that can come in: the one at the desk, or a master that is in memory only."""

    wanted: ItemPhoto
    key: str
    # Of the file that was brought, so that another file under the same name is noticed.
    checksum: str
    photo: Photo | None = None
    master: images.Master | None = None


class Pictures:
    def __init__(
        self, folder: Path | None, *, channel: Channel, source: str, is_dry: bool = False
    ) -> None:
        self.folder = folder.resolve() if folder else None
        self.channel = channel
        self.source = source
        self.is_dry = is_dry

    def look_at(self, wanted: ItemPhoto) -> Picture:
        """Return the photo if it can come in; raise NoPhoto otherwise. Nothing is stored.

        One that came in before need not be in the folder again.
        """
        try:
            path = self._file(wanted.url)
        except NoPhoto:
            before = Photo.objects.filter(import_key__startswith=self._key(wanted, "")).first()
            if before is None or before.import_key is None:
                raise
            return Picture(wanted, before.import_key, before.import_key[-64:], before)
        try:
            return self._passed(wanted, path)
        except images.Refused as refusal:
            raise NoPhoto(str(refusal)) from refusal
        except OSError as error:
            raise NoPhoto(f"It cannot be opened: {error.strerror}.") from error

    @contextmanager
    def stored(self, pictures: Iterable[Picture | None]) -> Iterator[list[Photo | None]]:
        """The photos, new ones not yet saved; their files go again if what follows fails."""
        made: dict[str, Photo] = {}
        with ExitStack() as stack:
            stack.callback(discard, made.values())
            yield [self._photo(picture, made) if picture else None for picture in pictures]
            stack.pop_all()

    def _passed(self, wanted: ItemPhoto, path: Path) -> Picture:
        checksum = _checksum(path)
        key = self._key(wanted, checksum)
        photo = Photo.objects.filter(import_key=key).first()
        if photo is not None:
            return Picture(wanted, key, checksum, photo)
        master = images.clean(path.read_bytes())
        # What is only tried out need not be kept in memory.
        master = replace(master, data=b"") if self.is_dry else master
        return Picture(wanted, key, checksum, master=master)

    def _photo(self, picture: Picture, made: dict[str, Photo]) -> Photo | None:
        master = picture.master
        if master is None:
            return picture.photo
        known = Photo.objects.filter(checksum=master.checksum).first()
        known = known or made.get(master.checksum)
        if known is not None:
            return known
        photo = self._new_photo(picture)
        if self.is_dry:
            photo.width, photo.height, photo.color = master.width, master.height, master.color
            photo.checksum, photo.phash = master.checksum, master.phash
        else:
            store_master(photo, master)
        return made.setdefault(master.checksum, photo)

    def _new_photo(self, picture: Picture) -> Photo:
        caption = picture.wanted.caption
        return Photo(
            caption=caption,
            alt=alternative(caption),
            credit=self.credit(picture.wanted),
            source=self.channel.name,
            license=Photo.License.COURTESY,
            is_file_photo=picture.wanted.is_file_photo,
            import_key=picture.key,
        )

    def credit(self, wanted: ItemPhoto) -> str:
        line = " ".join(BIDI_CONTROLS.sub("", wanted.credit).split())
        return (line or self.channel.name)[:CREDIT_LENGTH]

    def _key(self, wanted: ItemPhoto, checksum: str) -> str:
        return f"{import_key(self.source, wanted.url, length=430)} {checksum}"

    def _file(self, url: str) -> Path:
        if urlsplit(url).scheme:
            raise NoPhoto("It is on the web, and nothing is fetched from there.")
        if self.folder is None:
            raise NoPhoto("No folder of photos was named: --media FOLDER.")
        for name in dict.fromkeys((url, unquote(url))):
            # A name with a null in it, or one that is too long, is no name of a file.
            with suppress(OSError, ValueError):
                path = (self.folder / name).resolve()
                if not path.is_relative_to(self.folder):
                    raise NoPhoto("It lies outside of the folder of photos.")
                if path.is_file():
                    return _checked(path)
        raise NoPhoto("There is no such file in the folder of photos.")


def alternative(caption: str) -> str:
    """Return the best that a feed has for those who cannot see: the caption, as a description."""
    return re.sub(r"\s+([.,])", r"\1", " ".join(FILE_PHOTO.sub("", caption).split()))


def discard(photos: Iterable[Photo]) -> None:
    """Take the files of photos that were not saved after all out of the stores."""
    for photo in photos:
        files = [rendition["file"] for rendition in photo.renditions]
        for file in files:
            default_storage.delete(file)
        for file in filter(None, [photo.master, *files]):
            storages["private"].delete(file)


def _checked(path: Path) -> Path:
    if path.stat().st_size > images.UPLOAD_BYTES:
        raise NoPhoto("This file is larger than 40 MB: save the photo as a smaller JPEG.")
    return path


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
