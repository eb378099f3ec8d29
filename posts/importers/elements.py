"""What the elements of a feed hold, wherever RSS, Atom and their extensions keep it."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from xml.etree.ElementTree import Element, tostring

from posts.body.addresses import link_address
from posts.body.blocks import LANGUAGE
from posts.importers.pages import ItemPhoto, photo_address, words
from watchdog.text import normalize

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
DUBLIN_TERMS = "{http://purl.org/dc/terms/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
# The number of the version follows.
WORDPRESS = "{http://wordpress.org/export/"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

IMAGE_NAME = re.compile(r"\.(jpe?g|png|webp|gif|avif|heic|tiff?)(\?.*)?$", re.IGNORECASE)


def title_of(element: Element) -> str:
    return html_of(_first(element, ("title", f"{ATOM}title")))


def guid_of(element: Element) -> str:
    return normalize(first_text(element, ("guid", f"{ATOM}id")))


def url_of(element: Element) -> str:
    """Return the address of the item's page, "" if it names none that can be followed."""
    addresses = [first_text(element, ("link",))]
    addresses += [
        link.get("href", "")
        for link in element.iterfind(f"{ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    ]
    guid = element.find("guid")
    if guid is not None and guid.get("isPermaLink", "true") == "true":
        addresses.append(guid.text or "")
    followed = (link_address(address) for address in addresses if ":" in address)
    return next(filter(None, followed), "")


def categories_of(element: Element) -> Iterator[str]:
    for category in element.iterfind("category"):
        yield category.text or ""
    for category in element.iterfind(f"{ATOM}category"):
        yield category.get("label") or category.get("term") or ""


def authors_of(element: Element) -> Iterator[str]:
    for creator in element.iterfind(f"{DUBLIN_CORE}creator"):
        yield creator.text or ""
    for author in element.iterfind("author"):
        # "name@example.org (Name)": the name is for readers, the mailbox is not.
        in_brackets = re.search(r"\((.+)\)", author.text or "")
        yield in_brackets[1] if in_brackets else re.sub(r"\S+@\S+", "", author.text or "")
    for name in element.iterfind(f"{ATOM}author/{ATOM}name"):
        yield name.text or ""


def language_of(element: Element, language: str) -> str:
    said = [element.get(LANG, ""), first_text(element, (f"{DUBLIN_CORE}language",)), language]
    return next((code for code in said if LANGUAGE.fullmatch(code)), "")


def photos_of(element: Element) -> Iterator[ItemPhoto]:
    """Yield the photos that the feed names beside the text, each address once."""
    seen: set[str] = set()
    for photo in _all_media_photos(element):
        if photo.url and photo.url not in seen:
            seen.add(photo.url)
            yield photo


def html_of(element: Element | None) -> str:
    """Return the text of an element as HTML, whichever way it is put in the feed."""
    if element is None:
        return ""
    if len(element):
        for child in element:
            for inner in child.iter():
                inner.tag = inner.tag.rpartition("}")[2]
        inside = (tostring(child, encoding="unicode", method="html") for child in element)
        return escape(element.text or "", quote=False) + "".join(inside)
    kind = element.get("type", "text").lower()
    if not element.tag.startswith(ATOM) or kind in {"html", "text/html", "xhtml"}:
        return element.text or ""
    return escape(element.text or "", quote=False) if kind in {"text", "text/plain"} else ""


def first_text(element: Element, tags: Iterable[str]) -> str:
    found = ((child.text or "").strip() for tag in tags for child in element.iterfind(tag))
    return next(filter(None, found), "")


def _all_media_photos(element: Element) -> Iterator[ItemPhoto]:
    for child in element:
        if child.tag == f"{MEDIA}content" and _is_image(child):
            yield _media_photo(child, [child])
        elif child.tag == f"{MEDIA}group":
            # A group is one photo in several sizes.
            sizes = [content for content in child.iterfind(f"{MEDIA}content") if _is_image(content)]
            if sizes:
                largest = max(sizes, key=_width)
                yield _media_photo(largest, [largest, child])
        elif child.tag == "enclosure" and _is_image(child):
            yield ItemPhoto(photo_address(child.get("url", "").strip()))
        elif child.tag == f"{ATOM}link" and child.get("rel") == "enclosure" and _is_image(child):
            yield ItemPhoto(photo_address(child.get("href", "").strip()))


def _media_photo(content: Element, places: Iterable[Element]) -> ItemPhoto:
    captions = [words(html_of(place.find(f"{MEDIA}description"))) for place in places]
    credit_lines = [
        ", ".join(filter(None, (words(html_of(c)) for c in place.iterfind(f"{MEDIA}credit"))))
        for place in places
    ]
    return ItemPhoto(
        url=photo_address(content.get("url", "").strip()),
        caption=next(filter(None, captions), ""),
        credit=next(filter(None, credit_lines), ""),
    )


def _is_image(element: Element) -> bool:
    kind = element.get("medium") or element.get("type", "").partition("/")[0]
    name = element.get("url") or element.get("href") or ""
    return kind == "image" if kind else bool(IMAGE_NAME.search(name))


def _width(element: Element) -> int:
    width = element.get("width", "")
    return int(width) if width.isascii() and width.isdigit() else 0


def _first(element: Element, tags: Iterable[str]) -> Element | None:
    found = (element.find(tag) for tag in tags)
    return next((child for child in found if child is not None), None)
