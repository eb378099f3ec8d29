"""The abstract edition: what readers were shown, exactly, and from when until when.

An edition is never edited. Its end is the only thing written later, when another takes its
place, and nothing has to run at that time: visibility is a comparison with the clock.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar, Literal, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Max, Q, Value
from django.db.models.functions import Greatest
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe

# An open end. A time rather than NULL, so that "visible now" is one range in an index.
FOREVER = datetime(9999, 1, 1, tzinfo=UTC)

# A time as the snapshot keeps it once it is stored.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")

# The public fields of a working copy, as plain data.
type Snapshot = dict[str, Any]


def digest(snapshot: Snapshot) -> str:
    """Return the SHA-256 that names exactly this snapshot, as 64 hexadecimal digits."""
    text = json.dumps(
        snapshot, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(text.encode()).hexdigest()


def in_plain_words(value: Any) -> str:
    """Return any value of a snapshot as words, without braces and quotes."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case dict():
            pairs = ((key, in_plain_words(one)) for key, one in value.items())
            return "\n".join(f"{key.replace('_', ' ')}: {said}" for key, said in pairs if said)
        case list() | tuple():
            is_flat = not any(isinstance(one, dict | list | tuple) for one in value)
            return (", " if is_flat else "\n").join(filter(None, map(in_plain_words, value)))
        case datetime():
            return f"{value:%d %B %Y, %H:%M} UTC"
    text = str(value)
    moment = MOMENT.fullmatch(text) and datetime.fromisoformat(text)
    return in_plain_words(moment.astimezone(UTC)) if moment else text


class TimedQuerySet(models.QuerySet):
    """Rows that are shown from one moment until another."""

    def visible(self, *, at: datetime) -> Self:
        """What readers are shown at that moment: the one place that says what "public" means."""
        return self.filter(visible_from__lte=at, visible_until__gt=at)

    def once_visible(self, *, at: datetime) -> Self:
        """What readers were shown at some time before, and no longer are."""
        # An edition that was replaced before its time came has an empty interval.
        return self.filter(visible_until__lte=at, visible_from__lt=F("visible_until"))

    def unfinished(self, *, at: datetime) -> Self:
        """What is visible at that moment or will become so."""
        # What was taken back before its time came has an empty interval.
        return self.filter(visible_until__gt=at, visible_from__lt=F("visible_until"))

    def end(self, *, at: datetime) -> int:
        """Take everything out of sight from that moment on; returns how many rows this changed.

        What was to appear later never does: its interval becomes empty.
        """
        moment = Value(at, models.DateTimeField())
        return self.unfinished(at=at).update(visible_until=Greatest("visible_from", moment))


class Timed(models.Model):
    visible_from = models.DateTimeField()
    visible_until = models.DateTimeField(default=FOREVER)

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(visible_until__gte=F("visible_from")),
                name="%(class)s_ends_after_it_begins",
            ),
        ]


class AbstractEdition(Timed):
    """One published snapshot of a working copy, which is known here only by its number."""

    class Kind(models.TextChoices):
        TEXT = "TEXT", "text"
        # Notices, which stand in place of something withdrawn.
        RETRACTION = "RETRACTION", "retraction"
        LEGAL = "LEGAL", "withheld for legal reasons"
        SAFETY = "SAFETY", "withheld for somebody's safety"
        DUPLICATE = "DUPLICATE", "duplicate of another"

    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.TEXT)
    digest = models.CharField(max_length=64)
    notice = models.TextField(blank=True)
    # Orders lists; the moment that the page calls "published". Stays when the text is updated.
    first_published_at = models.DateTimeField()
    # The last change that readers were to know of, or NULL.
    updated_at = models.DateTimeField(null=True)

    class Meta(Timed.Meta):
        abstract = True

    @property
    def is_notice(self) -> bool:
        return self.kind != self.Kind.TEXT

    @property
    def notice_html(self) -> SafeString:
        return mark_safe(linebreaks(self.notice, autoescape=True))  # noqa: S308  (escaped here)

    @property
    def status_code(self) -> int:
        """The HTTP status of this edition's page: 200, 301, 410 (RFC 9110) or 451 (RFC 7725)."""
        return {"LEGAL": 451, "SAFETY": 410, "DUPLICATE": 301}.get(self.kind, 200)


@dataclass(frozen=True)
class Problem:
    """What a check found: something that blocks a publication, or a warning.

    Its field is one of the form, or the relation that the form shows as rows of their own.
    """

    code: str
    level: Literal["block", "warn"]
    message: str
    field: str = ""


def block(code: str, message: str, field: str = "") -> Problem:
    return Problem(code, "block", message, field)


def warn(code: str, message: str, field: str = "") -> Problem:
    return Problem(code, "warn", message, field)


@dataclass(frozen=True)
class Release[C]:
    """A text on its way through the door: what readers see, and from when on.

    `dated` is when an archive's text was first published elsewhere.
    """

    copy: C
    snapshot: Snapshot
    visible_from: datetime
    dated: datetime | None = None


class Door[C: models.Model, E: AbstractEdition]:
    """How one kind of working copy becomes editions; each app says it for its own."""

    edition: type[E]
    # The number of the working copy, in the edition's table and in that of its rows.
    key: str
    # What an edition is listed or counted by: tables whose rows begin and end with it.
    rows: tuple[type[Timed], ...]
    # Their foreign key to the edition.
    row_of: str

    def load(self, copies: Sequence[C]) -> None:
        """Read at once what the snapshot and the checks will ask of copies that nobody changes."""

    def snapshot(self, copy: C) -> Snapshot:
        """Return the public fields of the working copy: an explicit allow-list."""
        raise NotImplementedError

    def in_words(self, snapshot: Snapshot) -> dict[str, str]:
        """Return what an editor reads in a snapshot, under the names that the form gives it.

        Of old ones, too: a key may be missing, and one may be there that is kept no longer.
        """
        raise NotImplementedError

    def restore(self, copy: C, snapshot: Snapshot) -> list[str]:
        """Write an old snapshot into the working copy; return a sentence for what is not back."""
        raise NotImplementedError

    def problems(self, copy: C, *, at: datetime) -> Iterable[Problem]:
        """Yield what must or ought to be mended before this copy is published."""
        raise NotImplementedError

    def refusals(self, releases: Sequence[Release[C]], *, at: datetime) -> dict[int, str]:
        """Return why some of these cannot be published, by the number of the copy."""
        found = {}
        for copy in (release.copy for release in releases):
            problems = self.problems(copy, at=at)
            blocks = [problem.message for problem in problems if problem.level == "block"]
            if blocks:
                found[copy.pk] = " ".join(blocks)
        return found

    def past(self, copy: C, *, at: datetime) -> Any:
        """Return the earlier editions that readers may look up, where there are such pages."""
        return self.editions(copy).none()

    def with_remarks(self, copies: models.QuerySet, *, at: datetime) -> models.QuerySet:
        """Add what ``remarks`` reads, so that a list of copies costs no query for each."""
        return copies

    def remarks(self, copy: C) -> Iterable[str]:
        """Yield what the chips say of a copy of ``with_remarks`` besides its state."""
        return ()

    def write(
        self,
        copy: C,
        snapshot: Snapshot,
        *,
        at: datetime,
        visible_from: datetime,
        dated: datetime | None = None,
        is_silent: bool = False,
    ) -> E:
        """Write the edition and its listing rows; a silent one keeps the "updated" time."""
        raise NotImplementedError

    def write_all(
        self, releases: Sequence[Release[C]], *, at: datetime, is_silent: bool = False
    ) -> list[E]:
        """End what stands there, write the editions of different copies, and move the clock."""
        editions = []
        for one in releases:
            self.end(one.copy, at=one.visible_from)
            editions.append(
                self.write(
                    one.copy,
                    one.snapshot,
                    at=at,
                    visible_from=one.visible_from,
                    dated=one.dated,
                    is_silent=is_silent,
                )
            )
            self.move_clock(one.copy, at=one.visible_from)
        return editions

    def needs_telling(self, snapshot: Snapshot, shown: E) -> str:
        """Return why readers of the edition have to be told of this change, or ""."""
        return ""

    def write_notice(
        self,
        copy: C,
        last: E,
        *,
        kind: str,
        notice: str,
        at: datetime,
        duplicate_of: C | None = None,
    ) -> E:
        """Write the notice that stands in place of the edition `last`, or leads to another."""
        raise NotImplementedError

    def write_again(self, copy: C, last: E, *, at: datetime) -> E:
        """Write the edition `last` once more, as a new one, with its listing rows."""
        raise NotImplementedError

    def settle(self, copy: C, *, at: datetime) -> None:
        """Bring in line what follows from the editions: what can be found, which files are out."""
        raise NotImplementedError

    def move_clock(self, copy: C, *, at: datetime, is_hard: bool = False) -> None:
        """Say what readers see differently from that moment on, now that all of it is written."""
        raise NotImplementedError

    def end(self, copy: C, *, at: datetime) -> None:
        """End what is visible of this copy, its listing rows included, at that moment."""
        for rows in (self.editions(copy), *self._rows(copy)):
            rows.end(at=at)

    def cancel(self, copy: C, scheduled: E, *, at: datetime) -> None:
        """Take back what was to appear later; what is visible now stays open-ended."""
        self.end(copy, at=scheduled.visible_from)
        shown = self.now_shown(copy, at=at)
        if shown is not None:
            self.editions(copy).filter(pk=shown.pk).update(visible_until=FOREVER)
            for rows in self._rows(copy):
                rows.filter(**{self.row_of: shown}).update(visible_until=FOREVER)
        self.settle(copy, at=at)

    def times(
        self, copy: C, *, visible_from: datetime, dated: datetime | None, is_silent: bool
    ) -> dict[str, Any]:
        """Return the fields that say when a new edition is shown, and as of when it is dated."""
        before = self.editions(copy).once_visible(at=visible_from).order_by("number")
        told = list(before.values_list("first_published_at", "updated_at"))
        updated_at = visible_from if told else None
        return {
            "visible_from": visible_from,
            "first_published_at": told[0][0] if told else dated or visible_from,
            "updated_at": told[-1][1] if told and is_silent else updated_at,
        }

    def again(self, copy: C, last: E, *, at: datetime) -> E:
        """Return the edition `last` as a new one that is visible from that moment, and saved."""
        again = self.edition._default_manager.get(pk=last.pk)
        again.pk = None
        again._state.adding = True
        again.number = self.next_number(copy)
        again.visible_from, again.visible_until = at, FOREVER
        again.save()
        return again

    def _rows(self, copy: C) -> list[Any]:
        return [rows._default_manager.filter(**{self.key: copy.pk}) for rows in self.rows]

    def editions(self, copy: C) -> Any:
        return self.edition._default_manager.filter(**{self.key: copy.pk})

    def now_shown(self, copy: C, *, at: datetime) -> E | None:
        return self.editions(copy).visible(at=at).first()

    def next_shown(self, copy: C, *, at: datetime) -> E | None:
        return self.editions(copy).unfinished(at=at).filter(visible_from__gt=at).first()

    def next_number(self, copy: C) -> int:
        return (self.editions(copy).aggregate(last=Max("number"))["last"] or 0) + 1
