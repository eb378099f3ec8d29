"""Who put a line of text before readers, and who took it out before its time."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from posts.record import BreakingLine, RiskNotice

__all__ = ["BreakingChange", "RiskChange"]


class LineChange(models.Model):
    """One line of the log, which is only ever added to."""

    class Verb(models.TextChoices):
        SET = "SET", "set"
        END = "END", "ended"

    verb = models.CharField(max_length=8, choices=Verb)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering: ClassVar = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.line}: {self.get_verb_display()}"  # type: ignore[attr-defined]


class BreakingChange(LineChange):
    """Of the breaking line."""

    line = models.ForeignKey(BreakingLine, models.PROTECT, related_name="changes")


class RiskChange(LineChange):
    """Of what warns the readers of a region."""

    line = models.ForeignKey(RiskNotice, models.PROTECT, related_name="changes")
