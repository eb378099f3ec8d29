"""What must be mended before a post is published (blocks), and what ought to be (warns).

One list for the form's panel, the button, the command and the tests. Each check yields
problems whose sentence tells an editor what to do, and whose field the panel leads to. Another
app may add checks of its own to the list: the register of journalists does.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from posts.checks.embeds import check_embeds
from posts.checks.labels import check_labels
from posts.checks.neighbors import check_links_to_withdrawn, check_same_headline
from posts.checks.originals import check_original
from posts.checks.photos import check_photo, check_photos
from posts.checks.rounds import Round
from posts.checks.sources import check_logged, check_state_run
from posts.checks.text import (
    PLACEHOLDER,
    check_headings,
    check_headline,
    check_series,
    check_slug,
    check_text,
)
from posts.checks.times import check_embargo
from posts.desk import Post
from watchdog.editions import Problem

__all__ = ["ADVICE", "CHECKS", "PLACEHOLDER", "Round", "blocks", "check_photo", "problems"]

type Check = Callable[[Post, Round], Iterator[Problem]]

CHECKS: list[Check] = [
    check_headline,
    check_slug,
    check_text,
    check_headings,
    check_labels,
    check_photos,
    check_embeds,
    check_series,
    check_state_run,
    check_logged,
    check_embargo,
    check_same_headline,
    check_links_to_withdrawn,
    check_original,
]


# Those that only ever warn: no publication waits for them.
ADVICE: set[Check] = {
    check_headings,
    check_embeds,
    check_state_run,
    check_logged,
    check_same_headline,
    check_links_to_withdrawn,
    check_original,
}


def problems(post: Post, *, at: datetime) -> Iterator[Problem]:
    """Yield every problem of this post, those of the headline first."""
    on = Round([post], at)
    for check in CHECKS:
        yield from check(post, on)


def blocks(post: Post, on: Round) -> Iterator[Problem]:
    """Yield what must be mended before this post is published, in the same order."""
    for check in CHECKS:
        if check not in ADVICE:
            yield from (problem for problem in check(post, on) if problem.level == "block")
