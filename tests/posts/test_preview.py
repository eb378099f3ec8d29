"""The reader's page beside the form: as it was saved, and as it is typed."""

import pytest
from django.urls import reverse

from posts.desk import Post
from posts.record import Edition
from tests.desk import filled_in, page, words
from tests.factories import make_photo, make_post, make_region

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def typed_into(client, post, **typed):
    sent = filled_in(client.get(page(post))) | typed
    return client.post(page(post, "preview"), sent)


def test_preview_shows_what_is_typed_and_saves_nothing(client, newsroom):
    photo = make_photo()
    post = make_post(created_by=newsroom.reporter, tags=["Courts"])
    client.force_login(newsroom.reporter)
    inline = {
        "placed_photos-TOTAL_FORMS": "1",
        "placed_photos-0-photo": photo.pk,
        "placed_photos-0-place": "LEAD",
        "placed_photos-0-caption": "The court at noon.",
    }

    answer = typed_into(client, post, headline="Court frees editor", tags=[], **inline)

    stored = Post.objects.get(pk=post.pk)
    assert "Court frees editor" in words(answer)
    assert "The court at noon." in words(answer)
    assert "Courts" not in words(answer)
    assert "The text as it is typed, which is not saved." in words(answer)
    assert (stored.headline, stored.version) == ("Court adjourns hearing 1", 1)
    assert list(stored.tags.names()) == ["Courts"]
    assert (stored.placed_photos.count(), stored.revisions.count()) == (0, 1)
    assert not Edition.objects.exists()


def test_preview_of_a_form_with_errors_is_none(client, newsroom):
    post = make_post(created_by=newsroom.reporter)
    client.force_login(newsroom.reporter)

    answer = typed_into(client, post, headline="")

    assert (answer.status_code, answer.content) == (204, b"")


@pytest.mark.parametrize("role", ["reporter", "photo"])
def test_whoever_may_not_write_the_text_types_nothing_into_its_preview(client, newsroom, role):
    post = make_post(created_by=newsroom.editor)
    client.force_login(getattr(newsroom, role))

    answer = client.post(page(post, "preview"), {"headline": "Mine", "version": post.version})

    assert answer.status_code in {204, 403}
    assert "Mine" not in words(answer)


def test_preview_stands_beside_the_form_if_asked_and_stays_there(client, newsroom):
    post = make_post(created_by=newsroom.reporter)
    client.force_login(newsroom.reporter)
    beside = f"{page(post)}?preview=beside"

    alone, both = client.get(page(post)), client.get(beside)
    saved = client.post(beside, filled_in(both))
    framed = client.get(page(post, "preview"))

    frame = f'<iframe src="{page(post, "preview")}"'
    # Without the address it waits in a template.
    assert alone.content.decode().index("<template") < alone.content.decode().index(frame)
    assert frame in both.content.decode()
    assert "<template" not in both.content.decode()
    assert saved["Location"] == beside
    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in framed["Content-Security-Policy"]


def test_form_counts_words_and_characters(client, newsroom):
    post = make_post(
        created_by=newsroom.reporter, headline="Short", body="<p>One, two – three.</p>"
    )
    client.force_login(newsroom.reporter)

    shown = words(client.get(page(post)))

    assert "5 of 110 characters" in shown
    assert "3 words" in shown


def test_regions_are_offered_with_what_they_lie_in(client, newsroom):
    make_region("Tomsk", parent=make_region("Russia"))
    client.force_login(newsroom.reporter)
    field = {"app_label": "posts", "model_name": "post", "field_name": "region", "term": "tom"}

    answer = client.get(reverse("admin:autocomplete"), field)

    assert [one["text"] for one in answer.json()["results"]] == ["Russia › Tomsk"]
