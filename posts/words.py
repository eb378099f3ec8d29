"""What is stored of a post, as an editor reads it: lines of words, without a sign of the storage.

A key that a snapshot does not have reads as empty, and one that is not known here reads as plainly
as it can: what was kept long ago stays readable, whatever is kept beside it later.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from django.utils.dateparse import parse_datetime

from posts.amendments import NoteKind
from posts.body.blocks import Block, Run, blocks_of
from posts.body.markup import parse
from watchdog.editions import Snapshot, in_plain_words

BEFORE = {"h2": "Heading: ", "h3": "Smaller heading: ", "blockquote": "Quote: ", "li": "• "}

type Names = Mapping[int, str]


def in_words(html: str, *, photos: Names | None = None, series: Names | None = None) -> str:
    """Return a line for each paragraph, photo and box; a link is followed by its address."""
    return "\n".join(_lines(blocks_of(parse(html).children), photos or {}, series or {}))


def of_snapshot(snapshot: Snapshot, *, people: Callable[[list[int]], Names]) -> dict[str, str]:
    """Return the parts of a post by the names that the form gives them."""
    s = snapshot
    found = {label: in_plain_words(s.get(key)) for key, label in _LINES.items()}
    uses = [use for use in (s.get("lead"), *(s.get("photos") or [])) if use]
    photos = {use["id"]: use["caption"] for use in uses}
    boxes = {pk: name for pk, name, *_ in s.get("boxes") or []}
    persons = s.get("people") or []
    names = people([one["id"] for one in persons])
    found |= {
        "Body": in_words(s.get("body") or "", photos=photos, series=boxes),
        "Lead photo": _photo(s.get("lead")),
        "Photos in the text": "\n".join(_photo(use) for use in s.get("photos") or []),
        "Tags": ", ".join(tag[-1] for tag in s.get("tags") or []),
        "Primary region": (s.get("region") or [0, ""])[1],
        "Other regions": ", ".join(region[1] for region in s.get("regions") or []),
        "Series": _series(s.get("series")),
        "Bylines": ", ".join(byline[2] for byline in s.get("bylines") or []),
        "Corrections and updates": "\n".join(_note(*note) for note in s.get("notes") or []),
        "People of the register": "\n".join(
            f"{names.get(one['id'], f'Person {one["id"]}')} ({one['role'].lower()})"
            for one in persons
        ),
    }
    known = {*_LINES, *_MADE}
    return found | {
        key.replace("_", " ").capitalize(): in_plain_words(value)
        for key, value in s.items()
        if key not in known
    }


_LINES = {
    "headline": "Headline",
    "summary": "Summary",
    "dateline": "Dateline",
    "source_line": "Source line",
    "slug": "Address",
    "language": "Language",
    "breaking_until": "In the breaking line until",
}
_MADE = frozenset("body lead photos tags region regions series boxes bylines notes people".split())


def _photo(use: dict[str, Any] | None) -> str:
    if not use:
        return ""
    said = [("", use.get("caption")), ("Alternative text: ", use.get("alt"))]
    said += [("Credit: ", use.get("credit")), ("Note: ", use.get("note"))]
    return "\n".join(f"{before}{text}" for before, text in said if text)


def _series(kept: list[Any] | None) -> str:
    if not kept:
        return ""
    return f"{kept[1]}, part {kept[2]}" if kept[2] else str(kept[1])


def _note(kind: str, at: Any, text: str, *wrong: str) -> str:
    said = parse_datetime(at) if isinstance(at, str) else at
    before = f"{NoteKind(kind).label}, {said:%d %B %Y, %H:%M} UTC: {text}"
    return f"{before} (It said: {' '.join(wrong)})" if wrong else before


def _lines(
    blocks: Iterable[Block], photos: Names, series: Names, before: str = ""
) -> Iterator[str]:
    for block in blocks:
        if photo := block.attributes.get("data-photo"):
            yield (
                f"[Photo {photo}: {photos[int(photo)]}]"
                if int(photo) in photos
                else f"[Photo {photo}]"
            )
        elif box := block.attributes.get("data-series"):
            yield f"[Box of the series {series.get(int(box), box)}]"
        elif url := block.attributes.get("data-url"):
            yield f"[Embed: {block.attributes['data-title']} ({url})]"
            yield from _lines(block.blocks, photos, series, "Still: ")
        elif block.tag == "hr":
            yield "[Line]"
        elif block.tag == "tr":
            yield " | ".join(" ".join(_lines(c.blocks, photos, series)) for c in block.blocks)
        elif block.runs:
            yield before + BEFORE.get(block.tag, "") + _text(block.runs)
        else:
            is_pull = block.attributes.get("data-type") == "pullquote"
            inside = "Pull quote: " if is_pull else BEFORE.get(block.tag, before)
            yield from _lines(block.blocks, photos, series, inside)


def _text(runs: Iterable[Run]) -> str:
    return "".join(run.text.replace("\n", " ") + "".join(map(_address, run.marks)) for run in runs)


def _address(mark: tuple[str, str]) -> str:
    tag, attribute = mark
    if tag != "a":
        return ""
    return f" ({unescape(attribute.removeprefix(' href="').removesuffix('"'))})"
