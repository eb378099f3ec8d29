"""``manage.py purge_stale``: what it deletes, and what it leaves."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command

from posts.desk import Photo
from posts.previews.links import PreviewLink, issue
from tests.factories import NOW, make_photo, make_post, make_published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAY = timedelta(days=1)


def run(capsys, *arguments: str) -> list[str]:
    call_command("purge_stale", *arguments)
    return capsys.readouterr().out.splitlines()


def make_session(key: str, ends_in: timedelta) -> None:
    Session.objects.create(session_key=key, session_data="", expire_date=NOW + ends_in)


def make_link(newsroom, label: str, ended: timedelta) -> None:
    revision = make_post(created_by=newsroom.editor, slug=label).revisions.get()
    issue(revision, label=label, lifetime=DAY, by=newsroom.editor, at=NOW - ended - DAY)


def test_command_deletes_what_ended_and_nothing_else(capsys, newsroom):
    make_session("ended", -DAY)
    make_session("open", DAY)
    make_link(newsroom, "old", 31 * DAY)
    make_link(newsroom, "newer", 29 * DAY)

    tried = run(capsys, "--dry-run")
    done = run(capsys)

    assert tried == [
        "ended sessions: 1 to delete",
        "unsaved work: 0 to delete",
        "preview links: 1 to delete",
    ]
    assert done == [
        "ended sessions: 1 deleted",
        "unsaved work: 0 deleted",
        "preview links: 1 deleted",
    ]
    assert list(Session.objects.values_list("session_key", flat=True)) == ["open"]
    assert list(PreviewLink.objects.values_list("label", flat=True)) == ["newer"]


def test_photos_that_nothing_used_are_deleted_if_asked(
    capsys, tmp_path, django_capture_on_commit_callbacks
):
    placed, in_text, shown, new, unused = (
        make_photo(color) for color in ("#112233", "#445566", "#778899", "#aabbcc", "#ddeeff")
    )
    make_post(1, lead=placed)
    make_post(2, body=f'<p>One.</p><figure data-photo="{in_text.pk}"></figure>')
    make_published(3, lead=shown)
    Photo.objects.update(created_at=NOW - 91 * DAY)
    Photo.objects.filter(pk=new.pk).update(created_at=NOW - 89 * DAY)
    before = run(capsys)

    tried = run(capsys, "--photos", "90", "--dry-run")
    there = {*Photo.objects.values_list("pk", flat=True)}
    with django_capture_on_commit_callbacks(execute=True):
        done = run(capsys, "--photos", "90")

    assert not any("photo" in line for line in before)
    assert tried[-2:] == [f"photo {unused.pk}: {unused}", "photos: 1 to delete"]
    assert unused.pk in there
    assert done[-1] == "photos: 1 deleted"
    assert {*Photo.objects.values_list("pk", flat=True)} == there - {unused.pk}
    assert not (tmp_path / "private" / unused.master).exists()
