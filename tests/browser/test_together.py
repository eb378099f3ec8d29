"""Two people and an outsider around one text: a note, an answer, a look from outside."""

from datetime import timedelta

import pytest
from django.utils import timezone

from posts.notes import Note
from tests.browser.barriers import barriers, barriers_in_every_look
from tests.browser.desk import log_in, press
from tests.factories import make_photo, make_post

pytestmark = pytest.mark.django_db(transaction=True)


def test_note_reaches_its_author_and_the_text_somebody_outside(newsroom, visit):
    post = make_post(created_by=newsroom.reporter, lead=make_photo())
    form = f"/admin/posts/post/{post.pk}/change/"
    editor, reporter, outsider = visit(), visit(), visit()

    log_in(editor, "editor")
    editor.goto(form)
    editor.locator(".ProseMirror p", has_text="No date was set.").select_text()
    editor.get_by_role("button", name="Quote what is marked in the text").click()
    editor.get_by_label("Note:", exact=True).fill("Who says so?")
    # What is typed in the form beside it stays.
    editor.fill("#id_dateline", "ALMATY")
    editor.get_by_role("button", name="Leave a note").click()
    editor.locator(".note", has_text="Who says so?").wait_for()
    assert editor.locator(".note__quote").inner_text() == "No date was set."
    assert editor.input_value("#id_dateline") == "ALMATY"

    log_in(reporter, "reporter")
    box = reporter.locator("section", has=reporter.get_by_role("heading", name="Notes for you"))
    assert barriers(reporter) == {}
    with reporter.expect_navigation():
        box.get_by_role("link", name="Court adjourns hearing 1").click()
    reporter.get_by_text("Reply", exact=False).first.click()
    reporter.get_by_label("Reply:").fill("The court’s clerk.")
    reporter.get_by_role("button", name="Reply").click()
    reporter.locator(".note__reply", has_text="The court’s clerk.").wait_for()
    assert barriers(reporter) == {}
    reporter.get_by_role("button", name="Resolve").click()
    reporter.get_by_text("No note is open.").wait_for()
    assert Note.objects.open().count() == 0

    with reporter.expect_navigation():
        reporter.get_by_role("link", name="Show it outside").click()
    reporter.get_by_label("For whom").fill("Our lawyer")
    press(reporter, "Make a link")
    address = reporter.get_by_label("Copy it now").input_value()
    assert barriers(reporter) == {}

    outsider.goto(address)
    assert "Shown to Our lawyer until" in outsider.locator("main").inner_text()
    assert outsider.locator("h1").inner_text() == "Court adjourns hearing 1"
    width = outsider.locator("main img").first.evaluate("image => image.naturalWidth")
    assert width == 720
    assert barriers(outsider) == {}


def test_note_is_left_and_resolved_without_scripts(newsroom, visit):
    post = make_post(created_by=newsroom.reporter)
    page = visit(java_script_enabled=False)
    log_in(page, "editor")
    page.goto(f"/admin/posts/post/{post.pk}/change/")

    page.get_by_label("Note:", exact=True).fill("Who says so?")
    press(page, "Leave a note")
    assert page.get_by_text("The note is kept.").is_visible()
    press(page, "Resolve")

    assert page.get_by_text("No note is open.").is_visible()


def test_calendar_and_first_page_have_no_barrier_and_run_over_nowhere(newsroom, visit):
    today = timezone.now()
    make_post(1, created_by=newsroom.editor, follow_up_on=today.date())
    make_post(2, created_by=newsroom.editor, embargo_until=today + timedelta(minutes=1))
    page = visit()
    log_in(page, "editor")

    found = {}
    for address in ("/admin/", "/admin/calendar/", "/admin/health/"):
        page.goto(address)
        found[address] = barriers_in_every_look(page, 360, 1360)
    page.goto("/admin/calendar/")
    page.get_by_role("link", name="Court adjourns hearing 1").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/change/")

    assert found == {"/admin/": {}, "/admin/calendar/": {}, "/admin/health/": {}}
