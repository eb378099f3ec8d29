"""The working copy: what an editor edits, its revisions and the log of its moves."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from watchdog.editions import Door


class State(models.TextChoices):
    DRAFT = "DRAFT", "draft"
    REVIEW = "REVIEW", "in review"
    READY = "READY", "ready"
    PUBLISHED = "PUBLISHED", "published"
    SPIKED = "SPIKED", "spiked"


# Lists of the desk have indexes with this condition. SQLite knows it again by its very words.
AT_WORK = ~models.Q(state=State.PUBLISHED)


class WorkingCopyQuerySet(models.QuerySet):
    def unsigned(self) -> Self:
        """What went out unread and waits for a second pair of eyes."""
        # SQLite reads the index for this, and for IS NOT NULL it does not.
        return self.filter(unread_by__gt=0)

    def at_work(self) -> Self:
        """What is not before readers as it stands: few, however many were published."""
        return self.filter(AT_WORK)


class WorkingCopy(models.Model):
    """What an editor edits. ``door`` knows how it becomes an edition (see ``Door``)."""

    state = models.CharField(max_length=16, choices=State, default=State.DRAFT, editable=False)
    approved_digest = models.CharField(max_length=64, blank=True, editable=False)
    # Counts saves, so that a form can tell that somebody else saved in between.
    version = models.PositiveIntegerField(default=0, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"is_staff": True, "is_active": True},
        help_text="Who has it now. It gives nobody more rights.",
    )
    # Who published what readers see now before a second person had read it. Empty again as soon
    # as somebody else vouches for it.
    unread_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(editable=False)
    changed_at = models.DateTimeField(editable=False)
    # The moment before which nothing may be shown: a hard block, not a label.
    embargo_until = models.DateTimeField(null=True, blank=True)

    objects = WorkingCopyQuerySet.as_manager()

    door: ClassVar[Door[Any, Any]]

    class Meta:
        abstract = True

    def last_saver(self) -> str:
        """Return whose save the last one was, for a sentence that begins with it."""
        revisions: Any = self.revisions  # type: ignore[attr-defined]
        last = revisions.select_related("by").first()
        # A save that changed no public word keeps no revision.
        is_last = last is not None and last.by and last.at == self.changed_at
        return str(last.by) if is_last else "Somebody"


class AbstractRevision(models.Model):
    """The snapshot of a working copy at one explicit save or move."""

    number = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=200, blank=True)
    data = models.JSONField(encoder=DjangoJSONEncoder)
    digest = models.CharField(max_length=64)

    class Meta:
        abstract = True
        ordering = ("-number",)


class AbstractTransition(models.Model):
    """One line of the log of moves, which is only ever added to."""

    verb = models.CharField(max_length=32)
    origin = models.CharField(max_length=16, choices=State)
    target = models.CharField(max_length=16, choices=State)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)
    edition = models.PositiveIntegerField(null=True)
    # When readers see that edition, if it is later than the move.
    appears_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        ordering = ("-at", "-pk")
        indexes: ClassVar = [
            # Of an archive that was published at once, nothing is scheduled.
            models.Index(
                fields=("appears_at",),
                condition=models.Q(appears_at__isnull=False),
                name="%(app_label)s_%(class)s_to_come",
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("The log of moves is never edited.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("The log of moves is never shortened.")
