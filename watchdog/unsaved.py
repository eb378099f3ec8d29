"""Work that was typed and is in no working copy: kept on the server, apart from every history.

``Unsaved`` is the form as somebody left it, which only this person may read again. ``SetAside`` is
what somebody pressed Save for after another had saved: the newsroom keeps it with the history.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

__all__ = ["SetAside", "Unsaved"]

NOT_OF_THE_FORM = "csrfmiddlewaretoken"


class Typed(models.Model):
    """A form as it was sent. It is named by its model ("posts.post") and the row's number."""

    form = models.CharField(max_length=100)
    key = models.PositiveBigIntegerField(null=True)
    at = models.DateTimeField()
    data = models.JSONField()

    class Meta:
        abstract = True

    @property
    def sent(self) -> QueryDict:
        """The form's data, as a request brings it."""
        sent = QueryDict(mutable=True)
        sent.update(MultiValueDict(self.data))
        return sent


class Unsaved(Typed):
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    # Names one opening of the form, so that two windows never write over each other's words.
    opening = models.CharField(max_length=32)

    class Meta:
        ordering = ("-at",)
        constraints = (
            models.UniqueConstraint(fields=("by", "form", "opening"), name="unsaved_once"),
        )
        indexes = (models.Index(fields=("at",), name="unsaved_by_time"),)

    def __str__(self) -> str:
        return f"{self.form} {self.key or 'new'}, unsaved by {self.by}"


class SetAside(Typed):
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("form", "key"), name="set_aside_by_form"),)

    def __str__(self) -> str:
        return f"{self.form} {self.key}, set aside for {self.by}"


def plain(sent: QueryDict) -> dict[str, list[str]]:
    """Return the form's data without what only guards its way here."""
    return {name: values for name, values in sent.lists() if name != NOT_OF_THE_FORM}


def keep(
    sent: QueryDict, *, form: str, key: int | None, opening: str, by: Any, at: datetime
) -> Unsaved:
    """Keep what stands in somebody's form now, in place of what stood in it before."""
    values = {"key": key, "data": plain(sent), "at": at}
    kept, _ = Unsaved.objects.update_or_create(by=by, form=form, opening=opening, defaults=values)
    return kept


def set_aside(sent: QueryDict, *, form: str, key: int, by: Any, at: datetime) -> None:
    """Keep what could not be saved, once, however often somebody presses the button."""
    data = plain(sent)
    rows = SetAside.objects.filter(form=form, key=key, by=by)
    if not any(row.data == data for row in rows[:20]):
        rows.create(form=form, key=key, by=by, at=at, data=data)


def forget(*, form: str, key: int) -> None:
    """Forget everything about a row that is deleted."""
    for model in (Unsaved, SetAside):
        model._default_manager.filter(form=form, key=key).delete()


def stale(*, before: datetime) -> models.QuerySet[Unsaved]:
    """Unsaved work that nobody came back to since then."""
    return Unsaved.objects.filter(at__lt=before)
