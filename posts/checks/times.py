"""What is asked of when a post appears."""

from collections.abc import Iterator

from posts.checks.rounds import Round
from posts.desk import Post
from posts.record import Edition
from watchdog.editions import Problem, block, warn


def check_embargo(post: Post, on: Round) -> Iterator[Problem]:
    """Whoever publishes is held to it; but it may have come after the schedule."""
    if not post.embargo_until or post.embargo_until <= on.at:
        return
    until = f"{post.embargo_until:%d %B %Y, %H:%M} UTC"
    coming = Edition.objects.unfinished(at=on.at).filter(post_id=post.pk, visible_from__gt=on.at)
    if coming.filter(visible_from__lt=post.embargo_until).exists():
        yield block(
            "embargo-broken",
            f"This is to appear before its embargo ends ({until}). Unschedule it.",
            "embargo_until",
        )
    else:
        yield warn("embargo", f"Under embargo until {until}.", "embargo_until")
