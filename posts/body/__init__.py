"""The body of a post: ordinary HTML in a text field, always as ``clean`` returns it.

Paragraphs, headings of two levels, lists, quotes, tables, and four nodes of our own, which
``render`` fills in when a page is made:

- ``<figure data-photo="12"></figure>``, a placed photo, whose caption is kept with the post;
- ``<aside data-type="series" data-series="3"></aside>``, the box of a series;
- ``<aside data-type="embed" data-url="https://…" data-title="…">``, what plays elsewhere, with a
  placed photo inside as its still, or empty;
- ``<aside data-type="pullquote"><p>…</p></aside>``, a sentence lifted out of the text.

The other functions read a body that has been cleaned.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property, lru_cache
from html import unescape
from typing import Any, Final, NamedTuple

import nh3

from posts.body.addresses import SCHEMES
from posts.body.blocks import DIRECTIONS, Block, Run, blocks_of, tidy
from posts.body.markup import Element, parse

LANGUAGE_TAGS = ("p", "h2", "h3", "blockquote")
ALLOWED: Final[dict[str, Any]] = {
    "tags": set(
        "p h2 h3 ul ol li blockquote br hr table thead tbody tr th td strong em s sub sup a"
        " figure aside".split()
    ),
    "attributes": {
        **{tag: {"lang"} for tag in (*LANGUAGE_TAGS, "em")},
        "a": {"href"},
        "ol": {"start"},
        "th": {"colspan", "rowspan"},
        "td": {"colspan", "rowspan"},
        "figure": {"data-photo"},
        "aside": {"data-series", "data-title", "data-url"},
    },
    "tag_attribute_values": {
        **{tag: {"dir": set(DIRECTIONS)} for tag in LANGUAGE_TAGS},
        "aside": {"data-type": {"embed", "pullquote", "series"}},
    },
    "url_schemes": set(SCHEMES),
    # No rel and no target: the referrer policy of the site says it once for every link.
    "link_rel": None,
}
CLEANER: Final = nh3.Cleaner(**ALLOWED)

# What ``clean`` writes. It escapes quotes in attributes and brackets in text, so nothing else in
# a cleaned body can look like one of these.
NODE = re.compile(
    r'<figure data-photo="(?P<photo>[0-9]+)"></figure>'
    r'|<aside data-type="series" data-series="(?P<series>[0-9]+)"></aside>'
)
EMBED = re.compile(
    r'<aside data-type="embed" data-url="(?P<url>[^"]*)" data-title="(?P<title>[^"]*)">'
    r"(?P<still>(?:<figure[^>]*></figure>)?)</aside>"
)

HREF = re.compile(r'<a href="([^"]*)"')
HEADING = re.compile(r"<h([23])[ >]")
GALLERY = re.compile(r'(?:<figure data-photo="[0-9]+"></figure>){2,}')

# A place, perhaps a comma and a country, a dash: see split_dateline.
WORDS = r"[^\W\d_]+(?:[ .'\u2019\u02bc-]{1,2}[^\W\d_]+)*"
DATELINE = re.compile(
    rf"(?P<place>{WORDS}\.?)(?P<country>, ?{WORDS}\.?)?(?:\s*(?:\u2013|\u2014|--)\s*|\s+-\s+)"
)
DATELINE_LENGTH = 60
# What is written in capitals and followed by a dash at the start of a text, and is no place.
NOT_PLACES = frozenset(
    "AFP ANALYSIS BBC BREAKING CIA CNN CORRECTION COVID CPJ CSTO EXCLUSIVE EXPLAINER FBI FSB GRU"
    " IMF INTERVIEW KGB NATO NGO OPINION OSCE PACE RSF TASS UNESCO UNHCR UNICEF UPDATE UPDATED"
    " USA USAID VIDEO WATCH"
    " ВИДЕО МВД МИД НАТО ОБСЕ ОБНОВЛЕНО ООН СБУ СРОЧНО США ФСБ".split()  # noqa: RUF001
)


class Clean(str):
    """HTML as ``clean`` returned it: it need not be cleaned again, and is read once.

    Made here and nowhere else. What is cut out of it or put together with it is an ordinary string.
    """

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return _parsed(str(self))

    @cached_property
    def words(self) -> str:
        return "\n\n".join(text for block in self.blocks for text in block.texts())

    @cached_property
    def word_count(self) -> int:
        words = self.words.split()
        return sum(word[0].isalnum() or any(map(str.isalnum, word)) for word in words)

    def __deepcopy__(self, memo: Any) -> "Clean":
        return self

    def __getstate__(self) -> dict[str, Any]:
        """What another process is told beside the text: the blocks are larger, and seldom asked."""
        return {"words": self.words, "word_count": self.word_count}


def clean(html: str) -> Clean:
    """Return the HTML in our form, with nothing in it that could harm a reader."""
    return html if isinstance(html, Clean) else _cleaned(html)


# To save, check and publish a text reads it again and again.
@lru_cache(maxsize=16)
def _cleaned(html: str) -> Clean:
    return _html(_parsed(html))


def write(nodes: Iterable[Element | str]) -> Clean:
    """Return the nodes of a page that somebody took apart as a body: ``clean`` after parsing."""
    return _html(blocks_of(nodes))


def photo_node(pk: int) -> str:
    return f'<figure data-photo="{pk}"></figure>'


def series_node(pk: int) -> str:
    return f'<aside data-type="series" data-series="{pk}"></aside>'


def photo_ids(html: str) -> list[int]:
    """Return the keys of the placed photos, each once, in the order of the text."""
    return _node_ids(html, "photo")


def series_ids(html: str) -> list[int]:
    """Return the keys of the series whose boxes stand in the text, each once, in its order."""
    return _node_ids(html, "series")


class Embed(NamedTuple):
    """What plays elsewhere. Its still is a placed photo's node, or ""."""

    url: str
    title: str
    still: str


def embeds(html: str) -> list[Embed]:
    """Return what plays elsewhere, in the order of the text."""
    return [_embed(node) for node in EMBED.finditer(html)]


def _embed(node: re.Match[str]) -> Embed:
    return Embed(unescape(node["url"]), unescape(node["title"]), node["still"])


def links(html: str) -> list[str]:
    """Return the addresses the text links to, each once, in its order."""
    return list(dict.fromkeys(map(unescape, HREF.findall(html))))


def heading_levels(html: str) -> list[int]:
    """Return the levels of the headings, in the order of the text."""
    return [int(level) for level in HEADING.findall(html)]


def plain_text(html: str) -> str:
    """Return the words alone: a blank line between the blocks, line breaks kept."""
    return html.words if isinstance(html, Clean) else _words(html)


@lru_cache(maxsize=16)
def _words(html: str) -> str:
    return "\n\n".join(text for block in _parsed(html) for text in block.texts())


def _blocks(html: str) -> tuple[Block, ...]:
    return html.blocks if isinstance(html, Clean) else _parsed(html)


# The same text is asked for its words, its beginning and its clean form.
@lru_cache(maxsize=16)
def _parsed(html: str) -> tuple[Block, ...]:
    return tuple(blocks_of(parse(html).children))


def word_count(html: str) -> int:
    return clean(html).word_count


def beginning(html: str, *, words: int) -> str:
    """Return the first blocks of the text, as many as it takes to reach so many words."""
    kept: list[Block] = []
    for block in _blocks(html):
        kept.append(block)
        words -= sum(len(text.split()) for text in block.texts())
        if words <= 0:
            break
    return _html(kept)


def render(
    html: str,
    *,
    photo: Callable[[int], str | None],
    series: Callable[[int], str | None],
    embed: Callable[[Embed], str] | None = None,
) -> str:
    """Return the body with its photos, series boxes and embeds as the callables write them.

    They are called with the key, or with the embed, and return safe HTML, or None for what is to
    be left out. Without a callable embeds stay as they are. Photos that stand one after the other
    are a gallery.
    """

    def fill(node: re.Match[str]) -> str:
        if node["photo"]:
            return photo(int(node["photo"])) or ""
        return series(int(node["series"])) or ""

    filled = EMBED.sub(lambda node: embed(_embed(node)), html) if embed else html
    filled = NODE.sub(fill, GALLERY.sub(r'<div class="gallery">\g<0></div>', filled))
    # What was clean stays so if nothing was put in.
    return html if filled == html else filled


def split_dateline(html: str) -> tuple[str, str]:
    """Return the dateline at the start of the first paragraph, and the body without it.

    A dateline is a place in capitals (three letters or more, of any script that has capitals, and
    not the name of a known organization), perhaps a comma and a country, and a dash: "ALMATY,
    Kazakhstan --". At most 60 characters. A hyphen is a dash only between spaces. Taking too much
    would do little harm: a dateline is shown where it stood, with a dash behind it.
    """
    blocks = _blocks(html)
    first = next((block for block in blocks if not block.is_placed), None)
    if first is None or first.tag != "p":
        return "", html
    text = "".join(run.text for run in first.runs)
    found = DATELINE.match(text)
    if not found or not _is_place(found["place"]) or not text[found.end() :].strip():
        return "", html
    dateline = f"{found['place']}{found['country'] or ''}"
    if len(dateline) > DATELINE_LENGTH:
        return "", html
    begun = replace(first, runs=tidy(_without_start(first.runs, found.end())))
    return dateline, _html(begun if block is first else block for block in blocks)


def _is_place(words: str) -> bool:
    letters = sum(map(str.isalpha, words))
    return letters >= 3 and words.isupper() and words.rstrip(".") not in NOT_PLACES


def _without_start(runs: Iterable[Run], length: int) -> list[Run]:
    kept = []
    for run in runs:
        kept.append(Run(run.marks, run.text[length:]))
        length = max(0, length - len(run.text))
    return [run for run in kept if run.text]


def _node_ids(html: str, kind: str) -> list[int]:
    return list(dict.fromkeys(int(node[kind]) for node in NODE.finditer(html) if node[kind]))


def _html(blocks: Iterable[Block]) -> Clean:
    # The blocks hold only what is allowed. nh3 vouches for it, whatever mistake is made there.
    blocks = tuple(blocks)
    written = "".join(block.html() for block in blocks)
    html = Clean(CLEANER.clean(written))
    if html == written:
        # To read it again would find the same.
        html.blocks = blocks
    return html
