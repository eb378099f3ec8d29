"""What waits at the desk of the register, besides what any working copy may wait for."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from watchdog.copies import State
from watchdog.queues import COMMON, Queue


def naming(people: QuerySet, user: Any, at: datetime) -> QuerySet:
    """People of whom somebody should ask again whether they may be named."""
    due = people.filter(review_on__lte=at.date()).exclude(state=State.SPIKED)
    return due.order_by("review_on")


PEOPLE = (
    *COMMON,
    Queue(
        "naming",
        "May we still name them?",
        naming,
        lambda p: f"due {p.review_on:%d %b %Y}",
        "change_journalist",
        rank=41,
    ),
)
