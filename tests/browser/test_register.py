"""A new editor records a case from sources, by what the screens say, and sees the page change."""

import pytest
from django.utils import timezone

from journalists import holds
from journalists.desk import Journalist
from journalists.origins import DuplicateProposal
from tests.browser.barriers import barriers
from tests.browser.desk import log_in, press
from tests.factories import make_photo, make_published, make_region
from tests.journalists.factories import make_journalist

pytestmark = pytest.mark.django_db(transaction=True)


def record(page, kind: str, day: str, text: str) -> None:
    """In the open case: one more event, public, from both sources."""
    page.get_by_text("Add another Event").click()
    event = page.locator(".dynamic-events").last
    event.get_by_label("Kind:").select_option(label=kind)
    event.get_by_label("Date:", exact=True).fill(day)
    event.get_by_label("Text:").fill(text)
    for box in event.get_by_role("checkbox", name="https://").all():
        box.check()
    event.get_by_label("Public", exact=True).check()


def open_case(page) -> None:
    with page.expect_navigation():
        page.locator(".dynamic-cases").get_by_role("link", name="Change").click()


def reviewed(page, person: Journalist) -> None:
    page.goto(f"/admin/journalists/journalist/{person.pk}/change/")
    press(page, "Approve")
    press(page, "Publish")


def test_new_editor_records_a_case_and_sees_the_profile_change(newsroom, visit):
    make_region()
    editor, chief, reader = visit(), visit(), visit()
    log_in(editor, "editor")
    log_in(chief, "chief")

    editor.goto("/admin/journalists/journalist/add/")
    assert barriers(editor) == {}
    editor.get_by_label("Name:", exact=True).fill("Irina Sample")
    editor.get_by_label("Consent basis:").select_option(label="the person agreed")
    editor.get_by_label("Look again on:").fill("2030-01-01")
    editor.get_by_label("Region of the case:").select_option(label="Kazakhstan")
    editor.get_by_text("Add another Case").click()
    editor.locator(".dynamic-cases").last.get_by_label("Title:").fill("The dam case")
    press(editor, "Save")
    open_case(editor)
    for number, publisher in enumerate(["Stepnoi Vestnik", "Radio Step"]):
        editor.get_by_text("Add another Source").click()
        source = editor.locator(".dynamic-sources").nth(number)
        source.get_by_label("Publisher:").fill(publisher)
        source.get_by_label("Link:").fill(f"https://example.org/{number}")
    press(editor, "Save")
    open_case(editor)
    assert barriers(editor) == {}
    record(editor, "Detained", "2026-03-02", "Taken from the newsroom.")
    record(editor, "Charged", "2026-03-05", "Charged with extremism.")
    press(editor, "Save")
    assert barriers(editor) == {}
    press(editor, "Submit for review")

    person = Journalist.objects.get()
    reviewed(chief, person)
    reader.goto("/journalists/irina-sample/")
    assert "In custody" in reader.inner_text("main")
    assert "Charged with extremism." in reader.inner_text("main")

    editor.reload()
    open_case(editor)
    record(editor, "Sentenced", "2026-06-01", "Sentenced to a fine.")
    record(editor, "Released", "2026-06-02", "Let go from the courtroom.")
    press(editor, "Save")
    reader.reload()
    assert "Let go" not in reader.inner_text("main")
    press(editor, "Submit for review")
    reviewed(chief, person)

    reader.reload()
    shown = reader.inner_text("main")
    assert "Released" in shown
    assert "Sentenced to a fine." in shown
    assert "Let go from the courtroom." in shown


def test_pages_of_private_file_hold_and_merge_have_no_barriers(newsroom, visit):

    first, second = make_journalist(1), make_journalist(2, outlet="Radio Step")
    pair = DuplicateProposal.objects.create(first=first, second=second, why="One name.")
    page = visit()
    log_in(page, "chief")

    for address in (
        f"journalist/{first.pk}/private/",
        f"journalist/{first.pk}/hold/",
        f"duplicateproposal/{pair.pk}/merge/",
        "look/",
    ):
        page.goto(f"/admin/journalists/{address}")
        assert (address, barriers(page)) == (address, {})

    page.goto(f"/admin/journalists/journalist/{first.pk}/hold/")
    page.get_by_label("Reason for the newsroom").fill("A threat.")
    press(page, "Take this person out of everything")
    assert "On a hold since" in page.inner_text("main")
    assert barriers(page) == {}


def test_hold_reads_all_texts_one_part_after_the_other(newsroom, visit, monkeypatch):
    monkeypatch.setattr("journalists.traces.ROWS", 1)
    for number in (1, 2, 3):
        make_published(number, headline=f"Planted Person was heard {number}")
    person = make_journalist(name="Planted Person")
    holds.put(person, by=None, at=timezone.now(), reason="A threat.")
    page = visit()
    log_in(page, "chief")

    page.goto(f"/admin/journalists/journalist/{person.pk}/hold/")

    page.locator("[data-part]").wait_for(state="detached")
    assert page.locator("[data-traces='to-do'] li").count() == 3
    assert barriers(page) == {}
    with page.expect_navigation():
        page.get_by_role("button", name="Seen to: Planted Person was heard 2").click()
    page.get_by_role("link", name="Read on").wait_for(state="detached")
    assert page.locator("[data-traces='to-do'] li").count() == 2
    assert page.locator("[data-traces='done'] li").count() == 1


def test_portrait_is_chosen_by_what_it_shows(newsroom, visit):
    person = make_journalist()
    street, court = make_photo("#112233", caption="A street."), make_photo(caption="A court.")
    editor = visit()
    log_in(editor, "editor")
    editor.goto(f"/admin/journalists/journalist/{person.pk}/change/")

    for photo in (street, court):
        editor.get_by_role("button", name="Choose a photo…").click()
        editor.get_by_role("checkbox", name=f"{photo.pk}: {photo.caption}").click()
        assert barriers(editor) == {}
        editor.get_by_role("button", name="Use as portrait").click()
    assert f"/{court.pk}/file/" in editor.locator(".field-portrait img").get_attribute("src")
    press(editor, "Save")
    person.refresh_from_db()
    assert person.portrait == court
    assert barriers(editor) == {}

    editor.get_by_role("button", name="No portrait").click()
    assert not editor.locator(".field-portrait img").is_visible()
    press(editor, "Save")
    person.refresh_from_db()
    assert person.portrait is None
