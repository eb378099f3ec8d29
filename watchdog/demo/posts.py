"""All posts of the demo newsroom, the newest first."""

from watchdog.demo import (
    posts_desk,
    posts_languages,
    posts_letters,
    posts_months,
    posts_network,
    posts_season,
    posts_second_year,
    posts_third_year,
    posts_week,
    posts_year,
)
from watchdog.demo.content import DemoPost

_PARTS = (
    posts_week,
    posts_desk,
    posts_languages,
    posts_letters,
    posts_season,
    posts_months,
    posts_network,
    posts_year,
    posts_second_year,
    posts_third_year,
)

POSTS: tuple[DemoPost, ...] = tuple(
    sorted((post for part in _PARTS for post in part.POSTS), key=lambda post: post.days_ago)
)
