"""What was looked for, marked in what was found. Everything but the marks is escaped."""

import re
from collections.abc import Iterable, Iterator

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

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
        return _marked(text, sorted({*self._matching(text), *self._folded(text)}))

    def snippet(self, summary: str, body: str) -> SafeString:
        """Return the summary, or the part of the text where the words stand."""
        for find in (self._matching, self._folded):
            if next(find(summary), None):
                break
            if found := next(find(body[:READ]), None):
                return self._around(body, found[0])
        return self.mark(summary or body[:LENGTH])

    def _around(self, body: str, found: int) -> SafeString:
        start = _at_word(body, found - BEFORE) if found > BEFORE else 0
        end = min(len(body), start + LENGTH)
        if end < len(body):
            end = max(body.rfind(" ", start, end), found + 1) if " " in body[found:end] else end
        before, after = "… " if start else "", " …" if end < len(body) else ""
        return format_html("{}{}{}", before, self.mark(body[start:end]), after)

    def _matching(self, text: str) -> Iterator[Span]:
        return (found.span() for found in self.pattern.finditer(text))

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


def _marked(text: str, spans: list[Span]) -> SafeString:
    pieces: list[tuple[str, str]] = []
    done = 0
    for first, last in spans:
        if first >= done:
            pieces.append((text[done:first], text[first:last]))
            done = last
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pieces), text[done:])
