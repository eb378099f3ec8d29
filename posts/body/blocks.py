"""A tree of HTML brought into the one form in which the editor writes the body of a post.

The form: a list of blocks; each holds either runs of text under marks, or blocks. Items of lists
and cells of tables hold paragraphs, as the editor makes them, so that opening and saving a post
changes nothing. A block that has no words in it is left out.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape

from posts.body.addresses import link_address
from posts.body.embeds import embed_address
from posts.body.markup import BLOCKS, Element
from watchdog.text import normalize

HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
MARKS = {
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("s", "strike", "del"), "s"),
    **{tag: tag for tag in ("a", "sub", "sup")},
}
# A list in a quote in a cell, and so on: what is nested deeper is unwrapped.
MAX_NESTING = 6

DIRECTIONS = frozenset({"ltr", "rtl", "auto"})
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
NUMBER = re.compile(r"[1-9][0-9]{0,17}")
COUNT = re.compile(r"[2-9]|[1-9][0-9]{1,2}")
WHITESPACE = re.compile("[ \t\n\f\r]+")
TITLE_LENGTH = 200
# What players call themselves, which tells nothing of what they play.
NO_TITLE = re.compile(
    "(youtube|vimeo|facebook|tiktok|embedded)?[ -]*(embed|embedded|video|audio|media|post|content|"
    "player|iframe|frame|[ -])*",
    re.IGNORECASE,
)
# It strikes through the character before it, which must not be the end of a tag.
OVERLAY = "\u0338"

Mark = tuple[str, str]  # the tag and its one attribute, ready to be written
Marks = tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under the same marks; a newline in it is a line break."""

    marks: Marks
    text: str


@dataclass(slots=True)
class Block:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    blocks: list["Block"] = field(default_factory=list)

    def html(self) -> str:
        if self.tag == "hr":
            return "<hr>"
        attributes = "".join(f' {name}="{escape(v)}"' for name, v in self.attributes.items())
        inside = runs_html(self.runs) + "".join(block.html() for block in self.blocks)
        return f"<{self.tag}{attributes}>{inside}</{self.tag}>"

    @property
    def is_placed(self) -> bool:
        """Whether it only names what stands here: a photo, a box, what plays elsewhere."""
        return self.tag == "figure" or self.attributes.get("data-type") in {"series", "embed"}

    def texts(self) -> Iterator[str]:
        if title := self.attributes.get("data-title"):
            yield title
        if self.runs:
            yield "".join(run.text for run in self.runs)
        for block in self.blocks:
            yield from block.texts()


def blocks_of(nodes: Iterable[Element | str]) -> list[Block]:
    """Return the blocks that the nodes of a page amount to."""
    return _Flow().inside(nodes, ())


def runs_html(runs: Iterable[Run]) -> str:
    written: list[str] = []
    opened: Marks = ()
    for run in [*runs, Run((), "")]:
        shared = 0
        while shared < min(len(opened), len(run.marks)) and opened[shared] == run.marks[shared]:
            shared += 1
        written += [f"</{tag}>" for tag, _ in reversed(opened[shared:])]
        written += [f"<{tag}{attribute}>" for tag, attribute in run.marks[shared:]]
        written.append(escape(run.text, quote=False).replace("\n", "<br>"))
        opened = run.marks
    return "".join(written)


class _Flow:
    """Collects what stands in one container; text that stands in no block gets a paragraph."""

    def __init__(self, nesting: int = 0, *, only_paragraphs: bool = False) -> None:
        self.nesting = nesting
        self.only_paragraphs = only_paragraphs
        self.blocks: list[Block] = []
        self.runs: list[Run] = []
        self.tag = "p"
        self.attributes: dict[str, str] = {}

    def inside(self, nodes: Iterable[Element | str], marks: Marks) -> list[Block]:
        self.add_all(nodes, marks)
        self.end_paragraph()
        return self.blocks

    def nested(self, nodes: Iterable[Element | str], marks: Marks) -> list[Block]:
        return _Flow(self.nesting + 1).inside(nodes, marks)

    def end_paragraph(self) -> None:
        if runs := tidy(self.runs):
            self.blocks.append(Block(self.tag, dict(self.attributes), runs))
        self.runs = []

    def add_all(self, nodes: Iterable[Element | str], marks: Marks) -> None:
        for node in nodes:
            self.add(node, marks)

    def add(self, node: Element | str, marks: Marks) -> None:
        if isinstance(node, str):
            self.add_text(node, marks)
        elif node.tag == "br":
            self.add_break(marks)
        elif node.tag == "q":
            self.add_all(["“", *node.children, "”"], marks)
        elif node.tag not in BLOCKS:
            self.add_all(node.children, _with_mark(marks, node))
        else:
            self.end_paragraph()
            self.add_block(node, marks)
            self.end_paragraph()

    def add_text(self, text: str, marks: Marks) -> None:
        text = normalize(_single_spaced(text)).lstrip(OVERLAY)
        if text := _single_spaced(text):
            self.runs.append(Run(marks, text))

    def add_break(self, marks: Marks) -> None:
        """Break the line; a second break in a row ends the paragraph, as old pages mean it."""
        while self.runs and self.runs[-1].text != "\n" and not self.runs[-1].text.strip():
            self.runs.pop()
        if self.runs and self.runs[-1].text == "\n":
            self.end_paragraph()
        else:
            self.runs.append(Run(marks, "\n"))

    def add_block(self, node: Element, marks: Marks) -> None:
        kind = node.attributes.get("data-type")
        match node.tag:
            case _ if self.add_placed(node, kind):
                pass
            case _ if self.only_paragraphs or self.nesting >= MAX_NESTING:
                self.unwrap(node, marks)
            case "hr":
                self.blocks.append(Block("hr"))
            case "aside" if kind == "pullquote":
                flow = _Flow(self.nesting + 1, only_paragraphs=True)
                self.add_container("aside", {"data-type": kind}, flow.inside([node], marks))
            case "blockquote":
                self.add_container("blockquote", _language(node), self.nested(node.children, marks))
            case "ul" | "ol" | "menu" | "dir":
                self.add_list(node, marks)
            case "table":
                self.add_table(node, marks)
            case _:
                self.unwrap(node, marks)

    def add_placed(self, node: Element, kind: str | None) -> bool:
        """Keep a node that only names what stands here; return whether it was one."""
        match node.tag:
            case "figure" if "data-photo" in node.attributes:
                self.add_node("figure", {}, "data-photo", node)
            case "aside" if kind == "series":
                self.add_node("aside", {"data-type": "series"}, "data-series", node)
            case "aside" if kind == "embed":
                self.add_embed(node.attributes.get("data-url", ""), "data-title", node)
            case "iframe":
                address = node.attributes.get("src") or node.attributes.get("data-src", "")
                self.add_embed("" if _is_dot(node) else address, "title", node)
            case _:
                return False
        return True

    def unwrap(self, node: Element, marks: Marks) -> None:
        """Keep what the element holds as paragraphs or headings, in its language."""
        before = self.tag, self.attributes
        if not self.only_paragraphs:
            self.tag = HEADINGS.get(node.tag, self.tag)
        self.attributes = {**self.attributes, **_language(node)}
        self.add_all(node.children, marks)
        self.end_paragraph()
        self.tag, self.attributes = before

    def add_node(self, tag: str, attributes: dict[str, str], key: str, node: Element) -> None:
        number = node.attributes.get(key, "")
        if NUMBER.fullmatch(number) and not self.only_paragraphs:
            self.blocks.append(Block(tag, {**attributes, key: number}))

    def add_embed(self, address: str, key: str, node: Element) -> None:
        """Keep what plays elsewhere as its address, its title, and perhaps a photo as a still."""
        url = embed_address(address)
        if not url or self.only_paragraphs:
            return
        title = normalize(WHITESPACE.sub(" ", node.attributes.get(key, ""))).strip()
        title = "" if NO_TITLE.fullmatch(title) else title[:TITLE_LENGTH]
        still = _Flow(self.nesting + 1)
        for element in node.elements() if node.tag == "aside" else ():
            if element.tag == "figure" and not still.blocks:
                still.add_node("figure", {}, "data-photo", element)
        attributes = {"data-type": "embed", "data-url": url, "data-title": title}
        self.blocks.append(Block("aside", attributes, blocks=still.blocks))

    def add_container(self, tag: str, attributes: dict[str, str], blocks: list[Block]) -> None:
        if blocks:
            self.blocks.append(Block(tag, attributes, blocks=blocks))

    def add_list(self, node: Element, marks: Marks) -> None:
        contents = [self.nested([child], marks) for child in node.children]
        items = [Block("li", blocks=blocks) for blocks in contents if blocks]
        if node.tag == "ol":
            start = node.attributes.get("start", "")
            self.add_container("ol", {"start": start} if COUNT.fullmatch(start) else {}, items)
        else:
            self.add_container("ul", {}, items)

    def add_table(self, node: Element, marks: Marks) -> None:
        """Keep a table of data; one with a single cell only frames something, and goes."""
        parts: dict[str, list[Block]] = {"thead": [], "tbody": []}
        for part, row in _rows(node):
            cells = [self.cell(child, marks) for child in row.children if not _is_gap(child)]
            if cells:
                parts[part].append(Block("tr", blocks=cells))
        all_cells = [cell for rows in parts.values() for row in rows for cell in row.blocks]
        for child in node.children:
            if isinstance(child, Element) and child.tag == "caption":
                self.unwrap(child, marks)
        if len(all_cells) == 1:
            self.blocks += all_cells[0].blocks
        elif any(cell.blocks for cell in all_cells):
            self.add_container("table", {}, [Block(p, blocks=r) for p, r in parts.items() if r])

    def cell(self, node: Element | str, marks: Marks) -> Block:
        if isinstance(node, str) or node.tag not in {"td", "th"}:
            return Block("td", blocks=self.nested([node], marks))
        spans = {name: node.attributes.get(name, "") for name in ("colspan", "rowspan")}
        spans = {name: span for name, span in spans.items() if COUNT.fullmatch(span)}
        return Block(node.tag, spans, blocks=self.nested(node.children, marks))


def _single_spaced(text: str) -> str:
    # Most text is so already, and to see that costs less than to write it anew.
    is_so = "  " not in text and text.isprintable()
    return text if is_so else WHITESPACE.sub(" ", text)


def tidy(runs: Iterable[Run]) -> list[Run]:
    """Return the runs of one paragraph joined, single-spaced and trimmed; none if it is blank."""
    joined: list[Run] = []
    for run in runs:
        text = run.text
        if text.startswith(" ") and (not joined or joined[-1].text[-1] in " \n"):
            text = text.lstrip(f" {OVERLAY}")
        if text == "\n":
            _trim_end(joined, " ")
            text = text if joined else ""
        if text and joined and joined[-1].marks == run.marks:
            text = unicodedata.normalize("NFC", joined.pop().text + text)
        if text:
            joined.append(Run(run.marks, text))
    _trim_end(joined, " \n")
    return joined if any(run.text.strip() for run in joined) else []


def _trim_end(runs: list[Run], characters: str) -> None:
    while runs:
        last = runs.pop()
        if text := last.text.rstrip(characters):
            runs.append(Run(last.marks, text))
            return


def _with_mark(marks: Marks, node: Element) -> Marks:
    tag = MARKS.get(node.tag)
    if tag is None or tag in dict(marks):
        return marks
    attribute = ""
    if tag == "a":
        address = link_address(node.attributes.get("href", ""))
        if not address:
            return marks
        attribute = f' href="{escape(address)}"'
    elif tag == "em" and (language := _language(node).get("lang")):
        attribute = f' lang="{language}"'
    return (*marks, (tag, attribute))


def _language(node: Element) -> dict[str, str]:
    found = {}
    if LANGUAGE.fullmatch(node.attributes.get("lang", "")):
        found["lang"] = node.attributes["lang"]
    if node.attributes.get("dir", "").lower() in DIRECTIONS:
        found["dir"] = node.attributes["dir"].lower()
    return found


def _rows(table: Element) -> Iterator[tuple[str, Element]]:
    for child in table.children:
        if isinstance(child, Element) and child.tag in {"thead", "tbody", "tfoot"}:
            part = "thead" if child.tag == "thead" else "tbody"
            yield from ((part, row) for row in child.children if isinstance(row, Element))


def _is_gap(node: Element | str) -> bool:
    return isinstance(node, str) and not node.strip()


def _is_dot(frame: Element) -> bool:
    """Whether a frame counts its readers and shows nothing."""
    sides = [frame.attributes.get(side, "").removesuffix("px") for side in ("width", "height")]
    return any(side.isdecimal() and int(side) <= 2 for side in sides)
