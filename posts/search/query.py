"""What a reader typed, as terms. Every string is a query; none is an error."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from posts.search.spelling import bones, fold
from watchdog.text import BIDI_CONTROLS, normalize

LONGEST = 200
MOST_TERMS = 10
# A prefix of fewer letters would find nearly everything.
SHORTEST_PREFIX = 3

QUOTES = re.compile("[“”„«»″〝〞「」『』]")
PIECES = re.compile(r'"([^"]*)"|([^\s"]+)')
WORD = re.compile(r"[^\W_]+")
# Endings by which Russian and its neighbours inflect; for databases that cannot stem them.
CYRILLIC_ENDING = re.compile("(?<=[\u0400-\u04ff]{4})[аеёиоуыэюяйьіїєўмхвг]{1,3}$")


@dataclass(frozen=True)
class Term:
    """One word, or the words between quotation marks, as they were typed."""

    text: str
    is_phrase: bool = False
    # Whether this is the last word, which may not be typed out yet.
    is_last: bool = False

    @property
    def words(self) -> list[str]:
        return WORD.findall(self.text)

    @cached_property
    def folded(self) -> str:
        """The folds of its words, or "" where so little is left that anything would match."""
        folds = fold(self.text)
        # "zzzz" folds to "z", the initial of many; a sign of an unspaced script is a word.
        is_bare = len(folds) < 2 <= len(self.text) and folds.isascii()
        return "" if is_bare else folds

    @property
    def is_of_several(self) -> bool:
        """Whether it is found by what stands side by side, and not by one word."""
        return len(self.words) > 1 or " " in self.folded

    @property
    def begins_folded(self) -> bool:
        """Whether words whose folds begin with this one's are meant too."""
        return self.is_prefix and len(self.folded) >= SHORTEST_PREFIX

    @cached_property
    def bones(self) -> str:
        return bones(self.text)

    @property
    def is_prefix(self) -> bool:
        return self.is_last and not self.is_phrase and len(self.words[-1]) >= SHORTEST_PREFIX

    @property
    def cyrillic_stem(self) -> str:
        """The beginning that the cases of a Cyrillic word share, or ""."""
        stem = CYRILLIC_ENDING.sub("", self.text.lower())
        return stem if not self.is_phrase and stem != self.text.lower() else ""


@dataclass(frozen=True)
class Query:
    text: str = ""
    kind: str = ""
    region: int | None = None  # the number of its section
    start: datetime | None = None
    end: datetime | None = None
    language: str = ""
    page: int = 1

    @cached_property
    def terms(self) -> list[Term]:
        text = BIDI_CONTROLS.sub("", normalize(self.text))[:LONGEST]
        pieces = PIECES.findall(QUOTES.sub('"', text))
        terms = [Term(word or phrase, is_phrase=not word) for phrase, word in pieces]
        terms = [term for term in dict.fromkeys(terms) if term.words][:MOST_TERMS]
        return [*terms[:-1], *(replace(term, is_last=True) for term in terms[-1:])]

    @property
    def is_shortened(self) -> bool:
        """Whether there was more than is looked for."""
        return len(self.text) > LONGEST or len(PIECES.findall(self.text)) > MOST_TERMS

    @property
    def keys(self) -> list[str]:
        """The words of ``SearchDoc.keys`` that a row must have."""
        return [
            *([f"k{self.kind.lower()}"] if self.kind else []),
            *([f"l{self.language}"] if self.language else []),
            *([f"r{self.region}"] if self.region is not None else []),
        ]
