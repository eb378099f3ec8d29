"""Names as registers write them, and as they are compared."""

import re
import unicodedata

# What a register writes where it has no name, or half of one. Nobody is known again by that.
NO_NAME = re.compile(
    r"\[[^\]]*\]|\b(unidentified|unknown|unnamed|name withheld|anonymous)\b|^\W*$", re.IGNORECASE
)
BRACKETS = re.compile(r"\[[^\]]*\]")
APOSTROPHES = re.compile("['’‘ʼʿʾ`]")
ACCENTS = frozenset(map(chr, range(0x300, 0x370)))
# "Jean Example (Jex)", "Ana Example (aka Ana Sample)".
BYNAME = re.compile(r"(?P<name>.+?)\s*\((?:aka|or|also)?\s*(?P<byname>[^()]+)\)", re.IGNORECASE)


def fold(name: str) -> str:
    """Return the name as names are compared: without case, accents, apostrophes or punctuation."""
    letters = unicodedata.normalize("NFKD", APOSTROPHES.sub("", name).casefold())
    # Accents are dropped; the vowel signs of other scripts are letters in all but name.
    words = "".join(c if _is_of_a_word(c) else " " for c in letters if c not in ACCENTS)
    return unicodedata.normalize("NFC", " ".join(words.split()))


def _is_of_a_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def is_known(name: str) -> bool:
    """Whether this is somebody's name, and not a word for its being unknown."""
    return not NO_NAME.search(name)


def bare(name: str) -> str:
    """Return the name without what a register says about it in square brackets."""
    return " ".join(BRACKETS.sub(" ", name).split())


def parted(name: str) -> tuple[str, str]:
    """Return the name and the other name that stands in brackets behind it."""
    if found := BYNAME.fullmatch(name):
        return found["name"], found["byname"].strip()
    return name, ""
