"""The desk as it is used: the blocks of the body editor, an upload, changes not saved yet."""

import pytest

from posts.desk import Photo, Post, Series
from tests.browser.barriers import barriers_in_every_look
from tests.browser.desk import BODY, go_to_the_end, let_pass, log_in, press
from tests.factories import make_photo, make_post, make_region
from tests.posts.photos import telling

pytestmark = pytest.mark.django_db(transaction=True)


def test_reporter_puts_photo_series_and_pull_quote_into_the_text(newsroom, visit):
    photo = make_photo()
    make_photo("#112233", caption="A street.")
    series = Series.objects.create(name="Letters Without Stamps", slug="letters")
    post = make_post(created_by=newsroom.reporter, body="<p>One.</p>")
    page = visit()
    log_in(page, "reporter")
    page.goto(f"/admin/posts/post/{post.pk}/change/")

    go_to_the_end(page)
    page.keyboard.press("Enter")
    page.keyboard.type("Two.")
    page.get_by_role("button", name="Lift this paragraph out as a pull quote").click()
    page.get_by_role("button", name="Put a photo into the text").click()
    page.get_by_role("searchbox", name="Search").fill("court")
    page.locator(".picker__photo", has_text="A street.").wait_for(state="detached")
    page.locator(".picker__photo", has_text="court building").click()
    page.get_by_role("button", name="Put into the text").click()
    page.locator(f"{BODY} .block img").wait_for()
    page.get_by_role("button", name="Put the box of a series into the text").click()
    page.locator(".picker__choice", has_text="Letters Without Stamps").click()
    page.locator(f"{BODY} .block", has_text="Letters Without Stamps").wait_for()
    press(page, "Save")

    post.refresh_from_db()
    assert '<aside data-type="pullquote"><p>Two.</p></aside>' in post.body
    assert f'<figure data-photo="{photo.pk}"></figure>' in post.body
    assert f'<aside data-type="series" data-series="{series.pk}"></aside>' in post.body
    # What the editor shows of them is what it keeps when something else is changed.
    before = post.body
    page.locator(BODY).get_by_text("One.").click()
    page.keyboard.press("Home")
    page.keyboard.type("Once. ")
    press(page, "Save")
    assert Post.objects.get(pk=post.pk).body == before.replace("<p>One.", "<p>Once. One.")


def test_editor_keeps_the_language_of_a_paragraph_through_an_edit(newsroom, visit):
    body = '<p dir="rtl" lang="fa">سلام.</p><h2 lang="ru">Ещё</h2><p>One.</p>'
    post = make_post(created_by=newsroom.reporter, body=body)
    stored = Post.objects.get(pk=post.pk).body
    page = visit()
    log_in(page, "reporter")
    page.goto(f"/admin/posts/post/{post.pk}/change/")

    go_to_the_end(page)
    page.keyboard.type(" Two.")
    press(page, "Save")

    assert 'lang="fa"' in stored
    assert Post.objects.get(pk=post.pk).body == stored.replace("One.", "One. Two.")


def test_dirty_paste_arrives_as_clean_text(newsroom, visit):
    post = make_post(created_by=newsroom.reporter, body="")
    page = visit()
    log_in(page, "reporter")
    page.goto(f"/admin/posts/post/{post.pk}/change/")

    page.locator(BODY).click()
    page.evaluate(
        """selector => {
            const data = new DataTransfer();
            data.setData("text/html", '<p class="MsoNormal">A <b>bold</b> claim.'
              + '<img src="https://tracker.example/x.gif"></p><h1>Head</h1>');
            const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true});
            document.querySelector(selector).dispatchEvent(paste);
        }""",
        BODY,
    )
    press(page, "Save")

    body = Post.objects.get(pk=post.pk).body
    assert body.startswith("<p>A <strong>bold</strong> claim.</p>")
    assert "tracker" not in body
    assert "Mso" not in body


def test_moves_wait_until_changes_are_saved(newsroom, visit):
    post = make_post(created_by=newsroom.reporter)
    page = visit()
    log_in(page, "reporter")
    page.clock.install()
    page.goto(f"/admin/posts/post/{post.pk}/change/")
    submit = page.get_by_role("button", name="Submit for review")
    let_pass(page, 1)
    assert submit.is_enabled()

    page.fill("#id_headline", "Court frees editor")

    assert submit.is_disabled()
    assert page.get_by_text("Save your changes first.").first.is_visible()
    press(page, "Save")
    assert page.get_by_role("button", name="Submit for review").is_enabled()


def test_photo_editor_brings_a_photo_in(newsroom, visit):
    page = visit()
    log_in(page, "photo")
    page.goto("/admin/posts/photo/add/")

    page.set_input_files(
        "#id_upload", {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": telling("JPEG")}
    )
    page.fill("#id_caption", "The court.")
    page.fill("#id_credit", "A. Photographer")
    page.fill("#id_alt", "A grey building.")
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()

    assert page.get_by_text("Removed from the file: GPS").is_visible()
    width = page.locator(".field-thumb img").evaluate("image => image.naturalWidth")
    assert width == 720
    assert Photo.objects.get().created_by == newsroom.photo


def test_no_page_of_the_desk_has_a_barrier_or_runs_over(newsroom, visit):
    photo = make_photo()
    post = make_post(created_by=newsroom.reporter, lead=photo)
    region = make_region()
    page = visit()
    log_in(page, "chief")

    found = {}
    for address in (
        "/admin/",
        "/admin/posts/post/",
        "/admin/posts/post/add/",
        f"/admin/posts/post/{post.pk}/change/",
        f"/admin/posts/post/{post.pk}/change/?preview=beside",
        f"/admin/posts/post/{post.pk}/move/spike/",
        "/admin/posts/photo/",
        f"/admin/posts/photo/{photo.pk}/change/",
        "/admin/posts/region/",
        f"/admin/posts/region/{region.pk}/change/",
    ):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        # A large window at four times the size is 320 wide.
        if wrong := barriers_in_every_look(page, 320, 1360):
            found[address] = wrong

    assert found == {}
