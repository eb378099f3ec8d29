"""Which photos an editor is offered: by words, and by the choices of the picker and the list."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from posts.desk import Photo, PlacedPhoto
from posts.photos.showcases import showcases
from posts.record import ShownPhoto

FIELDS = ("caption", "alt", "credit", "photographer", "keywords")
CHOICES = {
    "mine": "Mine",
    "recent": "New in two weeks",
    "unused": "Not used yet",
    "expiring": "Rights end within a month",
}
RECENT, SOON = timedelta(days=14), timedelta(days=30)


def chosen(rows: QuerySet[Photo], which: str, *, by: Any, at: datetime) -> QuerySet[Photo]:
    match which:
        case "mine":
            return rows.filter(created_by=by)
        case "recent":
            return rows.filter(created_at__gte=at - RECENT)
        case "unused":
            return _unused(rows)
        case "expiring":
            return rows.filter(usable_until__lte=(at + SOON).date()).order_by("usable_until", "pk")
    return rows


def offered(words: str, which: str, *, by: Any, at: datetime) -> QuerySet[Photo]:
    """Return the photos that may be put into a post and that hold all of these words."""
    rows = Photo.objects.filter(withdrawn_at=None)
    for word in words.split()[:8]:
        holds = Q(pk=int(word)) if word.isascii() and word.isdigit() and len(word) < 10 else Q()
        for field in FIELDS:
            holds |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(holds)
    return chosen(rows, which, by=by, at=at)


def _unused(rows: QuerySet[Photo]) -> QuerySet[Photo]:
    named = {number for showcase in showcases for number in showcase.named()}
    return rows.filter(
        ~Exists(PlacedPhoto.objects.filter(photo=OuterRef("pk"))),
        ~Exists(ShownPhoto.objects.filter(photo_id=OuterRef("pk"))),
        is_exposed=False,
    ).exclude(pk__in=named)
