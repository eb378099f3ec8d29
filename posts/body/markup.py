"""HTML of any origin, read the way a browser reads it, as a small tree.

``parse`` mends what browsers mend (tags left open, paragraphs in paragraphs), leaves out what
never holds text for readers (scripts, styles, players, drawings), and keeps only attributes that
``posts.body`` and the importers look at. It does not make HTML safe: ``posts.body.clean`` does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

import nh3

from posts.body.nesting import MAX_DEPTH, flatten
from watchdog.text import strip_controls

# Each of these stands on lines of its own; all other elements are parts of a line.
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr iframe legend li main menu"
    " nav ol p pre search section summary table tbody td tfoot th thead tr ul".split()
)
INLINE = frozenset(
    "a abbr b bdi bdo big br cite code del dfn em font i img ins kbd label mark q s samp small"
    " span strike strong sub sup time tt u var".split()
)
VOID = frozenset({"br", "hr", "img"})
# Gone with all they contain.
WITHOUT_TEXT = frozenset(
    "applet audio button canvas datalist embed map math noembed noframes noscript object"
    " script select style svg template textarea title video xmp".split()
)
ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "role"},
    "a": {"href"},
    "aside": {"data-series", "data-title", "data-type", "data-url"},
    "blockquote": {"cite", "data-instgrm-permalink"},
    "figure": {"data-photo"},
    "iframe": {"data-src", "height", "src", "title", "width"},
    "img": {"alt", "data-src", "height", "src", "width"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
# Made once, since that costs more than cleaning a text does.
CLEANER = nh3.Cleaner(
    tags=BLOCKS | INLINE,
    clean_content_tags=WITHOUT_TEXT,
    attributes=ATTRIBUTES,
    # Addresses are judged by whoever uses them; `data` only stands in front of pictures.
    url_schemes={"http", "https", "mailto", "data"},
    link_rel=None,
)

# What nh3 writes: text, and tags with each attribute in quotes. What stands in a frame is for
# browsers that show none, and is not written as HTML.
QUOTED = r'(?: [a-z-]+="[^"]*")*'
TOKEN = re.compile(
    rf"(?P<text>[^<]+)|<iframe(?P<frame>{QUOTED})>.*?</iframe>"
    rf"|<(?P<end>/?)(?P<tag>[a-z0-9]+)(?P<attributes>{QUOTED})>",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')


@dataclass(slots=True)
class Element:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    def elements(self) -> Iterator["Element"]:
        """Yield the elements inside this one, in the order of the page."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.elements()

    def text(self) -> str:
        """Return the words inside, with single spaces between them."""
        return " ".join("".join(self.pieces()).split())

    def pieces(self) -> Iterator[str]:
        """Yield the text inside, and a space at each edge of a block."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag != "iframe":
                edge = " " if child.tag in BLOCKS or child.tag == "br" else ""
                yield edge
                yield from child.pieces()
                yield edge


def parse(html: str) -> Element:
    flat = flatten(
        strip_controls(html),
        blocks=BLOCKS,
        inline=INLINE | VOID,
        dropped=WITHOUT_TEXT,
        attributes=ATTRIBUTES,
    )
    return _tree(CLEANER.clean(flat))


def _tree(html: str) -> Element:
    """Build the tree from HTML that nh3 wrote, in which every element is closed in its place."""
    root = Element("body")
    opened = [root]
    too_deep = 0
    for token in TOKEN.finditer(html):
        inside = opened[-1].children
        if token["text"]:
            inside.append(unescape(token["text"]))
        elif token["tag"] is None:
            inside.append(_element("iframe", token["frame"]))
        elif token["end"]:
            if too_deep:
                too_deep -= 1
            else:
                opened.pop()
        else:
            element = _element(token["tag"], token["attributes"])
            inside.append(element)
            if element.tag in VOID:
                continue
            if len(opened) > MAX_DEPTH:
                too_deep += 1
            else:
                opened.append(element)
    return root


def _element(tag: str, attributes: str) -> Element:
    said = ATTRIBUTE.findall(attributes) if attributes else ()
    return Element(tag, {name: unescape(value) for name, value in said})
