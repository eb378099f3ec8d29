"""The desk: what the newsroom knows about journalists in trouble. Readers never see these rows.

What must not be known to whoever holds a copy of the database has no place here at all: no legal
name behind a pseudonym, no whereabouts, no contact. It is sealed, in ``private.py``.
"""

from typing import Self
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from journalists.dates import Moment
from journalists.kinds import (
    Certainty,
    ChargeStatus,
    Consent,
    Employment,
    EventKind,
    Identity,
    Justice,
    LinkToWork,
    Plea,
    Precision,
    Role,
)
from journalists.status import Fact
from posts.desk import Photo, Post, Region
from posts.fields import BodyField, LineField, TextField
from watchdog.copies import AbstractRevision, AbstractTransition, WorkingCopy
from watchdog.moves import move_permissions
from watchdog.text import check_line

__all__ = [
    "Case",
    "Charge",
    "Event",
    "Journalist",
    "Link",
    "Revision",
    "Source",
    "Transition",
]


def check_lines(text: str) -> None:
    """Refuse what has no place in a name, in a list of names with one a line."""
    for line in text.splitlines():
        check_line(line)


class Journalist(WorkingCopy):
    """A person as the newsroom works on them. What readers see is a ``Profile``."""

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = LineField(
        max_length=200,
        help_text=(
            "As readers see it, in Latin script. Behind a pseudonym, never the other name; for "
            "somebody withheld, a working title that gives nobody away."
        ),
    )
    sort_name = LineField(
        max_length=200, blank=True, help_text="For lists: Family name, given name. Empty: the name."
    )
    slug = models.SlugField(
        max_length=100,
        unique=True,
        allow_unicode=True,
        help_text="The last part of the address. A published address goes on leading here.",
    )
    native_name = LineField(
        max_length=200, blank=True, help_text="In the script that the person writes it in."
    )
    native_language = models.CharField(
        max_length=12, blank=True, help_text="Its code: ru, fa, ka, az-Cyrl."
    )
    aliases = TextField(
        blank=True,
        validators=[check_lines],
        help_text="Other public spellings and transliterations, one a line.",
    )
    outlet = LineField(max_length=200, blank=True)
    role = LineField(max_length=200, blank=True, help_text="For example: editor, photographer.")
    employment = models.CharField(max_length=16, choices=Employment, blank=True)
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="journalists",
        verbose_name="region of the case",
        help_text="Where it happened. Lists and figures go by it.",
    )
    origin = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="region of origin",
    )
    portrait = models.ForeignKey(
        Photo, models.PROTECT, null=True, blank=True, related_name="portrayed"
    )
    biography = BodyField(
        blank=True, help_text="The work, in a few sentences. No family, address or health."
    )
    identity = models.CharField(max_length=16, choices=Identity, default=Identity.NAMED)
    consent = models.CharField(
        "consent basis",
        max_length=16,
        choices=Consent,
        blank=True,
        help_text="On what ground we name this person. For the desk only.",
    )
    review_on = models.DateField(
        "look again on",
        null=True,
        blank=True,
        help_text="When somebody checks whether naming this person is still right.",
    )
    last_checked_on = models.DateField(
        null=True, blank=True, help_text="When the facts were last checked. Readers see it."
    )

    action = TextField(
        "what readers can do",
        blank=True,
        help_text="Whom to write to, what to ask for. Nothing that could harm the person.",
    )
    action_until = models.DateField(
        "shown until", null=True, blank=True, help_text="After this day readers no longer see it."
    )
    action_note = LineField(
        "safety note",
        max_length=300,
        blank=True,
        help_text="What readers should mind for their own safety and for the person's.",
    )

    class Meta:
        ordering = ("sort_name", "name")
        permissions = move_permissions("journalist")
        indexes = (models.Index(fields=("state", "-changed_at"), name="journalist_by_state"),)

    def __str__(self) -> str:
        return self.name


class Case(models.Model):
    """One affair of one person."""

    journalist = models.ForeignKey(Journalist, models.CASCADE, related_name="cases")
    title = LineField(max_length=200, help_text="For example: The embankment case.")
    account = TextField(
        "what was done",
        blank=True,
        help_text="The act itself, apart from what is charged: an article, a film, a question.",
    )
    link_to_work = models.CharField(
        max_length=16, choices=LinkToWork, default=LinkToWork.UNCONFIRMED
    )
    group_label = LineField(
        max_length=200, blank=True, help_text="The name of a case with several accused."
    )
    justice = models.CharField(
        "justice so far", max_length=16, choices=Justice, blank=True, help_text="For a killing."
    )

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.title


class Charge(models.Model):
    """An accusation, in plain words and as the law has it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="charges")
    text = LineField(max_length=300, help_text="In plain words. Readers see it.")
    article = LineField(
        max_length=200, blank=True, help_text="For example: Criminal Code, article 207.3."
    )
    status = models.CharField(max_length=16, choices=ChargeStatus, blank=True)
    plea = models.CharField(max_length=16, choices=Plea, blank=True)
    sentence = LineField(max_length=200, blank=True)
    sentence_ends_on = models.DateField(
        "sentence ends", null=True, blank=True, help_text="Readers find it in the calendar."
    )
    appeal_until = models.DateField(
        "last day to appeal", null=True, blank=True, help_text="Readers find it in the calendar."
    )

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text


class Source(models.Model):
    """Where we know something from. One source may bear several events of its case."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="sources")
    publisher = LineField(max_length=200, help_text="Who says it: an outlet, a court, a group.")
    url = models.URLField("link", max_length=500, blank=True)
    published_on = models.DateField(null=True, blank=True)
    archived_url = models.URLField("archived copy", max_length=500, blank=True)
    is_official = models.BooleanField(
        "an official document", default=False, help_text="Of a court, prosecutor or ministry."
    )
    is_confidential = models.BooleanField(
        "confidential",
        default=False,
        help_text=(
            "Counts for the checks; readers never see it. Once saved, who it is stands in the "
            "private file alone."
        ),
    )

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.publisher}, {self.url}" if self.url else self.publisher


class EventQuerySet(models.QuerySet["Event"]):
    def of(self, journalist: Journalist) -> Self:
        return self.filter(case__journalist=journalist)

    def counting(self, journalist: Journalist) -> Self:
        """The events that a person's status follows from, where readers are concerned.

        Of somebody withheld no event is shown, so all of them count for the totals.
        """
        rows = self.of(journalist)
        is_withheld = journalist.identity == Identity.WITHHELD
        return rows if is_withheld else rows.filter(is_public=True)

    def as_recorded(self) -> Self:
        return self.order_by("recorded_at", "pk")

    def facts(self) -> list[Fact]:
        return [Fact(e.kind, e.moment, number) for number, e in enumerate(self.as_recorded())]


class Event(models.Model):
    """One dated, sourced step of a case. Internal until somebody says that it is public."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=24, choices=EventKind)
    on = models.DateField("date", null=True, blank=True)
    until = models.DateField(
        "latest date", null=True, blank=True, help_text="Only for a time between two days."
    )
    precision = models.CharField(
        "known of the date",
        max_length=8,
        choices=Precision,
        default=Precision.DAY,
        help_text="Readers see no more of the date than this.",
    )
    text = TextField(blank=True, help_text="What happened, in a sentence or two.")
    attribution = LineField(
        max_length=200, blank=True, help_text="Who says so, where it is not ours to vouch for."
    )
    certainty = models.CharField(max_length=16, choices=Certainty, default=Certainty.REPORTED)
    actor = LineField(max_length=200, blank=True, help_text="Who did it: a court, police, unknown.")
    place = LineField(max_length=100, blank=True, help_text="A city. Never anything finer.")
    is_public = models.BooleanField(
        "public", default=False, help_text="Readers see it with the next edition."
    )
    sources = models.ManyToManyField(Source, blank=True, related_name="events")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(precision=Precision.UNKNOWN, on__isnull=True)
                | (~Q(precision=Precision.UNKNOWN) & Q(on__isnull=False)),
                name="event_has_the_date_it_knows",
                violation_error_message="Give a date, or say that it is not known.",
            ),
            models.CheckConstraint(
                condition=Q(precision=Precision.RANGE, until__gte=F("on"))
                | (~Q(precision=Precision.RANGE) & Q(until__isnull=True)),
                name="event_range_has_two_days",
                violation_error_message=(
                    "A time between two days needs both, in order; any other date has one."
                ),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.moment}"

    @property
    def moment(self) -> Moment:
        return Moment(self.on, self.precision, self.until)


class Link(models.Model):
    """A person in a post."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="people")
    journalist = models.ForeignKey(Journalist, models.CASCADE, related_name="links")
    role = models.CharField(max_length=16, choices=Role, default=Role.SUBJECT)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("post", "journalist"),
                name="link_once",
                violation_error_message="This person is linked to this post already.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.journalist} – {self.post}"

    def clean(self) -> None:
        is_held = self.journalist_id and self.journalist.holds.filter(lifted_at__isnull=True)
        if is_held and is_held.exists() and self._state.adding:
            raise ValidationError("This person is on a safety hold, so nothing is linked to them.")


class Revision(AbstractRevision):
    journalist = models.ForeignKey(Journalist, models.CASCADE, related_name="revisions")

    class Meta(AbstractRevision.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=("journalist", "number"), name="journalist_revision_number"
            ),
        )

    def __str__(self) -> str:
        return f"{self.journalist}, revision {self.number}"


class Transition(AbstractTransition):
    journalist = models.ForeignKey(Journalist, models.PROTECT, related_name="transitions")

    class Meta(AbstractTransition.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.journalist}: {self.verb}"
