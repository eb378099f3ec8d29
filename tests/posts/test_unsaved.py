"""What somebody typed and did not save, and who is told that they are at it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from posts.desk import PlacedPhoto, Post
from tests.desk import browser_of, filled_in, inputs, page, save, words
from tests.factories import NOW, make_photo, make_post
from tests.journalists.factories import make_journalist
from watchdog.unsaved import Unsaved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

ADD = "admin:posts_post_add"
KEEP_NEW = "admin:posts_post_keepnew"


@pytest.fixture
def post(newsroom):
    return make_post(created_by=newsroom.reporter, summary="First.")


@pytest.fixture
def mine(newsroom):
    return browser_of(newsroom.editor)


def _keep(browser, post, **typed):
    sent = filled_in(browser.get(page(post))) | typed
    browser.post(page(post, "keep"), sent)
    return sent


def test_unsaved_work_is_kept_and_touches_nothing(post, mine):
    before = Post.objects.values().get()

    answer = mine.post(page(post, "keep"), filled_in(mine.get(page(post))) | {"summary": "Mine."})

    assert answer.json() == {"said": "Not saved yet; kept for you at 12:00 UTC."}
    assert "no-store" in answer["Cache-Control"]
    assert Post.objects.values().get() == before
    assert post.revisions.count() == 1
    assert not post.transitions.exists()
    assert "csrfmiddlewaretoken" not in Unsaved.objects.get().data


def test_unsaved_work_is_offered_and_fills_the_form_without_saving(post, mine):
    PlacedPhoto.objects.create(post=post, photo=make_photo(), caption="Old.")
    text = "<p>A body that nobody saved.</p>"
    _keep(mine, post, summary="", body=text, **{"placed_photos-0-caption": "New."})

    offer = mine.get(page(post))
    restored = mine.get(offer.context["offers"][0]["restore_url"])

    assert "Unsaved work from 24 November, 12:00 UTC: “Court adjourns hearing 1”" in words(offer)
    sent = filled_in(restored)
    assert (sent["summary"], sent["body"]) == ("", text)
    assert sent["placed_photos-0-caption"] == "New."
    assert "Filled in with what was left unsaved" in words(restored)
    assert "Please correct" not in words(restored)
    assert Post.objects.get().summary == "First."


def test_restored_work_is_forgotten_once_it_is_saved(post, mine):
    _keep(mine, post, summary="Mine.")
    restored = mine.get(mine.get(page(post)).context["offers"][0]["restore_url"])

    mine.post(page(post), filled_in(restored))

    assert Post.objects.get().summary == "Mine."
    assert not Unsaved.objects.exists()
    assert mine.get(page(post)).context["offers"] == []


def test_restored_work_meets_what_somebody_else_saved_since(post, mine, newsroom):
    _keep(mine, post, summary="Mine.")
    save(browser_of(newsroom.chief), post, summary="Theirs.")
    restored = mine.get(mine.get(page(post)).context["offers"][0]["restore_url"])

    answer = mine.post(page(post), filled_in(restored))

    assert Post.objects.get().summary == "Theirs."
    assert [choice.key for choice, _ in answer.context["asked"]] == ["summary"]
    assert Unsaved.objects.count() == 1


def test_restored_work_shows_the_rows_that_came_and_those_that_went(post, mine, newsroom):
    gone, stays, came = (make_photo(color) for color in ("#111111", "#222222", "#333333"))
    for photo in (gone, stays):
        PlacedPhoto.objects.create(post=post, photo=photo, place="TEXT", caption="Old.")
    _keep(mine, post, summary="Mine.", **{"placed_photos-1-caption": "Mine."})
    theirs = {
        "placed_photos-0-DELETE": "on",
        "placed_photos-TOTAL_FORMS": "3",
        "placed_photos-2-photo": came.pk,
        "placed_photos-2-place": "TEXT",
    }
    save(browser_of(newsroom.chief), post, **theirs)

    restored = mine.get(mine.get(page(post)).context["offers"][0]["restore_url"])
    sent = filled_in(restored)
    answer = mine.post(page(post), sent)
    mine.post(page(post), inputs(answer))

    shown = [sent[f"placed_photos-{number}-photo"] for number in range(3)]
    assert shown == [str(photo.pk) for photo in (stays, came, gone)]
    assert {c.label: chosen for c, chosen in answer.context["settled"]} == {
        "Summary": "mine",
        f"Placed photo: {stays}": "mine",
        f"Placed photo: {gone}": "theirs",
    }
    assert set(post.placed_photos.values_list("photo", "caption")) == {
        (stays.pk, "Mine."),
        (came.pk, ""),
    }


def test_unsaved_work_is_discarded_when_its_writer_says_so(post, mine):
    _keep(mine, post, summary="Mine.")

    answer = mine.post(mine.get(page(post)).context["offers"][0]["discard_url"])

    assert answer["Location"] == page(post)
    assert not Unsaved.objects.exists()
    assert mine.get(page(post)).context["offers"] == []


def test_a_window_never_writes_over_what_another_kept(post, mine):
    _keep(mine, post, summary="In one window.")
    _keep(mine, post, summary="In another.")

    offers = mine.get(page(post)).context["offers"]
    kept = [filled_in(mine.get(offer["restore_url"]))["summary"] for offer in offers]

    assert sorted(kept) == ["In another.", "In one window."]


def test_same_window_keeps_its_newest_words_alone(post, mine):
    sent = _keep(mine, post, summary="One.")

    mine.post(page(post, "keep"), sent | {"summary": "Two."})

    assert Unsaved.objects.get().data["summary"] == ["Two."]


def test_post_that_was_never_saved_is_kept_too(mine):
    opened = filled_in(mine.get(reverse(ADD)))

    mine.post(reverse(KEEP_NEW), opened | {"headline": "Court frees editor"})
    offer = mine.get(reverse(ADD)).context["offers"][0]
    restored = filled_in(mine.get(offer["restore_url"]))

    assert offer["words"] == "Court frees editor"
    assert restored["headline"] == "Court frees editor"
    assert not Post.objects.exists()
    mine.post(reverse(ADD), restored | {"slug": "court-frees-editor"})
    assert Post.objects.get().headline == "Court frees editor"
    assert not Unsaved.objects.exists()


def test_work_on_a_person_is_kept_like_that_on_a_post(mine):
    person = make_journalist()
    _keep(mine, person, outlet="Vestnik")

    restored = mine.get(mine.get(page(person)).context["offers"][0]["restore_url"])

    assert filled_in(restored)["outlet"] == "Vestnik"


def test_nobody_reads_or_discards_what_another_left_unsaved(post, mine, newsroom):
    _keep(mine, post, summary="Mine.")
    offer = mine.get(page(post)).context["offers"][0]
    chief = browser_of(newsroom.chief)

    assert chief.get(page(post)).context["offers"] == []
    assert chief.get(offer["restore_url"]).status_code == 404
    assert chief.post(offer["discard_url"]).status_code == 404
    assert mine.get(offer["restore_url"]).status_code == 200
    assert Unsaved.objects.count() == 1


def test_nothing_is_kept_or_restored_for_whoever_may_not_change_the_post(post, newsroom):
    reporter = browser_of(newsroom.reporter)
    sent = _keep(reporter, post, summary="Mine.")
    restore = reporter.get(page(post)).context["offers"][0]["restore_url"]
    Post.objects.update(created_by=newsroom.editor)

    assert reporter.post(page(post, "keep"), sent).status_code == 403
    assert reporter.post(page(post, "present")).status_code == 403
    assert reporter.get(restore).status_code == 403
    assert reporter.get(page(post)).status_code == 200
    assert browser_of(newsroom.photo).post(reverse(KEEP_NEW), sent).status_code == 403
    assert Client().post(page(post, "keep"), sent).status_code == 302
    assert Unsaved.objects.get().data["summary"] == ["Mine."]


@pytest.mark.parametrize("opening", ["", "../../x", "0" * 33])
def test_form_without_a_proper_name_is_not_kept(post, mine, opening):
    answer = mine.post(page(post, "keep"), {"summary": "Mine.", "opening": opening})

    assert answer.status_code == 400
    assert not Unsaved.objects.exists()


def test_old_unsaved_work_is_purged(post, mine, clock, capsys):
    _keep(mine, post, summary="Old.")
    Unsaved.objects.update(at=NOW - timedelta(days=31))
    _keep(mine, post, summary="New.")

    call_command("purge_stale")

    assert "unsaved work: 1 deleted" in capsys.readouterr().out
    assert Unsaved.objects.get().data["summary"] == ["New."]


def test_unsaved_work_goes_with_the_post_that_is_deleted(post, newsroom):
    chief = browser_of(newsroom.chief)
    _keep(chief, post, summary="Mine.")

    chief.post(page(post, "delete"), {"post": "yes"})

    assert not Post.objects.exists()
    assert not Unsaved.objects.exists()


def test_form_tells_who_else_has_it_open_and_who_saved(post, mine, newsroom, clock):
    chief = browser_of(newsroom.chief)
    opened = filled_in(chief.get(page(post)))
    clock.move_to(NOW + timedelta(minutes=1))
    chief.post(page(post), opened | {"summary": "Theirs."})
    mine.get(page(post))

    clock.move_to(NOW + timedelta(minutes=2))
    chief.post(page(post), filled_in(chief.get(page(post))) | {"summary": "Theirs again."})
    lines = mine.post(page(post, "present"), {"version": "2"}).json()["lines"]

    assert lines[0] == "chief has had this open since 12:00 and saved at 12:02."
    assert lines[1].startswith("chief saved this after you opened it.")
    assert chief.get(page(post)).context["presence"] == ["editor has had this open since 12:01."]


def test_who_closed_the_form_is_forgotten_after_some_minutes(post, mine, newsroom, clock):
    browser_of(newsroom.chief).get(page(post))
    clock.move_to(NOW + timedelta(minutes=3))
    before = mine.get(page(post)).context["presence"]

    clock.move_to(NOW + timedelta(minutes=5))

    assert before == ["chief has had this open since 12:00."]
    assert mine.get(page(post)).context["presence"] == []


def test_browser_is_told_to_remember_nothing_of_the_form(post, mine):
    form = mine.get(page(post))

    assert "no-store" in form["Cache-Control"]
    assert form.context["adminform"].form["headline"].field.widget.attrs["autocomplete"] == "off"
