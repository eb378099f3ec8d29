"""The form of a post in use: keys, errors, counts, the page beside it, small windows."""

import pytest

from posts.desk import Post
from tests.browser.desk import BODY, go_to_the_end, log_in, press
from tests.factories import make_photo, make_post

pytestmark = pytest.mark.django_db(transaction=True)

BESIDE = "section[data-preview] iframe"


@pytest.fixture
def post(newsroom):
    return make_post(created_by=newsroom.reporter, lead=make_photo())


@pytest.fixture
def form(visit, post):
    """The change form of the post, as its reporter opens it."""
    page = visit(viewport={"width": 1360, "height": 900}, timezone_id="Asia/Almaty")
    log_in(page, "reporter")
    page.goto(f"/admin/posts/post/{post.pk}/change/")
    page.locator(BODY).wait_for()
    return page


def test_ctrl_s_saves(form, post):
    form.fill("#id_headline", "Court frees editor")

    with form.expect_navigation():
        form.keyboard.press("Control+s")

    assert Post.objects.get(pk=post.pk).headline == "Court frees editor"


def test_first_error_comes_into_view_with_the_cursor_in_it(form):
    form.fill("#id_headline", "")
    form.fill("#id_slug", "no spaces, please")

    press(form, "Save")

    form.locator("#id_headline:focus").wait_for()
    assert form.locator(".field-headline .errorlist").is_visible()


def test_check_leads_to_what_it_is_about(form, post):
    form.fill("#id_summary", "")
    press(form, "Save")
    form.locator(BODY).wait_for()

    form.get_by_role("link", name="Write a summary").click()
    assert form.evaluate("document.activeElement.id") == "id_summary"

    form.get_by_role("link", name="No source is logged").click()
    row = form.locator("#sources-group")
    assert row.evaluate("row => row.contains(document.activeElement)")
    assert row.evaluate("row => row.getBoundingClientRect().top < innerHeight")


def test_words_and_characters_are_counted_as_somebody_writes(form):
    go_to_the_end(form)
    form.keyboard.type(" Two more.")
    form.fill("#id_headline", "x" * 111)

    form.get_by_text("12 words").wait_for()
    assert form.get_by_text("111 of 110 characters").is_visible()


def test_page_beside_the_form_shows_what_is_typed_and_stays_after_saving(form, post):
    form.get_by_role("link", name="Preview beside the text").click()
    frame = form.frame_locator(BESIDE)
    assert frame.locator("h1").inner_text() == "Court adjourns hearing 1"

    form.fill("#id_headline", "Court frees editor")
    frame.get_by_role("heading", name="Court frees editor").wait_for()
    assert Post.objects.get(pk=post.pk).headline == "Court adjourns hearing 1"
    press(form, "Save")

    frame = form.frame_locator(BESIDE)
    frame.get_by_role("heading", name="Court frees editor").wait_for()
    assert frame.get_by_text("as it was last saved").is_visible()


def test_time_is_said_in_utc_and_where_the_editor_is(form):
    form.fill("#id_embargo_until_0", "2027-01-10")
    form.fill("#id_embargo_until_1", "20:30")
    form.keyboard.press("Tab")

    form.locator(".field-embargo_until").get_by_text("11 Jan, 01:30, Asia/Almaty").wait_for()
