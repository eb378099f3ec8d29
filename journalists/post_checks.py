"""What the register asks of a post before it is published: hung into the list of the blog."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db.models import QuerySet

from journalists import naming
from journalists.desk import Journalist
from journalists.kinds import Identity
from posts.body import plain_text
from posts.desk import Post
from watchdog.editions import Problem, warn


def named_in(post: Post) -> QuerySet[Journalist]:
    """Return whom the post names. Nobody withheld: what stands for their name is no name."""
    text = "\n".join((post.headline, post.summary, plain_text(post.body)))
    people = Journalist.objects.filter(pk__in=naming.known().found_in(text))
    return people.exclude(identity=Identity.WITHHELD)


def check_named(post: Post, at: datetime) -> Iterator[Problem]:
    for person in named_in(post).exclude(links__post=post):
        yield warn("person-unlinked", f"{person} is named in the text. Link this person.", "people")


CHECKS: list[Callable[[Post, datetime], Iterator[Problem]]] = [check_named]
