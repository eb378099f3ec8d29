"""The safety hold: one act that takes a person out of everything, and the act that lifts it.

While a hold lasts nothing of the person is published, reinstated or linked (``editions.py``,
``checks.py``, ``post_checks.py``). What still names them is found by ``traces.py`` and ticked here
once somebody has seen to it.
"""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q

from journalists.desk import Journalist
from posts.fields import TextField
from watchdog import workflow
from watchdog.moves import NotAllowed

__all__ = ["Hold", "Redaction"]

NOTICE = "This page is no longer available, for somebody’s safety."


class HoldQuerySet(models.QuerySet["Hold"]):
    def lasting(self) -> Self:
        return self.filter(lifted_at__isnull=True)


class Hold(models.Model):
    journalist = models.ForeignKey(Journalist, models.PROTECT, related_name="holds")
    put_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    put_at = models.DateTimeField()
    reason = TextField()
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True)
    lifted_because = TextField(blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        permissions = (
            ("put_hold", "Can put a person on a safety hold"),
            ("lift_hold", "Can lift a safety hold"),
        )
        ordering = ("-put_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("journalist",),
                condition=Q(lifted_at__isnull=True),
                name="hold_once_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"Hold {self.pk}, {self.put_at:%d %B %Y}"


class Redaction(models.Model):
    """Somebody has seen to one place that named the person, as it stood then."""

    hold = models.ForeignKey(Hold, models.CASCADE, related_name="redactions")
    trace = models.CharField(max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("hold", "trace"), name="redaction_ticked_once"),
        )

    def __str__(self) -> str:
        return self.trace


def lasting(journalist: Journalist) -> Hold | None:
    """Return the hold that this person is on."""
    return Hold.objects.lasting().filter(journalist=journalist).first()


def put(journalist: Journalist, *, by: Any, at: datetime, reason: str, notice: str = "") -> Hold:
    """Take this person out of everything that readers see, from this instant.

    Profile, lists, search, feeds, files, boxes beside posts: all of them read the editions, which
    end here. What was to appear never does.
    """
    if by is not None and not by.has_perm("journalists.put_hold"):
        raise NotAllowed("Only a chief editor puts somebody on a safety hold. Call one.")
    if not reason.strip():
        raise NotAllowed("Say why. The log keeps it, in the newsroom.")
    with transaction.atomic():
        journalist = Journalist.objects.select_for_update().get(pk=journalist.pk)
        if lasting(journalist):
            raise NotAllowed("This person is on a hold already.")
        hold = Hold.objects.create(journalist=journalist, put_by=by, put_at=at, reason=reason)
        workflow.take_out(journalist, by=by, at=at, notice=notice.strip() or NOTICE, reason=reason)
        return hold


def lift(hold: Hold, *, by: Any, at: datetime, reason: str) -> None:
    """Let the person be published again. Nothing appears by that: somebody has to publish it."""
    if by is not None and not by.has_perm("journalists.lift_hold"):
        raise NotAllowed("Only a chief editor lifts a safety hold.")
    if not reason.strip():
        raise NotAllowed("Say why it is safe now. The log keeps it.")
    with transaction.atomic():
        hold = Hold.objects.select_for_update().get(pk=hold.pk)
        if hold.lifted_at:
            raise NotAllowed("Somebody lifted this hold already.")
        hold.lifted_by, hold.lifted_at, hold.lifted_because = by, at, reason
        hold.save(update_fields=["lifted_by", "lifted_at", "lifted_because"])


def tick(hold: Hold, trace: str, *, by: Any, at: datetime) -> None:
    """Note that somebody has seen to this place."""
    if hold.lifted_at:
        raise NotAllowed("This hold is lifted.")
    hold.redactions.get_or_create(trace=trace, defaults={"by": by, "at": at})


def untick(hold: Hold, trace: str) -> None:
    hold.redactions.filter(trace=trace).delete()
