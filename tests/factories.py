"""Plain functions that make what a test needs, with fixed values."""

import functools
import io
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from unittest import mock
from uuid import UUID

from django.contrib.auth.models import Group, User
from PIL import Image

from posts import day_counts, tag_counts
from posts.desk import Byline, Photo, PlacedPhoto, Post, Region
from posts.photos import images, intake
from posts.record import PAGE_SIZE, Edition, Listing, Section
from posts.sections import FEED, Entry, ensure, language_entry
from watchdog import roles, workflow

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
NAMES = {
    "reporter": roles.REPORTER,
    "editor": roles.EDITOR,
    "chief": roles.CHIEF,
    "photo": roles.PHOTO,
}

# Of the same bytes the gate makes the same each time, which takes it a quarter of a second.
_clean = functools.cache(images.clean)
_renditions = functools.cache(images.renditions)


def make_newsroom(groups: dict[str, Group]) -> SimpleNamespace:
    people = {}
    for name, role in NAMES.items():
        person = User.objects.create_user(name, password="secret", is_staff=True)
        person.groups.add(groups[role])
        people[name] = person
    return SimpleNamespace(**people)


def make_region(name: str = "Kazakhstan", **fields: Any) -> Region:
    slug = fields.pop("slug", name.lower().replace(" ", "-"))
    return Region.objects.get_or_create(slug=slug, defaults={"name": name, **fields})[0]


def make_byline(name: str = "Mira Sandal", **fields: Any) -> Byline:
    slug = name.lower().replace(" ", "-")
    return Byline.objects.get_or_create(slug=slug, defaults={"name": name, **fields})[0]


def make_photo(color: str = "#445566", **fields: Any) -> Photo:
    """A plain picture; another colour is another picture."""
    file = io.BytesIO()
    Image.new("RGB", (800, 533), color).save(file, "JPEG")
    values = {
        "caption": "The court building in October.",
        "alt": "A grey building with columns.",
        "credit": "A. Photographer",
    }
    return take_in(file.getvalue(), **values | fields)


def take_in(data: bytes, **fields: Any) -> Photo:
    """The photo of this file, as the gate lets it in."""
    with mock.patch.multiple(images, clean=_clean, renditions=_renditions):
        return intake.take_in(data, **fields)[0]


def make_post(number: int = 1, **fields: Any) -> Post:
    """A complete draft that could pass the door."""
    tags = fields.pop("tags", ["Courts"])
    bylines = fields.pop("bylines", ["Mira Sandal"])
    lead = fields.pop("lead", None)
    at = fields.pop("at", NOW)
    values = {
        "headline": f"Court adjourns hearing {number}",
        "slug": f"court-adjourns-hearing-{number}",
        "dateline": "ORSK",
        "summary": "A court adjourned the hearing of an editor.",
        "body": "<p>A district court adjourned the hearing.</p><p>No date was set.</p>",
        "created_at": at,
        "changed_at": at,
    }
    if "region" not in fields:
        fields["region"] = make_region()
    post = Post.objects.create(**values | fields)
    post.tags.add(*tags)
    post.bylines.add(*(make_byline(name) for name in bylines))
    if lead is not None:
        PlacedPhoto.objects.create(post=post, photo=lead)
    workflow.saved(post, by=post.created_by, at=at)
    return post


def publish(post: Post, *, at: datetime = NOW, **times: Any) -> Edition:
    """Through the door at once, as a command does."""
    edition = workflow.publish_unread(post, by=None, at=at, reason="A test needs it.", **times)
    post.refresh_from_db()
    return edition


def make_published(number: int = 1, *, at: datetime = NOW, **fields: Any) -> Edition:
    return publish(make_post(number, at=at, **fields), at=at)


def change(post: Post, *, at: datetime = NOW, by: User | None = None, **fields: Any) -> None:
    """Save other words at the desk, as the form does."""
    for name, value in fields.items():
        setattr(post, name, value)
    post.save()
    workflow.saved(post, by=by, at=at)
    post.refresh_from_db()


def fill_record(number: int, *, newest: datetime = NOW) -> None:
    """Write an archive straight into the record: one post an hour, under one tag and one region.

    As the door would leave it, and proven equal to it in test_archive_size.
    """
    sections = [ensure(FEED), ensure(language_entry("en"))]
    for kind, name in ((Section.Kind.TAG, "Courts"), (Section.Kind.REGION, "Kazakhstan")):
        sections.append(ensure(Entry(kind, 1, name.lower(), name)))
    tag, region = sections[2:]
    ties = {"series": None, "region": region.pk, "tags": [[tag.pk, tag.name]]}
    times = [newest - timedelta(hours=number - 1 - one) for one in range(number)]
    editions = Edition.objects.bulk_create(
        [
            Edition(
                post_id=one,
                public_id=UUID(int=one),
                number=1,
                slug=f"archived-{one}",
                language="en",
                headline=f"Archived {one}",
                summary="A summary.",
                standfirst="A summary.",
                body="<p>The text.</p>",
                whole_html="<p>The text.</p>",
                words=2,
                tags=[{"name": "Courts", "slug": "courts", "url": "/tags/courts/"}],
                ties=ties,
                first_published_at=at,
                visible_from=at,
            )
            for one, at in enumerate(times, 1)
        ],
        batch_size=500,
    )
    Listing.objects.bulk_create(
        [
            Listing(
                section=section,
                edition=edition,
                post_id=edition.post_id,
                published_at=edition.first_published_at,
                visible_from=edition.visible_from,
                page=times[one - one % PAGE_SIZE],
            )
            for section in sections
            for one, edition in enumerate(editions)
        ],
        batch_size=500,
    )
    day_counts.recount({at.date() for at in times})
    tag_counts.recount({(tag_counts.month_of(at), tag.pk) for at in times})
