"""What is said of a text after it went out: corrections, clarifications, updates, retractions."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import models
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _


class NoteKind(models.TextChoices):
    """The fixed words under which readers find a note, most serious last."""

    UPDATE = "UPDATE", _("Update")
    CLARIFICATION = "CLARIFICATION", _("Clarification")
    CORRECTION = "CORRECTION", _("Correction")
    NOTE = "NOTE", _("Editor’s note")
    RETRACTION = "RETRACTION", _("Retraction")


# What readers have to know before they read on stands above the text, the rest below it.
ABOVE = frozenset({NoteKind.CORRECTION, NoteKind.RETRACTION})


# What /corrections/ does not list: where something was added, nothing was wrong.
NOT_LISTED = frozenset({NoteKind.UPDATE})


def in_paragraphs(text: str) -> SafeString:
    return mark_safe(linebreaks(text, autoescape=True))  # noqa: S308  (escaped here)


def anchor(guid: UUID) -> str:
    return f"note-{guid.hex[:8]}"


def told(notes: Iterable[dict[str, Any]], *, of: UUID) -> Iterator[dict[str, Any]]:
    """Yield the stored notes of one post as its page shows them, each under a name for ever."""
    before: dict[str, int] = {}
    for note in notes:
        said = f"{note['kind']} {note['at']}"
        before[said] = before.get(said, 0) + 1
        guid = uuid5(of, f"{said} {before[said]}")
        yield {
            "kind": note["kind"],
            "label": NoteKind(note["kind"]).label,
            "at": datetime.fromisoformat(note["at"]),
            "wrong": note.get("wrong", ""),
            "text": note["text"],
            "html": in_paragraphs(note["text"]),
            "guid": guid,
            "anchor": anchor(guid),
            "is_fault": note["kind"] in ABOVE,
        }
