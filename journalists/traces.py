"""Where texts still name a person, in any spelling: what a hold leaves for people to redact.

Every column of text of the models below is read, so that a new one is not forgotten. What readers
see is read in the editions; a working copy that is published says the same and is not read twice.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from taggit.models import Tag

from journalists.desk import Case, Charge, Event, Journalist, Source
from journalists.naming import Names, family_name, spellings
from posts.body import plain_text
from posts.desk import Byline, Correction, Photo, PlacedPhoto, Post, Region, Series
from posts.record import Edition, Section
from posts.search.record import SearchDoc
from posts.search.spelling import fold
from watchdog.copies import State

# Columns of text in which nobody wrote a word.
NO_WORDS = frozenset(
    "state approved_digest digest checksum phash master color import_key license language"
    " native_language code kind src srcset url".split()
)
IN_RECORD = ("headline", "dateline", "summary", "source_line", "slug")
IN_JSON = ("lead", "photos", "notes", "tags", "bylines", "series", "region", "regions")


@dataclass(frozen=True)
class Trace:
    """One place that names the person; `key` names it as it stands now."""

    key: str
    where: str
    what: str
    words: str
    url: str
    is_public: bool


def traces(journalist: Journalist, *, at: datetime, more: Iterable[str] = ()) -> list[Trace]:
    """Return every place that names this person, what readers see first.

    `more` are spellings that the desk does not hold in the clear.
    """
    family = family_name(journalist)
    said = [*spellings(journalist), *([family] if family else []), *more]
    reader = _Reader(said)
    found = list(reader.in_editions(at=at)) + list(reader.in_old_addresses(at=at))
    for rows, where, url in _desk(journalist):
        for row in rows.iterator():
            found += reader.in_row(row, where, url(row))
    return sorted(found, key=lambda trace: not trace.is_public)


type Place = tuple[models.QuerySet[Any], str, Callable[[Any], str]]


def _desk(journalist: Journalist) -> list[Place]:
    own = Q(case__journalist=journalist)
    another = "Case of another person"
    return [
        (Post.objects.exclude(state=State.PUBLISHED), "Post", _own),
        (PlacedPhoto.objects.all(), "Photo in a post", _post),
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
    def __init__(self, said: Iterable[str]) -> None:
        self.said = list(said)
        self.names = Names([(0, self.said)])

    def in_row(self, row: Any, where: str, url: str) -> Iterator[Trace]:
        is_public = isinstance(row, Section)
        for name, text in _texts(row):
            yield from self._in(row, name, text, where=where, url=url, is_public=is_public)

    def in_editions(self, *, at: datetime) -> Iterator[Trace]:
        named = set(self._indexed(at=at))
        shown = Edition.objects.unfinished(at=at).order_by("pk")
        for edition in shown.defer("whole_html", "short_html", "body").iterator():
            parts = [(name, getattr(edition, name)) for name in IN_RECORD]
            parts += [(name, "\n".join(_leaves(getattr(edition, name)))) for name in IN_JSON]
            if edition.pk in named:
                parts.append(("body", plain_text(edition.body)))
            for name, text in parts:
                yield from self._in(edition, name, text, where="Readers see it", is_public=True)

    def in_old_addresses(self, *, at: datetime) -> Iterator[Trace]:
        before = Edition.objects.once_visible(at=at)
        for edition in before.only("slug", "post_id", "headline", "first_published_at"):
            yield from self._in(edition, "slug", edition.slug, where="Old address", is_public=True)

    def _in(
        self, row: Any, name: str, text: str, *, where: str, url: str = "", is_public: bool
    ) -> Iterator[Trace]:
        # An address is read as if its words had capitals.
        read = text.replace("-", " ").title() if name == "slug" else text
        if words := self.names.found_in(read).get(0):
            stands = hashlib.sha256(text.encode()).hexdigest()[:16]
            yield Trace(
                key=f"{row._meta.label_lower} {row.pk} {name} {stands}",
                where=where,
                what=f"{row}: {row._meta.get_field(name).verbose_name}",
                words=words,
                url=url or _page(Post, row.post_id),
                is_public=is_public,
            )

    def _indexed(self, *, at: datetime) -> Iterable[int]:
        """Return the editions whose text may name the person, by the index of the search."""
        wanted = Q()
        for spelling in self.said:
            if folds := fold(spelling).split():
                longest = max(folds, key=len)
                wanted |= Q(folds__contains=longest) | Q(title_folds__contains=longest)
        docs = SearchDoc.objects.filter(wanted, kind=SearchDoc.Kind.POST, visible_until__gt=at)
        return docs.values_list("source", flat=True)


def _texts(row: Any) -> Iterator[tuple[str, str]]:
    for field in row._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField)
        if is_text and not field.choices and field.name not in NO_WORDS:
            text = getattr(row, field.attname) or ""
            yield field.name, plain_text(text) if "<" in text else text


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
