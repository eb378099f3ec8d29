"""People that a test needs, with fixed values. The clock is that of ``tests/factories.py``."""

from datetime import date, datetime, timedelta
from typing import Any

from journalists.desk import Case, Event, Journalist, Link, Source
from journalists.record import Profile
from posts.desk import Post
from tests.factories import NOW, make_region
from watchdog import workflow

DETAINED_ON = date(2026, 7, 29)


def make_journalist(number: int = 1, **fields: Any) -> Journalist:
    """A person, detained 118 days before NOW, whose profile could pass the door."""
    at = fields.pop("at", NOW)
    events = fields.pop("events", [{"kind": "DETAINED", "on": DETAINED_ON}])
    values = {
        "name": f"Irina Sample {number}",
        "sort_name": f"Sample {number}, Irina",
        "slug": f"irina-sample-{number}",
        "outlet": "Stepnoi Vestnik",
        "role": "editor",
        "biography": "<p>She edits a weekly on land and water.</p>",
        "consent": "FAMILY",
        "review_on": date(2027, 3, 1),
        "last_checked_on": date(2026, 11, 20),
        "created_at": at,
        "changed_at": at,
    }
    if "region" not in fields:
        fields["region"] = make_region()
    journalist = Journalist.objects.create(**values | fields)
    case = make_case(journalist)
    for event in events:
        make_event(case, **event)
    workflow.saved(journalist, by=journalist.created_by, at=at)
    return journalist


def make_case(journalist: Journalist, **fields: Any) -> Case:
    return Case.objects.create(journalist=journalist, **{"title": "The Vestnik case"} | fields)


def make_source(case: Case, publisher: str = "District court", **fields: Any) -> Source:
    values = {"url": "https://example.org/list", "is_official": True}
    return Source.objects.create(case=case, publisher=publisher, **values | fields)


def make_event(case: Case, kind: str = "DETAINED", **fields: Any) -> Event:
    """A public event with one official source."""
    sources = fields.pop("sources", None)
    values = {"on": DETAINED_ON, "text": "Taken from the newsroom.", "is_public": True}
    event = Event.objects.create(case=case, kind=kind, **values | fields)
    event.sources.set([make_source(case)] if sources is None else sources)
    return event


def publish(journalist: Journalist, *, at: datetime = NOW, **times: Any) -> Profile:
    """Through the door at once, as a command does."""
    edition = workflow.publish_unread(
        journalist, by=None, at=at, reason="A test needs it.", **times
    )
    journalist.refresh_from_db()
    return edition


def make_profile(number: int = 1, *, at: datetime = NOW, **fields: Any) -> Profile:
    return publish(make_journalist(number, at=at, **fields), at=at)


def make_link(post: Post, journalist: Journalist, role: str = "SUBJECT") -> Link:
    """A person in a post, as the post's form saves it."""
    link = Link.objects.create(post=post, journalist=journalist, role=role)
    workflow.saved(post, by=None, at=NOW)
    post.refresh_from_db()
    return link


def days_ago(number: int) -> date:
    return NOW.date() - timedelta(days=number)
