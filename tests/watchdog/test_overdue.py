"""What the desk says of the site's health, and what readers may know of it."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from posts.desk import Photo
from posts.search.record import SearchDoc
from tests.desk import words
from tests.factories import NOW, make_photo, make_post, publish
from tests.journalists.factories import make_journalist

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def counts(client) -> dict[str, int]:
    rows = client.get("/admin/health/").context["rows"]
    return {row.what: row.number for row in rows if row.number}


def test_page_counts_what_is_overdue_and_names_nothing(newsroom, client, clock):
    photo = make_photo(usable_until=NOW.date())
    publish(make_post(1, headline="PLANTED", lead=photo, follow_up_on=NOW.date()))
    make_journalist(name="PLANTED", review_on=NOW.date())
    client.force_login(newsroom.editor)
    assert counts(client) == {"posts to follow up": 1, "people to ask about again": 1}

    clock.move_to(NOW + timedelta(days=1))
    client.force_login(newsroom.editor)
    SearchDoc.objects.all().delete()
    Photo.objects.update(renditions=[])

    assert counts(client) == {
        "of the 500 newest posts, cannot be found by the search": 1,
        "posts to follow up": 1,
        "photos without their sizes": 1,
        "photos that readers see after the rights ended": 1,
        "people to ask about again": 1,
    }
    page = client.get("/admin/health/")
    assert "Something is overdue." in words(page)
    assert "PLANTED" not in page.content.decode()


def test_what_appeared_is_overdue_when_no_command_has_noticed_it(newsroom, client, clock):
    post = make_post(1)
    publish(post, visible_from=NOW + timedelta(minutes=1))
    clock.move_to(NOW + timedelta(minutes=7))
    client.force_login(newsroom.editor)
    what = "posts that appeared and that the log says nothing of"
    assert counts(client) == {what: 1}

    call_command("publish_due")

    assert counts(client) == {}


def test_page_says_when_nothing_is_overdue(newsroom, client):
    client.force_login(newsroom.editor)

    assert "Nothing is overdue." in words(client.get("/admin/health/"))


def test_readers_learn_that_the_site_answers_and_no_more(client):
    publish(make_post(1, follow_up_on=NOW.date()))

    assert client.get("/health").content == b"ok\n"
