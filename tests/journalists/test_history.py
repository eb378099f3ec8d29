"""The history of somebody's page, and what of it may never come back."""

from datetime import date

import pytest

from journalists.desk import Event
from journalists.kinds import Identity
from tests.desk import browser_of, filled_in, page, said, save, words
from tests.factories import NOW, make_photo, make_region
from tests.journalists.factories import make_journalist, publish
from watchdog import workflow
from watchdog.unsaved import SetAside, Unsaved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def person(newsroom):
    return make_journalist(created_by=newsroom.reporter)


@pytest.fixture
def editor(newsroom):
    return browser_of(newsroom.editor)


def _change(person, **fields):
    for name, value in fields.items():
        setattr(person, name, value)
    person.save()
    workflow.saved(person, by=None, at=NOW)
    person.refresh_from_db()


def _restore(browser, person, number):
    person.refresh_from_db()
    return browser.post(page(person, "restore", str(number)), {"version": person.version})


def test_comparison_says_events_and_choices_in_words(person, editor):
    Event.objects.create(
        case=person.cases.get(),
        kind="RELEASED",
        on=date(2026, 11, 20),
        text="Let go.",
        is_public=True,
    )
    _change(person, employment="FREELANCE", biography="<p>She edits a daily.</p>")

    shown = words(editor.get(page(person, "compare"), {"new": "2"}))

    assert "20 November 2026: Released. Let go. Reported" in shown
    assert "Link to the work: unconfirmed" in shown
    assert "freelance" in shown.lower()
    assert "She edits a weekly on land and water daily ." in shown
    assert "{" not in shown


def test_restore_brings_the_page_back_and_leaves_the_events(person, editor):
    region, portrait = make_region("Georgia"), make_photo()
    _change(person, region=region, portrait=portrait, aliases="I. Sample\nIra")
    then = person.revisions.first().data
    Event.objects.all().delete()
    _change(person, region=None, portrait=None, aliases="", outlet="Other", name="Other")

    answer = _restore(editor, person, 2)

    assert said(answer) == [
        "Revision 2 is what stands in the form again.",
        "Cases and events stay as they are now.",
    ]
    now = person.revisions.first().data
    assert now == then | {"events": []}


def test_restore_never_brings_a_name_back_that_is_withheld(person, editor):
    _change(person, identity=Identity.PSEUDONYM, name="Vera Silent")

    answer = _restore(editor, person, 1)

    person.refresh_from_db()
    assert person.name == "Vera Silent"
    assert person.revisions.count() == 2
    assert "Nothing was restored." in said(answer)[0]


def test_profile_can_be_read_as_it_stood(person, editor):
    publish(person)
    _change(person, outlet="Another outlet")
    publish(person)

    shown = editor.get(page(person, "edition", "1"))

    assert "Stepnoi Vestnik" in words(shown)
    assert "Another outlet" not in words(shown)
    assert "no-store" in shown["Cache-Control"]


def test_case_that_was_set_aside_stands_in_the_history_of_its_person(person, editor, newsroom):
    case = person.cases.get()
    opened = filled_in(editor.get(page(case)))
    save(browser_of(newsroom.chief), case, title="Their title")
    editor.post(page(case), opened | {"title": "My title"})

    listed = editor.get(page(person, "history"))

    address = page(case, "aside", str(SetAside.objects.get().pk))
    assert address in listed.content.decode()
    assert [c.key for c, _ in editor.get(address).context["asked"]] == ["title"]


def test_who_a_confidential_source_is_is_never_kept_unsaved(person, editor):
    case = person.cases.get()
    sent = filled_in(editor.get(page(case))) | {
        "sources-TOTAL_FORMS": "2",
        "sources-1-publisher": "A clerk at the court",
        "sources-1-url": "https://a.example/clerk",
        "sources-1-is_confidential": "on",
    }

    editor.post(page(case, "keep"), sent)

    kept = Unsaved.objects.get().data
    assert kept["sources-0-publisher"] == ["District court"]
    assert kept["sources-1-is_confidential"] == ["on"]
    assert "clerk" not in str(kept)


def test_unsaved_work_that_says_a_name_goes_when_the_name_is_put_away(person, editor, newsroom):
    opened = filled_in(editor.get(page(person)))
    save(browser_of(newsroom.chief), person, outlet="Theirs")
    editor.post(page(person), opened | {"outlet": "Mine"})
    editor.post(page(person, "keep"), opened)
    assert (Unsaved.objects.count(), SetAside.objects.count()) == (1, 1)

    save(browser_of(newsroom.chief), person, identity=Identity.WITHHELD)

    assert not Unsaved.objects.exists()
    assert not SetAside.objects.exists()
