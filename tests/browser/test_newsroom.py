"""The whole way, as its people go it: from the reporter's form to the reader's page."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from posts.desk import Post
from posts.record import Edition
from tests.browser.desk import log_in, press
from tests.factories import make_byline, make_post, make_published, make_region

pytestmark = pytest.mark.django_db(transaction=True)
# Here the site's clock is the real one.
YESTERDAY = timezone.now() - timedelta(days=1)


def choose(page, field: str, words: str) -> None:
    """Choose in one of the admin's search-as-you-type fields."""
    page.click(f".field-{field} .select2-selection")
    page.locator(".select2-container--open .select2-search__field").last.fill(words)
    page.locator(".select2-results__option", has_text=words).first.click()


def test_post_goes_from_the_reporter_through_the_editor_to_the_reader(newsroom, visit):
    make_region("Kazakhstan")
    make_byline("Mira Sandal")
    make_post(9, headline="Another text", tags=["Courts"])
    reporter, editor = visit(), visit()

    log_in(reporter, "reporter")
    reporter.goto("/admin/posts/post/add/")
    reporter.fill("#id_headline", "Court frees an editor")
    reporter.fill("#id_summary", "She had been held for four months.")
    reporter.get_by_role("textbox", name="Body").click()
    reporter.keyboard.type("A district court freed the editor on Tuesday.")
    choose(reporter, "region", "Kazakhstan")
    choose(reporter, "tags", "Courts")
    choose(reporter, "bylines", "Mira Sandal")
    press(reporter, "Save")
    press(reporter, "Submit for review")
    post = Post.objects.get(slug="court-frees-an-editor")
    assert (post.state, post.body) == (
        "REVIEW",
        "<p>A district court freed the editor on Tuesday.</p>",
    )

    log_in(editor, "editor")
    editor.goto(f"/admin/posts/post/{post.pk}/change/")
    press(editor, "Approve")
    assert "Court frees an editor" not in visit().request.get("/").text()
    press(editor, "Publish")

    # Somebody who has not been here: browsers keep a page for a minute.
    reader = visit()
    url = Edition.objects.get().url
    lists = ("/tags/courts/", "/regions/kazakhstan/", "/by/mira-sandal/", url[:12])
    for address in ("/", url, *lists):
        reader.goto(address)
        shown = reader.locator("main").get_by_text("Court frees an editor")
        assert shown.first.is_visible(), address
    assert "Court frees an editor" in reader.request.get("/feed.rss").text()

    editor.goto(f"/admin/posts/post/{post.pk}/change/")
    editor.fill("#id_headline", "Court frees an editor after four months")
    press(editor, "Save")
    reader = visit()
    reader.goto(url)
    assert reader.locator("h1").inner_text() == "Court frees an editor"


def test_older_posts_come_in_place_and_without_scripts_on_a_page_of_their_own(visit):
    for number in range(25):
        make_published(number, at=YESTERDAY + timedelta(minutes=number))
    with_scripts, without = visit(), visit(java_script_enabled=False)

    with_scripts.goto("/")
    with_scripts.get_by_role("link", name="Older posts").click()
    with_scripts.locator("article").nth(10).wait_for()
    without.goto("/")
    without.get_by_role("link", name="Older posts").click()

    ids = with_scripts.eval_on_selector_all("article[id]", "all => all.map(one => one.id)")
    assert len(ids) == len(set(ids)) >= 15
    assert with_scripts.url.endswith("/")
    assert re.search(r"/older/[0-9-]+/", without.url)


def test_first_stop_of_the_keyboard_leads_to_the_content(visit):
    page = visit()
    page.goto("/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.url.endswith("#content")
