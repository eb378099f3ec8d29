"""Search over the record: one function, answered by whichever database holds the record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.db import connection
from django.utils.safestring import SafeString

from posts.search import postgres, sqlite
from posts.search.marks import Marker
from posts.search.query import Query
from posts.search.record import SearchDoc
from posts.search.statements import Found
from watchdog.text import direction

# So many of the newest matches are ranked. It keeps the cost of a common word the same, however
# large the archive grows.
CAP = 500
# And so many of the newest in which a phrase stands, since no index says what stands together.
CAP_OF_PHRASES = 100
# So many of those that are found by their name.
NAMES = 100
PAGE_SIZE = 10
LAST_PAGE = CAP // PAGE_SIZE


class Backend(Protocol):
    def find(self, query: Query, *, at: datetime, cap: int, names: int, size: int) -> Found: ...

    def named(
        self, query: Query, *, at: datetime, cap: int, names: int, size: int
    ) -> list[int]: ...

    def titled(self, query: Query, *, cap: int, size: int) -> list[int]: ...

    def holding(self, names: Iterable[Iterable[str]], *, first: int, last: int) -> list[int]: ...


BACKENDS: dict[str, Backend] = {"sqlite": sqlite, "postgresql": postgres}


@dataclass(frozen=True)
class Hit:
    kind: str
    url: str
    title: SafeString
    snippet: SafeString
    language: str
    published_at: datetime | None

    @property
    def label(self) -> str:
        return str(SearchDoc.Kind(self.kind).label)

    @property
    def direction(self) -> str:
        return direction(self.language) if self.language else ""


@dataclass(frozen=True)
class Results:
    hits: list[Hit]
    # How many were ranked; where `is_capped`, there may be more, and older.
    number: int = 0
    is_capped: bool = False
    # Whether words that only begin so, or names that only sound so, were let in.
    is_wide: bool = False
    # Whether so many posts have these words that only the newest were looked through.
    is_cut: bool = False
    page: int = 1

    @property
    def has_more(self) -> bool:
        return self.page * PAGE_SIZE < self.number


def search(query: Query, *, at: datetime) -> Results:
    """Return what readers may find at that moment.

    All terms must occur. What has them in its title comes first, then what has them in its
    summary, tags and places, then the rest; within each, the newest first.
    """
    if not query.terms:
        return Results([])
    cap = CAP_OF_PHRASES if any(term.is_of_several for term in query.terms) else CAP
    found = BACKENDS[connection.vendor].find(query, at=at, cap=cap, names=NAMES, size=PAGE_SIZE)
    return Results(
        list(_hits(found.rows, Marker(query.terms))),
        number=found.number,
        is_capped=found.number >= cap,
        is_wide=found.is_wide,
        is_cut=found.is_cut,
        page=query.page,
    )


def people_named(text: str, *, at: datetime) -> list[int]:
    """Return the editions of the people with this name, in any script and spelling, by number.

    Where nobody is called so, whoever's name begins so or sounds like it; one statement. Of a
    name that more people have than CAP, so many are found.
    """
    query = Query(text)
    if not query.terms:
        return []
    return BACKENDS[connection.vendor].named(query, at=at, cap=CAP, names=NAMES, size=PAGE_SIZE)


def titled(text: str, *, cap: int) -> list[int]:
    """Return the newest posts with these words in their title, by number.

    For the desk: what is yet to appear is among them.
    """
    query = Query(text)
    if not query.terms:
        return []
    return BACKENDS[connection.vendor].titled(query, cap=cap, size=PAGE_SIZE)


def _hits(rows: list[dict[str, Any]], marker: Marker) -> Iterator[Hit]:
    for row in rows:
        summary = row["head"].partition("\n")[0]
        yield Hit(
            kind=row["kind"],
            url=row["url"],
            title=marker.mark(row["title"]),
            snippet=marker.snippet(summary, row["body"]),
            language=row["language"],
            published_at=row["published_at"],
        )
