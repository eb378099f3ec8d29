"""Links by which somebody outside of the newsroom may read one revision of an unpublished post."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef

from posts.desk import Post, Revision
from posts.record import Edition

__all__ = ["PreviewLink"]

LIFETIME = timedelta(hours=72)


def hashed(token: str) -> str:
    # Of 256 random bits a plain hash is enough: nobody can try them all.
    return hashlib.sha256(token.encode()).hexdigest()


class PreviewLinkQuerySet(models.QuerySet["PreviewLink"]):
    def working(self, *, at: datetime) -> Self:
        """Links that open at that moment. None does while a notice stands in the post's place."""
        notices = Edition.objects.visible(at=at).exclude(kind=Edition.Kind.TEXT)
        rows = self.filter(expires_at__gt=at, revoked_at__isnull=True)
        return rows.exclude(Exists(notices.filter(post_id=OuterRef("post_id"))))


class PreviewLink(models.Model):
    """Names one revision. The token itself is shown once, to whoever makes the link."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="preview_links")
    revision = models.ForeignKey(Revision, models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=100)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    views = models.PositiveIntegerField(default=0)
    last_viewed_at = models.DateTimeField(null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.label}, until {self.expires_at:%d %B %Y, %H:%M} UTC"

    def seen(self, *, at: datetime) -> None:
        rows = type(self).objects.filter(pk=self.pk)
        rows.update(views=F("views") + 1, last_viewed_at=at)


def issue(
    revision: Revision, *, label: str, lifetime: timedelta, by: Any, at: datetime
) -> tuple[PreviewLink, str]:
    """Return a new link to this revision, and its token, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    link = PreviewLink.objects.create(
        post=revision.post,
        revision=revision,
        token_hash=hashed(token),
        label=label,
        by=by,
        at=at,
        expires_at=at + lifetime,
    )
    return link, token
