"""Putting a line of text before every reader, until a time that is said beforehand.

For the minutes in which something is known and no post is written yet. A line is never edited:
whoever has other words ends it and sets another. Nothing has to run at its end.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from posts.lines import BreakingChange
from posts.record import BreakingLine
from watchdog import clock
from watchdog.moves import NotAllowed
from watchdog.surrogates import SITE

# What is longer is no news any more.
LONGEST = timedelta(hours=48)


def set_line(text: str, *, language: str, until: datetime, by: Any, at: datetime) -> BreakingLine:
    """Show the line on every page from now on until that time."""
    if by is not None and not by.has_perm("posts.add_breakingline"):
        raise NotAllowed("Your role may not set the breaking line. Ask an editor.")
    if until <= at:
        raise NotAllowed("Choose an end that is still to come.")
    if until > at + LONGEST:
        raise NotAllowed("Choose an end within 48 hours: a line that stays is no breaking news.")
    with transaction.atomic():
        line = BreakingLine.objects.create(
            text=text, language=language, visible_from=at, visible_until=until
        )
        BreakingChange.objects.create(line=line, verb=BreakingChange.Verb.SET, by=by, at=at)
        clock.move({SITE})
        clock.move({SITE}, at=until)
    return line


def end_line(line: BreakingLine, *, by: Any, at: datetime) -> None:
    """Take the line away before its time."""
    if by is not None and not by.has_perm("posts.change_breakingline"):
        raise NotAllowed("Your role may not end the breaking line. Ask an editor.")
    with transaction.atomic():
        if not BreakingLine.objects.filter(pk=line.pk).end(at=at):
            raise NotAllowed("This line has ended already.")
        BreakingChange.objects.create(line=line, verb=BreakingChange.Verb.END, by=by, at=at)
        clock.move({SITE}, is_hard=True)
