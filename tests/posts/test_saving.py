"""Two people save one post: what each is shown, and what becomes of their words."""

import pytest

from posts.desk import Correction, PlacedPhoto, Post
from tests.desk import browser_of, filled_in, inputs, page, said, save, words
from tests.factories import NOW, make_photo, make_post
from watchdog.unsaved import SetAside

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def post(newsroom):
    return make_post(created_by=newsroom.reporter, summary="First.")


@pytest.fixture
def mine(newsroom):
    return browser_of(newsroom.editor)


@pytest.fixture
def theirs(newsroom):
    return browser_of(newsroom.chief)


def test_both_versions_are_shown_and_nothing_is_overwritten(post, mine, theirs):
    opened = filled_in(mine.get(page(post)))
    save(theirs, post, headline="Court frees editor")

    answer = mine.post(page(post), opened | {"headline": "Court frees an editor"})

    post.refresh_from_db()
    assert post.headline == "Court frees editor"
    assert "chief saved this at 24 November, 12:00 UTC" in words(answer)
    assert "<p>Court frees <ins>an </ins>editor</p>" in answer.content.decode()
    assert _asked(answer) == ["headline"]
    assert _settled(answer) == {}


def test_each_change_stands_where_only_one_person_made_it(post, mine, theirs):
    opened = filled_in(mine.get(page(post)))
    save(theirs, post, headline="Court frees editor")
    answer = mine.post(page(post), opened | {"summary": "Second.", "tags": []})

    mine.post(page(post), inputs(answer))

    post.refresh_from_db()
    assert _settled(answer) == {"headline": "theirs", "summary": "mine", "tags": "mine"}
    assert (post.headline, post.summary) == ("Court frees editor", "Second.")
    assert not post.tags.exists()
    assert post.version == 3


@pytest.mark.parametrize(("choice", "kept"), [("mine", "Mine."), ("theirs", "Theirs.")])
def test_choice_decides_where_both_changed_something(post, mine, theirs, choice, kept):
    opened = filled_in(mine.get(page(post)))
    save(theirs, post, summary="Theirs.")
    answer = mine.post(page(post), opened | {"summary": "Mine."})

    done = mine.post(page(post), inputs(answer) | {"choice:summary": choice})

    post.refresh_from_db()
    assert (done.status_code, post.summary) == (302, kept)
    assert SetAside.objects.get().data["summary"] == ["Mine."]


def test_choice_that_is_missing_is_asked_for_again(post, mine, theirs):
    opened = filled_in(mine.get(page(post)))
    save(theirs, post, summary="Theirs.", headline="Court frees editor")
    first = mine.post(page(post), opened | {"summary": "Mine."})
    sent = inputs(first) | {"choice:headline": "mine"}

    again = mine.post(page(post), sent)

    post.refresh_from_db()
    assert post.summary == "Theirs."
    assert said(again) == ["Choose one wherever you both changed something."]
    assert (_asked(again), _settled(again)) == (["summary"], {"headline": "mine"})
    mine.post(page(post), inputs(again) | {"choice:summary": "mine"})
    post.refresh_from_db()
    assert (post.summary, post.headline) == ("Mine.", "Court adjourns hearing 1")


def test_third_person_who_saves_meanwhile_is_not_overwritten_either(post, mine, theirs, newsroom):
    opened = filled_in(mine.get(page(post)))
    save(theirs, post, summary="Theirs.")
    first = mine.post(page(post), opened | {"summary": "Mine.", "dateline": "OMSK"})
    save(browser_of(newsroom.reporter), post, summary="Third.", source_line="With reporting by A.")

    second = mine.post(page(post), inputs(first) | {"choice:summary": "mine"})

    post.refresh_from_db()
    assert post.summary == "Third."
    assert _asked(second) == ["summary"]
    assert _settled(second) == {"dateline": "mine", "source_line": "theirs"}
    mine.post(page(post), inputs(second) | {"choice:summary": "mine"})
    post.refresh_from_db()
    assert (post.summary, post.dateline) == ("Mine.", "OMSK")
    assert post.source_line == "With reporting by A."


def test_save_goes_through_when_the_other_changed_the_same_to_the_same(post, mine, theirs):
    opened = filled_in(mine.get(page(post)))
    save(theirs, post, summary="Second.")

    answer = mine.post(page(post), opened | {"summary": "Second.", "dateline": "OMSK"})

    post.refresh_from_db()
    assert answer.status_code == 302
    assert (post.summary, post.dateline) == ("Second.", "OMSK")


def test_rows_are_merged_one_by_one(post, mine, theirs):
    kept, removed = make_photo("#111111"), make_photo("#222222")
    for photo, place in ((kept, "LEAD"), (removed, "TEXT")):
        PlacedPhoto.objects.create(post=post, photo=photo, place=place, caption="Old.")
    new = make_photo("#333333", caption="A street.")
    opened = filled_in(mine.get(page(post)))
    theirs.post(
        page(post),
        filled_in(theirs.get(page(post)))
        | {
            "placed_photos-0-caption": "Theirs.",
            "placed_photos-1-DELETE": "on",
            "corrections-TOTAL_FORMS": "1",
            "corrections-0-kind": "UPDATE",
            "corrections-0-text": "Added.",
            "corrections-0-at_0": "2026-11-24",
            "corrections-0-at_1": "11:00",
        },
    )

    answer = mine.post(
        page(post),
        opened
        | {
            "headline": "Court frees editor",
            "placed_photos-TOTAL_FORMS": "3",
            "placed_photos-2-photo": new.pk,
            "placed_photos-2-place": "TEXT",
        },
    )
    mine.post(page(post), inputs(answer))

    post.refresh_from_db()
    assert _asked(answer) == []
    assert "Alternative text" not in words(answer)
    assert post.headline == "Court frees editor"
    assert sorted(post.placed_photos.values_list("photo", "caption")) == [
        (kept.pk, "Theirs."),
        (new.pk, ""),
    ]
    assert post.corrections.get().text == "Added."


def test_rows_can_be_put_back_and_taken_out_by_choice(post, mine, theirs):
    PlacedPhoto.objects.create(post=post, photo=make_photo(), caption="Old.")
    correction = Correction.objects.create(post=post, kind="NOTE", text="Old.", at=NOW)
    opened = filled_in(mine.get(page(post)))
    theirs.post(
        page(post),
        filled_in(theirs.get(page(post)))
        | {"placed_photos-0-DELETE": "on", "corrections-0-text": "Theirs."},
    )
    answer = mine.post(
        page(post),
        opened | {"placed_photos-0-caption": "Mine.", "corrections-0-DELETE": "on"},
    )
    choices = {f"choice:{key}": "mine" for key in _asked(answer)}

    mine.post(page(post), inputs(answer) | choices)

    assert sorted(choices) == [
        f"choice:corrections:{correction.pk}",
        "choice:placed_photos:new-0",
    ]
    assert post.placed_photos.get().caption == "Mine."
    assert not post.corrections.exists()


def test_form_that_cannot_be_saved_beside_theirs_shows_their_rows_too(post, mine, theirs):
    first, second = make_photo("#111111"), make_photo("#222222")
    opened = filled_in(mine.get(page(post)))
    _place(theirs, post, first)

    wrong = mine.post(page(post), opened | _placed(second))
    mended = filled_in(wrong)
    mine.post(page(post), mended | {"placed_photos-1-place": "TEXT"})

    assert "A post has one lead photo." in words(wrong)
    assert (mended["placed_photos-0-photo"], mended["placed_photos-1-photo"]) == (
        str(first.pk),
        str(second.pk),
    )
    assert sorted(post.placed_photos.values_list("photo", "place")) == [
        (first.pk, "LEAD"),
        (second.pk, "TEXT"),
    ]


def test_what_is_amiss_is_mended_before_both_versions_are_shown(post, mine, theirs):
    opened = filled_in(mine.get(page(post)))
    save(theirs, post, summary="Theirs.")

    wrong = mine.post(page(post), opened | {"summary": "Mine.", "headline": ""})
    answer = mine.post(page(post), filled_in(wrong) | {"headline": "Court frees editor"})

    assert "chief saved this while you had it open" in words(wrong)
    assert wrong.context["adminform"].form["summary"].value() == "Mine."
    assert _asked(answer) == ["summary"]
    assert _settled(answer) == {"headline": "mine"}


@pytest.mark.once
def test_two_browsers_that_save_fifty_times_lose_nothing(post, mine, theirs):
    browsers = [mine, theirs]
    for number in range(50):
        this, other = browsers if number % 2 else browsers[::-1]
        opened = filled_in(this.get(page(post)))
        save(other, post, summary=f"Summary {number}.", dateline=f"CITY {number}")
        answer = this.post(
            page(post), opened | {"summary": f"Mine {number}.", "source_line": f"By {number}."}
        )
        sent = inputs(answer) | {"choice:summary": "mine" if number % 3 else "theirs"}
        assert this.post(page(post), sent).status_code == 302

    data = list(post.revisions.values_list("data", flat=True))
    aside = list(SetAside.objects.values_list("data", flat=True))
    for number in range(50):
        assert any(one["summary"] == f"Summary {number}." for one in data)
        assert any(one["dateline"] == f"CITY {number}" for one in data)
        assert any(one["source_line"] == f"By {number}." for one in data)
        assert any(one["summary"] == [f"Mine {number}."] for one in aside)
    assert Post.objects.get().version == 101


def test_version_that_was_set_aside_can_be_brought_in_later(post, mine, theirs):
    opened = filled_in(mine.get(page(post)))
    save(theirs, post, summary="Theirs.")
    mine.post(page(post), opened | {"summary": "Mine."})
    kept = SetAside.objects.get()

    answer = theirs.get(page(post, "aside", str(kept.pk)))
    theirs.post(page(post), inputs(answer) | {"choice:summary": "mine"})

    post.refresh_from_db()
    assert "editor’s, set aside" in words(answer)
    assert post.summary == "Mine."


def test_version_that_was_set_aside_is_not_for_everybody(post, mine, theirs, newsroom):
    opened = filled_in(mine.get(page(post)))
    save(theirs, post, summary="Theirs.")
    mine.post(page(post), opened | {"summary": "Mine."})
    address = page(post, "aside", str(SetAside.objects.get().pk))
    other = make_post(2, created_by=newsroom.editor)

    assert mine.get(address).status_code == 200
    # Hers it would be to see, if she might change the post.
    Post.objects.update(created_by=newsroom.editor)
    assert browser_of(newsroom.reporter).get(address).status_code == 403
    assert mine.get(page(other, "aside", str(SetAside.objects.get().pk))).status_code == 404


def test_reporter_does_not_reach_the_page_of_both_versions_of_anothers_post(post, mine, newsroom):
    sent = filled_in(mine.get(page(post)))
    save(mine, post, summary="Theirs.")
    Post.objects.update(created_by=newsroom.editor)

    answer = browser_of(newsroom.reporter).post(page(post), sent | {"summary": "Mine."})

    assert answer.status_code == 403
    assert not SetAside.objects.exists()


def _asked(answer):
    return [choice.key for choice, _ in answer.context["asked"]]


def _settled(answer):
    return {choice.key: chosen for choice, chosen in answer.context["settled"]}


def _placed(photo):
    return {
        "placed_photos-TOTAL_FORMS": "1",
        "placed_photos-0-photo": photo.pk,
        "placed_photos-0-place": "LEAD",
    }


def _place(browser, post, photo):
    browser.post(page(post), filled_in(browser.get(page(post))) | _placed(photo))
