"""HTML made flat enough to be read in reasonable time.

Browsers mend any HTML, and so does nh3; but the cost of it grows with the square of what is left
open: a few hundred kilobytes of ``<div>``, of attributes, or of ``<b id="…">`` before paragraphs,
keep a server busy for a minute or exhaust its memory. No text of a newsroom looks like that. What
is long enough to be such a thing is written anew before it is mended: every element closed in its
place, none too deep, and only attributes that somebody looks at. No words are lost.
"""

import re
from collections.abc import Collection, Mapping
from html import escape
from html.parser import HTMLParser
from itertools import islice

# A text with fewer tags and characters than this costs little, whatever is in it.
FEW_TAGS = 500
FEW_CHARACTERS = 200_000
MAX_DEPTH = 100

TAG = re.compile("<[a-zA-Z]")
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# What an element ends when it begins, as browsers have it, and how far up they look.
CELLS, ROWS, PARTS = {"td", "th"}, {"tr"}, {"thead", "tbody", "tfoot"}
ENDS: dict[str, tuple[set[str], set[str]]] = {
    "li": ({"li"}, {"ul", "ol", "menu", "dir"}),
    **dict.fromkeys(("dt", "dd"), ({"dt", "dd"}, {"dl"})),
    **dict.fromkeys(CELLS, (CELLS, {"table"})),
    **dict.fromkeys(ROWS, (CELLS | ROWS, {"table"})),
    **dict.fromkeys(PARTS, (CELLS | ROWS | PARTS, {"table"})),
}


def flatten(
    html: str,
    *,
    blocks: Collection[str],
    inline: Collection[str],
    dropped: Collection[str],
    attributes: Mapping[str, Collection[str]],
) -> str:
    """Return HTML in which nothing is nested deeper than MAX_DEPTH; short texts stay as they are.

    `blocks` and `inline` are the elements that stay, `dropped` those that go with all they hold.
    """
    has_few_tags = next(islice(TAG.finditer(html), FEW_TAGS, None), None) is None
    if has_few_tags and len(html) <= FEW_CHARACTERS:
        return html
    flattener = _Flattener(blocks, inline, dropped, attributes)
    # What breaks off within a tag is never one; the parser would look at it again and again.
    end = html.rfind(">") + 1
    flattener.feed(html[:end] + TAG.split(html[end:], maxsplit=1)[0])
    flattener.close()
    flattener.end(0)
    return "".join(flattener.written)


class _Flattener(HTMLParser):
    def __init__(
        self,
        blocks: Collection[str],
        inline: Collection[str],
        dropped: Collection[str],
        attributes: Mapping[str, Collection[str]],
    ) -> None:
        super().__init__()
        self.blocks, self.inline, self.dropped = blocks, inline, dropped
        self.kept_attributes = attributes
        self.written: list[str] = []
        self.open: list[str] = []
        # The element that is being dropped, and how many of its name are open.
        self.dropping, self.dropping_depth = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.dropping:
            self.dropping_depth += tag == self.dropping
        elif tag in self.dropped:
            if tag not in VOID:
                self.dropping, self.dropping_depth = tag, 1
        elif tag in self.blocks or tag in self.inline:
            self.begin(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # A slash at the end of a tag means nothing in HTML, but much in a drawing.
        if not self.dropping and tag not in self.dropped:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.dropping:
            self.dropping_depth -= tag == self.dropping
            if not self.dropping_depth:
                self.dropping = ""
        elif tag in self.open:
            self.end(len(self.open) - 1 - self.open[::-1].index(tag))

    def handle_data(self, data: str) -> None:
        if not self.dropping:
            self.written.append(escape(data, quote=False))

    def begin(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.blocks:
            self.end_before({"p"}, CELLS | {"caption", "table"})
        if tag in ENDS:
            self.end_before(*ENDS[tag])
        if tag not in VOID and len(self.open) >= MAX_DEPTH:
            # Beyond a hundred elements only the words are kept.
            self.written.append(" " if tag in self.blocks else "")
            return
        kept = {*self.kept_attributes.get("*", ()), *self.kept_attributes.get(tag, ())}
        said = {name: value or "" for name, value in reversed(attrs) if name in kept}
        self.written.append(
            f"<{tag}{''.join(f' {name}="{escape(value)}"' for name, value in said.items())}>"
        )
        if tag not in VOID:
            self.open.append(tag)

    def end_before(self, ended: set[str], barriers: set[str]) -> None:
        for index in reversed(range(len(self.open))):
            if self.open[index] in ended:
                self.end(index)
                # A row ends its cell and then the row before it.
                continue
            if self.open[index] in barriers:
                return

    def end(self, index: int) -> None:
        """Close everything from that open element on, so that nothing stays open behind it."""
        self.written += [f"</{tag}>" for tag in reversed(self.open[index:])]
        del self.open[index:]
