"""The editorial workflow: the only code that writes a working copy's state and editions.

``moves.py`` says which moves there are; one function a verb makes them. Each verb locks the row,
checks the move, saves and logs it in one transaction, or raises NotAllowed with a sentence that
the editor can act on. ``by=None`` is a command, run by somebody who holds the server anyway.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, Subquery

from watchdog.copies import State
from watchdog.editions import AbstractEdition, Release, Snapshot, digest
from watchdog.moves import MOVES, NotAllowed, refusal
from watchdog.rows import insert

# What the log says of a change that readers were not told of.
SILENT_FIX = "A silent fix: the “updated” time stays."
# What happens by itself at a scheduled time, once a command has noticed it; and for how long that
# is worth noticing.
APPEAR = "appear"
NEWS = timedelta(days=7)
# What a save has to know of the last revision.
LAST = ("number", "digest")


def submit(copy: Any, *, by: Any, at: datetime) -> None:
    """Ask a colleague to read this text."""
    with transaction.atomic():
        copy = _begin(copy, "submit", by=by, at=at)
        _move(copy, "submit", by=by, at=at, named=digest(copy.door.snapshot(copy)))


def send_back(copy: Any, *, by: Any, at: datetime, reason: str) -> None:
    """Return the text to whoever wrote it, with a note of what to mend."""
    with transaction.atomic():
        copy = _begin(copy, "send_back", by=by, at=at, reason=reason)
        copy.approved_digest = ""
        _move(copy, "send_back", by=by, at=at, reason=reason)


def approve(copy: Any, *, named: str, by: Any, at: datetime) -> None:
    """Let this exact text out, now or at the time its editor chose.

    Raises NotAllowed if `by` wrote or changed it, or if it is no longer the text that the
    digest `named` names.
    """
    with transaction.atomic():
        copy = _begin(copy, "approve", by=by, at=at)
        if digest(copy.door.snapshot(copy)) != named:
            raise NotAllowed(
                "Somebody changed this while you read it. Read it again, then approve."
            )
        _refuse_problems(copy, at=at)
        copy.approved_digest = named
        _move(copy, "approve", by=by, at=at, named=named)


def publish(
    copy: Any,
    *,
    by: Any,
    at: datetime,
    visible_from: datetime | None = None,
    is_silent: bool = False,
) -> AbstractEdition:
    """Put the approved text before readers, now or at a later time, and return its edition.

    In one transaction: row lock → permission → checks → snapshot, which must be the approved one
    → the previous edition's end → edition and listing rows → the record's clock → the log line.
    A silent fix leaves the time that readers know as "updated"; the versions of the page show it
    all the same.
    """
    with transaction.atomic():
        copy = _begin(copy, "publish", by=by, at=at)
        snapshot = copy.door.snapshot(copy)
        if digest(snapshot) != copy.approved_digest:
            raise NotAllowed(
                "This changed after it was approved. Send it back, then have it read again."
            )
        if is_silent:
            _refuse_silence(copy, snapshot, at=at)
        copy.unread_by = None
        return _let_out(
            copy,
            "publish",
            snapshot,
            by=by,
            at=at,
            reason=SILENT_FIX if is_silent else "",
            visible_from=visible_from,
            is_silent=is_silent,
        )


def sign_off(copy: Any, *, named: str, by: Any, at: datetime) -> None:
    """Vouch, as a second person, for what went out unread: the text that `named` names."""
    with transaction.atomic():
        copy = _begin(copy, "sign_off", by=by, at=at)
        last = _last_text(copy)
        if last.digest != named:
            raise NotAllowed("Another text went out while you read this. Read that one first.")
        copy.unread_by = None
        _move(copy, "sign_off", copy.state, by=by, at=at, edition=last)


def publish_unread(
    copy: Any,
    *,
    by: Any,
    at: datetime,
    reason: str,
    visible_from: datetime | None = None,
    dated: datetime | None = None,
) -> AbstractEdition:
    """Put a text before readers that no second person read; the checks hold all the same.

    It is flagged until somebody else signs it off, or the next text goes out approved.

    `dated` is when an archive's text was first published elsewhere: it orders the lists and
    stands on the page, while the record shows it only from now on, as is true.
    """
    with transaction.atomic():
        copy = _begin(copy, "publish_unread", by=by, at=at, reason=reason)
        snapshot = copy.door.snapshot(copy)
        copy.approved_digest = digest(snapshot)
        # A command's second pair of eyes was elsewhere: at the feed or the newsroom it imports.
        copy.unread_by = by
        return _let_out(
            copy,
            "publish_unread",
            snapshot,
            by=by,
            at=at,
            reason=reason,
            visible_from=visible_from,
            dated=dated,
        )


def publish_unread_all(
    dated: Sequence[tuple[Any, datetime]], *, by: Any, at: datetime, reason: str
) -> dict[int, str]:
    """Do the same with texts of an archive, each with its date, and those to come at their time.

    Whoever calls this has locked their rows, or has just made them, in the same transaction, and
    nobody has changed them since. Returns why some stay as they are, by the number of the copy.
    """
    refused, releases = {}, []
    if dated:
        dated[0][0].door.load([copy for copy, _date in dated])
    for copy, date in dated:
        if sentence := refusal(copy, "publish_unread", by=by, at=at, reason=reason):
            refused[copy.pk] = sentence
            continue
        snapshot = copy.door.snapshot(copy)
        releases.append(Release(copy, snapshot, max(at, date), date))
    if releases:
        refused |= _refusals(releases, at=at)
    allowed = [one for one in releases if one.copy.pk not in refused]
    for one in allowed:
        one.copy.approved_digest = digest(one.snapshot)
        one.copy.unread_by = by
    if allowed:
        _write(allowed, "publish_unread", by=by, at=at, reason=reason)
    return refused


def unschedule(copy: Any, *, by: Any, at: datetime) -> None:
    """Take back what is to appear later. What readers see now stays."""
    with transaction.atomic():
        copy = _begin(copy, "unschedule", by=by, at=at)
        scheduled = copy.door.next_shown(copy, at=at)
        copy.door.cancel(copy, scheduled, at=at)
        copy.door.move_clock(copy, at=at)
        target = State.READY if copy.state == State.PUBLISHED else copy.state
        _move(copy, "unschedule", target, by=by, at=at, named=scheduled.digest)


def withdraw(
    copy: Any,
    *,
    by: Any,
    at: datetime,
    kind: str,
    notice: str,
    reason: str,
    duplicate_of: Any = None,
) -> AbstractEdition:
    """Put a notice in place of what readers see, from this instant, and return it.

    `kind` is RETRACTION (200), LEGAL (451), SAFETY (410) or DUPLICATE (301, which leads to
    `duplicate_of`); `notice` is what readers are told; `reason` stays in the newsroom.
    """
    is_duplicate = kind == AbstractEdition.Kind.DUPLICATE
    if not (notice.strip() or is_duplicate):
        raise NotAllowed("Write the words that readers will find in its place.")
    with transaction.atomic():
        if is_duplicate:
            # Both rows, always in the same order: two posts never end as each other's duplicate.
            pks = [copy.pk, duplicate_of and duplicate_of.pk]
            list(type(copy)._base_manager.select_for_update().filter(pk__in=pks).order_by("pk"))
            _refuse_original(copy, duplicate_of, at=at)
        copy = _begin(copy, "withdraw", by=by, at=at, reason=reason)
        last = _last_text(copy)
        copy.door.end(copy, at=at)
        edition = copy.door.write_notice(
            copy, last, kind=kind, notice=notice, at=at, duplicate_of=duplicate_of
        )
        copy.door.move_clock(copy, at=at, is_hard=True)
        copy.approved_digest = ""
        _move(copy, "withdraw", by=by, at=at, reason=reason, edition=edition)
        return edition


def take_out(copy: Any, *, by: Any, at: datetime, notice: str, reason: str) -> None:
    """Leave readers nothing of this but a notice for somebody's safety, whatever its state.

    What stands there goes, another notice too, and what was to appear. Whoever calls this has asked
    whether `by` may.
    """
    with transaction.atomic():
        copy = _locked(copy)
        shown = copy.door.now_shown(copy, at=at)
        is_hidden = shown is not None and shown.kind == AbstractEdition.Kind.SAFETY
        edition = None
        if not is_hidden and copy.door.editions(copy).unfinished(at=at).exists():
            copy.door.end(copy, at=at)
            copy.door.settle(copy, at=at)
            if shown is not None:
                edition = copy.door.write_notice(
                    copy, shown, kind=AbstractEdition.Kind.SAFETY, notice=notice, at=at
                )
        copy.door.move_clock(copy, at=at, is_hard=True)
        copy.approved_digest = ""
        target = State.DRAFT if copy.state in {State.READY, State.PUBLISHED} else copy.state
        _move(copy, "withdraw", target, by=by, at=at, reason=reason, edition=edition)


def close_past(copy: Any, *, by: Any, at: datetime, reason: str) -> None:
    """Let readers look up nothing that stood there before, since it may endanger somebody."""
    with transaction.atomic():
        copy = _begin(copy, "close_past", by=by, at=at, reason=reason)
        copy.door.past(copy, at=at).update(is_closed=True)
        copy.door.move_clock(copy, at=at, is_hard=True)
        _move(copy, "close_past", copy.state, by=by, at=at, reason=reason)


def reinstate(copy: Any, *, by: Any, at: datetime, reason: str) -> AbstractEdition:
    """Show the last published text again, in place of the notice, and return its edition."""
    with transaction.atomic():
        copy = _begin(copy, "reinstate", by=by, at=at, reason=reason)
        last = _last_text(copy)
        copy.door.end(copy, at=at)
        edition = copy.door.write_again(copy, last, at=at)
        copy.door.move_clock(copy, at=at)
        is_same = digest(copy.door.snapshot(copy)) == edition.digest
        copy.approved_digest = edition.digest if is_same else copy.approved_digest
        target = State.PUBLISHED if is_same else copy.state
        _move(copy, "reinstate", target, by=by, at=at, reason=reason, edition=edition)
        return edition


def spike(copy: Any, *, by: Any, at: datetime, reason: str = "") -> None:
    """Put a text aside that will not run. Nothing is deleted."""
    with transaction.atomic():
        copy = _begin(copy, "spike", by=by, at=at)
        _move(copy, "spike", by=by, at=at, reason=reason)


def unspike(copy: Any, *, by: Any, at: datetime) -> None:
    """Take a spiked text up again, as a draft."""
    with transaction.atomic():
        copy = _begin(copy, "unspike", by=by, at=at)
        _move(copy, "unspike", by=by, at=at)


def saved(copy: Any, *, by: Any, at: datetime, reason: str = "") -> None:
    """Record that somebody saved the working copy, with everything that belongs to it.

    Keeps a revision if the text changed. Whatever was approved or published becomes a draft
    again as soon as it is no longer that text; what readers see is not touched.
    """
    with transaction.atomic():
        saved_all([_locked(copy)], by=by, at=at, reason=reason)


def saved_all(copies: Sequence[Any], *, by: Any, at: datetime, reason: str = "") -> None:
    """Record the same of several copies of one kind, each as it stands in the database.

    Whoever calls this has locked their rows, or has just made them, in the same transaction.
    """
    if not copies:
        return
    door, model = copies[0].door, type(copies[0])
    revisions = model._meta.get_field("revisions").related_model._default_manager
    rows = revisions.filter(**{f"{door.key}__in": [copy.pk for copy in copies]}).order_by("number")
    last = {pk: (number, named) for pk, number, named in rows.values_list(door.key, *LAST)}
    door.load(copies)
    new = []
    for copy in copies:
        snapshot = door.snapshot(copy)
        named = digest(snapshot)
        number, before = last.get(copy.pk, (0, ""))
        if named != before:
            words = {"number": number + 1, "by": by, "at": at, "reason": reason}
            new.append(revisions.model(**words, **{door.key: copy.pk}, data=snapshot, digest=named))
        if copy.state in {State.READY, State.PUBLISHED} and named != copy.approved_digest:
            copy.approved_digest = ""
            _log(copy, "revise", State.DRAFT, by=by, at=at, reason=reason, named=named)
            copy.state = State.DRAFT
            copy.save(update_fields=["state", "approved_digest"])
        copy.version += 1
        copy.changed_at = at
    insert(new)
    saved = model._base_manager.filter(pk__in=[copy.pk for copy in copies])
    saved.update(version=F("version") + 1, changed_at=at)


def due(model: Any, *, at: datetime) -> list[Any]:
    """Return the editions that appeared at a scheduled time and of which the log says nothing yet.

    Who published them is in the log already. What appeared over a week ago is no news.
    """
    door = model.door
    log = model._meta.get_field("transitions").related_model._default_manager
    lines = log.filter(**{door.key: OuterRef(door.key)}, edition=OuterRef("number"))
    scheduled = {"appears_at__gt": at - NEWS, "appears_at__lte": at}
    editions = door.edition._default_manager.filter(
        # Apart from the number: so the few lines are read first, and then their editions.
        Q((f"{door.key}__in", log.filter(**scheduled).values(door.key))),
        Exists(lines.filter(**scheduled)),
        ~Exists(lines.filter(verb=APPEAR)),
        visible_until__gt=F("visible_from"),
    )
    return list(editions.order_by("visible_from", "pk"))


def appeared(model: Any, edition: Any) -> bool:
    """Log that readers see this edition since its own time; returns False if the log knows."""
    with transaction.atomic():
        copy = model._base_manager.select_for_update().get(pk=getattr(edition, model.door.key))
        if copy.transitions.filter(verb=APPEAR, edition=edition.number).exists():
            return False
        _log(copy, APPEAR, copy.state, by=None, at=edition.visible_from, edition=edition)
        return True


def _locked(copy: Any) -> Any:
    return type(copy)._base_manager.select_for_update().get(pk=copy.pk)


def _begin(copy: Any, verb: str, *, by: Any, at: datetime, reason: str | None = None) -> Any:
    """Lock the row and return it as it stands now, or raise NotAllowed."""
    copy = _locked(copy)
    if sentence := refusal(copy, verb, by=by, at=at, reason=reason):
        raise NotAllowed(sentence)
    copy.door.load([copy])
    return copy


def _let_out(
    copy: Any,
    verb: str,
    snapshot: Snapshot,
    *,
    by: Any,
    at: datetime,
    reason: str = "",
    visible_from: datetime | None = None,
    dated: datetime | None = None,
    is_silent: bool = False,
) -> AbstractEdition:
    one = Release(copy, snapshot, max(at, visible_from or at), dated)
    if sentence := _refusals([one], at=at).get(copy.pk):
        raise NotAllowed(sentence)
    return _write([one], verb, by=by, at=at, reason=reason, is_silent=is_silent)[0]


def _refusals(releases: Sequence[Release[Any]], *, at: datetime) -> dict[int, str]:
    """Return why some of these cannot go out, by the number of the copy."""
    found = releases[0].copy.door.refusals(releases, at=at)
    for one in releases:
        embargo = one.copy.embargo_until
        if embargo and one.visible_from < embargo:
            found[one.copy.pk] = f"This is under embargo until {embargo:%d %B %Y, %H:%M} UTC."
    return found


def _write(
    releases: Sequence[Release[Any]],
    verb: str,
    *,
    by: Any,
    at: datetime,
    reason: str,
    is_silent: bool = False,
) -> list[AbstractEdition]:
    door, model = releases[0].copy.door, type(releases[0].copy)
    editions = door.write_all(releases, at=at, is_silent=is_silent)
    log = model._meta.get_field("transitions").related_model
    lines = []
    for one, edition in zip(releases, editions, strict=True):
        lines.append(
            log(
                **{door.key: one.copy.pk},
                verb=verb,
                origin=one.copy.state,
                target=MOVES[verb].target,
                by=by,
                at=at,
                reason=reason,
                digest=edition.digest,
                edition=edition.number,
                appears_at=_to_come(edition, at),
            )
        )
        one.copy.state = MOVES[verb].target
    insert(lines)
    # All of them by one question: what was let out is what was approved.
    newest = door.edition._default_manager.filter(**{door.key: OuterRef("pk")}).order_by("-number")
    model._base_manager.filter(pk__in=[one.copy.pk for one in releases]).update(
        state=MOVES[verb].target,
        approved_digest=Subquery(newest.values("digest")[:1]),
        unread_by=releases[0].copy.unread_by,
    )
    return editions


def _refuse_original(copy: Any, original: Any, *, at: datetime) -> None:
    if original is None:
        raise NotAllowed("Choose the one that stands in its place.")
    if original.pk == copy.pk:
        raise NotAllowed("Nothing is a duplicate of itself. Choose the other one.")
    shown = original.door.now_shown(original, at=at)
    if shown is None or shown.is_notice:
        raise NotAllowed("Readers do not see that one. Choose one that is published.")


def _refuse_silence(copy: Any, snapshot: Snapshot, *, at: datetime) -> None:
    shown = copy.door.now_shown(copy, at=at)
    if shown is None or shown.is_notice:
        raise NotAllowed("Readers see nothing of this yet, so nothing can be mended silently.")
    if sentence := copy.door.needs_telling(snapshot, shown):
        raise NotAllowed(sentence)


def _refuse_problems(copy: Any, *, at: datetime) -> None:
    blocks = [p.message for p in copy.door.problems(copy, at=at) if p.level == "block"]
    if blocks:
        raise NotAllowed(" ".join(blocks))


def _move(
    copy: Any,
    verb: str,
    target: str = "",
    *,
    by: Any,
    at: datetime,
    reason: str = "",
    named: str = "",
    edition: AbstractEdition | None = None,
) -> None:
    target = target or MOVES[verb].target
    _log(copy, verb, target, by=by, at=at, reason=reason, named=named, edition=edition)
    copy.state = target
    copy.save(update_fields=["state", "approved_digest", "unread_by"])


def _log(
    copy: Any,
    verb: str,
    target: str,
    *,
    by: Any,
    at: datetime,
    reason: str = "",
    named: str = "",
    edition: AbstractEdition | None = None,
) -> None:
    if not named:
        named = edition.digest if edition else digest(copy.door.snapshot(copy))
    copy.transitions.create(
        verb=verb,
        origin=copy.state,
        target=target,
        by=by,
        at=at,
        reason=reason,
        digest=named,
        edition=edition.number if edition else None,
        appears_at=_to_come(edition, at) if edition else None,
    )


def _to_come(edition: AbstractEdition, at: datetime) -> datetime | None:
    return edition.visible_from if edition.visible_from > at else None


def _last_text(copy: Any) -> Any:
    texts = copy.door.editions(copy).filter(kind=AbstractEdition.Kind.TEXT)
    return texts.order_by("-number").first()


def last_digest(copy: Any) -> str:
    """Return what names the text that last went out, or is to go out."""
    return _last_text(copy).digest
