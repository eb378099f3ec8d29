"""Who put a line of text into the breaking line, and who took it out before its time."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from posts.record import BreakingLine

__all__ = ["BreakingChange"]


class BreakingChange(models.Model):
    """One line of the log, which is only ever added to."""

    class Verb(models.TextChoices):
        SET = "SET", "set"
        END = "END", "ended"

    line = models.ForeignKey(BreakingLine, models.PROTECT, related_name="changes")
    verb = models.CharField(max_length=8, choices=Verb)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.line}: {self.get_verb_display()}"
