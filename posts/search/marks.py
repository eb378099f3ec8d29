"""What was looked for, marked in what was found. Everything but the marks is escaped."""

import re
from collections.abc import Iterable, Iterator

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from posts.search.query import CYRILLIC_ENDING, Term
from posts.search.spelling import UNSPACED, fold, fold_word

BEFORE, LENGTH = 60, 220
# So much of a long text is looked through.
READ = 20_000

WORD = re.compile(r"\w+(?:['’ʻʼ]\w+)*")
ENGLISH_ENDING = re.compile("(?<=[a-z]{4})(?:ings?|ed|ions?|e?s|ly|ers?|e)$")
MOST_ENDING = 5

type Span = tuple[int, int]


class Marker:
    def __init__(self, terms: Iterable[Term]) -> None:
        words = [word.lower() for term in terms for word in term.words]
        stems = {re.escape(_stem(word)) for word in words}
        self.folds = {folded for term in terms for folded in term.folded.split()}
        # A character of a script without spaces is marked wherever it stands.
        begin = [r"(?<!\w)" + stem + rf"\w{{0,{MOST_ENDING}}}(?!\w)" for stem in sorted(stems)]
        begin += sorted(re.escape(word) for word in words if UNSPACED.match(word))
        self.pattern = re.compile("|".join(begin), re.IGNORECASE)

    def mark(self, text: str) -> SafeString:
        return _marked(text, 0, len(text), self.spans(text))

    def snippet(self, summary: str, body: str) -> SafeString:
        """Return the summary, or the part of the text where the words stand."""
        if self.first(summary) is not None or (found := self.first(body[:READ])) is None:
            text = summary or body[:LENGTH]
            return _marked(text, 0, len(text), self.spans(text))
        start = _at_word(body, max(0, found - BEFORE)) if found > BEFORE else 0
        end = min(len(body), start + LENGTH)
        if end < len(body):
            end = max(body.rfind(" ", start + 1, end), found + 1) if " " in body[found:end] else end
        part = _marked(body, start, end, self.spans(body[:end]))
        return mark_safe(  # noqa: S308  (escaped by _marked)
            ("… " if start else "") + part + (" …" if end < len(body) else "")
        )

    def first(self, text: str) -> int | None:
        if found := self.pattern.search(text):
            return found.start()
        return next((start for start, _end in self._folded(text)), None)

    def spans(self, text: str) -> list[Span]:
        return sorted({*(m.span() for m in self.pattern.finditer(text)), *self._folded(text)})

    def _folded(self, text: str) -> Iterator[Span]:
        """Yield where the same word stands in another spelling."""
        for found in WORD.finditer(text):
            word = found[0]
            if (word[0].isupper() or not word.isascii()) and not self.folds.isdisjoint(
                fold(word).split() if not word.isalnum() else (fold_word(word),)
            ):
                yield found.span()


def _stem(word: str) -> str:
    return CYRILLIC_ENDING.sub("", ENGLISH_ENDING.sub("", word))


def _at_word(text: str, position: int) -> int:
    """Return where the next word begins."""
    space = text.find(" ", position)
    return position if space < 0 or space > position + 30 else space + 1


def _marked(text: str, start: int, end: int, spans: list[Span]) -> SafeString:
    pieces: list[tuple[str, str]] = []
    for first, last in spans:
        if first >= start and last <= end:
            pieces.append((text[start:first], text[first:last]))
            start = last
    marked = format_html_join("", "{}<mark>{}</mark>", pieces)
    return marked + format_html_join("", "{}", [(text[start:end],)])
