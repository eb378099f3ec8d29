"""What plays elsewhere is put into a text by its address, and read without asking for it."""

import pytest

from tests.browser.barriers import barriers
from tests.browser.desk import BODY, log_in, press
from tests.factories import make_photo, make_post, publish

pytestmark = pytest.mark.django_db(transaction=True)
BUTTON = "Put a video or a post from elsewhere into the text"


def test_editor_puts_an_embed_into_the_text_and_changes_its_title(newsroom, visit):
    photo = make_photo()
    post = make_post(created_by=newsroom.reporter, body="<p>One.</p><p>Two.</p>")
    page = visit()
    log_in(page, "reporter")
    page.goto(f"/admin/posts/post/{post.pk}/change/")

    page.locator(f"{BODY} p").first.click()
    page.get_by_role("button", name=BUTTON).click()
    page.get_by_label("Address of the page").fill("https://youtu.be/abcdefghijk?si=who")
    page.get_by_label("Title, as readers").fill("The march")
    page.get_by_label("Number of the photo").fill(str(photo.pk))
    assert barriers(page, "dialog[open]") == {}
    page.get_by_role("button", name="Put into the text").last.click()
    page.locator(f"{BODY} .block img").wait_for()
    page.get_by_role("button", name=BUTTON).click()
    assert page.get_by_label("Title, as readers").input_value() == "The march"
    page.get_by_label("Title, as readers").fill("The march on the bridge")
    page.get_by_role("button", name="Put into the text").last.click()
    page.get_by_text("Plays elsewhere: The march on the bridge").wait_for()
    press(page, "Save")

    post.refresh_from_db()
    assert post.body == (
        '<p>One.</p><aside data-type="embed" data-url="https://www.youtube.com/watch?v=abcdefghijk"'
        ' data-title="The march on the bridge">'
        f'<figure data-photo="{photo.pk}"></figure></aside><p>Two.</p>'
    )
    body = post.body
    page.reload()
    page.locator(f"{BODY} .block img").wait_for()
    press(page, "Save")
    post.refresh_from_db()
    assert post.body == body


def test_page_with_an_embed_asks_no_other_site(newsroom, visit):
    address = "https://youtu.be/abcdefghijk"
    embed = f'<aside data-type="embed" data-url="{address}" data-title="The march"></aside>'
    edition = publish(make_post(body=f"<p>One.</p>{embed}<p>Two.</p>"))
    page = visit()
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(edition.url, wait_until="networkidle")

    page.get_by_role("link", name="Plays from YouTube, which can see you").wait_for()
    here = page.url.partition("/2026")[0]
    assert asked
    assert [url for url in asked if not url.startswith(here)] == []
    assert barriers(page) == {}
