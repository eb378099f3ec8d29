"""RSS 2.0 and Atom files read into plain items, one after the other, whatever their length.

An item that cannot become a post is a ``Refusal`` with its reason, and the rest goes on. A file
that cannot be trusted to be whole raises ``Unreadable``: callers save nothing before ``count`` has
seen the end of it.
"""

import re
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException, EntitiesForbidden
from defusedxml.ElementTree import iterparse

from posts.importers.elements import ATOM, LANG
from posts.importers.items import Item, NoPost, Refusal, item_from, name_of
from posts.importers.pages import Box, ItemPhoto

__all__ = ["Box", "Item", "ItemPhoto", "Refusal", "Unreadable", "count", "read"]

MAX_BYTES = 100 * 1000 * 1000
MAX_DEPTH = 200

ITEM_PARENTS = (["rss", "channel"], [f"{ATOM}feed"])
# Expat's numbers of the errors that mean a document without its end.
UNFINISHED = frozenset({3, 5, 6, 20})
# Comments may stand before it; what was matched is never tried again, or many would take forever.
HTML_PAGE = re.compile(
    rb"\s*+(<\?xml[^>]*+>\s*+)?(<!--(?>.*?-->)\s*+)*+<(!doctype\s+)?html[\s>]",
    re.IGNORECASE | re.DOTALL,
)


class Unreadable(ValueError):
    """The file is not a whole feed; the message names it and says what it is."""


def count(path: Path) -> int:
    """Return how many items a feed has, after all of it was seen; raise Unreadable otherwise."""
    with _begun(path) as file:
        return sum(1 for _ in _elements(path, file))


def read(path: Path) -> Generator[Item | Refusal]:
    """Yield the items of a feed in the order of the file, holding one in memory at a time.

    Raises Unreadable as soon as the file shows itself not to be a whole feed, which may be after
    the first items.
    """
    guids: set[str] = set()
    with _begun(path) as file:
        for number, (element, language) in enumerate(_elements(path, file), start=1):
            try:
                item = item_from(element, number=number, language=language)
                if item.guid in guids:
                    raise NoPost("Its guid was seen before in this file.")
            except NoPost as problem:
                yield Refusal(number, name_of(element, number), str(problem))
            else:
                guids.add(item.guid)
                yield item


@contextmanager
def _begun(path: Path) -> Iterator[IO[bytes]]:
    _check_file(path)
    with _opened(path) as file:
        _check_beginning(path, file)
        yield file


def _check_file(path: Path) -> None:
    if not path.exists():
        raise Unreadable(f"There is no file {path}.")
    if not path.is_file():
        raise Unreadable(f"{path} is not a file.")
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise Unreadable(
            f"{path} is {size / 1e6:,.1f} MB long; a feed may be {MAX_BYTES / 1e6:,.0f} MB."
        )


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except OSError as error:
        raise Unreadable(f"{path} cannot be opened: {error.strerror}.") from error


def _check_beginning(path: Path, file: IO[bytes]) -> None:
    beginning = file.read(4096).removeprefix(b"\xef\xbb\xbf")
    file.seek(0)
    if not beginning.strip():
        raise Unreadable(f"{path} is empty.")
    if HTML_PAGE.match(beginning):
        raise Unreadable(f"{path} is an HTML page, not a feed.")


def _elements(path: Path, file: IO[bytes]) -> Iterator[tuple[Element, str]]:
    """Yield the element of each item and the language of the feed; say in words what is wrong."""
    try:
        yield from _walk(path, file)
    except EntitiesForbidden as error:
        raise Unreadable(f"{path} defines entities ({error.name}): refused, as a bomb.") from error
    except DefusedXmlException as error:
        raise Unreadable(f"{path} refers to another document: refused.") from error
    except ParseError as error:
        line, column = error.position
        if error.code in UNFINISHED:
            raise Unreadable(f"{path} breaks off at line {line}.") from error
        problem = str(error).partition(":")[0]
        raise Unreadable(
            f"{path} is not XML: {problem} at line {line}, column {column}."
        ) from error
    except Unreadable:
        raise
    except (LookupError, ValueError) as error:
        raise Unreadable(f"{path} is in an encoding that cannot be read.") from error


def _walk(path: Path, file: IO[bytes]) -> Iterator[tuple[Element, str]]:
    parents: list[Element] = []
    language = ""
    for event, element in iterparse(file, events=("start", "end")):
        if event == "start":
            if not parents:
                _check_root(path, element)
                language = element.get(LANG, "")
            parents.append(element)
            if len(parents) > MAX_DEPTH:
                raise Unreadable(f"{path} is nested more than {MAX_DEPTH} elements deep.")
            continue
        parents.pop()
        if [parent.tag for parent in parents[:3]] not in ITEM_PARENTS:
            continue
        if element.tag == "language":
            language = (element.text or "").strip()
        elif element.tag in {"item", f"{ATOM}entry"}:
            yield element, language
        # What has been read is let go, so that the longest feed needs no more memory than its
        # longest item.
        parents[-1].clear()


def _check_root(path: Path, root: Element) -> None:
    if root.tag in {"rss", f"{ATOM}feed"}:
        return
    if root.tag.rpartition("}")[2].lower() == "html":
        raise Unreadable(f"{path} is an HTML page, not a feed.")
    raise Unreadable(f"{path} is neither RSS 2.0 nor Atom: it begins with <{root.tag}>.")
