"""What must be mended before a post is published (blocks), and what ought to be (warns).

One list for the form's panel, the button, the command and the tests. Each check yields
problems whose sentence tells an editor what to do.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from posts.body import links, photo_ids, plain_text, series_ids
from posts.desk import Photo, Post, Series
from posts.record import Edition
from watchdog.editions import Problem

HEADLINE_LENGTH = 110  # Google's limit for NewsArticle.headline
PLACEHOLDER = re.compile(r"\b(TK|TKTK|XXX+)\b")
FILE_PHOTO_AGE = timedelta(days=366)
FILE_NAME = re.compile(r"\.(jpe?g|png|webp|avif|heic)$|^(IMG|DSC|DSCN|PXL)[-_ ]?\d+", re.IGNORECASE)


def block(code: str, message: str, field: str = "") -> Problem:
    return Problem(code, "block", message, field)


def warn(code: str, message: str, field: str = "") -> Problem:
    return Problem(code, "warn", message, field)


def check_headline(post: Post, at: datetime) -> Iterator[Problem]:
    if not post.headline:
        yield block("headline-missing", "Write a headline.", "headline")
    if len(post.headline) > HEADLINE_LENGTH:
        over = len(post.headline) - HEADLINE_LENGTH
        yield block("headline-long", f"Shorten the headline by {over} characters.", "headline")


def check_slug(post: Post, at: datetime) -> Iterator[Problem]:
    taken = Edition.objects.unfinished(at=at).filter(slug=post.slug).exclude(post_id=post.pk)
    if taken.exists():
        yield block("slug-taken", "Another post is published at this address. Change it.", "slug")


def check_text(post: Post, at: datetime) -> Iterator[Problem]:
    text = plain_text(post.body)
    if not post.summary:
        yield block("summary-missing", "Write a summary of one or two sentences.", "summary")
    if not text.strip():
        yield block("body-missing", "Write the text.", "body")
    for field, words in (("headline", post.headline), ("summary", post.summary), ("body", text)):
        if found := PLACEHOLDER.search(words):
            yield block("placeholder", f"Fill in what “{found[0]}” stands for.", field)
    for url in links(post.body):
        if not url.startswith(("http://", "https://", "mailto:", "/", "#")):
            yield block("link", f"Mend the link {url}: it must begin with https://.", "body")


def check_place(post: Post, at: datetime) -> Iterator[Problem]:
    if post.region is None:
        yield block("region-missing", "Choose the primary region.", "region")
    if not post.tags.exists():
        yield block("tag-missing", "Give it at least one tag.", "tags")
    if not post.source_line and not post.bylines.exists():
        yield block("byline-missing", "Name a byline, or write a source line.", "bylines")


def check_photos(post: Post, at: datetime) -> Iterator[Problem]:
    placed = list(post.placed_photos.select_related("photo"))
    found = {photo.pk: photo for photo in Photo.objects.filter(pk__in=photo_ids(post.body))}
    for number in set(photo_ids(post.body)) - set(found):
        yield block(
            "photo-gone", f"Photo {number} in the text no longer exists. Take it out.", "body"
        )
    uses = {
        p.photo_id: (p.photo, p.caption or p.photo.caption, p.alt or p.photo.alt) for p in placed
    }
    uses |= {pk: (photo, photo.caption, photo.alt) for pk, photo in found.items() if pk not in uses}
    for photo, caption, alt in uses.values():
        yield from check_photo(photo, caption, alt, at)
    if not uses:
        yield warn("photo-none", "It has no photo.", "photos")


def check_photo(photo: Photo, caption: str, alt: str, at: datetime) -> Iterator[Problem]:
    name = f"Photo {photo.pk}"
    yield from check_photo_rights(photo, at)
    if not caption:
        yield block("photo-caption", f"{name} needs a caption.", "photos")
    if not photo.credit:
        yield block("photo-credit", f"{name} needs a credit.", "photos")
    if not alt and not photo.is_decorative:
        yield block("photo-alt", f"{name} needs an alternative text.", "photos")
    if not photo.checksum or not photo.master:
        yield block(
            "photo-unclean", f"{name} was not cleaned of metadata. Upload it again.", "photos"
        )
    elif not photo.renditions:
        yield block(
            "photo-unready",
            f"The sizes of photo {photo.pk} are still being made. Try again in a minute.",
            "photos",
        )
    if alt and alt.strip() == caption.strip():
        yield warn("photo-alt-same", f"{name}: the alternative text repeats the caption.", "photos")
    if FILE_NAME.search(alt):
        yield warn("photo-alt-file", f"{name}: the alternative text is a file name.", "photos")


def check_photo_rights(photo: Photo, at: datetime) -> Iterator[Problem]:
    """Whether it may be shown, and as what; the words that go with it are another matter."""
    name, day = f"Photo {photo.pk}", at.date()
    if photo.withdrawn_at:
        yield block("photo-withdrawn", f"{name} was withdrawn. Choose another.", "photos")
    if photo.usable_until and photo.usable_until < day:
        yield block(
            "photo-rights", f"The rights to photo {photo.pk} ended. Choose another.", "photos"
        )
    if photo.shows_person_at_risk and photo.look_again_on is None:
        yield warn(
            "photo-risk",
            f"{name} shows a person at risk: say when somebody should look at it again.",
            "photos",
        )
    if photo.look_again_on and photo.look_again_on <= day:
        yield warn("photo-look-again", f"Look again whether {name.lower()} may be shown.", "photos")
    is_old = photo.taken_on and photo.taken_on < day - FILE_PHOTO_AGE
    if is_old and photo.kind == Photo.Kind.PHOTO and not photo.is_file_photo:
        yield warn(
            "photo-old", f"{name} was taken over a year ago: mark it as a file photo.", "photos"
        )


def check_series(post: Post, at: datetime) -> Iterator[Problem]:
    wanted = set(series_ids(post.body))
    for number in wanted - set(Series.objects.filter(pk__in=wanted).values_list("pk", flat=True)):
        yield block("series-gone", f"Series {number} in the text no longer exists.", "body")


CHECKS: list[Callable[[Post, datetime], Iterator[Problem]]] = [
    check_headline,
    check_slug,
    check_text,
    check_place,
    check_photos,
    check_series,
]


def problems(post: Post, *, at: datetime) -> Iterator[Problem]:
    """Yield every problem of this post, those of the headline first."""
    for check in CHECKS:
        yield from check(post, at)
