import pytest
from django.test import Client

from journalists.desk import Link
from posts.previews.links import LIFETIME, issue
from tests.desk import page
from tests.factories import NOW, make_post
from tests.journalists.factories import make_journalist, publish
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_previews_name_the_people_who_have_a_page_and_nobody_else(newsroom, client):
    known = make_journalist(1)
    publish(known)
    unknown = make_journalist(2, name="PLANTED name")
    post = make_post(created_by=newsroom.reporter)
    for person in (known, unknown):
        Link.objects.create(post=post, journalist=person)
    workflow.saved(post, by=newsroom.reporter, at=NOW)
    client.force_login(newsroom.editor)
    revision = post.revisions.first()
    _link, token = issue(revision, label="A lawyer", lifetime=LIFETIME, by=newsroom.editor, at=NOW)

    for html in (
        client.get(page(post, "preview")).content.decode(),
        Client().get(f"/preview/{token}/").content.decode(),
    ):
        assert "In this story" in html
        assert known.name in html
        assert "PLANTED" not in html
