"""Pages that are kept: one whole answer, plain and compressed, and a store that stays small."""

import gzip
import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import lru_cache

import brotli

type Headers = list[tuple[str, str]]

# Below this many bytes, compressing saves no packet.
SMALLEST = 600
COMPRESSIBLE = ("text/", "application/json", "application/feed+json", "application/manifest+json")
# What an answer without a body repeats (RFC 9110, 15.4.5).
REPEATED = {"cache-control", "content-location", "etag", "expires", "vary"}
ENCODERS = {
    "br": lambda body: brotli.compress(body, quality=6),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
# Takes ten times as long for a tenth less: for pages that are asked for again and again.
BEST = {"br": lambda body: brotli.compress(body, quality=10)}
OFTEN = 3


@lru_cache(maxsize=512)
def coding(accepted: str) -> str:
    """Return the best encoding that an Accept-Encoding header allows, or ""."""
    weights: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, rest = part.strip().partition(";")
        try:
            weights[name.strip()] = float(rest.partition("=")[2]) if rest.strip() else 1.0
        except ValueError:
            weights[name.strip()] = 0.0
    allowed = [name for name in ENCODERS if weights.get(name, weights.get("*", 0)) > 0]
    # The first of equals: the one that makes it smaller.
    return max(allowed, key=lambda name: weights.get(name, weights.get("*", 0)), default="")


def is_compressible(headers: Headers, body: bytes) -> bool:
    type_ = next((value for name, value in headers if name.lower() == "content-type"), "")
    kinds = (*COMPRESSIBLE, "application/xml", "application/rss+xml", "application/atom+xml")
    return len(body) >= SMALLEST and type_.startswith(kinds)


@dataclass(slots=True)
class Kept:
    """One page. It can be sent to another process as it is."""

    body: bytes
    headers: Headers
    keys: frozenset[str]
    # What the clock of the process that made it said, there and for all.
    number: int
    horizon: int
    made_at: float
    bodies: dict[str, bytes] = field(default_factory=dict)
    answers: dict[str, tuple[Headers, bytes]] = field(default_factory=dict)
    # Names the body, as a number that can be the time of a file.
    stamp: int = 0
    times: int = 0
    is_polished: bool = False

    def __post_init__(self) -> None:
        self.stamp = int.from_bytes(hashlib.sha256(self.body).digest()[:4]) >> 1
        kept = [
            (name, value)
            for name, value in self.headers
            if name.lower() not in {"etag", "content-length"}
        ]
        vary = next((value for name, value in kept if name.lower() == "vary"), "")
        kept = [(name, value) for name, value in kept if name.lower() != "vary"]
        words = [word for word in vary.split(", ") if word and word != "Accept-Encoding"]
        self.headers = [*kept, ("Vary", ", ".join([*words, "Accept-Encoding"]))]

    def answer(self, name: str) -> tuple[Headers, bytes]:
        """Return headers and body in this encoding; each is made when first asked for."""
        self.times += 1
        if self.times == OFTEN:
            self.polish()
        if name not in self.answers:
            wanted = name if is_compressible(self.headers, self.body) else ""
            body = self.body
            if wanted:
                body = self.bodies.get(wanted) or ENCODERS[wanted](self.body)
                self.bodies[wanted] = body
            extra = [("Content-Encoding", wanted)] if wanted else []
            # As nginx makes it of a file with this time and size (page_files.py), so that a
            # reader may ask either.
            etag = f'"{self.stamp:x}-{len(body):x}"'
            headers = [*self.headers, ("ETag", etag), *extra, ("Content-Length", str(len(body)))]
            self.answers[name] = (headers, body)
        return self.answers[name]

    def polish(self) -> None:
        """Make it as small as it can be, whatever that takes: once."""
        if not self.is_polished and is_compressible(self.headers, self.body):
            self.is_polished = True
            for name, encode in BEST.items():
                self.bodies[name] = encode(self.body)
                self.answers.pop(name, None)

    @property
    def size(self) -> int:
        """The bytes it takes, more or less: compressed, a page is seldom over a half of itself."""
        return 2 * len(self.body) + 4096

    def unchanged(self, name: str, wanted: str) -> Headers | None:
        """Return what to answer whoever has this page in this encoding, by their If-None-Match."""
        headers, _body = self.answer(name)
        tags = [tag.strip().removeprefix("W/") for tag in wanted.split(",")]
        # It may have been sent when it was not compressed as well, or by another process.
        if "*" not in tags and not any(tag.startswith(f'"{self.stamp:x}-') for tag in tags):
            return None
        return [one for one in headers if one[0].lower() in REPEATED]


class Store:
    """The pages used last, in no more than so many bytes."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self._pages: OrderedDict[str, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, name: str) -> Kept | None:
        page = self._pages.get(name)
        if page is not None:
            try:
                self._pages.move_to_end(name)
            except KeyError:  # Another thread has just put it out.
                return page
        return page

    def put(self, name: str, page: Kept) -> None:
        with self._lock:
            self._drop(name)
            if page.size > self.limit / 8:
                return
            self._pages[name] = page
            self.size += page.size
            while self.size > self.limit:
                self._drop(next(iter(self._pages)))

    def _drop(self, name: str) -> None:
        page = self._pages.pop(name, None)
        if page is not None:
            self.size -= page.size

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self.size = 0
