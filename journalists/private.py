"""The desk's private files: what must not be known to whoever holds a copy of the database.

One file a person, sealed whole (``sealing.py``), and a log of whoever looked into one. The log
names fields and never what stands in them.
"""

from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models, transaction

from journalists.desk import Journalist
from journalists.sealing import seal, sealed_anew, unseal

__all__ = ["Look", "PrivateFile"]


@dataclass
class Contents:
    """What a private file holds once it is open."""

    real_name: str = ""
    contact: str = ""
    consent: str = ""
    sources: str = ""
    notes: str = ""
    # What stood in the clear before it was put away, see ``withholding.py``.
    taken: dict[str, Any] = field(default_factory=dict)

    def changed(self, other: "Contents") -> list[str]:
        """Return the names of the fields in which the two differ."""
        names = [one.name for one in fields(self)]
        return [name for name in names if getattr(self, name) != getattr(other, name)]


class PrivateFile(models.Model):
    journalist = models.OneToOneField(
        Journalist, models.CASCADE, primary_key=True, related_name="private_file"
    )
    sealed = models.TextField(editable=False)

    class Meta:
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        return f"Private file {self.pk}"


class Look(models.Model):
    """One line of the log of private files, which is only ever added to."""

    class Act(models.TextChoices):
        OPENED = "OPENED", "opened"
        CHANGED = "CHANGED", "changed"
        PUT_AWAY = "PUT_AWAY", "put away what stood in the clear"
        BROUGHT_BACK = "BROUGHT_BACK", "brought back into the clear"
        COMPARED = "COMPARED", "looked for the name in texts"
        RESEALED = "RESEALED", "sealed with another key"

    journalist = models.ForeignKey(Journalist, models.PROTECT, related_name="looks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    act = models.CharField(max_length=16, choices=Act)
    what = models.CharField(max_length=200, blank=True)

    class Meta:
        default_permissions = ("view",)
        ordering = ("-at", "-pk")
        verbose_name = "look into a private file"
        verbose_name_plural = "looks into private files"

    def __str__(self) -> str:
        return f"{self.at:%d %B %Y, %H:%M} UTC: {self.get_act_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("The log of private files is never edited.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("The log of private files is never shortened.")


def open_file(
    journalist: Journalist, *, by: Any, at: datetime, act: str = Look.Act.OPENED
) -> Contents:
    """Return what the file of this person holds, and write down who asked.

    Raises Sealed where no key opens it.
    """
    with transaction.atomic():
        contents = _read(journalist)
        Look.objects.create(journalist=journalist, by=by, at=at, act=act)
        return contents


def still_open(journalist: Journalist) -> Contents:
    """Return the same to somebody whose look was only just written down, and still goes on."""
    return _read(journalist)


def keep(
    journalist: Journalist,
    contents: Contents,
    *,
    by: Any,
    at: datetime,
    act: str = Look.Act.CHANGED,
) -> None:
    """Put these contents in place of what the file holds; write down which fields changed.

    Raises Sealed where there is no key: nothing is stored then.
    """
    with transaction.atomic():
        changed = contents.changed(_read(journalist))
        if not changed:
            return
        sealed = seal(journalist.pk, asdict(contents))
        PrivateFile.objects.update_or_create(journalist=journalist, defaults={"sealed": sealed})
        what = ", ".join(changed)
        Look.objects.create(journalist=journalist, by=by, at=at, act=act, what=what)


def add_taken(journalist: Journalist, what: str, taken: dict[str, Any], **said: Any) -> None:
    """Put away what stood in the clear, beside what was put away before."""
    with transaction.atomic():
        contents = _read(journalist)
        before = contents.taken.get(what, {})
        # What was taken first is what somebody will want back.
        contents.taken = contents.taken | {what: taken | before}
        keep(journalist, contents, act=Look.Act.PUT_AWAY, **said)


def reseal(*, by: Any, at: datetime) -> int:
    """Seal every file with the first key; return how many there are."""
    with transaction.atomic():
        rows = PrivateFile.objects.select_for_update().select_related("journalist")
        for row in rows:
            row.sealed = sealed_anew(row.sealed)
            row.save(update_fields=["sealed"])
            Look.objects.create(journalist=row.journalist, by=by, at=at, act=Look.Act.RESEALED)
        return len(rows)


def _read(journalist: Journalist) -> Contents:
    row = PrivateFile.objects.select_for_update().filter(journalist=journalist).first()
    return Contents(**unseal(journalist.pk, row.sealed)) if row else Contents()
