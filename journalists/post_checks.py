"""What the register asks of a post before it is published: hung into the list of the blog."""

from collections.abc import Callable, Iterator
from datetime import datetime

from journalists.desk import Link
from journalists.named import named_in
from posts.body import plain_text
from posts.desk import Post
from watchdog.editions import Problem, warn


def check_named(post: Post, at: datetime) -> Iterator[Problem]:
    text = "\n".join((post.headline, post.summary, plain_text(post.body)))
    found = named_in(text)
    linked = Link.objects.filter(post=post, journalist__in=found).values_list(
        "journalist", flat=True
    )
    for pk in set(found) - set(linked):
        yield warn(
            "person-unlinked", f"{found[pk]} is named in the text. Link this person.", "people"
        )


CHECKS: list[Callable[[Post, datetime], Iterator[Problem]]] = [check_named]
