"""Where the record shows photos, and how a photo is changed or taken from it everywhere.

An edition is never edited, with one exception, which is here. A picture that is redacted, swapped
or withdrawn must be gone at once, and from old editions too: it may endanger somebody. Its files
then have other names, so each edition that shows it gets the new ones. Words, captions, credits,
dates and the digest stay those of the approved text (docs/decisions/photos-in-editions.md).
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from html import unescape
from typing import Any, Protocol

from django.db.models import Exists, F, OuterRef, Q
from django.template.loader import render_to_string

from posts.body import photo_ids, photo_node
from posts.desk import Photo, Post
from posts.elsewhere import FIGURE, IMAGE
from posts.photos import showing
from posts.record import Edition, ShownPhoto
from watchdog.copies import State, WorkingCopy
from watchdog.editions import AbstractEdition, TimedQuerySet

PHOTO = photo_node(0).partition("0")[0]


class Showcase(Protocol):
    """One part of the record that shows photos. Each app hangs up its own when it is loaded."""

    def copies(self, photo: Photo) -> Iterable[WorkingCopy]:
        """Return the working copies that use the photo."""

    def named(self) -> set[int]:
        """Return the photos that working copies name by themselves, apart from placed photos."""

    def editions(self, photo: Photo) -> Iterable[AbstractEdition]:
        """Return the editions that show the photo, the newest first."""

    def kept(self, numbers: Collection[int], *, at: datetime) -> set[int]:
        """Return which of these photos belong to something that is not withdrawn at that moment."""

    def refresh(self, photo: Photo) -> None:
        """Give each edition that shows the photo its present files."""

    def withdraw(self, photo: Photo, words: str) -> None:
        """Put words in the place of the photo in each edition that shows it."""


def standing(editions: TimedQuerySet, *, at: datetime) -> TimedQuerySet:
    """Leave those with a text that readers see at that moment, or will see."""
    # What was unscheduled has an empty interval, which may lie in the future.
    running = editions.unfinished(at=at).filter(visible_until__gt=F("visible_from"))
    return running.filter(kind=AbstractEdition.Kind.TEXT)


class Editions:
    """The posts. A text that was replaced keeps its photos, unless the post is withdrawn."""

    def copies(self, photo: Photo) -> list[Post]:
        named = Q(body__contains=photo_node(photo.pk).removesuffix("</figure>"))
        placed = Q(pk__in=photo.placed.values("post"))
        return list(Post.objects.filter(named | placed).defer("body"))

    def named(self) -> set[int]:
        # What is published shows its photos, and those are known.
        bodies = Post.objects.exclude(state=State.PUBLISHED).filter(body__contains=PHOTO)
        return {pk for body in bodies.values_list("body", flat=True) for pk in photo_ids(body)}

    def editions(self, photo: Photo) -> list[Edition]:
        return list(self._rows(photo).for_cards().order_by("-visible_from", "-pk"))

    def kept(self, numbers: Collection[int], *, at: datetime) -> set[int]:
        posts = Edition.objects.filter(post_id=OuterRef("edition__post_id"))
        rows = ShownPhoto.objects.filter(photo_id__in=numbers)
        rows = rows.filter(Exists(standing(posts, at=at)))
        return set(rows.values_list("photo_id", flat=True))

    def refresh(self, photo: Photo) -> None:
        for edition in self._each(photo):
            if edition.lead and edition.lead["id"] == photo.pk:
                edition.lead = _renewed(edition.lead, photo)
            for number, use in enumerate(edition.photos):
                if use["id"] == photo.pk:
                    edition.photos[number] = _renewed(use, photo)
                    figure = render_to_string(
                        "posts/_photo.html", {"photo": edition.photos[number]}
                    )
                    _replace(edition, use, figure)
            _write(edition)

    def withdraw(self, photo: Photo, words: str) -> None:
        figure = render_to_string("posts/_photo_withdrawn.html", {"words": words})
        for edition in self._each(photo):
            for use in edition.photos:
                if use["id"] == photo.pk:
                    _replace(edition, use, figure)
            edition.photos = [use for use in edition.photos if use["id"] != photo.pk]
            if edition.lead and edition.lead["id"] == photo.pk:
                edition.lead = None
                # Nothing else of a page could show words in place of its first photo.
                edition.whole_html = figure + edition.whole_html
                edition.short_html = edition.short_html and figure + edition.short_html
            _write(edition)
        ShownPhoto.objects.filter(photo_id=photo.pk).delete()

    def _rows(self, photo: Photo) -> Any:
        return Edition.objects.filter(shown_photos__photo_id=photo.pk)

    def _each(self, photo: Photo) -> Iterator[Edition]:
        yield from self._rows(photo).order_by("pk").iterator(chunk_size=50)


showcases: list[Showcase] = [Editions()]


def note(editions: Iterable[Edition]) -> None:
    """Write down which photos these editions show, now that they are saved."""
    ShownPhoto.objects.bulk_create(
        ShownPhoto(edition_id=edition.pk, photo_id=number)
        for edition in editions
        for number in sorted({use["id"] for use in (edition.lead, *edition.photos) if use})
    )


def kept(numbers: Collection[int], *, at: datetime) -> set[int]:
    """Return which of these photos have to be where readers can get them."""
    return set().union(*(showcase.kept(numbers, at=at) for showcase in showcases))


def hide_unshown(numbers: Collection[int], *, at: datetime) -> int:
    """Take those of the photos that nothing shows any more out of the public store."""
    unshown = set(numbers) - kept(numbers, at=at)
    rows = list(Photo.objects.filter(pk__in=unshown, is_exposed=True))
    for photo in rows:
        showing.hide(photo)
    return len(rows)


def _renewed(use: dict[str, Any], photo: Photo) -> dict[str, Any]:
    return showing.shown(use | {"checksum": photo.checksum}, photo)


def _replace(edition: Edition, use: dict[str, Any], figure: str) -> None:
    """Put another figure in place of the one that this use of a photo was shown with."""

    def one(found: Any) -> str:
        image = IMAGE.search(found[0])
        return figure if image and unescape(image[1]) == use["src"] else str(found[0])

    edition.whole_html = FIGURE.sub(one, edition.whole_html)
    edition.short_html = FIGURE.sub(one, edition.short_html)


def _write(edition: Edition) -> None:
    edition.save(update_fields=["lead", "photos", "whole_html", "short_html"])
