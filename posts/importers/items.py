"""One item of a feed, RSS or Atom, read into what a post is made of."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from xml.etree.ElementTree import Element

from django.core.exceptions import ValidationError

from posts.body import (
    clean,
    photo_ids,
    photo_node,
    plain_text,
    render,
    series_node,
    split_dateline,
)
from posts.importers.dates import WrongDate, read_date
from posts.importers.elements import (
    ATOM,
    CONTENT,
    DUBLIN_CORE,
    DUBLIN_TERMS,
    WORDPRESS,
    authors_of,
    categories_of,
    first_text,
    guid_of,
    html_of,
    language_of,
    photos_of,
    title_of,
    url_of,
)
from posts.importers.pages import Box, ItemPhoto, Page, take_apart, words
from watchdog.text import BIDI_CONTROLS, check_line

MAX_CHARACTERS = 2_000_000

# Text whose paragraphs are told apart by blank lines alone, as WordPress stores it.
MARKED_UP = re.compile(r"<(p|br|div|table|ul|ol|h[1-6]|blockquote)\b", re.IGNORECASE)
BLANK_LINES = re.compile(r"\r?\n[ \t]*\r?\n\s*")


@dataclass(frozen=True, slots=True)
class Refusal:
    number: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Item:
    """One post of another newsroom.

    `layout` is its clean body, in which photo 1 and series 1 stand for the first of `photos` and
    the first of `boxes`. `lead` is the index of the photo that belongs above the text: the first
    the feed names, or one that opens the text. It has no place in the layout.
    """

    number: int
    guid: str
    url: str
    title: str
    published_at: datetime
    updated_at: datetime | None
    html: str
    summary: str
    categories: tuple[str, ...]
    authors: tuple[str, ...]
    language: str
    photos: tuple[ItemPhoto, ...]
    lead: int | None
    boxes: tuple[Box, ...]
    dateline: str
    layout: str

    @property
    def body(self) -> str:
        """The text alone, without photos and boxes."""
        return self.body_with([None] * len(self.boxes), [None] * len(self.photos))

    def body_with(self, series_ids: Sequence[int | None], photo_ids: Sequence[int | None]) -> str:
        """Return the body with its photos, and the series made of its boxes, in their places.

        One key for each of `boxes` and of `photos`, or None for what is to be left out.
        """
        series = dict(zip(range(1, len(self.boxes) + 1), series_ids, strict=True))
        photos = dict(zip(range(1, len(self.photos) + 1), photo_ids, strict=True))
        return clean(
            render(
                self.layout,
                photo=lambda number: photo_node(pk) if (pk := photos[number]) else None,
                series=lambda number: series_node(pk) if (pk := series[number]) else None,
            )
        )


class NoPost(Exception):
    """Why an item cannot become a post, as a sentence."""


@dataclass(frozen=True, slots=True)
class _Source:
    """Where RSS and Atom keep the same thing; the first that is there counts."""

    published: tuple[str, ...]
    updated: tuple[str, ...]
    texts: tuple[str, ...]


RSS_SOURCE = _Source(
    published=("pubDate", f"{DUBLIN_CORE}date"),
    updated=(f"{ATOM}updated", f"{DUBLIN_TERMS}modified"),
    texts=(CONTENT, "description"),
)
ATOM_SOURCE = _Source(
    published=(f"{ATOM}published", f"{ATOM}updated"),
    updated=(f"{ATOM}updated",),
    texts=(f"{ATOM}content", f"{ATOM}summary"),
)


def item_from(element: Element, *, number: int, language: str) -> Item:
    """Return the item in the element of a feed in that language; raise NoPost if it is none."""
    source = ATOM_SOURCE if element.tag.startswith(ATOM) else RSS_SOURCE
    _check_wordpress(element)
    title = _line(title_of(element), "title")
    if not title:
        raise NoPost("It has no title.")
    published_at = _published_at(element, source)
    updated_at = _updated_at(element, source)
    url = url_of(element)
    guid = guid_of(element) or url
    if not guid:
        raise NoPost("It has neither a guid nor a link by which to know it again.")
    media = tuple(photos_of(element))
    html, page, used = _text(element, source, url, media)
    lead, layout = _lead(page, is_named=bool(media))
    dateline, layout = split_dateline(layout)
    return Item(
        number=number,
        guid=guid,
        url=url,
        title=title,
        published_at=published_at,
        updated_at=updated_at if updated_at != published_at else None,
        html=html,
        summary="" if used == source.texts[1] else words(html_of(element.find(source.texts[1]))),
        categories=tuple(_lines(categories_of(element), "category")),
        authors=tuple(_lines(authors_of(element), "author")),
        language=language_of(element, language),
        photos=page.photos,
        lead=lead,
        boxes=page.boxes,
        dateline=dateline,
        layout=layout,
    )


def name_of(element: Element, number: int) -> str:
    """Return how to call an item that is refused: its title, its guid, or its number."""
    name = words(title_of(element)) or guid_of(element) or url_of(element)
    return BIDI_CONTROLS.sub("", " ".join(name.split()))[:100] or f"item {number}"


def _check_wordpress(element: Element) -> None:
    """Refuse what a WordPress export holds beside the posts that its readers could see."""
    fields = {
        child.tag.rpartition("}")[2]: (child.text or "").strip()
        for child in element
        if child.tag.startswith(WORDPRESS)
    }
    if (kind := fields.get("post_type", "post")) != "post":
        raise NoPost(f"WordPress says that it is no post: {kind}.")
    if (status := fields.get("status", "publish")) != "publish":
        raise NoPost(f"WordPress says that it is not published: {status}.")
    if fields.get("post_password"):
        raise NoPost("WordPress says that it is behind a password.")


def _published_at(element: Element, source: _Source) -> datetime:
    text = first_text(element, source.published)
    if not text:
        raise NoPost("It has no date.")
    try:
        return read_date(text)
    except WrongDate as error:
        raise NoPost(f"Its date is wrong: {error}") from error


def _updated_at(element: Element, source: _Source) -> datetime | None:
    try:
        return read_date(first_text(element, source.updated))
    except WrongDate:
        # A post can do without it.
        return None


def _text(
    element: Element, source: _Source, url: str, media: tuple[ItemPhoto, ...]
) -> tuple[str, Page, str]:
    """Return the first text of the item in which there are words: raw, apart, and its tag."""
    for tag in source.texts:
        html = html_of(element.find(tag))
        if len(html) > MAX_CHARACTERS:
            raise NoPost(f"Its text is {len(html):,} characters long, more than a post can be.")
        broken = html if MARKED_UP.search(html) else BLANK_LINES.sub("<br><br>", html)
        page = take_apart(broken, base=url, photos=media)
        if plain_text(page.layout):
            return html, page, tag
    raise NoPost("It has no text.")


def _lead(page: Page, *, is_named: bool) -> tuple[int | None, str]:
    opening = next(iter(photo_ids(page.layout)), 0)
    if is_named:
        opening = 1
    elif not opening or not page.layout.startswith(photo_node(opening)):
        return None, page.layout
    layout = render(
        page.layout,
        photo=lambda number: None if number == opening else photo_node(number),
        series=series_node,
    )
    return opening - 1, clean(layout)


def _lines(texts: Iterable[str], what: str) -> list[str]:
    lines = (_line(escape(text), what) for text in texts)
    return list(dict.fromkeys(filter(None, lines)))


def _line(html: str, what: str) -> str:
    line = words(html)
    try:
        check_line(line)
    except ValidationError as error:
        raise NoPost(f"Its {what}: {error.message}") from error
    return line
