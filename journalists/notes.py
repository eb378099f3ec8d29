"""Notes on journalists."""

from django.db import models

from journalists.desk import Journalist
from watchdog.notes import AbstractNote

__all__ = ["Note"]


class Note(AbstractNote):
    journalist = models.ForeignKey(Journalist, models.CASCADE, related_name="notes")

    class Meta(AbstractNote.Meta):
        pass
