"""The text of a post from another site, taken apart into body, photos and boxes.

What leaves:

=====================  ===========================================================================
scripts and styles     by element, with drawings, buttons and other embedded things:
                       ``posts.body.markup.WITHOUT_TEXT``
forms and navigation   by element and role: FURNITURE, FURNITURE_ROLES
share bars, "related"  by a whole word of a class or id: FURNITURE_WORDS; but never an element
                       that holds most of the text, whatever it is called
tracking images        by their size, up to 2 by 2 pixels, or for want of an address
boxes                  ``div``, ``aside`` and ``section`` with a word of BOX_WORDS and a heading:
                       each becomes a Box, and its place in the text is kept
=====================  ===========================================================================

A frame that plays something from elsewhere becomes an embed, with the words of its ``figcaption``
as its title; so does a post of a social network that is quoted whole, with the words quoted.
Nothing is fetched from there. A photo in the text becomes an ItemPhoto, with the
words of its ``figcaption``, and its place is kept. Links are made absolute, since the page has
moved; icons that stand for a sign become it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from posts.body import write
from posts.body.blocks import TITLE_LENGTH, blocks_of
from posts.body.embeds import embed_address, is_post
from posts.body.markup import Element, parse
from watchdog.text import normalize, strip_controls

FURNITURE = frozenset({"dialog", "form", "nav", "search"})
FURNITURE_ROLES = frozenset({"banner", "navigation", "search", "toolbar"})
FURNITURE_WORDS = frozenset(
    "addthis addtoany ad ads advert advertisement also breadcrumb breadcrumbs comments cookie"
    " newsletter outbrain pagination player playlist podcast readmore recommended related"
    " relatedposts share sharebar sharedaddy sharing signup social socials sponsored subscribe"
    " subscription taboola toolbar".split()
)
PLAYER_WORDS = frozenset({"player", "podcast"})
BOX_TAGS = frozenset({"aside", "div", "section"})
BOX_WORDS = frozenset({"box", "callout", "factbox", "infobox", "promo", "sidebar", "wsw__embed"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# What networks call the quotes of posts that their scripts would turn into frames.
SOCIAL_CLASSES = frozenset(
    "fb-xfbml-parse-ignore instagram-media tiktok-embed twitter-tweet twitter-video".split()
)
SIGN_WORDS = frozenset({"emoji", "smiley"})
CREDIT_WORDS = frozenset({"copyright", "credit", "credits"})
CAPTION_WORDS = frozenset({"caption"})

FILE_PHOTO = re.compile(
    r"\(\s*(file (photo|picture|image)|archive photo|архивное фото|фото из архива)\s*\)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ItemPhoto:
    """A photo by its address or path, as the file says it: whoever opens it must judge it."""

    url: str
    caption: str = ""
    credit: str = ""

    @property
    def is_file_photo(self) -> bool:
        return bool(FILE_PHOTO.search(self.caption))


@dataclass(frozen=True, slots=True)
class Box:
    """What stood boxed inside of a post: its heading, and its words in paragraphs."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A clean body in which photo 1 and series 1 are the first of `photos` and of `boxes`."""

    layout: str
    photos: tuple[ItemPhoto, ...]
    boxes: tuple[Box, ...]


def take_apart(html: str, *, base: str, photos: Iterable[ItemPhoto] = ()) -> Page:
    """Return the body, photos and boxes of a page found at the address `base`.

    `photos` are those known from elsewhere; one that stands in the text too is not taken twice.
    """
    root = parse(html)
    taking = _Taking(base=base, photos=list(photos), length=len(root.text()))
    layout = write(taking.kept(root.children))
    return Page(layout, tuple(taking.photos), tuple(taking.boxes))


def words(html: str) -> str:
    """Return the words of a title, a name or a caption, in which markup may be hidden."""
    if "<" not in html and "&" not in html:
        return normalize(" ".join(strip_controls(html).split()))
    return normalize(parse(html).text())


class _Taking:
    def __init__(self, *, base: str, photos: list[ItemPhoto], length: int) -> None:
        self.base = base
        self.photos = photos
        self.boxes: list[Box] = []
        self.length = length

    def kept(self, nodes: Iterable[Element | str]) -> list[Element | str]:
        kept: list[Element | str] = []
        for node in nodes:
            if isinstance(node, str):
                kept.append(node)
            elif not self.is_furniture(node):
                kept += self.mended(node)
            elif _names(node) & PLAYER_WORDS:
                # The bar of buttons around a player goes, and what it plays stays.
                kept += [self.frame(one) for one in node.elements() if one.tag == "iframe"]
        return kept

    def mended(self, node: Element) -> list[Element | str]:
        """Return what stays in the place of an element."""
        # Numbers of photos and series that another site has written mean nothing here.
        own_attributes = {"data-photo", "data-series", "data-title", "data-type", "data-url"}
        attributes = {k: v for k, v in node.attributes.items() if k not in own_attributes}
        if node.tag == "img":
            return self.picture(node)
        if node.tag == "iframe":
            return [self.frame(node)]
        if node.tag == "blockquote" and (address := self.quoted_post(node)):
            return [self.frame(Element("iframe", {"src": address}), _shortened(node.text()))]
        if self.is_figure(node):
            return self.figure(node)
        if self.is_box(node):
            self.boxes.append(_box(node))
            number = str(len(self.boxes))
            return [Element("aside", {"data-type": "series", "data-series": number})]
        if node.tag == "a":
            attributes["href"] = self.absolute(attributes.get("href", ""))
        return [Element(node.tag, attributes, self.kept(node.children))]

    def frame(self, node: Element, title: str = "") -> Element:
        """Return a frame with a whole address, which cleaning makes an embed."""
        address = node.attributes.get("src") or node.attributes.get("data-src", "")
        said = {"src": self.absolute(address) if address else ""}
        said |= {"title": title} if title else {}
        return Element("iframe", node.attributes | said)

    def quoted_post(self, node: Element) -> str:
        """Return the address of the post of a social network that this quotes; "" if of none."""
        if not SOCIAL_CLASSES.intersection(node.attributes.get("class", "").split()):
            return ""
        said = [node.attributes.get(name, "") for name in ("cite", "data-instgrm-permalink")]
        # Links inside of what is quoted come before the one to the quoted post.
        links = [one.attributes.get("href", "") for one in node.elements() if one.tag == "a"]
        pages = (embed_address(self.absolute(one)) for one in [*said, *reversed(links)] if one)
        return next(filter(is_post, pages), "")

    def picture(self, node: Element, caption: str = "", credit: str = "") -> list[Element | str]:
        if _names(node) & SIGN_WORDS:
            return [node.attributes.get("alt", "")]
        url = _picture_address(node)
        if not url:
            return []
        number = self.number_of(ItemPhoto(url, caption, credit))
        return [Element("figure", {"data-photo": str(number)})]

    def number_of(self, photo: ItemPhoto) -> int:
        for index, known in enumerate(self.photos):
            if known.url == photo.url:
                caption, credit = known.caption or photo.caption, known.credit or photo.credit
                self.photos[index] = replace(known, caption=caption, credit=credit)
                return index + 1
        self.photos.append(photo)
        return len(self.photos)

    def figure(self, node: Element) -> list[Element | str]:
        """Return the photos of a figure, the first with its caption, and what else is in it."""
        pictures = [element for element in node.elements() if _picture_address(element)]
        caption, credit = _caption(node)
        places: list[Element | str] = []
        for picture in pictures:
            first = picture is pictures[0]
            text = normalize(_part(caption, credit).text()) if first else ""
            places += self.picture(picture, text, normalize(credit.text()) if first else "")
        frames = [element for element in node.elements() if element.tag == "iframe"]
        if frames and not pictures:
            places = [self.frame(frames[0], normalize(_part(caption, credit).text()))]
        # Without either the caption is that of a player, which was dropped: it goes too.
        rest = _part(node, caption, credit, *pictures, *frames[:1])
        return [*places, Element("div", {}, self.kept(rest.children))]

    def absolute(self, address: str) -> str:
        try:
            return urljoin(self.base, address) if self.base or urlsplit(address).scheme else ""
        except ValueError:
            return ""

    def is_furniture(self, node: Element) -> bool:
        is_named = (
            node.tag in FURNITURE
            or node.attributes.get("role", "") in FURNITURE_ROLES
            or bool(_names(node) & FURNITURE_WORDS)
        )
        return is_named and not self.is_most(node)

    def is_figure(self, node: Element) -> bool:
        if node.tag == "figure":
            return True
        is_named = node.tag == "div" and bool(_names(node) & CAPTION_WORDS)
        return is_named and any(_picture_address(element) for element in node.elements())

    def is_box(self, node: Element) -> bool:
        return (
            node.tag in BOX_TAGS
            and bool(_names(node) & BOX_WORDS)
            and any(element.tag in HEADINGS for element in node.elements())
            and not self.is_most(node)
        )

    def is_most(self, node: Element) -> bool:
        return len(node.text()) * 2 > self.length


def _shortened(words: str) -> str:
    """Return as many whole words as the title of an embed has room for."""
    if len(words) <= TITLE_LENGTH:
        return words
    return f"{words[: TITLE_LENGTH - 1].rpartition(' ')[0]}…"


def _box(node: Element) -> Box:
    title = next(element for element in node.elements() if element.tag in HEADINGS)
    blocks = blocks_of(_part(node, title).children)
    return Box(normalize(title.text()), "\n\n".join(t for b in blocks for t in b.texts()))


def _caption(figure: Element) -> tuple[Element, Element]:
    """Return the elements of caption and credit; the credit may be part of the caption."""
    nothing = Element("span")
    named = [e for e in figure.elements() if _names(e) & CAPTION_WORDS]
    captions = [e for e in figure.elements() if e.tag == "figcaption"] + named
    credited = [e for e in figure.elements() if _names(e) & CREDIT_WORDS]
    return next(iter(captions), nothing), next(iter(credited), nothing)


def _part(node: Element, *left_out: Element) -> Element:
    """Return a copy of the element without some of those inside."""
    children = [
        child if isinstance(child, str) else _part(child, *left_out)
        for child in node.children
        if isinstance(child, str) or not any(child is element for element in left_out)
    ]
    return Element(node.tag, node.attributes, children)


def _picture_address(node: Element) -> str:
    """Return the address of a photo; "" for what is none, such as a counter's invisible dot."""
    if node.tag != "img":
        return ""
    sizes = [node.attributes.get(side, "").removesuffix("px") for side in ("width", "height")]
    if any(size.isdecimal() and int(size) <= 2 for size in sizes):
        return ""
    addresses = [node.attributes.get(name, "").strip() for name in ("src", "data-src")]
    return next((photo for address in addresses if (photo := photo_address(address))), "")


def photo_address(address: str) -> str:
    """Return the address if it can be that of a photo: on the web, or a path without a scheme."""
    address = f"https:{address}" if address.startswith("//") else address
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        return ""
    return address if scheme in {"", "http", "https"} else ""


def _names(node: Element) -> set[str]:
    """Return the classes and id of an element, whole and in words."""
    names = f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}".lower().split()
    return {*names, *(word for name in names for word in re.split("[-_]+", name))}
