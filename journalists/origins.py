"""The desk: where people came from that an import brought, and who may be there twice."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from journalists.desk import Journalist
from posts.fields import LineField

__all__ = ["DuplicateProposal", "ExternalId", "ImportedRow"]


class ExternalId(models.Model):
    """The number of a person in somebody else's register, by which imports know them again."""

    journalist = models.ForeignKey(Journalist, models.CASCADE, related_name="external_ids")
    scheme = LineField(max_length=50, help_text="Whose number it is: cpj, wikidata.")
    value = LineField(max_length=200)

    class Meta:
        ordering = ("scheme", "value")
        verbose_name = "external id"
        constraints = (
            models.UniqueConstraint(
                fields=("scheme", "value"),
                name="external_id_of_one_person",
                violation_error_message="Another person has this number.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


class ImportedRow(models.Model):
    """What an import read of one person, so that the next one knows what has changed since.

    `version` is the working copy's right after the import: another one says that somebody has
    saved it here since, and then no import touches it.
    """

    journalist = models.ForeignKey(Journalist, models.CASCADE, related_name="imported_rows")
    source = models.CharField(max_length=50)
    # Name, country and year as they are compared. Several people may share them.
    key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    imported_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("source", "key"), name="imported_row_by_key"),)
        constraints = (
            models.UniqueConstraint(fields=("journalist", "source"), name="imported_row_once"),
        )

    def __str__(self) -> str:
        return f"{self.journalist}, from {self.source}"


class DuplicateProposal(models.Model):
    """Two rows that may be one person. An import proposes; only an editor decides."""

    class Decision(models.TextChoices):
        OPEN = "OPEN", "open"
        APART = "APART", "two people"
        MERGED = "MERGED", "one person, merged"

    first = models.ForeignKey(Journalist, models.CASCADE, related_name="+")
    second = models.ForeignKey(Journalist, models.CASCADE, related_name="+")
    why = models.CharField(max_length=300)
    decision = models.CharField(max_length=16, choices=Decision, default=Decision.OPEN)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("-pk",)
        verbose_name = "possible duplicate"
        constraints = (
            models.UniqueConstraint(fields=("first", "second"), name="duplicate_proposed_once"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="duplicate_of_two_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"{self.first} – {self.second}"
