"""Two rows that are one person become one: whose address stays, and what goes over to it.

Nothing is lost: cases, links, numbers in other registers, notes and the private file go over, the
other spellings of the name become aliases, and the other address leads to the one that stays.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from journalists.desk import Case, Journalist, Link
from journalists.holds import Hold
from journalists.naming import spellings
from journalists.notes import Note
from journalists.origins import DuplicateProposal, ExternalId, ImportedRow
from journalists.private import Contents, PrivateFile, keep, open_file
from journalists.sealing import Sealed
from watchdog import workflow
from watchdog.copies import State
from watchdog.editions import AbstractEdition
from watchdog.moves import NotAllowed

# What stays as it is with whoever is kept. The spellings are joined.
OWN = frozenset({"id", "slug", "identity", "aliases", "embargo_until", "assignee"})


def differing(first: Journalist, second: Journalist) -> list[Any]:
    """Return the fields in which an editor has to choose."""
    typed = [f for f in Journalist._meta.concrete_fields if f.editable and f.name not in OWN]
    return [f for f in typed if getattr(first, f.attname) != getattr(second, f.attname)]


def merge(
    proposal: DuplicateProposal,
    *,
    kept: Journalist,
    taken: Mapping[str, Any],
    by: Any,
    at: datetime,
) -> None:
    """Make one person of two: `kept`, with the values of `taken` by field.

    Locks both → refuses what would name or lose somebody → what is chosen → cases, links, numbers,
    notes, private file → the other leads here, or is spiked if readers never saw it → the log.
    """
    with transaction.atomic():
        proposal = DuplicateProposal.objects.select_for_update().get(pk=proposal.pk)
        pks = (proposal.first_id, proposal.second_id)
        rows = Journalist.objects.select_for_update().filter(pk__in=pks).order_by("pk")
        both = {row.pk: row for row in rows}
        kept = both.pop(kept.pk)
        [lost] = both.values()
        _refuse(proposal, kept, lost, at=at)
        for name, value in taken.items():
            setattr(kept, name, value)
        others = [name for name in spellings(lost) if name not in spellings(kept)]
        kept.aliases = "\n".join([*kept.aliases.splitlines(), *dict.fromkeys(others)])
        kept.save(update_fields=[*taken, "aliases"])
        _hand_over(lost, kept, by=by, at=at)
        workflow.saved(kept, by=by, at=at, reason=f"Merged with number {lost.pk}")
        _put_aside(lost, kept, by=by, at=at)
        _settle_proposals(proposal, lost, by=by, at=at)


def _refuse(
    proposal: DuplicateProposal, kept: Journalist, lost: Journalist, *, at: datetime
) -> None:
    if proposal.decision != DuplicateProposal.Decision.OPEN:
        raise NotAllowed("Somebody decided this already.")
    if kept.identity != lost.identity:
        raise NotAllowed("One is named and the other is not. Give both the same identity first.")
    if Hold.objects.lasting().filter(journalist__in=[kept, lost]).exists():
        raise NotAllowed("One of them is on a safety hold. It has to be lifted first.")
    if _is_read(lost, at=at) and not _is_read(kept, at=at):
        raise NotAllowed("Readers see the other one alone. Keep that one.")


def _is_read(journalist: Journalist, *, at: datetime) -> bool:
    shown = journalist.door.now_shown(journalist, at=at)
    return shown is not None and not shown.is_notice


def _hand_over(lost: Journalist, kept: Journalist, *, by: Any, at: datetime) -> None:
    Case.objects.filter(journalist=lost).update(journalist=kept)
    linked = Link.objects.filter(journalist=kept).values("post")
    Link.objects.filter(journalist=lost).exclude(post__in=linked).update(journalist=kept)
    Link.objects.filter(journalist=lost).delete()
    ExternalId.objects.filter(journalist=lost).update(journalist=kept)
    sources = ImportedRow.objects.filter(journalist=kept).values("source")
    ImportedRow.objects.filter(journalist=lost).exclude(source__in=sources).update(journalist=kept)
    Note.objects.filter(journalist=lost).update(journalist=kept)
    if PrivateFile.objects.filter(journalist=lost).exists():
        _hand_over_file(lost, kept, by=by, at=at)


def _hand_over_file(lost: Journalist, kept: Journalist, *, by: Any, at: datetime) -> None:
    try:
        of_lost, of_kept = (open_file(one, by=by, at=at) for one in (lost, kept))
        whole = Contents(taken=of_lost.taken | of_kept.taken)
        for part in fields(Contents):
            if part.name != "taken":
                said = [getattr(one, part.name) for one in (of_kept, of_lost)]
                setattr(whole, part.name, "\n".join(filter(None, dict.fromkeys(said))))
        keep(kept, whole, by=by, at=at)
    except Sealed as problem:
        raise NotAllowed(str(problem)) from problem
    PrivateFile.objects.filter(journalist=lost).delete()


def _put_aside(lost: Journalist, kept: Journalist, *, by: Any, at: datetime) -> None:
    reason = f"Merged into number {kept.pk}"
    if lost.door.next_shown(lost, at=at):
        workflow.unschedule(lost, by=by, at=at)
    if _is_read(lost, at=at):
        workflow.withdraw(
            lost,
            by=by,
            at=at,
            kind=AbstractEdition.Kind.DUPLICATE,
            notice="",
            reason=reason,
            duplicate_of=kept,
        )
    workflow.saved(lost, by=by, at=at, reason=reason)
    lost.refresh_from_db()
    is_known = lost.door.editions(lost).unfinished(at=at).exists()
    if lost.state != State.SPIKED and not is_known:
        workflow.spike(lost, by=by, at=at, reason=reason)


def _settle_proposals(
    proposal: DuplicateProposal, lost: Journalist, *, by: Any, at: datetime
) -> None:
    """Note the decision; whatever else was proposed of the one who is gone is decided by it."""
    about = DuplicateProposal.objects.filter(Q(first=lost) | Q(second=lost))
    rows = about.filter(decision=DuplicateProposal.Decision.OPEN)
    rows.update(decision=DuplicateProposal.Decision.MERGED, decided_by=by, decided_at=at)
