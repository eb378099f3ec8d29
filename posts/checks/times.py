"""What is asked of when a post appears."""

from collections.abc import Iterator
from datetime import datetime

from posts.desk import Post
from posts.record import Edition
from watchdog.editions import Problem, block, warn


def check_embargo(post: Post, at: datetime) -> Iterator[Problem]:
    """Whoever publishes is held to it; but it may have come after the schedule."""
    if not post.embargo_until or post.embargo_until <= at:
        return
    until = f"{post.embargo_until:%d %B %Y, %H:%M} UTC"
    coming = Edition.objects.unfinished(at=at).filter(post_id=post.pk, visible_from__gt=at)
    if coming.filter(visible_from__lt=post.embargo_until).exists():
        yield block(
            "embargo-broken",
            f"This is to appear before its embargo ends ({until}). Unschedule it.",
            "embargo_until",
        )
    else:
        yield warn("embargo", f"Under embargo until {until}.", "embargo_until")
