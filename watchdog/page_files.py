"""Pages as files, which the server in front serves without asking Watchdog.

Their promise is that of the page cache: no page is older than the record. A page becomes a file
when it is asked for a second time. It lies in the folder of a *span*, a hundred seconds, in which
the server in front looks until the span is over; so nothing outlives its day, its scheduled moment
or a mishap. Whoever changes the record removes what shows it before the change is committed, and
until it is, nobody writes: docs/decisions/pages-as-files.md.

    state                                   how far the record has begun to change
    SPAN/HEADERS/CODING-WORDS/the/address/  a page, by what nginx can tell of a question
    SPAN/keys/KEY                           which pages show this
"""

import fcntl
import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

from django.conf import settings

from watchdog.kept import Kept, is_compressible
from watchdog.surrogates import RECORD, SITE

# In seconds, as the number of a span is what nginx reads off its own clock. A day has a whole
# number of them.
SPAN = 100
CODINGS = {"identity": "", "br": "br", "gzip": "gzip"}
# After a page that could not be written, in seconds.
REST = 0.05
# Whether the address is to have no words ("?sort=name"), or whichever.
BARE, ANY = "bare", "any"
# By the end of a file's name, from which nginx knows it; "html" also of addresses that end in "/".
TYPES = {
    "html": "text/html; charset=utf-8",
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
}
# What nginx says by itself, or by the address.
OWN_HEADERS = {"content-type", "content-length", "etag", "last-modified", "onion-location"}
# Whether a page stays true up to a moment, now that changes up to this position have begun.
type Surety = Callable[[int, float], bool]
# A file system refuses longer names.
LONGEST_NAME = 200


@dataclass
class State:
    # The newest position of a change that was begun: see `watchdog.clock.Change`.
    position: int = 0
    release: str = ""
    span: int = 0
    bytes: int = 0


def forget(keys: Collection[str], *, position: int) -> None:
    """Remove the pages that show any of these, since a change is about to be committed.

    Raises OSError if it cannot, so that nothing changes which would go on being shown.
    """
    if not settings.WATCHDOG_PAGES:
        return
    folder = settings.WATCHDOG_PAGES
    with _locked(folder) as state:
        state.position = max(state.position, position)
        gone = [_put_aside(span) for span in _spans(folder)] if SITE in keys else []
        for span in _spans(folder):
            for key in {RECORD, *keys}:
                _remove_listed(span, key)
    _delete(gone)


class PageFiles:
    """What one process of the site writes."""

    def __init__(self, folder: Path, *, release: str, limit: int) -> None:
        self.folder = folder
        self.release = release
        self.limit = limit
        self._rests_until = 0.0
        with _locked(folder) as state:
            gone = []
            if state.release != release:
                state.release = release
                gone = [_put_aside(span) for span in _spans(folder)]
        _delete(gone)

    def offer(self, page: Kept, path: str, *, whatever_words: bool, is_sure: Surety) -> None:
        """Write a page if it is sure to be true until its span ends."""
        now = time.time()
        if now < self._rests_until or not (name := _file_name(path, page)):
            return
        span = int(now // SPAN)
        if (self.folder / str(span) / _place(name, "identity", BARE)).exists():
            return
        # Nothing is lost if a page is not written: the next reader offers it again.
        self._rests_until = now + REST
        words = (BARE, ANY) if whatever_words else (BARE,)
        with suppress(OSError):
            if self._write(page, name, span, words, is_sure):
                self._rests_until = 0.0

    def _write(
        self, page: Kept, name: str, span: int, words: Collection[str], is_sure: Surety
    ) -> bool:
        codings = CODINGS if is_compressible(page.headers, page.body) else {"identity": ""}
        page.polish()
        bodies = {coding: page.answer(known)[1] for coding, known in codings.items()}
        size = sum(map(len, bodies.values()))
        until = (span + 1) * SPAN
        gone: list[Path] = []
        with _locked(self.folder) as state:
            if state.span != span:
                gone = [_put_aside(old) for old in _spans(self.folder) if old.name != str(span)]
                state.span, state.bytes = span, 0
            may = (
                state.release == self.release
                and is_sure(state.position, until)
                and time.time() < until
                and state.bytes + size <= self.limit
            )
            if may:
                state.bytes += size
                folder = self.folder / str(span)
                _list(folder, page.keys, name)
                for coding, body in bodies.items():
                    _put(folder, body, page.stamp, [_place(name, coding, word) for word in words])
        _delete(gone)
        return may


def dress(headers: Iterable[tuple[str, str]]) -> str:
    """Return what tells these headers from others, so that nginx finds no page of theirs."""
    said = [f"{n.lower()}: {v}" for n, v in headers if n.lower() not in OWN_HEADERS]
    return hashlib.sha256("\n".join(sorted(said)).encode()).hexdigest()[:12]


def _file_name(path: str, page: Kept) -> str:
    """Return the headers and the file of an address, or nothing if it cannot be one."""
    address = os.fsdecode(path.encode("latin-1")) + ("index.html" if path.endswith("/") else "")
    type_ = TYPES.get(address.rpartition(".")[2])
    parts = address.split("/")[1:]
    is_plain = all(part.strip(".") and len(os.fsencode(part)) < LONGEST_NAME for part in parts)
    if not (is_plain and min(address) >= " " and ("Content-Type", type_) in page.headers):
        return ""
    return "/".join([dress(page.headers), *parts])


def _place(name: str, coding: str, words: str) -> str:
    headers, _, path = name.partition("/")
    return f"{headers}/{coding}-{words}/{path}"


@contextmanager
def _locked(folder: Path) -> Iterator[State]:
    """Hold the folder alone among all processes; what is done to the state stays."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "state"
    with (folder / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        state = _read_state(file)
        before = asdict(state)
        try:
            yield state
        finally:
            if asdict(state) != before:
                fresh = folder / "state.new"
                fresh.write_text(json.dumps(asdict(state)))
                fresh.replace(file)


def _read_state(file: Path) -> State:
    try:
        return State(**json.loads(file.read_text()))
    except (FileNotFoundError, ValueError, TypeError):
        # The first time, or after the machine went down while it was written.
        _delete([_put_aside(span) for span in _spans(file.parent)])
        return State()


def _spans(folder: Path) -> list[Path]:
    return [one for one in folder.iterdir() if one.name.isdigit()]


def _put_aside(span: Path) -> Path:
    """Take all of a span's pages from readers in one step; deleting them takes longer."""
    return span.rename(span.with_name(f"gone-{uuid4().hex}"))


def _delete(gone: Iterable[Path]) -> None:
    for folder in gone:
        shutil.rmtree(folder, ignore_errors=True)


def _list(span: Path, keys: Iterable[str], name: str) -> None:
    folder = span / "keys"
    folder.mkdir(parents=True, exist_ok=True)
    for key in keys:
        with (folder / quote(key, safe=":")).open("ab") as file:
            file.write(os.fsencode(name) + b"\n")


def _remove_listed(span: Path, key: str) -> None:
    file = span / "keys" / quote(key, safe=":")
    if not file.exists():
        return
    for name in os.fsdecode(file.read_bytes()).splitlines():
        for coding in CODINGS:
            for words in (BARE, ANY):
                (span / _place(name, coding, words)).unlink(missing_ok=True)
    file.unlink()


def _put(span: Path, body: bytes, stamp: int, places: list[str]) -> None:
    fresh = span / "new"
    # Never to be written into: where a process broke off here, it is a page already.
    fresh.unlink(missing_ok=True)
    fresh.write_bytes(body)
    # From this time and the size nginx makes the ETag, as `Kept` does.
    os.utime(fresh, (stamp, stamp))
    for place in places:
        target = span / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        target.hardlink_to(fresh)
    fresh.unlink()
