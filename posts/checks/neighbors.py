"""What is asked of a post beside the others that readers are shown."""

import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import unquote, urlsplit

from django.conf import settings

from posts.body import links
from posts.checks.rounds import Round
from posts.desk import Post
from posts.record import Edition, Listing
from watchdog.editions import FOREVER, Problem, warn

SAME_HEADLINE = timedelta(days=7)
POST_PATH = re.compile(r"/[0-9]{4}/[0-9]{2}/[0-9]{2}/(?P<slug>[-\w]+)/")


def check_same_headline(post: Post, on: Round) -> Iterator[Problem]:
    week = Listing.objects.in_feed().unfinished(at=on.at).exclude(post_id=post.pk)
    week = week.published_between(on.at - SAME_HEADLINE, FOREVER)
    if post.headline and week.filter(edition__headline__iexact=post.headline).exists():
        yield warn("headline-same", "Another post of this week has this headline.", "headline")


def check_links_to_withdrawn(post: Post, on: Round) -> Iterator[Problem]:
    slugs = [slug for url in links(post.body) if (slug := _own_slug(url))]
    if not slugs:
        return
    # An address that a post had before leads to it, so the notice may stand at another one.
    linked = Edition.objects.filter(slug__in=slugs).exclude(post_id=post.pk).values("post_id")
    notices = Edition.objects.visible(at=on.at).exclude(kind=Edition.Kind.TEXT)
    for notice in notices.filter(post_id__in=linked):
        name = f"“{notice.headline}”" if notice.headline else f"/{notice.slug}/"
        yield warn("link-withdrawn", f"The text links to a withdrawn post: {name}.", "body")


def _own_slug(url: str) -> str:
    """Return the slug of the post of ours that this address names, or ""."""
    split = urlsplit(url)
    own = {urlsplit(one).netloc for one in (settings.WATCHDOG_ORIGIN, *settings.WATCHDOG_MIRRORS)}
    found = POST_PATH.match(unquote(split.path)) if split.netloc in {"", *own} else None
    return found["slug"] if found else ""
