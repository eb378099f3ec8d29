"""Telling readers of a region what they risk by reading, from one time until another.

A notice is never edited: whoever has other words ends it and sets another. Nothing has to run when
it begins or ends.
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from posts.desk import Region
from posts.lines import RiskChange
from posts.page_keys import RISKS
from posts.record import RiskNotice
from posts.sections import ensure, entry
from watchdog import clock
from watchdog.editions import FOREVER
from watchdog.moves import NotAllowed


def set_notice(
    region: Region,
    text: str,
    *,
    language: str,
    by: Any,
    at: datetime,
    start: datetime | None = None,
    until: datetime | None = None,
) -> RiskNotice:
    """Show the words beside everything on the region and what lies in it; at once if no `start`."""
    if by is not None and not by.has_perm("posts.add_risknotice"):
        raise NotAllowed("Your role may not warn readers. Ask an editor.")
    start, until = max(start or at, at), until or FOREVER
    if until <= start:
        raise NotAllowed("Choose an end that comes after the beginning.")
    with transaction.atomic():
        notice = RiskNotice.objects.create(
            section=ensure(entry(region)),
            text=text,
            language=language,
            visible_from=start,
            visible_until=until,
        )
        RiskChange.objects.create(line=notice, verb=RiskChange.Verb.SET, by=by, at=at)
        clock.move({RISKS}, at=start)
        if until != FOREVER:
            clock.move({RISKS}, at=until)
    return notice


def end_notice(notice: RiskNotice, *, by: Any, at: datetime) -> None:
    """Take the notice back; one that was still to come never appears."""
    if by is not None and not by.has_perm("posts.change_risknotice"):
        raise NotAllowed("Your role may not take warnings back. Ask an editor.")
    with transaction.atomic():
        if not RiskNotice.objects.filter(pk=notice.pk).end(at=at):
            raise NotAllowed("This notice has ended already.")
        RiskChange.objects.create(line=notice, verb=RiskChange.Verb.END, by=by, at=at)
        clock.move({RISKS}, is_hard=True)
