"""What a photo says beside its pixels: named for the editor, used to fill the form, then dropped.

Two promises. What was found is told in words from the closed list in ``metadata_names``, never with
its value. And of where a photo was taken nothing finer than the country is ever handed on.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from defusedxml import ElementTree
from PIL import ExifTags, Image, IptcImagePlugin

from posts.photos.metadata_names import (
    BLOCK_NAMES,
    EXIF_NAMES,
    EXIF_STRUCTURE,
    IPTC_NAMES,
    NAMES,
    TEXT_NAMES,
    XMP_NAMES,
)

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XMP_BYTES = 4 * 2**20

# Windows writes its own tags in UTF-16.
WIDE_TAGS = range(0x9C9B, 0x9CA0)

CAMERA_CAPTIONS = {"OLYMPUS DIGITAL CAMERA", "SONY DSC", "SAMSUNG", "Digital Camera", "DCIM"}
COORDINATES = re.compile(
    r"-?\d{1,3}\.\d{3,}\s*°?\s*[NSEW]?\s*[,;/ ]\s*-?\d{1,3}\.\d{3,}\s*°?\s*[NSEW]?\b"
    r"|\d{1,3}\s*°[^NSEW°]{0,16}[NSEW]\b"
)

# Persian and several Indic scripts are misspelt without these two.
JOINERS = "\u200c\u200d"

type Facts = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class Prefill:
    """What the file said that may be offered to the editor, as plain text to be judged."""

    caption: str = ""
    byline: str = ""
    credit: str = ""
    copyright: str = ""
    keywords: tuple[str, ...] = ()
    taken_on: date | None = None
    country: str = ""


def read(image: Image.Image) -> tuple[tuple[str, ...], Prefill]:
    """Give the names of what was found in a loaded image, and what may fill the form.

    Where two blocks say the same thing XMP wins, then IPTC, then EXIF: the order in which picture
    desks write them, and in which their encodings can be relied upon.
    """
    facts: dict[str, list[str]] = {}
    for reader in (_xmp, _iptc, _exif, _text, _blocks):
        # A broken block is dropped like a sound one; Pillow raises a dozen kinds of error here.
        try:
            for name, value in reader(image):
                facts.setdefault(name, []).append(value)
        except Exception:  # noqa: S112
            continue
    return tuple(name for name in NAMES if name in facts), _prefill(facts)


def tidy(value: object, *, limit: int = 200) -> str:
    """Make one line of plain text of something a stranger wrote.

    Control characters and marks that turn the direction of writing go, and so do coordinates.
    """
    text = unicodedata.normalize("NFC", str(value)[: limit * 8])
    text = " ".join(text.split())
    text = "".join(
        letter for letter in text if letter in JOINERS or unicodedata.category(letter)[0] != "C"
    )
    return COORDINATES.sub("", text).strip()[:limit].strip()


def _prefill(facts: dict[str, list[str]]) -> Prefill:
    def first(*names: str, limit: int = 200) -> str:
        texts = (tidy(text, limit=limit) for name in names for text in facts.get(name, ()))
        return next((text for text in texts if text and text not in CAMERA_CAPTIONS), "")

    return Prefill(
        caption=first("caption", limit=2000),
        byline=first("artist"),
        credit=first("credit"),
        copyright=first("copyright"),
        keywords=_keywords(facts.get("keywords", ())),
        taken_on=next(filter(None, map(parse_date, facts.get("date taken", ()))), None),
        country=_country(facts),
    )


def _keywords(texts: Iterable[str]) -> tuple[str, ...]:
    words = (tidy(word, limit=60) for text in texts for word in re.split(r"[;\n]", text))
    # Machine tags such as geo:lat=35.7 are positions by another name.
    kept = (word for word in words if word and "=" not in word and word.lower() != "geotagged")
    return tuple(dict.fromkeys(kept))[:30]


def _country(facts: dict[str, list[str]]) -> str:
    for text in facts.get("country code", ()):
        if re.fullmatch(r"[A-Za-z]{2}", code := tidy(text)):
            return code.upper()
    for text in facts.get("country", ()):
        # A comma or a figure betrays an address in the wrong field.
        name = tidy(text)
        signs = {letter for letter in name if unicodedata.category(letter)[0] not in "LM"}
        if name and len(name) <= 60 and signs <= set(" -'.()\u2019\u200c"):
            return name
    return ""


def parse_date(text: str) -> date | None:
    """Read a day in any way that EXIF, IPTC and XMP write it; None when it is no day at all."""
    match = re.match(r"\s*(\d{4})\D?(\d\d)\D?(\d\d)", text)
    try:
        day = date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
    # Before 1826 there were no photographs, only cameras with an unset clock.
    return day if day and day.year >= 1826 else None


def _xmp(image: Image.Image) -> Facts:
    raw = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    raw = raw.encode() if isinstance(raw, str) else raw
    if not raw or len(raw) > XMP_BYTES:
        return
    root = ElementTree.fromstring(raw.rstrip(b"\0 \n"), forbid_dtd=True)
    for element in root.iter():
        for key, value in element.attrib.items():
            yield from _xmp_fact(key, [value])
        items = [item.text for item in element.findall(f"*/{RDF}li")]
        yield from _xmp_fact(element.tag, items or [element.text])


def _xmp_fact(tag: str, texts: list[str | None]) -> Facts:
    name = XMP_NAMES.get(tag.rpartition("}")[2])
    if name == "artist":
        texts = [", ".join(filter(None, texts))]
    if name:
        yield from ((name, text or "") for text in texts)


def _iptc(image: Image.Image) -> Facts:
    fields: dict[tuple[int, int], Any] = IptcImagePlugin.getiptcinfo(image) or {}  # type: ignore[arg-type]
    for (record, number), values in fields.items():
        name = IPTC_NAMES.get(number) if record == 2 else None
        for value in values if isinstance(values, list) else [values]:
            if name:
                yield name, _decoded(value)


def _exif(image: Image.Image) -> Facts:
    exif = image.getexif()
    for directory in (exif, exif.get_ifd(ExifTags.IFD.Exif)):
        for tag, value in directory.items():
            # Cameras fill the fields nobody has written in with blanks.
            blank = isinstance(value, str) and not value.strip(" \0")
            if tag not in EXIF_STRUCTURE and not blank:
                yield EXIF_NAMES.get(tag, "camera settings"), _exif_text(tag, value)
    if exif.get_ifd(ExifTags.IFD.IFD1):
        yield "embedded thumbnail", ""


def _text(image: Image.Image) -> Facts:
    for key, value in getattr(image, "text", {}).items():
        if key not in BLOCK_NAMES:
            yield TEXT_NAMES.get(key.lower(), "text note"), str(value)


def _blocks(image: Image.Image) -> Facts:
    for key, name in BLOCK_NAMES.items():
        if image.info.get(key):
            yield name, ""
    known = (b"Exif\0", b"http://ns.adobe.com/xap/", b"Photoshop ", b"ICC_PROFILE\0", b"MPF\0")
    for segment, content in getattr(image, "applist", ()):
        if segment not in {"APP0", "APP14", "COM"} and not content.startswith(known):
            yield "application data", ""


def _exif_text(tag: int, value: object) -> str:
    if tag in WIDE_TAGS and isinstance(value, bytes | tuple):
        return bytes(value).decode("utf-16-le", errors="replace").rstrip("\0")
    if isinstance(value, str):
        # Pillow reads these as Latin-1, and most programs now write UTF-8.
        return _decoded(value.encode("latin-1", errors="replace"))
    return ""


def _decoded(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")
