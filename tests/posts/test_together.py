"""Who has a post now, and where the newsroom knows from what it says."""

import pytest

from tests.desk import page, save, words
from tests.factories import NOW, make_post, publish
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


def test_readers_find_the_sources_that_are_named_to_them_and_no_other(newsroom, client):
    post = make_post()
    post.sources.create(publisher="PLANTED", says="PLANTED words", url="https://planted.example/")
    post.sources.create(
        publisher="District court",
        says="The order.",
        url="https://court.example/7",
        archived_url="https://archive.example/7",
        published_on=NOW.date(),
        is_public=True,
    )

    html = client.get(publish(post).url).content.decode()

    assert '<a href="https://court.example/7" rel="external"><bdi>District court</bdi></a>' in html
    assert '<time datetime="2026-11-24">24 November 2026</time>: <bdi>The order.</bdi>' in html
    assert '<a href="https://archive.example/7" rel="external">Archived copy</a>' in html
    assert "PLANTED" not in html
    assert "planted" not in html


def test_naming_a_source_to_readers_changes_what_is_approved(newsroom):
    post = make_post()
    source = post.sources.create(publisher="District court", says="The order.")
    before = post.door.snapshot(post)
    assert "sources" not in before

    source.is_public = True
    source.save()

    assert digest(post.door.snapshot(post)) != digest(before)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://court.example/7"])
def test_source_leads_nowhere_but_to_the_web(newsroom, client, url):
    post = make_post(created_by=newsroom.reporter)
    client.force_login(newsroom.reporter)

    answer = save(
        client,
        post,
        **{"sources-TOTAL_FORMS": "1", "sources-0-publisher": "Court", "sources-0-url": url},
    )

    assert "Enter a valid URL." in words(answer)
    assert not post.sources.exists()
