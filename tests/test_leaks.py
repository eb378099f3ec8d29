"""What is private reaches no public table and no public address."""

from datetime import timedelta

import pytest
from django.apps import apps

from posts.desk import PlacedPhoto
from posts.previews.links import LIFETIME, issue
from tests.factories import NOW, change, make_photo, make_post, make_region, publish
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
PUBLIC = (
    "/ /about/ /feed.rss /regions/ /series/ /journalists/ /2026/ /2026/11/ /2026/11/24/"
    " /tags/courts/ /tags/courts/feed.rss /regions/kazakhstan/ /by/mira-sandal/"
    " /2026/11/24/court-adjourns-hearing-1/"
).split()


def public_rows() -> str:
    """Everything that stands in the tables of the record, as one text."""
    models = [m for m in apps.get_models() if m.__module__.endswith(".record")]
    return "\n".join(str(row) for model in models for row in model.objects.values())


def pages(client) -> str:
    answers = [client.get(address) for address in PUBLIC]
    return "\n".join(f"{answer.headers}\n{answer.content.decode()}" for answer in answers)


def test_nothing_that_was_never_published_is_in_the_record(client, newsroom):
    photo = make_photo(source="PLANTED agency desk", photographer="PLANTED person")
    post = make_post(created_by=newsroom.reporter, lead=photo)
    assert "Court adjourns hearing 1" not in public_rows()
    publish(post)
    assert "Court adjourns hearing 1" in public_rows()

    workflow.withdraw(
        post, by=None, at=NOW, kind="LEGAL", notice="Withheld.", reason="PLANTED reason"
    )
    workflow.reinstate(post, by=None, at=NOW, reason="PLANTED again")
    change(post, headline="PLANTED headline", body="<p>PLANTED text</p>", summary="PLANTED")
    PlacedPhoto.objects.update(caption="PLANTED caption")
    post.tags.add("PLANTED tag")
    post.other_regions.add(make_region("PLANTED land", slug="planted-land"))
    make_post(2, headline="PLANTED draft", tags=["PLANTED too"])
    post.notes.create(by=newsroom.editor, at=NOW, text="PLANTED note", quote="PLANTED passage")
    post.sources.create(publisher="PLANTED source", says="PLANTED words")
    link, _token = issue(
        post.revisions.first(), label="PLANTED", lifetime=LIFETIME, by=newsroom.editor, at=NOW
    )
    assert str(link).startswith("PLANTED")

    assert "PLANTED" not in public_rows()
    assert "PLANTED" not in pages(client)


def test_scheduled_text_is_in_the_record_and_on_no_page(client):
    publish(make_post(1))
    publish(
        make_post(2, headline="PLANTED for tomorrow", tags=["PLANTED tag"]),
        visible_from=NOW + timedelta(days=1),
    )

    assert "PLANTED for tomorrow" in public_rows()
    assert "Court adjourns hearing 1" in pages(client)
    assert "PLANTED" not in pages(client)
