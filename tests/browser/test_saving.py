"""Saving as it is used: two people at one post, work left unsaved, the way back to old words."""

import pytest

from posts.desk import Post
from tests.browser.barriers import barriers_in_every_look
from tests.browser.desk import BODY, go_to_the_end, let_pass, log_in, press
from tests.factories import change, make_photo, make_post
from watchdog.unsaved import Unsaved

pytestmark = pytest.mark.django_db(transaction=True)

KEPT = "[data-keep]"


@pytest.fixture
def post(newsroom):
    text = "<p>A court adjourned the hearing.</p><p>No date was set.</p>"
    return make_post(created_by=newsroom.reporter, body=text, summary="First.", lead=make_photo())


def _address(post, page="change"):
    return f"/admin/posts/post/{post.pk}/{page}/"


def _write_at_the_end(page, words):
    go_to_the_end(page)
    page.keyboard.type(words)


def _leave_unsaved(page):
    """Type no more until it is kept."""
    for _ in range(2):
        let_pass(page, 3)
    page.locator(KEPT, has_text="Not saved yet").wait_for()


def test_two_people_save_one_post_and_both_keep_their_words(post, visit):
    editor, chief = visit(), visit()
    for page, name in ((editor, "editor"), (chief, "chief")):
        log_in(page, name)
        page.goto(_address(post))
    _write_at_the_end(editor, " The editor adds this.")
    editor.fill("#id_summary", "By the editor.")
    chief.fill("#id_summary", "By the chief.")
    chief.fill("#id_headline", "Court frees editor")
    press(chief, "Save")

    press(editor, "Save")
    shown = editor.get_by_role("heading", name="Two versions").is_visible()
    editor.get_by_role("group", name="Summary", exact=True).get_by_label("Yours").check()
    press(editor, "Save this combination")

    post.refresh_from_db()
    assert shown
    assert (post.headline, post.summary) == ("Court frees editor", "By the editor.")
    assert post.body.endswith("<p>No date was set. The editor adds this.</p>")
    chief.goto(_address(post))
    assert chief.get_by_text("editor has had this open since").is_visible()


def test_work_that_was_left_is_offered_and_restored_without_saving(post, visit):
    page = visit()
    log_in(page, "reporter")
    page.clock.install()
    page.goto(_address(post))
    let_pass(page, 1)
    _write_at_the_end(page, " Nobody saved this.")
    _leave_unsaved(page)
    page.on("dialog", lambda dialog: dialog.accept())

    page.goto(_address(post))
    page.get_by_role("link", name="Restore it").click()
    page.locator(BODY, has_text="Nobody saved this.").wait_for()
    stored = Post.objects.get().body
    held_back = page.get_by_role("button", name="Submit for review").is_disabled()
    press(page, "Save")

    assert "Nobody" not in stored
    assert held_back
    assert "Nobody saved this." in Post.objects.get().body
    assert not Unsaved.objects.exists()
    in_browser = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "Nobody" not in in_browser


def test_new_post_that_was_never_saved_is_not_lost(newsroom, visit):
    page = visit()
    log_in(page, "reporter")
    page.clock.install()
    page.goto("/admin/posts/post/add/")
    let_pass(page, 1)
    page.fill("#id_headline", "Court frees editor")
    _leave_unsaved(page)
    page.on("dialog", lambda dialog: dialog.accept())

    page.goto("/admin/posts/post/add/")
    page.get_by_role("link", name="Restore it").click()

    assert page.input_value("#id_headline") == "Court frees editor"
    assert not Post.objects.exists()


def test_editor_compares_two_revisions_and_goes_back_to_the_first(post, visit):
    change(post, summary="Second.")
    change(post, summary="Third.")
    page = visit()
    log_in(page, "editor")
    page.goto(_address(post))

    page.get_by_role("link", name="History").click()
    page.get_by_label("from revision 1").check()
    press(page, "Compare the two that are ticked")
    gone = page.locator("del").all_text_contents()
    press(page, "Restore revision 1: save its text anew, as a draft")

    assert gone == ["First"]
    assert page.get_by_text("Revision 1 is what stands in the form again.").is_visible()
    assert page.input_value("#id_summary") == "First."
    assert post.revisions.count() == 4


def test_no_page_of_saving_has_a_barrier_or_runs_over(post, newsroom, visit):
    page = visit()
    log_in(page, "editor")
    page.clock.install()
    page.goto(_address(post))
    let_pass(page, 1)
    page.fill("#id_summary", "Mine.")
    _write_at_the_end(page, " Mine.")
    _leave_unsaved(page)
    change(post, summary="Theirs.", headline="Court frees editor", by=newsroom.chief)
    press(page, "Save")

    found = {}
    for name, address in (
        ("both", None),
        ("offer", _address(post)),
        ("history", _address(post, "history")),
        ("compare", f"{_address(post, 'history')}compare/?new=2"),
    ):
        if address:
            page.goto(address)
        page.wait_for_load_state("networkidle")
        if wrong := barriers_in_every_look(page, 360, 1360):
            found[name] = wrong
    assert found == {}
