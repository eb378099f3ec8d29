"""The republishing kit: offered where an editor allows it, and only as long as the post stands."""

import pytest

from tests.factories import NOW, change, make_photo, make_post, publish
from tests.pages import SITE, text
from watchdog import workflow

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("clock", "public_origin"),
]
POST = "/2026/11/24/court-adjourns-hearing-1/"
KIT = f"{POST}republish/"


def test_kit_gives_the_text_with_its_credit_and_without_photos(client, django_assert_num_queries):
    photo = make_photo()
    body = (
        "<p>A district court adjourned “the hearing”.</p>"
        f'<figure data-type="photo" data-photo="{photo.pk}"></figure>'
        '<p>See <a href="/tags/courts/">all courts</a>.</p>'
    )
    publish(make_post(may_republish=True, lead=photo, body=body))

    with django_assert_num_queries(2):
        page = text(client, KIT)

    assert f'href="{POST}republish/">Republish this post</a>' in text(client, POST)
    html = page.split('id="as-html"')[1].split("</textarea>")[0]
    words = page.split('id="as-words"')[1].split("</textarea>")[0]
    assert "Mira Sandal, Watchdog, 24 November 2026" in html
    assert f"{SITE}/tags/courts/" in html
    assert f"&lt;a href=&quot;{SITE}{POST}&quot;&gt;Watchdog&lt;/a&gt;" in html
    assert "figure" not in html
    assert "A. Photographer" not in html + words
    assert "A district court adjourned “the hearing”." in words
    assert f"First published by Watchdog: {SITE}{POST}" in words


def test_kit_tells_what_was_corrected(client):
    post = make_post(may_republish=True)
    publish(post)
    assert "None. Those to come" in text(client, KIT)

    post.corrections.create(wrong="A regional court.", text="A district court.", at=NOW)
    change(post)
    publish(post, at=NOW)

    page = text(client, KIT)
    assert "A regional court." in page
    assert "None. Those to come" not in page


def test_post_that_nobody_allowed_has_no_kit(client):
    publish(make_post())

    assert client.get(KIT).status_code == 404
    assert "republish/" not in text(client, POST)


def test_withdrawn_post_has_no_kit(client):
    post = make_post(may_republish=True)
    publish(post)
    assert client.get(KIT).status_code == 200

    workflow.withdraw(post, by=None, at=NOW, kind="RETRACTION", notice="Gone.", reason="Wrong.")

    assert client.get(KIT).status_code == 404


def test_permission_given_is_an_edit_that_voids_the_approval(newsroom):
    post = make_post(created_by=newsroom.reporter)
    workflow.submit(post, by=newsroom.reporter, at=NOW)
    named = post.transitions.first().digest
    workflow.approve(post, named=named, by=newsroom.editor, at=NOW)
    post.refresh_from_db()
    assert post.state == "READY"

    change(post, may_republish=True, by=newsroom.reporter)

    assert post.state == "DRAFT"
