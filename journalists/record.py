"""The public record of journalists: the only models that readers' pages, feeds and files may read."""

from collections import Counter
from datetime import datetime

from django.db import models

from watchdog.editions import AbstractEdition, TimedQuerySet


class ProfileQuerySet(TimedQuerySet):
    def count_by_group(self) -> dict[str, int]:
        return dict(Counter(self.values_list("group", flat=True)))


class Profile(AbstractEdition):
    """A journalist as readers were shown them."""

    journalist_id = models.PositiveBigIntegerField()
    slug = models.CharField(max_length=100)
    group = models.CharField(max_length=16)

    objects = ProfileQuerySet.as_manager()
