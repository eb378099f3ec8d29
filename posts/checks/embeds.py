"""What is asked of what plays elsewhere: that readers know what it is before they go there."""

from collections.abc import Iterator

from posts.body import embeds
from posts.body.embeds import provider
from posts.checks.rounds import Round
from posts.desk import Post
from watchdog.editions import Problem, warn


def check_embeds(post: Post, on: Round) -> Iterator[Problem]:
    for embed in embeds(post.body):
        name = f"What plays from {provider(embed.url)} ({embed.url})"
        if not embed.title:
            yield warn("embed-title", f"{name} needs a title: readers decide by it.", "body")
        if not embed.still:
            yield warn("embed-still", f"{name} has no still. Choose a photo for it.", "body")
