"""The one door for text: what every headline, name, tag and body passes on its way in.

Two kinds of text come through. A *line* (headline, name, tag) is refused when it holds something
that could deceive: see ``check_line``. Longer text is only mended: see ``normalize``.
"""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.text import slugify

SLUG_LENGTH = 80

# Lone surrogates cannot be stored, and U+FFFE and U+FFFF cannot stand in XML, hence in a feed.
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
NEWLINES = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]")
# Marks (U+200E, U+200F, U+061C) and joiners (U+200C, U+200D) are not here: Persian needs them.
BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")

RTL_LANGUAGES = frozenset(
    "ar arc azb bal ckb dv fa glk he iw ji ks lrc mzn nqo pnb prs ps sd syr ug ur yi".split()
)
RTL_SCRIPTS = frozenset("adlm arab aran hebr mand nkoo rohg samr syrc thaa".split())


def strip_controls(text: str) -> str:
    """Return the text without control characters; every kind of line end becomes a newline."""
    # Nothing of it can be printed, and that is seen sooner.
    if text.isprintable():
        return text
    return CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def normalize(text: str) -> str:
    """Return the text in Unicode's NFC form, without control characters but newline and tab.

    Not for HTML as a whole: NFC joins ``>`` and U+0338 into one character, which spoils a tag.
    ``posts.body.clean`` normalizes the text between the tags.
    """
    return unicodedata.normalize("NFC", strip_controls(text))


def check_line(text: str) -> None:
    """Refuse what has no place in a headline, a name or a tag."""
    if text.isprintable():
        return
    if NEWLINES.search(text):
        raise ValidationError("Keep this on one line: it has a line break in it.", code="newline")
    if "\t" in text or CONTROLS.search(text):
        raise ValidationError(
            "This has an invisible control character in it. Type it again instead of pasting.",
            code="control",
        )
    if BIDI_CONTROLS.search(text):
        raise ValidationError(
            "This has an invisible character that turns the direction of the text around. "
            "Type it again instead of pasting.",
            code="bidi",
        )


def slugify_line(text: str, fallback: str) -> str:
    """Return the words of a line for an address, in its own script; `fallback` if there are none.

    At most SLUG_LENGTH characters, cut between words unless the first word alone is longer.
    """
    slug = slugify(text, allow_unicode=True)
    if len(slug) > SLUG_LENGTH:
        whole_words, _, _ = slug[: SLUG_LENGTH + 1].rpartition("-")
        slug = whole_words or slug[:SLUG_LENGTH]
    return slug.strip("-_") or fallback


def direction(language: str) -> str:
    """Return "rtl" or "ltr" for a language code such as ``fa``, ``ur-PK`` or ``uz-Arab``."""
    subtags = language.lower().replace("_", "-").split("-")
    # A script in the code outweighs the language: ``az-Arab`` is right to left, ``ur-Latn`` not.
    scripts = [subtag for subtag in subtags[1:] if len(subtag) == 4 and subtag.isalpha()]
    is_rtl = scripts[0] in RTL_SCRIPTS if scripts else subtags[0] in RTL_LANGUAGES
    return "rtl" if is_rtl else "ltr"
