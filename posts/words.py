"""A body as lines that an editor reads: what stands in it, without a sign of how it is stored."""

from collections.abc import Iterable, Iterator
from html import unescape

from posts.blocks import Block, Run, blocks_of
from posts.markup import parse

BEFORE = {"h2": "Heading: ", "h3": "Smaller heading: ", "blockquote": "Quote: ", "li": "• "}


def in_words(html: str) -> str:
    """Return a line for each paragraph, photo and box; a link is followed by its address."""
    return "\n".join(_lines(blocks_of(parse(html).children)))


def _lines(blocks: Iterable[Block], before: str = "") -> Iterator[str]:
    for block in blocks:
        if photo := block.attributes.get("data-photo"):
            yield f"[Photo {photo}]"
        elif series := block.attributes.get("data-series"):
            yield f"[Box of series {series}]"
        elif block.tag == "hr":
            yield "[Line]"
        elif block.tag == "tr":
            yield " | ".join(" ".join(_lines(cell.blocks)) for cell in block.blocks)
        elif block.runs:
            yield before + BEFORE.get(block.tag, "") + _text(block.runs)
        else:
            is_pull = block.attributes.get("data-type") == "pullquote"
            inside = "Pull quote: " if is_pull else BEFORE.get(block.tag, before)
            yield from _lines(block.blocks, inside)


def _text(runs: Iterable[Run]) -> str:
    return "".join(
        run.text.replace("\n", " ")
        + "".join(_address(mark) for tag, mark in run.marks if tag == "a")
        for run in runs
    )


def _address(attribute: str) -> str:
    return f" ({unescape(attribute.removeprefix(' href="').removesuffix('"'))})"
