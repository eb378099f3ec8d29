"""Who has a form open. Nobody is locked out by it: it is there to be read."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models

__all__ = ["Presence"]

# An open form says so each minute (static/admin/present.js).
FORGOTTEN = timedelta(minutes=4)


class Presence(models.Model):
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    form = models.CharField(max_length=100)
    key = models.PositiveBigIntegerField()
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    saved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("opened_at",)
        constraints = (models.UniqueConstraint(fields=("form", "key", "by"), name="present_once"),)

    def __str__(self) -> str:
        opened = f"{self.by} has had this open since {self.opened_at:%H:%M}"
        return f"{opened} and saved at {self.saved_at:%H:%M}" if self.saved_at else opened


def note(form: str, key: int, *, by: Any, at: datetime, is_saved: bool = False) -> None:
    """Note that somebody has this form open now, or that they just saved it."""
    Presence.objects.filter(seen_at__lt=at - FORGOTTEN).delete()
    seen = {"seen_at": at} | ({"saved_at": at} if is_saved else {})
    Presence.objects.update_or_create(
        form=form, key=key, by=by, defaults=seen, create_defaults=seen | {"opened_at": at}
    )


def others(form: str, key: int, *, by: Any, at: datetime) -> list[Presence]:
    """Return who else has this form open."""
    rows = Presence.objects.filter(form=form, key=key, seen_at__gte=at - FORGOTTEN)
    return list(rows.exclude(by=by).select_related("by"))
