"""In which encoding a file of text is: detected, and refused by the byte where it is another."""

import codecs
import re
from pathlib import Path

from journalists.importers.refusals import Unreadable

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NAMES = {"utf-8-sig": "UTF-8 with a byte order mark", "utf-8": "UTF-8", "utf-16": "UTF-16"}
# What a file that is no text begins with.
STRANGERS = (
    (b"PK\x03\x04", "a spreadsheet (.xlsx, .ods) or another zip archive. Save it as CSV"),
    (b"\xd0\xcf\x11\xe0", "an old spreadsheet (.xls). Save it as CSV"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document (RTF). Save it as CSV"),
)
HTML_PAGE = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!doctype html|<html|<table|<head|<body)", re.IGNORECASE
)
LETTER = re.compile(rb"[\xc0-\xff]{2}")
LONE_LETTER = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]")
CHUNK = 1 << 16


def encoding_of(path: Path, wanted: str = "") -> str:
    """Return the encoding in which all of the file can be read: the wanted one, or a detected one.

    Raises Unreadable for what is no text at all, for a wanted encoding that cannot be the right
    one, and where none is found.
    """
    with path.open("rb") as file:
        beginning = file.read(CHUNK)
    if not beginning.strip():
        raise Unreadable(f"{path} is empty.")
    for mark, kind in STRANGERS:
        if beginning.startswith(mark):
            raise Unreadable(f"{path} is {kind}.")
    found = _wanted(path, wanted, beginning) if wanted else _detected(path, beginning)
    if HTML_PAGE.match(beginning.decode(found, "replace").lstrip("\ufeff")):
        raise Unreadable(f"{path} is an HTML page, not a list. Ask for the CSV or JSON of it.")
    return found


def said(encoding: str) -> str:
    """Return the encoding's name for a person."""
    return NAMES.get(encoding, encoding)


def _detected(path: Path, beginning: bytes) -> str:
    if marked := _marked(beginning):
        _refuse_wrong(path, marked)
        return marked
    _refuse_nul(path)
    try:
        _refuse_wrong(path, "utf-8")
    except Unreadable as problem:
        found = _of_one_byte(path)
        if not found:
            raise Unreadable(f"{problem} Name the encoding with --encoding.") from None
        return found
    return "utf-8"


def _wanted(path: Path, wanted: str, beginning: bytes) -> str:
    name = codecs.lookup(wanted).name
    marked = _marked(beginning)
    if name == "utf-8" and marked == "utf-8-sig":
        return marked
    is_wide = name.startswith(("utf-16", "utf-32"))
    if marked and not name.startswith(marked.removesuffix("-sig")):
        raise Unreadable(f"{path} is not {wanted}: from byte 1 it says that it is {said(marked)}.")
    if not is_wide:
        _refuse_nul(path)
        if not name.startswith("utf-8"):
            _refuse_utf8(path, wanted)
    _refuse_wrong(path, name)
    return name


def _marked(beginning: bytes) -> str:
    return next((name for mark, name in MARKS if beginning.startswith(mark)), "")


def _refuse_wrong(path: Path, encoding: str) -> None:
    """Raise Unreadable where the first byte stands that the encoding has no meaning for."""
    decoder = codecs.getincrementaldecoder(encoding)()
    before = lines = 0
    with path.open("rb") as file:
        while True:
            chunk = file.read(CHUNK)
            pending = decoder.getstate()[0]
            try:
                decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                data = error.object
                start = before - len(pending) + error.start
                line = lines + data[: error.start].count(b"\n") + 1
                byte = f"0x{data[error.start]:02X}"
                raise Unreadable(
                    f"{path} is not {said(encoding)}: {byte} at byte {start + 1:,}, line {line:,},"
                    " has no meaning there."
                ) from None
            except UnicodeError as error:
                raise Unreadable(f"{path} is not {said(encoding)}: {error}.") from None
            if not chunk:
                return
            before += len(chunk)
            lines += chunk.count(b"\n")


def _refuse_nul(path: Path) -> None:
    if place := _first(path, re.compile(rb"\0")):
        raise Unreadable(
            f"{path} has a NUL at {place}: it is no text, or UTF-16 without a mark (then say"
            " --encoding utf-16-le)."
        )


def _refuse_utf8(path: Path, wanted: str) -> None:
    """Raise Unreadable for UTF-8 that would be read, without an error, as other letters."""
    place = _first(path, re.compile(rb"[\x80-\xff]"))
    if not place:
        return
    try:
        _refuse_wrong(path, "utf-8")
    except Unreadable:
        return
    raise Unreadable(f"{path} is not {wanted}: it is UTF-8, as the letter at {place} shows.")


def _first(path: Path, pattern: re.Pattern[bytes]) -> str:
    before = lines = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if found := pattern.search(chunk):
                line = lines + chunk[: found.start()].count(b"\n") + 1
                return f"byte {before + found.start() + 1:,}, line {line:,}"
            before += len(chunk)
            lines += chunk.count(b"\n")
    return ""


def _of_one_byte(path: Path) -> str:
    """Return cp1251 or cp1252: Cyrillic words are made of high bytes, Latin ones have a few."""
    together = alone = 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            together += len(LETTER.findall(chunk))
            alone += len(LONE_LETTER.findall(chunk))
    likely = ("cp1251", "cp1252") if together > alone else ("cp1252",)
    for encoding in likely:
        try:
            _refuse_wrong(path, encoding)
        except Unreadable:
            continue
        return encoding
    return ""
