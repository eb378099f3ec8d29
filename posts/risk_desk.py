"""Who warned the readers of a region, and who took the warning back before its time."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from posts.record import RiskNotice

__all__ = ["RiskChange"]


class RiskChange(models.Model):
    """One line of the log, which is only ever added to."""

    class Verb(models.TextChoices):
        SET = "SET", "set"
        END = "END", "ended"

    line = models.ForeignKey(RiskNotice, models.PROTECT, related_name="changes")
    verb = models.CharField(max_length=8, choices=Verb)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.line}: {self.get_verb_display()}"
