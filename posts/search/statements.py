"""What the statements of both databases share: who may find what, and what is asked."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from posts.search.query import Query
from posts.search.record import LISTS, PEOPLE, place

# A list is found while it is on the site, like its page.
VISIBLE = """
    doc.visible_from <= %(at)s AND doc.visible_until > %(at)s
    AND (doc.id < %(lists)s OR EXISTS (
        SELECT 1 FROM posts_section section WHERE section.id = doc.source AND (
            section.is_published OR EXISTS (
                SELECT 1 FROM posts_listing listing WHERE listing.section_id = section.id
                AND listing.visible_from <= %(at)s AND listing.visible_until > %(at)s
            )
        )
    ))
"""


@dataclass(frozen=True)
class Found:
    """A page of the rows that were found, and what is to be said of all of them."""

    rows: list[dict[str, Any]]
    number: int = 0
    is_wide: bool = False
    # Whether older posts have all of the words, or may have them, and were not looked at.
    is_cut: bool = False


def parameters(query: Query, *, at: datetime, size: int, **limits: int) -> dict[str, Any]:
    return {
        "at": connection.ops.adapt_datetimefield_value(at),
        "people": PEOPLE,
        "lists": LISTS,
        "start": min(place(query.start), PEOPLE) if query.start else 0,
        "end": min(place(query.end), PEOPLE) if query.end else PEOPLE,
        "size": size,
        **limits,
        # What has no date is not in a stretch of time.
        "names": 0 if query.start or query.end else limits["names"],
        "offset": (query.page - 1) * size,
    }


def rows(statement: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        columns = [column[0] for column in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
