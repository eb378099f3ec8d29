"""What waits at the desk of the blog, besides what any working copy may wait for."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Greatest

from posts.desk import Photo
from posts.record import Edition, ShownPhoto
from watchdog.admin.lists import BoundedPaginator
from watchdog.copies import State
from watchdog.queues import COMMON, Queue, moment

# So long before the rights to a photo end somebody is told.
NOTICE = timedelta(days=14)
# So many uses of such photos are looked at, the newest: nobody leafs through more, and without a
# number PostgreSQL looks at every post.
MOST = BoundedPaginator.LIMIT


def breaking(posts: QuerySet, user: Any, at: datetime) -> QuerySet:
    shown = Edition.objects.breaking(at=at).order_by()
    return posts.filter(pk__in=shown.values("post_id")).order_by("breaking_until")


def follow_ups(posts: QuerySet, user: Any, at: datetime) -> QuerySet:
    due = posts.filter(follow_up_on__lte=at.date()).exclude(state=State.SPIKED)
    return due.order_by("follow_up_on")


def with_photos_to_look_at(posts: QuerySet, user: Any, at: datetime) -> QuerySet:
    """Posts before readers with a photo whose rights ended or that endangers somebody, perhaps.

    Time alone brings these about, after the last look at the checks. To run every check on every
    post that readers see would take minutes; this takes two indexes.
    """
    day = at.date()
    at_risk = Q(shows_person_at_risk=True, look_again_on=None)
    due = Q(usable_until__lt=day) | Q(look_again_on__lte=day) | at_risk
    wanted = Photo.objects.filter(due, is_exposed=True).order_by().values("pk")[:MOST]
    # Both in an order that no index has: PostgreSQL expects more than there are, and would look
    # for them in every post.
    uses = ShownPhoto.objects.filter(photo_id__in=wanted).order_by(-F("edition_id"))
    shown = uses.values("edition_id")[:MOST]
    editions = Edition.objects.visible(at=at).texts().filter(pk__in=shown)
    latest = Greatest("changed_at", "created_at").desc()
    return posts.filter(pk__in=editions.values("post_id")).order_by(latest)


def rights(photos: QuerySet, user: Any, at: datetime) -> QuerySet:
    day = at.date()
    ending = Q(is_exposed=True, usable_until__lte=day + NOTICE)
    return photos.filter(ending | Q(look_again_on__lte=day), withdrawn_at=None)


def proposed(regions: QuerySet, user: Any, at: datetime) -> QuerySet:
    return regions.filter(is_proposed=True)


def _why(photo: Photo) -> str:
    parts = [
        f"rights end {photo.usable_until:%d %b %Y}" if photo.usable_until else "",
        f"to look at again since {photo.look_again_on:%d %b %Y}" if photo.look_again_on else "",
    ]
    return "; ".join(part for part in parts if part)


POSTS = (
    *COMMON,
    Queue(
        "breaking",
        "Breaking now",
        breaking,
        lambda p: f"until {moment(p.breaking_until)}" if p.breaking_until else "",
        rank=30,
    ),
    Queue(
        "follow_up", "Follow-ups due", follow_ups, lambda p: f"{p.follow_up_on:%d %b %Y}", rank=31
    ),
    Queue(
        "warnings",
        "Warnings on live posts",
        with_photos_to_look_at,
        lambda _p: "a photo’s rights ended, or it is to be looked at again",
        rank=32,
    ),
)
PHOTOS = (Queue("rights", "Photos to look at again", rights, _why, "change_photo", rank=40),)
REGIONS = (Queue("proposed", "Proposed regions", proposed, verb="change_region", rank=42),)
