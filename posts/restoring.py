"""An old revision of a post, brought back into the working copy as far as it still can be."""

from collections.abc import Iterator
from typing import Any

from taggit.models import Tag

from posts.desk import Byline, Photo, PlacedPhoto, Post, Region, Series
from watchdog.editions import Snapshot

TEXTS = ("headline", "summary", "dateline", "body", "source_line", "language")


def restore(post: Post, snapshot: Snapshot) -> list[str]:
    """Write what the snapshot holds into the post; return a sentence for what is not back."""
    for name in TEXTS:
        if name in snapshot:
            setattr(post, name, snapshot[name])
    missing = [*_region(post, snapshot), *_series(post, snapshot)]
    post.save(update_fields=[*TEXTS, "region", "series", "series_part"])
    for name, model in (("regions", Region), ("bylines", Byline), ("tags", Tag)):
        missing += _many(post, snapshot, name, model)
    missing += _photos(post, snapshot)
    return [*missing, *_left_alone(post, snapshot)]


def _region(post: Post, snapshot: Snapshot) -> Iterator[str]:
    if "region" in snapshot:
        kept = snapshot["region"]
        post.region = Region.objects.filter(pk=kept[0]).first() if kept else None
        if kept and not post.region:
            yield f"The region “{kept[1]}” does not exist any more."


def _series(post: Post, snapshot: Snapshot) -> Iterator[str]:
    if "series" in snapshot:
        kept = snapshot["series"]
        post.series = Series.objects.filter(pk=kept[0]).first() if kept else None
        post.series_part = kept[2] if kept and post.series else None
        if kept and not post.series:
            yield f"The series “{kept[1]}” does not exist any more."


def _many(post: Post, snapshot: Snapshot, name: str, model: Any) -> Iterator[str]:
    """Bring back a list of things, in its order; yield a sentence for each that is gone."""
    if name not in snapshot:
        return
    kept = {row[0]: row[1] if name == "regions" else row[2] for row in snapshot[name]}
    found = model._default_manager.in_bulk(list(kept))
    rows = [found[pk] for pk in kept if pk in found]
    if name == "bylines":
        # Their order is that in which they were added.
        post.bylines.clear()
    field = {"regions": post.other_regions, "bylines": post.bylines, "tags": post.tags}[name]
    field.set(rows)
    noun = {"regions": "region", "bylines": "byline", "tags": "tag"}[name]
    yield from (
        f"The {noun} “{kept[pk]}” does not exist any more." for pk in kept if pk not in found
    )


def _photos(post: Post, snapshot: Snapshot) -> Iterator[str]:
    lead, uses = snapshot.get("lead"), snapshot.get("photos") or []
    wanted = [(use, PlacedPhoto.Place.TEXT) for use in uses]
    if lead:
        wanted = [(lead, PlacedPhoto.Place.LEAD)] + [
            (use, place) for use, place in wanted if use["id"] != lead["id"]
        ]
    found = Photo.objects.in_bulk([use["id"] for use, _place in wanted])
    if "lead" in snapshot:
        post.placed_photos.filter(place=PlacedPhoto.Place.LEAD).delete()
    for use, place in wanted:
        photo = found.get(use["id"])
        if photo is None:
            yield f"The photo “{use['caption']}” does not exist any more."
        else:
            post.placed_photos.update_or_create(
                photo=photo, defaults={"place": place, **_own_words(use, photo)}
            )


def _own_words(use: dict[str, Any], photo: Photo) -> dict[str, str]:
    """Return the caption and text of this use, which are empty where they are the photo's own."""
    return {
        name: "" if use.get(name, "") == getattr(photo, name) else use.get(name, "")
        for name in ("caption", "alt")
    }


def _left_alone(post: Post, snapshot: Snapshot) -> Iterator[str]:
    now = post.door.snapshot(post)
    if snapshot.get("slug", post.slug) != post.slug:
        yield f"The address stays “{post.slug}”: readers may know it."
    if len(snapshot.get("notes") or []) != len(now["notes"]):
        yield "Corrections and updates stay as they are now."
    if (snapshot.get("people") or []) != now["people"]:
        yield "The people linked to it stay as they are now."
    if (snapshot.get("sources") or []) != now.get("sources", []):
        yield "The log of sources stays as it is now."
