"""What ought to have happened by now, as counts: for the desk's page of the site's health.

Each admin hangs up what it knows as ``overdue``. No name stands here, and readers never see it:
the public ``/health`` says no more than that the site answers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.admin import ModelAdmin

from watchdog.admin.dashboard import in_order


@dataclass(frozen=True)
class Overdue:
    what: str
    number: int
    # What brings it back in order.
    mend: str


def overdue(admins: Iterable[ModelAdmin], *, at: datetime) -> list[Overdue]:
    """Return every count, those of nothing too: that nothing is overdue is worth knowing."""
    found: list[Overdue] = []
    for one in in_order(admins):
        if hasattr(one, "overdue"):
            found += one.overdue(at=at)
    return found
