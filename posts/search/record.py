"""What can be found, as one public table: posts, people, tags, regions and series.

It is made from the editions and can be made again from them (``manage.py rebuild_search``), so
it holds only what is visible or will be, and nothing of what was. The database keeps its own
index beside it, by triggers: ``posts/migrations`` and docs/decisions/search.md.
"""

from datetime import UTC, datetime

from django.db import models

from watchdog.editions import Timed

# Rows are numbered by time, so that the order of the index is the order of publication; what is
# found by its name stands above all posts.
SHIFT = 24
PEOPLE = 1 << 61
LISTS = 1 << 62
FIRST = datetime(1, 1, 1, tzinfo=UTC)


def place(moment: datetime, number: int = 0) -> int:
    """Return the number of a row that was published at this moment."""
    seconds = int((moment - FIRST).total_seconds())
    return (seconds << SHIFT) + number % (1 << SHIFT)


class SearchDoc(Timed):
    class Kind(models.TextChoices):
        POST = "POST", "post"
        PERSON = "PERSON", "person"
        TAG = "TAG", "tag"
        REGION = "REGION", "region"
        SERIES = "SERIES", "series"

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=8, choices=Kind)
    # The number at the desk of what this is, and in the record of the edition or list it shows.
    key = models.PositiveBigIntegerField()
    source = models.PositiveBigIntegerField()
    language = models.CharField(max_length=12, blank=True)
    url = models.CharField(max_length=300)
    published_at = models.DateTimeField(null=True)
    title = models.CharField(max_length=300)
    title_folds = models.TextField(blank=True)
    # What it may be narrowed down to, a word each: "kpost len r12".
    keys = models.TextField()
    # The summary on the first line; below it tags, places and whoever wrote it.
    head = models.TextField(blank=True)
    folds = models.TextField(blank=True)
    body = models.TextField(blank=True)

    objects = models.Manager()

    class Meta(Timed.Meta):
        constraints = [
            *Timed.Meta.constraints,
            models.UniqueConstraint(fields=("kind", "source"), name="searchdoc_once"),
        ]
        indexes = (models.Index(fields=("kind", "key"), name="searchdoc_by_key"),)

    def __str__(self) -> str:
        return self.title
