"""Where texts still name a person, in any spelling: what a hold leaves for people to redact.

Every column of text of the models below is read, so that a new one is not forgotten. What readers
see is read in the editions; a working copy that is published says the same and is not read twice.
So many rows are read at a time, since a large archive takes minutes. A text that the index of the
search rules out is not read, and only what stands beside it is.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import batched
from typing import Any

from django.db import models
from django.db.models import Max, Q
from django.db.models.functions import Cast
from django.urls import reverse
from taggit.models import Tag

from journalists.desk import Case, Charge, Event, Journalist, Source
from journalists.naming import Names, family_name, spellings
from posts.body import plain_text
from posts.desk import Byline, Correction, Photo, PlacedPhoto, Post, Region, Series
from posts.record import Edition, Section
from posts.search.ruled_out import ruled_out
from posts.search.spelling import fold_names
from watchdog.copies import State

# Columns of text in which nobody wrote a word.
NO_WORDS = frozenset(
    "state approved_digest digest checksum phash master color import_key license language"
    " native_language code kind src srcset url".split()
)
# What the index of the search does not know of an edition; and what it knows.
BESIDE = ("slug", "source_line", "lead", "photos", "notes", "region", "regions", "sources")
INDEXED = ("headline", "dateline", "summary", "tags", "bylines", "series", "body")
# So many rows are read at a time, in a second or two; and so many whole texts.
ROWS, TEXTS = 20_000, 200


@dataclass(frozen=True)
class Trace:
    """One place that names the person; `key` names it as it stands now."""

    key: str
    where: str
    what: str
    words: str
    url: str
    is_public: bool


@dataclass(frozen=True)
class Mark:
    """How far somebody has read: in which table, and up to which row."""

    table: int = 0
    row: int = 0


def traces(journalist: Journalist, *, at: datetime, more: Iterable[str] = ()) -> list[Trace]:
    """Return every place that names this person, what readers see first.

    `more` are spellings that the desk does not hold in the clear.
    """
    found: list[Trace] = []
    mark: Mark | None = Mark()
    while mark is not None:
        some, mark = traces_from(journalist, mark, at=at, more=more)
        found += some
    return _public_first(found)


def traces_from(
    journalist: Journalist, mark: Mark, *, at: datetime, more: Iterable[str] = ()
) -> tuple[list[Trace], Mark | None]:
    """Return those of the next rows, and where to go on, or None where everything is read."""
    found: list[Trace] = []
    left, last = ROWS, mark.row
    tables = _tables(journalist, more, at=at)
    for number in range(mark.table, len(tables)):
        rows, traces_in = tables[number]
        ahead = rows.filter(pk__gt=last).order_by("pk")
        pks = list(ahead.values_list("pk", flat=True)[:left])
        if pks:
            found += traces_in(ahead.filter(pk__lte=pks[-1]))
        left -= len(pks)
        if not left:
            return _public_first(found), Mark(number, pks[-1])
        last = 0
    return _public_first(found), None


def share_read(journalist: Journalist, mark: Mark, *, at: datetime) -> float:
    """Return how much lies before the mark, from 0 to 1; by numbers, since to count takes long."""
    models = [rows.model for rows, _traces_in in _tables(journalist, (), at=at)]
    lasts = [one._base_manager.aggregate(last=Max("pk"))["last"] or 0 for one in models]
    return (sum(lasts[: mark.table]) + mark.row) / (sum(lasts) or 1)


def _public_first(found: list[Trace]) -> list[Trace]:
    return sorted(found, key=lambda trace: not trace.is_public)


type Rows = models.QuerySet[Any]
type Table = tuple[Rows, Callable[[Rows], Iterator[Trace]]]


def _tables(journalist: Journalist, more: Iterable[str], *, at: datetime) -> list[Table]:
    family = family_name(journalist)
    reader = _Reader([*spellings(journalist), *([family] if family else []), *more])
    return [
        (Edition.objects.unfinished(at=at), reader.in_editions),
        (Edition.objects.once_visible(at=at), reader.in_old_addresses),
        *(
            (rows, partial(reader.at_desk, where=where, url=url))
            for rows, where, url in _desk(journalist)
        ),
    ]


def _desk(journalist: Journalist) -> list[tuple[Rows, str, Callable[[Any], str]]]:
    own = Q(case__journalist=journalist)
    another = "Case of another person"
    return [
        (Post.objects.exclude(state=State.PUBLISHED), "Post", _own),
        (PlacedPhoto.objects.exclude(caption="", alt=""), "Photo in a post", _post),
        (Correction.objects.all(), "Note on a post", _post),
        (Photo.objects.all(), "Photo", _own),
        (Tag.objects.all(), "Tag", _own),
        (Byline.objects.all(), "Byline", _own),
        (Series.objects.all(), "Series", _own),
        (Region.objects.all(), "Region", _own),
        (Section.objects.all(), "Name of a list", lambda row: row.url),
        (Journalist.objects.exclude(pk=journalist.pk), "Another person", _own),
        (Case.objects.exclude(journalist=journalist), another, _own),
        *((model.objects.exclude(own), another, _case) for model in (Event, Charge, Source)),
    ]


class _Reader:
    def __init__(self, said: list[str]) -> None:
        self.names = Names([(0, said)])
        self.ends = self.names.ends

    def at_desk(self, rows: Rows, *, where: str, url: Callable[[Any], str]) -> Iterator[Trace]:
        columns = _columns(rows.model)
        is_public = rows.model is Section
        for row in _whole(rows, self.may_be_in(rows, columns)):
            yield from self._in(row, columns, where=where, url=url(row), is_public=is_public)

    def in_editions(self, rows: Rows) -> Iterator[Trace]:
        pks = list(rows.values_list("pk", flat=True))
        wanted = {*pks} - ruled_out(self.ends, first=pks[0], last=pks[-1])
        wanted.update(self.may_be_in(rows, BESIDE))
        shown = Edition.objects.defer("whole_html", "short_html")
        for edition in _whole(shown, sorted(wanted)):
            columns = (*INDEXED, *BESIDE)
            yield from self._in(edition, columns, where="Readers see it", is_public=True)

    def in_old_addresses(self, rows: Rows) -> Iterator[Trace]:
        for edition in _whole(Edition.objects.for_cards(), self.may_be_in(rows, ["slug"])):
            yield from self._in(edition, ["slug"], where="Old address", is_public=True)

    def may_be_in(self, rows: Rows, columns: Sequence[str]) -> list[int]:
        """Return the rows of which these columns may name the person, asked of all at once."""
        fields = [rows.model._meta.get_field(name) for name in columns]
        texts = [_stored(field) for field in fields]
        found = []
        for pk, *values in rows.values_list("pk", *texts).iterator():
            folds: set[str] = set()
            for field, value in zip(fields, values, strict=True):
                folds.update(fold_names(_as_read(field, _unescaped(field, value))).split())
            if any(ends <= folds for ends in self.ends):
                found.append(pk)
        return found

    def _in(
        self, row: Any, columns: Iterable[str], *, where: str, url: str = "", is_public: bool
    ) -> Iterator[Trace]:
        for field in map(row._meta.get_field, columns):
            value = getattr(row, field.attname)
            if words := self.names.found_in(_as_read(field, value)).get(0):
                stands = hashlib.sha256(_text(field, value).encode()).hexdigest()[:16]
                yield Trace(
                    key=f"{row._meta.label_lower} {row.pk} {field.name} {stands}",
                    where=where,
                    what=f"{row}: {field.verbose_name}",
                    words=words,
                    url=url or _page(Post, row.post_id),
                    is_public=is_public,
                )


def _whole(rows: Rows, pks: Iterable[int]) -> Iterator[Any]:
    for some in batched(pks, TEXTS):
        yield from rows.filter(pk__in=some).order_by("pk")


def _columns(model: type[models.Model]) -> list[str]:
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not (field.choices or field.name in NO_WORDS)
    ]


def _stored(field: Any) -> Any:
    # To take data apart takes most of the time, and it is seldom needed to see who is not named.
    is_data = isinstance(field, models.JSONField)
    return Cast(field.name, models.TextField()) if is_data else field.name


def _unescaped(field: Any, value: str | None) -> Any:
    is_data = isinstance(field, models.JSONField)
    return json.loads(value) if is_data and value and "\\" in value else value


def _as_read(field: Any, value: Any) -> str:
    text = _text(field, value)
    # An address is read as if its words had capitals.
    return text.replace("-", " ").title() if field.name == "slug" else text


def _text(field: Any, value: Any) -> str:
    if not isinstance(value, str):
        return "\n".join(_leaves(value))
    # Of an edition the body alone is HTML.
    is_html = field.name == "body" if field.model is Edition else "<" in value
    return plain_text(value) if is_html else value


def _leaves(data: Any) -> Iterator[str]:
    """Yield the texts of stored data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for name, part in data.items():
            if name not in NO_WORDS:
                yield from _leaves(part)
    elif isinstance(data, list):
        for part in data:
            yield from _leaves(part)


def _page(model: Any, pk: int) -> str:
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[pk])


def _own(row: Any) -> str:
    return _page(type(row), row.pk)


def _post(row: Any) -> str:
    return _page(Post, row.post_id)


def _case(row: Any) -> str:
    return _page(Case, row.case_id)
