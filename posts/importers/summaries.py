"""The summary of a post that comes from elsewhere."""

import re

from posts.body import plain_text

# A full stop of any script, with the quotation marks and brackets that close behind it.
SENTENCE_END = re.compile(
    "(?:[.!?\u2026\u061f\u06d4][\"'\u201d\u2019\u00bb)\\]]*(?=\\s|$)|\u3002[\u300d\u300f\u201d]*)"
)
# What a full stop stands behind in the middle of a sentence: initials ("U.S.") and titles.
ABBREVIATION = re.compile(
    r"(\b\w|\b(Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Maj|Capt|Sgt|Gov|Sen|Rep|Rev|Jr|Sr|No|vs"
    r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec))\.$"
)
CUT_OFF = re.compile(r"\s*(\[?(…|\.\.\.)\]?|\(more…?\))$")


def own_summary(summary: str, body: str, dateline: str) -> str:
    """Return the feed's summary if it is one, and "" if it repeats the text or breaks off in it."""
    line = " ".join(summary.split())
    if dateline and line.startswith(dateline):
        line = line.removeprefix(dateline).lstrip(" \u2013\u2014-")
    if not line:
        return ""
    text = " ".join(plain_text(body).split())
    beginning = CUT_OFF.sub("", line)
    is_cut_off = beginning != line and text.startswith(beginning)
    return "" if is_cut_off or line == text else line


def first_sentence(body: str) -> str:
    """Return the first whole sentence of the text, or its first paragraph if there is none."""
    paragraphs = [" ".join(paragraph.split()) for paragraph in plain_text(body).split("\n\n")]
    sentences = filter(None, map(_sentence, paragraphs))
    return next(sentences, "") or next(filter(None, paragraphs), "")


def _sentence(paragraph: str) -> str:
    for end in SENTENCE_END.finditer(paragraph):
        sentence, rest = paragraph[: end.end()], paragraph[end.end() :].lstrip()
        goes_on = rest[:1].islower() or bool(rest and ABBREVIATION.search(sentence))
        if not goes_on:
            return sentence
    return ""
