"""What is asked of the lists that a post stands in, and of whom it is by."""

from collections.abc import Iterator

from posts.checks.rounds import Round
from posts.desk import Post
from watchdog.editions import Problem, block


def check_labels(post: Post, on: Round) -> Iterator[Problem]:
    if post.region is None:
        yield block("region-missing", "Choose the primary region.", "region")
    if not post.tags.all():
        yield block("tag-missing", "Give it at least one tag.", "tags")
    if not post.source_line and all(byline.removed_at for byline in post.bylines.all()):
        yield block("byline-missing", "Name a byline, or write a source line.", "bylines")
