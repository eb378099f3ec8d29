"""What is asked of each photo in a post, and of a person's portrait."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from posts.body import photo_ids
from posts.checks.rounds import Round
from posts.desk import Photo, Post
from watchdog.editions import Problem, block, warn

# Where the form of a post has them.
PHOTOS = "placed_photos"
FILE_PHOTO_AGE = timedelta(days=366)
FILE_NAME = re.compile(r"\.(jpe?g|png|webp|avif|heic)$|^(IMG|DSC|DSCN|PXL)[-_ ]?\d+", re.IGNORECASE)


def check_photos(post: Post, on: Round) -> Iterator[Problem]:
    placed = list(post.placed_photos.all())
    # A photo that is placed is there.
    others = set(photo_ids(post.body)) - {use.photo_id for use in placed}
    found = Photo.objects.in_bulk(others) if others else {}
    for number in others - set(found):
        yield block(
            "photo-gone", f"Photo {number} in the text no longer exists. Take it out.", "body"
        )
    uses = {
        use.photo_id: (use.photo, use.caption or use.photo.caption, use.alt or use.photo.alt)
        for use in placed
    }
    uses |= {pk: (photo, photo.caption, photo.alt) for pk, photo in found.items()}
    for photo, caption, alt in uses.values():
        yield from check_photo(photo, caption, alt, on.at)
    if not uses:
        yield warn("photo-none", "It has no photo.", PHOTOS)


def check_photo(
    photo: Photo, caption: str, alt: str, at: datetime, *, field: str = PHOTOS
) -> Iterator[Problem]:
    name = f"Photo {photo.pk}"
    yield from check_photo_rights(photo, at, field=field)
    if not caption:
        yield block("photo-caption", f"{name} needs a caption.", field)
    if not photo.credit:
        yield block("photo-credit", f"{name} needs a credit.", field)
    if not alt and not photo.is_decorative:
        yield block("photo-alt", f"{name} needs an alternative text.", field)
    if not photo.checksum or not photo.master:
        yield block("photo-unclean", f"{name} was not cleaned of metadata. Upload it again.", field)
    elif not photo.renditions:
        yield block(
            "photo-unready",
            f"The sizes of photo {photo.pk} are still being made. Try again in a minute.",
            field,
        )
    if alt and alt.strip() == caption.strip():
        yield warn("photo-alt-same", f"{name}: the alternative text repeats the caption.", field)
    if FILE_NAME.search(alt):
        yield warn("photo-alt-file", f"{name}: the alternative text is a file name.", field)


def check_photo_rights(photo: Photo, at: datetime, *, field: str = PHOTOS) -> Iterator[Problem]:
    """Whether it may be shown, and as what; the words that go with it are another matter."""
    name, day = f"Photo {photo.pk}", at.date()
    if photo.withdrawn_at:
        yield block("photo-withdrawn", f"{name} was withdrawn. Choose another.", field)
    if photo.usable_until and photo.usable_until < day:
        yield block("photo-rights", f"The rights to photo {photo.pk} ended. Choose another.", field)
    if photo.shows_person_at_risk and photo.look_again_on is None:
        yield warn(
            "photo-risk",
            f"{name} shows a person at risk: say when somebody should look at it again.",
            field,
        )
    if photo.look_again_on and photo.look_again_on <= day:
        yield warn("photo-look-again", f"Look again whether {name.lower()} may be shown.", field)
    is_old = photo.taken_on and photo.taken_on < day - FILE_PHOTO_AGE
    if is_old and photo.kind == Photo.Kind.PHOTO and not photo.is_file_photo:
        yield warn(
            "photo-old", f"{name} was taken over a year ago: mark it as a file photo.", field
        )
