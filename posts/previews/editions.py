"""One revision as readers would see it, made of what it kept and of nothing that came later."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from typing import Any

from django.urls import reverse

from posts.desk import Byline, Photo, Region, Revision, Series
from posts.dressing import rendered, standfirst
from posts.editions import AS_THEY_ARE
from posts.photos import showing
from posts.record import Edition, Section, link_to
from watchdog.editions import Snapshot

Kind = Section.Kind


def of_revision(revision: Revision, *, token: str, at: datetime) -> Edition:
    """Return the edition of this revision, not saved. Its photos ask for the token."""
    snapshot = revision.data
    edition = Edition(
        post_id=revision.post_id,
        public_id=revision.post.public_id,
        number=0,
        visible_from=at,
        first_published_at=at,
        **{name: snapshot[name] for name in AS_THEY_ARE},
    )
    uses = _uses(snapshot, partial(_address, token))
    lead = snapshot["lead"]
    edition.lead = uses.get(lead["id"]) if lead else None
    edition.photos = [uses[use["id"]] for use in snapshot["photos"] if use["id"] in uses]
    edition.tags = [link_to(Kind.TAG, slug, name) for _pk, slug, name in snapshot["tags"]]
    regions = [snapshot["region"], *snapshot["regions"]]
    edition.region, *others = _regions(regions)
    edition.regions = [one for one in others if one]
    edition.series = _series(snapshot["series"])
    edition.bylines = _bylines(snapshot["bylines"])
    edition.notes = [_note(*note) for note in snapshot["notes"]]
    edition.people = snapshot["people"]
    edition.sources = snapshot.get("sources", [])
    edition.whole_html = rendered(snapshot["body"], edition, edition.photos)
    edition.standfirst = standfirst(edition)
    return edition


def photo_of(revision: Revision, number: int) -> Photo | None:
    """Return a photo that the revision shows and that is not withdrawn."""
    if number not in _numbers(revision.data):
        return None
    return Photo.objects.filter(pk=number, withdrawn_at__isnull=True).first()


def _numbers(snapshot: Snapshot) -> set[int]:
    return {use["id"] for use in (snapshot["lead"], *snapshot["photos"]) if use}


def _uses(snapshot: Snapshot, address: Callable[[int], str]) -> dict[int, dict[str, Any]]:
    rows = Photo.objects.filter(pk__in=_numbers(snapshot), withdrawn_at__isnull=True)
    by_id = rows.in_bulk()
    uses = [use for use in (snapshot["lead"], *snapshot["photos"]) if use and use["id"] in by_id]
    return {
        use["id"]: showing.shown_at_desk(use, by_id[use["id"]]) | {"src": address(use["id"])}
        for use in uses
    }


def _address(token: str, number: int) -> str:
    return reverse("previews:photo", args=[token, number])


def _regions(pairs: Iterable[list[Any] | None]) -> list[dict[str, str] | None]:
    pairs = list(pairs)
    slugs = dict(
        Region.objects.filter(pk__in=[pair[0] for pair in pairs if pair]).values_list("pk", "slug")
    )
    found = [(pair, slugs.get(pair[0])) if pair else (None, None) for pair in pairs]
    return [link_to(Kind.REGION, slug, pair[1]) if pair and slug else None for pair, slug in found]


def _bylines(kept: list[list[Any]]) -> list[dict[str, Any]]:
    # A name that was taken off everything since is not shown to anybody outside either.
    removed = set(Byline.objects.exclude(removed_at=None).values_list("pk", flat=True))
    return [
        {"name": name, "slug": slug, "kind": kind}
        for pk, slug, name, kind in kept
        if pk not in removed
    ]


def _series(kept: list[Any] | None) -> dict[str, Any] | None:
    series = Series.objects.filter(pk=kept[0]).first() if kept else None
    if kept is None or series is None:
        return None
    public = link_to(Kind.SERIES, series.slug, kept[1])
    return public | {"part": kept[2], "standfirst": series.standfirst}


def _note(kind: str, at: str, text: str, *wrong: str) -> dict[str, str]:
    return {"kind": kind, "at": at, "text": text, "wrong": "".join(wrong)}
