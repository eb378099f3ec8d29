"""The photos that a feed names: taken from one folder, through the gate, and from nowhere else."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from copy import copy
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

        # What was looked at for the posts that come in together.
        self.seen: dict[str, Picture] = {}

    def look_at(self, wanted: ItemPhoto) -> Picture:
        """Return the photo if it can come in; raise NoPhoto otherwise. Nothing is stored.

        One that came in before need not be in the folder again.
        """
        seen = self.seen.get(wanted.url) or self._looked_at(wanted)
        self.seen[wanted.url] = seen
        return replace(seen, wanted=wanted)

    def _looked_at(self, wanted: ItemPhoto) -> Picture:
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
    def stored(self, pictures: Iterable[Picture]) -> Iterator["Album"]:
        """Write the files of those that are new; they go again unless their photo is kept."""
        album = Album(self)
        with ExitStack() as stack:
            stack.callback(lambda: discard(album.unkept()))
            stack.callback(self.seen.clear)
            for picture in pictures:
                if picture.master and picture.master.checksum not in album.made:
                    album.made[picture.master.checksum] = self._made(picture.master)
            yield album

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

    def _made(self, master: images.Master) -> Photo:
        """Return the photo of these pixels that is at the desk, or the files of a new one."""
        known = Photo.objects.filter(checksum=master.checksum).first()
        if known is not None:
            return known
        photo = Photo()
        if self.is_dry:
            photo.width, photo.height, photo.color = master.width, master.height, master.color
            photo.checksum, photo.phash = master.checksum, master.phash
        else:
            store_master(photo, master)
        return photo

    def describe(self, photo: Photo, picture: Picture) -> None:
        """Give a new photo the words that the feed has for it."""
        caption = picture.wanted.caption
        photo.caption = caption
        photo.alt = alternative(caption)
        photo.credit = self.credit(picture.wanted)
        photo.source = self.channel.name
        photo.license = Photo.License.COURTESY
        photo.is_file_photo = picture.wanted.is_file_photo
        photo.import_key = picture.key

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


class Album:
    """The photos of posts that come in together; a new one has the words of its first use."""

    def __init__(self, pictures: Pictures) -> None:
        self.pictures = pictures
        # By their pixels: what has files, and of that what is to be saved.
        self.made: dict[str, Photo] = {}
        self.new: dict[str, Photo] = {}
        self.is_kept = False

    def begin(self) -> None:
        """Forget which were to be saved: the posts come in anew."""
        self.new = {}

    def photo(self, picture: Picture) -> Photo | None:
        if picture.master is None:
            return picture.photo
        checksum = picture.master.checksum
        made = self.made[checksum]
        if made.pk:
            return made
        if checksum not in self.new:
            self.new[checksum] = copy(made)
            self.pictures.describe(self.new[checksum], picture)
        return self.new[checksum]

    def unkept(self) -> list[Photo]:
        kept = self.new if self.is_kept else ()
        return [photo for key, photo in self.made.items() if not photo.pk and key not in kept]


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
