"""The versions of a post that were public, and what changed from one to another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _

from posts.body import plain_text
from posts.record import Edition
from watchdog.differences import Line, difference


@dataclass(frozen=True)
class Version:
    """One text that readers were shown, and what it was to them when it appeared."""

    edition: Edition
    what: str
    before: Edition | None = None


@dataclass(frozen=True)
class Part:
    """One part of a post, as it changed. Unchanged paragraphs are left out."""

    name: str
    lines: list[Line]


def shown(post_id: int, *, at: datetime, numbers: Iterable[int] = ()) -> list[Edition]:
    """Return the editions that readers may still look up, the oldest first, or the named ones.

    What stood before a withdrawal stays closed: there was a reason, which may hold for all of it.
    """
    rows = Edition.objects.filter(post_id=post_id, visible_from__lte=at)
    # What was taken back before its time came never was public.
    rows = rows.filter(visible_from__lt=F("visible_until")).order_by("number")
    if numbers:
        rows = rows.filter(Q(number__in=numbers) | ~Q(kind=Edition.Kind.TEXT))
    else:
        rows = rows.for_cards()
    found: list[Edition] = []
    for edition in rows:
        found = [] if edition.is_notice else [*found, edition]
    return [edition for edition in found if not edition.is_closed]


def told(editions: list[Edition]) -> list[Version]:
    """Return the versions with what each was, the newest first."""
    befores = [None, *editions]
    return [
        Version(edition, _what(edition, before), before)
        for edition, before in zip(editions, befores, strict=False)
    ][::-1]


def _what(edition: Edition, before: Edition | None) -> str:
    if before is None:
        return _("First version") if edition.number == 1 else _("Earliest version that is open")
    known = {note["guid"] for note in before.corrections}
    labels = [str(note["label"]) for note in edition.corrections if note["guid"] not in known]
    if labels:
        return ", ".join(dict.fromkeys(labels))
    is_silent = edition.updated_at == before.updated_at
    return _("Small fix, not announced") if is_silent else _("Updated")


def changes(old: Edition, new: Edition) -> list[Part]:
    """Return what differs between two versions, part by part."""
    parts = (
        (_("Headline"), old.headline, new.headline),
        (_("Summary"), old.summary, new.summary),
        (_("By"), _names(old), _names(new)),
        (_("Place"), old.dateline, new.dateline),
        (_("Photo captions"), _captions(old), _captions(new)),
        (_("Text"), _text(old), _text(new)),
        (_("Source"), old.source_line, new.source_line),
        (_("Corrections and notes"), _notes(old), _notes(new)),
    )
    return [
        Part(name, difference(before, after, around=0))
        for name, before, after in parts
        if before != after
    ]


def _text(edition: Edition) -> str:
    return plain_text(edition.body).replace("\n\n", "\n")


def _notes(edition: Edition) -> str:
    return "\n".join(
        f"{note['label']}: {note['wrong']} {note['text']}".replace("\n", " ").replace("  ", " ")
        for note in edition.corrections
    )


def _names(edition: Edition) -> str:
    return ", ".join(byline["name"] for byline in edition.bylines)


def _captions(edition: Edition) -> str:
    photos: list[dict[str, Any]] = [photo for photo in (edition.lead, *edition.photos) if photo]
    return "\n".join(f"{photo['caption']} ({photo['credit']})" for photo in photos)
