"""Notes that colleagues leave each other on a working copy. Readers never see them."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q


class NoteQuerySet(models.QuerySet):
    def threads(self) -> Self:
        """What the replies are to; each is resolved or open as a whole."""
        return self.filter(thread__isnull=True)

    def open(self) -> Self:
        return self.threads().filter(resolved_at__isnull=True)

    def with_replies(self) -> Self:
        return self.threads().select_related("by", "resolved_by").prefetch_related("replies__by")


class AbstractNote(models.Model):
    """A note, or a reply to one. It is never edited: what was said stays said."""

    thread = models.ForeignKey(
        "self", models.CASCADE, null=True, editable=False, related_name="replies"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    quote = models.TextField(blank=True)
    text = models.TextField()
    resolved_at = models.DateTimeField(null=True, editable=False)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = NoteQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(thread__isnull=True) | Q(resolved_at__isnull=True),
                name="%(app_label)s_reply_is_not_resolved",
            ),
        )

    def __str__(self) -> str:
        return f"{self.by}, {self.at:%d %B %Y, %H:%M}"


def concerned(copy: Any, note: AbstractNote) -> set[Any]:
    """Return whom a note is for: who began the copy, who has it now, and who is in the thread."""
    thread: Any = note.thread or note
    people = {copy.created_by, copy.assignee, thread.by, *(r.by for r in thread.replies.all())}
    return {person for person in people if person and person.is_active} - {note.by}
