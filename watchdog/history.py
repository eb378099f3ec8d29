"""The history of a working copy: its saves and moves in one list, and the way back to one of them.

The past is only read. To restore a revision is a save like any other: a new revision, whose text
is the old one's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from watchdog import workflow
from watchdog.differences import Line, difference
from watchdog.editions import Snapshot
from watchdog.moves import MOVES
from watchdog.unsaved import SetAside

# What the log holds besides moves: a save after the approval made the text a draft again, and what
# was scheduled appeared.
NO_MOVES = {"revise": "Changed after approval", workflow.APPEAR: "Readers see it"}
# The admin writes its own line just after the save that it is about.
SAME_SAVE = timedelta(seconds=5)


@dataclass
class Entry:
    at: datetime
    by: Any
    label: str
    reason: str = ""
    states: str = ""
    revision: int | None = None
    # The revision that a move was made with, where it names one.
    about: int | None = None
    edition: int | None = None
    aside: SetAside | None = None
    aside_url: str = ""


def entries(copy: Any, *, forms: dict[str, list[int]]) -> list[Entry]:
    """Return everything that was done with this copy, the newest first.

    `forms` names the forms whose versions can have been set aside, each with its rows.
    """
    revisions = list(copy.revisions.defer("data").select_related("by"))
    saves = [_save(revision) for revision in revisions]
    numbers = {revision.digest: revision.number for revision in reversed(revisions)}
    moves = [
        _move(line, numbers.get(line.digest)) for line in copy.transitions.select_related("by")
    ]
    aside = [
        Entry(kept.at, kept.by, "Set aside, because somebody else had saved", aside=kept)
        for form, keys in forms.items()
        for kept in SetAside.objects.filter(form=form, key__in=keys).select_related("by")
    ]
    found = [*saves, *_quiet_saves(copy, saves), *moves, *aside]
    return sorted(found, key=lambda entry: (entry.at, entry.revision or 0), reverse=True)


def label(verb: str) -> str:
    return MOVES[verb].label if verb in MOVES else NO_MOVES.get(verb, verb)


def changes(door: Any, old: Snapshot, new: Snapshot) -> list[tuple[str, list[Line]]]:
    """Return what differs between two snapshots, under the words that an editor knows it by."""
    before, after = door.in_words(old), door.in_words(new)
    texts = {key: (before.get(key, ""), after.get(key, "")) for key in {**after, **before}}
    return [(key, difference(*pair)) for key, pair in texts.items() if pair[0] != pair[1]]


def restore(copy: Any, revision: Any, *, by: Any, at: datetime) -> list[str]:
    """Save what stood in that revision, and return a sentence for each thing that is not back.

    Raises NotAllowed where nothing of it may come back.
    """
    with transaction.atomic():
        copy = type(copy)._base_manager.select_for_update().get(pk=copy.pk)
        missing = copy.door.restore(copy, revision.data)
        reason = f"Restored from revision {revision.number}"
        workflow.saved(copy, by=by, at=at, reason=reason)
        return missing


def _save(revision: Any) -> Entry:
    return Entry(revision.at, revision.by, "Saved", revision.reason, revision=revision.number)


def _move(line: Any, about: int | None) -> Entry:
    states = f"{line.get_origin_display()} → {line.get_target_display()}"
    return Entry(
        line.at,
        line.by,
        label(line.verb),
        line.reason,
        states,
        about=about,
        edition=line.edition,
    )


def _quiet_saves(copy: Any, saves: list[Entry]) -> Iterator[Entry]:
    """Yield the saves that changed nothing public, and tell the others' fields to their entries."""
    kind = ContentType.objects.get_for_model(type(copy))
    lines = LogEntry.objects.filter(
        content_type=kind, object_id=str(copy.pk), action_flag=CHANGE
    ).select_related("user")
    for line in lines:
        said = line.get_change_message()
        own = next((save for save in saves if _is_of(line, save)), None)
        if own is None:
            yield Entry(line.action_time, line.user, "Saved, without a change for readers", said)
        else:
            own.reason = own.reason or said


def _is_of(line: LogEntry, save: Entry) -> bool:
    return line.user == save.by and timedelta(0) <= line.action_time - save.at < SAME_SAVE
