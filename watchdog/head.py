"""What the head of a page says of it to browsers, search engines and messengers."""

import json
import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from watchdog import languages
from watchdog.memory import Memory
from watchdog.structured import Node, origin, page

# A description is shown whole between these lengths, everywhere.
SHORTEST, LONGEST = 50, 160
# Smaller pictures are shown as a stamp beside the text, or not at all.
CARD_WIDTH = 1200
INDEXED = "max-image-preview:large"
HIDDEN = "noindex, follow"

# With the full stops of Persian and Urdu, and of Armenian.
SENTENCE_END = re.compile("(?<=[.!?\u061f\u06d4\u0589])\\s+")
# JSON inside HTML: what could end the script element is written as an escape.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
# Open Graph wants a territory with each language; these are the usual ones.
TERRITORIES = {
    "ar": "AR", "az": "AZ", "be": "BY", "en": "GB", "fa": "IR", "fr": "FR", "hy": "AM",
    "ka": "GE", "kk": "KZ", "ky": "KG", "ps": "AF", "ru": "RU", "tg": "TJ", "tr": "TR",
    "uk": "UA", "ur": "PK", "uz": "UZ", "zh": "CN",
}  # fmt: skip


@dataclass(frozen=True)
class Picture:
    """A picture for cards: JPEG or PNG, since messengers read nothing newer."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class FeedLink:
    """One feed that a browser or feed reader may find from the page."""

    type: str
    title: str
    url: str


@dataclass(frozen=True)
class Head:
    title: str
    description: str
    # The canonical address without the origin; a page that is nowhere has none.
    path: str = ""
    kind: str = "website"
    language: str = ""
    robots: str = INDEXED
    picture: Picture | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    section: str = ""
    tags: Sequence[str] = ()
    feeds: Sequence[FeedLink] = ()
    # The same in other languages, as (language, address) pairs, itself among them.
    translations: Sequence[tuple[str, str]] = ()
    # Nodes of schema.org's vocabulary; a plain page where nothing better is said.
    nodes: Sequence[Node] = ()
    # Names everything that it says, where it was made to be kept.
    kept_as: Hashable = None

    @property
    def canonical(self) -> str:
        return settings.WATCHDOG_ORIGIN + self.path if self.path else ""

    @property
    def address(self) -> str:
        """The address to pass on; of a page that is nowhere, the site's."""
        return self.canonical or f"{settings.WATCHDOG_ORIGIN}/"

    @property
    def card(self) -> Picture:
        return self.picture or drawn_card()

    @property
    def locale(self) -> str:
        language, *parts = (self.language or get_language() or "en").split("-")
        territory = next((part for part in parts if len(part) == 2), "")
        territory = territory.upper() or TERRITORIES.get(language, "")
        return f"{language}_{territory}" if territory else language

    @property
    def twins(self) -> Sequence[tuple[str, str]]:
        """The same in other languages, for ``hreflang``, with itself among them."""
        if self.translations or self.kind == "article":
            return self.translations
        return languages.twins(self.path)

    @property
    def structured(self) -> SafeString:
        nodes = self.nodes or [page("WebPage", self.title, self.description, self.address)]
        said = {"@context": "https://schema.org", "@graph": list(nodes)}
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        return mark_safe(text.translate(ESCAPES))  # noqa: S308  (escaped here)


_heads: Memory[Head] = Memory(each=4000)


def kept[**P](make: Callable[P, Head]) -> Callable[P, Head]:
    """Let a head be made once of the same things: plain values, and what has ``kept_as``."""

    @wraps(make)
    def made_once(*args: P.args, **kwargs: P.kwargs) -> Head:
        languages_named = tuple(settings.WATCHDOG_LANGUAGES)
        here = (make.__name__, get_language(), settings.WATCHDOG_ORIGIN, languages_named)
        key = (*here, *map(_name_of, args), *map(_name_of, kwargs.values()))
        return _heads.get(key, lambda: replace(make(*args, **kwargs), kept_as=key))

    return made_once


def _name_of(value: Any) -> Hashable:
    if isinstance(value, list | tuple):
        return tuple(map(_name_of, value))
    if isinstance(value, dict):
        return repr(value)
    return getattr(value, "kept_as", value)


def drawn_card() -> Picture:
    """The card of whatever has no photo."""
    return Picture(
        origin(static("img/card.png")), 1200, 630, "Watchdog. Press freedom, case by case."
    )


def card_of(photo: dict[str, Any] | None) -> Picture | None:
    """Return a photo's card, if it is large enough to be one."""
    crop = ((photo or {}).get("crops") or {}).get("social")
    if not photo or not crop or crop["width"] < CARD_WIDTH:
        return None
    alt = photo["alt"] or photo["caption"]
    return Picture(origin(crop["url"]), crop["width"], crop["height"], alt)


def describe(text: str, *, title: str) -> str:
    """Return a description that stands alone: whole sentences, as many as fit.

    A short text follows the title. Only a first sentence that is too long is cut, at a word.
    """
    text = " ".join(text.split())
    if len(text) < SHORTEST:
        text = " ".join([title if title.endswith(("?", "!", ".")) else f"{title}.", text]).strip()
    if len(text) <= LONGEST:
        return text
    whole = _as_many_as_fit(SENTENCE_END.split(text))
    if len(whole) >= SHORTEST:
        return whole
    return f"{_as_many_as_fit(text.split(), LONGEST - 1) or text[: LONGEST - 1]}…"


def _as_many_as_fit(parts: Iterable[str], length: int = LONGEST) -> str:
    kept = ""
    for part in parts:
        longer = f"{kept} {part}".strip()
        if len(longer) > length:
            break
        kept = longer
    return kept
