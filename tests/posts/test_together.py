"""Who has a post now, and where the newsroom knows from what it says."""

import pytest

from tests.desk import page, save, words
from tests.factories import NOW, make_post
from watchdog.editions import digest

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_whoever_has_a_post_now_finds_it_in_the_list(newsroom, client):
    post = make_post(created_by=newsroom.reporter)
    client.force_login(newsroom.editor)
    save(client, post, assignee=str(newsroom.chief.pk))
    make_post(2)

    client.force_login(newsroom.chief)
    found = client.get("/admin/posts/post/?whose=assigned")

    assert list(found.context["cl"].queryset) == [post]
    assert "chief" in words(found)


def test_source_is_logged_on_the_form_and_leaves_the_approved_text_as_it_was(newsroom, client):
    post = make_post(created_by=newsroom.reporter)
    before = digest(post.door.snapshot(post))
    client.force_login(newsroom.reporter)

    save(
        client,
        post,
        **{
            "sources-TOTAL_FORMS": "1",
            "sources-0-publisher": "District court",
            "sources-0-url": "https://court.example/7",
            "sources-0-says": "",
            "sources-0-archived_url": "",
            "sources-0-published_on": NOW.date().isoformat(),
        },
    )

    source = post.sources.get()
    assert (source.publisher, source.url) == ("District court", "https://court.example/7")
    post.refresh_from_db()
    assert digest(post.door.snapshot(post)) == before
    assert "https://court.example/7" in client.get(page(post)).content.decode()
