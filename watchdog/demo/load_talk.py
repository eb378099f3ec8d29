"""Lets the demo's newsroom talk: notes, sources, what came back, and what is due when."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from journalists.desk import Journalist
from posts.desk import Photo, Post
from posts.previews.links import LIFETIME, issue
from watchdog import workflow
from watchdog.demo import talk

if TYPE_CHECKING:
    from watchdog.demo.load import Newsroom

HOUR = timedelta(hours=1)


def load(newsroom: "Newsroom", source: str) -> None:
    """Add what people say about the posts; `source` begins the keys of the demo's photos."""
    now, staff, posts = newsroom.now, newsroom.staff, newsroom.posts
    today = now.date()
    for key, reason in talk.RETURNED.items():
        workflow.submit(posts[key], by=staff["reporter"], at=now - 2 * HOUR)
        workflow.send_back(posts[key], by=staff["editor"], at=now - HOUR, reason=reason)
    for key, name in talk.ASSIGNED.items():
        Post.objects.filter(pk=posts[key].pk).update(assignee=staff[name])
    for key, days in talk.FOLLOW_UPS.items():
        due = today + timedelta(days=days)
        Post.objects.filter(pk=posts[key].pk).update(follow_up_on=due)
    for key, days in talk.EMBARGOES.items():
        until = now.replace(minute=0, second=0, microsecond=0) + timedelta(days=days)
        Post.objects.filter(pk=posts[key].pk).update(embargo_until=until)
    for key, days in talk.RIGHTS.items():
        ends = today + timedelta(days=days)
        Photo.objects.filter(import_key=source + key).update(usable_until=ends)
    for slug, days in talk.REVIEWS.items():
        due = today + timedelta(days=days)
        Journalist.objects.filter(slug=slug).update(review_on=due)
    for note in talk.NOTES:
        _note(note, newsroom)
    for key, label in talk.SHOWN_TO.items():
        # Nobody learns the address, so this one shows in the list and opens nothing.
        revision = posts[key].revisions.latest("number")
        issue(revision, label=label, lifetime=LIFETIME, by=staff["editor"], at=now - HOUR)


def log_sources(post: Post, key: str, now: datetime) -> None:
    """Log where the post knows it from, before anybody approves it."""
    for one in talk.SOURCES:
        if one.post == key:
            post.sources.create(
                publisher=one.publisher,
                says=one.says,
                url=one.url,
                archived_url=one.archived_url,
                published_on=now.date() - timedelta(days=one.days_ago),
                is_public=one.is_public,
            )


def _note(told: talk.DemoNote, newsroom: "Newsroom") -> None:
    notes, staff, at = newsroom.posts[told.post].notes, newsroom.staff, newsroom.now - HOUR
    note = notes.create(by=staff[told.by], at=at, quote=told.quote, text=told.text)
    for number, (name, text) in enumerate(told.replies, 1):
        notes.create(by=staff[name], at=at + number * timedelta(minutes=5), text=text, thread=note)
    if told.is_resolved:
        note.resolved_by, note.resolved_at = staff[told.replies[-1][0]], newsroom.now - HOUR / 2
        note.save()
