"""Notes on posts."""

from django.db import models

from posts.desk import Post
from watchdog.notes import AbstractNote

__all__ = ["Note"]


class Note(AbstractNote):
    post = models.ForeignKey(Post, models.CASCADE, related_name="notes")

    class Meta(AbstractNote.Meta):
        pass
