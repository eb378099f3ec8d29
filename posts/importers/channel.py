"""Whose feed it is: what a file says of itself before its first item."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from posts.importers.elements import ATOM, title_of, url_of
from posts.importers.pages import words
from watchdog.text import BIDI_CONTROLS

TITLE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Channel:
    title: str = ""
    link: str = ""

    @property
    def source(self) -> str:
        """What tells this feed from others, "" if it says nothing: its site without the scheme.

        A site that moves from http to https, or from one title to another, stays the same source.
        """
        split = urlsplit(self.link)
        query = f"?{split.query}" if split.query else ""
        return f"{split.netloc.lower()}{split.path.rstrip('/')}{query}"

    @property
    def name(self) -> str:
        """What readers may be told: the title or, for want of one, the host."""
        return self.title or urlsplit(self.link).netloc.lower()


def channel_of(path: Path) -> Channel:
    """Return what a feed says of itself; it has been read before and is known to be whole."""
    channel = None
    with path.open("rb") as file:
        for _, element in iterparse(file, events=("start",)):
            if element.tag in {"item", f"{ATOM}entry"}:
                break
            if channel is None and element.tag in {"channel", f"{ATOM}feed"}:
                channel = element
    return Channel() if channel is None else _channel(channel)


def _channel(element: Element) -> Channel:
    title = BIDI_CONTROLS.sub("", words(title_of(element)))
    return Channel(title[:TITLE_LENGTH], url_of(element))
