"""What changed between two texts, word by word, as a reader of both would mark it.

The texts are plain: a line is a paragraph. Nothing here is HTML, so templates escape all of it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

type Kind = Literal["same", "gone", "new"]

WORDS = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
# The comparison of words grows with the square of their number; beyond that, lines do.
MOST_WORDS = 6000
ALIKE = 0.25


@dataclass(frozen=True)
class Stretch:
    kind: Kind
    text: str


@dataclass(frozen=True)
class Line:
    """One paragraph; or, where `skipped` counts some, those that are the same and left out."""

    stretches: tuple[Stretch, ...] = ()
    skipped: int = 0


def difference(old: str, new: str, *, around: int = 1) -> list[Line]:
    """Return the paragraphs of both texts with what went and what came, and `around` others."""
    before, after = old.splitlines(), new.splitlines()
    lines: list[Line] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            is_first, is_last = i1 == 0, i2 == len(before) and j2 == len(after)
            lines += _same(before[i1:i2], around, is_first=is_first, is_last=is_last)
        else:
            lines += _changed(before[i1:i2], after[j1:j2])
    return lines


def _same(
    paragraphs: Sequence[str], around: int, *, is_first: bool, is_last: bool
) -> Iterator[Line]:
    head = 0 if is_first else around
    tail = 0 if is_last else around
    skipped = len(paragraphs) - head - tail
    if skipped < 2:
        yield from (Line((Stretch("same", text),)) for text in paragraphs)
        return
    yield from (Line((Stretch("same", text),)) for text in paragraphs[:head])
    yield Line(skipped=skipped)
    yield from (Line((Stretch("same", text),)) for text in paragraphs[len(paragraphs) - tail :])


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    """Yield paragraphs that were rewritten, each beside the one that took its place."""
    pairs = min(len(before), len(after))
    for old, new in zip(before[:pairs], after[:pairs], strict=True):
        yield Line(tuple(_words(old, new)))
    yield from (Line((Stretch("gone", text),)) for text in before[pairs:])
    yield from (Line((Stretch("new", text),)) for text in after[pairs:])


def _words(old: str, new: str) -> Iterator[Stretch]:
    before, after = WORDS.findall(old), WORDS.findall(new)
    matcher = SequenceMatcher(
        None, [word.strip() for word in before], [word.strip() for word in after], autojunk=False
    )
    is_long = len(before) + len(after) > MOST_WORDS
    # Where hardly a word is shared, another paragraph stands.
    if is_long or matcher.ratio() < ALIKE:
        yield from (Stretch("gone", old), Stretch("new", new))
        return
    gone = came = ""
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal" and (j2 - j1 > 1 or not gone + came or j2 == len(after)):
            yield from _replaced(gone, came)
            gone = came = ""
            yield Stretch("same", "".join(after[j1:j2]))
        else:
            # A single word that stayed between two changes reads better as a part of them.
            gone += "".join(before[i1:i2])
            came += "".join(after[j1:j2])
    yield from _replaced(gone, came)


def _replaced(gone: str, came: str) -> Iterator[Stretch]:
    if gone:
        yield Stretch("gone", gone)
    if came:
        yield Stretch("new", came)
