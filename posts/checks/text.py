"""What is asked of the words of a post, and of the address they stand at."""

import re
from collections import defaultdict
from collections.abc import Iterator
from html import unescape

from posts.body import heading_levels, plain_text, series_ids
from posts.body.addresses import link_address
from posts.checks.rounds import Round
from posts.desk import Post, Series
from posts.record import Edition
from watchdog.editions import Problem, block, warn

HEADLINE_LENGTH = 110  # Google's limit for NewsArticle.headline
HREF = re.compile(r'href="([^"]*)"')
PLACEHOLDER = re.compile(r"\b(TK|TKTK|XXX+)\b")


def check_headline(post: Post, on: Round) -> Iterator[Problem]:
    if not post.headline:
        yield block("headline-missing", "Write a headline.", "headline")
    if len(post.headline) > HEADLINE_LENGTH:
        over = len(post.headline) - HEADLINE_LENGTH
        yield block("headline-long", f"Shorten the headline by {over} characters.", "headline")


def check_slug(post: Post, on: Round) -> Iterator[Problem]:
    if on.once(_taken).get(post.slug, set()) - {post.pk}:
        yield block("slug-taken", "Another post is published at this address. Change it.", "slug")


def _taken(on: Round) -> dict[str, set[int]]:
    """Return which posts are, or will be, published at the addresses of these."""
    slugs = [post.slug for post in on.posts]
    taken: dict[str, set[int]] = defaultdict(set)
    rows = Edition.objects.unfinished(at=on.at).filter(slug__in=slugs)
    for slug, post in rows.values_list("slug", "post_id"):
        taken[slug].add(post)
    return taken


def check_text(post: Post, on: Round) -> Iterator[Problem]:
    text = plain_text(post.body)
    if not post.summary:
        yield block("summary-missing", "Write a summary of one or two sentences.", "summary")
    if not text.strip():
        yield block("body-missing", "Write the text.", "body")
    for field, words in (("headline", post.headline), ("summary", post.summary), ("body", text)):
        if found := PLACEHOLDER.search(words):
            yield block("placeholder", f"Fill in what “{found[0]}” stands for.", field)
    # As they stand there: whoever takes a text apart leaves out what leads nowhere.
    for url in map(unescape, HREF.findall(post.body)):
        if not link_address(url):
            yield block("link", f"Mend the link {url}: it must begin with https://.", "body")


def check_headings(post: Post, on: Round) -> Iterator[Problem]:
    level = 1
    for found in heading_levels(post.body):
        if found > level + 1:
            yield warn(
                "heading-skipped",
                f"A heading of level {found} stands under none of level {found - 1}. Raise it.",
                "body",
            )
            return
        level = found


def check_series(post: Post, on: Round) -> Iterator[Problem]:
    wanted = set(series_ids(post.body))
    if not wanted:
        return
    for number in wanted - set(Series.objects.filter(pk__in=wanted).values_list("pk", flat=True)):
        yield block("series-gone", f"Series {number} in the text no longer exists.", "body")
