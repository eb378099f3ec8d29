"""What is asked of where a post has its facts from."""

import re
from collections.abc import Iterator

from posts.body import plain_text
from posts.checks.rounds import Round
from posts.desk import Byline, Post
from watchdog.editions import Problem, warn

# How a text says it: a state-run agency, state media, an official or pro-government newspaper.
SAYS_SO = re.compile(
    r"\b(state|government|kremlin|party|official|pro-government)[- ]?"
    r"(run|owned|funded|controlled|backed|news|media|tv|television|radio|agency|newspaper|outlet"
    r"|broadcaster|channel)",
    re.IGNORECASE,
)


def check_state_run(post: Post, on: Round) -> Iterator[Problem]:
    """A reader should know when a government speaks. The list is kept among the bylines."""
    text = plain_text(post.body)
    words = f"{post.source_line}\n{text}"
    used = {byline.name for byline in post.bylines.all() if byline.is_state_run}
    for name in Byline.objects.filter(is_state_run=True).values_list("name", flat=True):
        if not re.search(rf"\b{re.escape(name)}\b", words) and name not in used:
            continue
        if not SAYS_SO.search(text):
            yield warn(
                "state-run",
                f"{name} is run by a state. Say so in the text, and look for a second source.",
                "body",
            )


def check_logged(post: Post, on: Round) -> Iterator[Problem]:
    # Where an archive had its facts from was written down elsewhere, if at all.
    if not post.import_key and not post.sources.all():
        yield warn("source-none", "No source is logged.", "sources")
