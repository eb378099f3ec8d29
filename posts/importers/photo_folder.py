"""A folder of photos brought to the desk, through the gate, several at a time.

A file is known again by its checksum, whatever it is called by then and wherever it lies. Each
photo is saved by itself, so an import that was interrupted goes on where it was.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from posts.desk import Photo
from posts.importers.tally import Tally
from posts.photos import files, images, intake
from watchdog import progress

CREDIT_LENGTH = 200


@dataclass(frozen=True)
class Brought:
    """What came of one file: a photo that is not saved yet, or why there is none."""

    path: Path
    key: str = ""
    photo: Photo | None = None
    refusal: str = ""


def bring(folder: Path, *, credit: str = "", jobs: int = 1) -> Tally:
    """Bring in every photo below the folder. `credit` stands in where a file names nobody.

    What a file says of itself fills the form, and an editor has yet to judge it.
    """
    tally = Tally()
    paths = sorted(path for path in folder.rglob("*") if is_wanted(path, folder))
    known = Known()
    with ThreadPoolExecutor(jobs) as pool:
        # Twice as many as are worked on: enough to do, and no more lying about than that.
        coming = ahead(pool, lambda path: read(path, credit, known), paths, size=2 * jobs)
        for brought in progress.steps(coming, label="Importing photos", total=len(paths)):
            save(brought, tally, name=str(brought.path.relative_to(folder)))
    return tally


def is_wanted(path: Path, folder: Path) -> bool:
    """Leave out what systems keep for themselves, and what only points elsewhere."""
    is_hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not is_hidden and not path.is_symlink() and path.is_file()


def ahead[A, B](
    pool: ThreadPoolExecutor, work: Callable[[A], B], items: Iterable[A], *, size: int
) -> Iterator[B]:
    """Yield the answers in order, never more than `size` items ahead of whoever takes them."""
    waiting: deque[Future[B]] = deque()
    for item in items:
        waiting.append(pool.submit(work, item))
        if len(waiting) >= size:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


class Known:
    """The files that came in before, asked for once, since threads have no business in tables."""

    def __init__(self) -> None:
        keys = Photo.objects.filter(import_key__startswith="file ")
        self.keys = set(keys.values_list("import_key", flat=True).iterator())

    def __contains__(self, key: str) -> bool:
        return key in self.keys


def read(path: Path, credit: str, known: Known) -> Brought:
    """Take one file through the gate and write what is made of it; no row is written."""
    try:
        with path.open("rb") as file:
            key = f"file {hashlib.file_digest(file, 'sha256').hexdigest()}"
            if key in known:
                return Brought(path, key)
            file.seek(0)
            master = images.clean(file)
    except images.Refused as refusal:
        return Brought(path, refusal=str(refusal))
    except OSError as error:
        return Brought(path, refusal=f"It cannot be opened: {error.strerror}.")
    photo = filled_in(master, credit)
    photo.import_key = key
    with files.removed_on_failure(photo):
        files.store_master(photo, master)
    return Brought(path, key, photo)


def filled_in(master: images.Master, credit: str) -> Photo:
    said = {"credit": credit} | intake.offers(master.prefill)
    return Photo(**said | {"credit": said["credit"][:CREDIT_LENGTH]})


def save(brought: Brought, tally: Tally, *, name: str) -> None:
    photo = brought.photo
    if brought.refusal:
        tally.refused.append((name, brought.refusal))
    elif photo is None:
        tally.unchanged += 1
    elif Photo.objects.filter(checksum=photo.checksum).exists():
        # Another file with the very same pixels.
        files.remove(files.names(photo))
        tally.unchanged += 1
    else:
        with files.removed_on_failure(photo):
            photo.save()
        tally.created += 1
