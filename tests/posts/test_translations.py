"""A translation knows which text it was made from, and says when the original moved on."""

from datetime import timedelta

import pytest

from posts import checks
from posts.desk import Post
from posts.translations import original_changed
from tests.desk import page, save, words
from tests.factories import NOW, change, make_post, publish
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)
CHIP = "the original changed since"


@pytest.fixture
def original() -> Post:
    post = make_post(1)
    publish(post, at=NOW - 3 * HOUR)
    return post


@pytest.fixture
def translation(original, newsroom) -> Post:
    return make_post(
        2,
        headline="Суд отложил слушание",
        language="ru",
        translation_of=original,
        translated_edition=1,
        created_by=newsroom.reporter,
    )


def found(post) -> list[str]:
    problems = checks.problems(Post.objects.get(pk=post.pk), at=NOW)
    return [one.code for one in problems if one.code.startswith("original")]


def update(original, *, at=NOW - HOUR, **times) -> None:
    change(original, headline="Court frees editor", at=NOW - HOUR)
    publish(original, at=at, **times)


def test_translation_of_the_newest_text_is_fine(client, newsroom, translation):
    client.force_login(newsroom.reporter)

    assert found(translation) == []
    assert CHIP not in words(client.get(page(translation)))


def test_translation_is_behind_when_its_original_is_updated(
    client, newsroom, original, translation
):
    update(original)
    client.force_login(newsroom.reporter)

    shown = words(client.get(page(translation)))

    assert found(translation) == ["original-changed"]
    assert CHIP in shown
    assert "made from its edition 1, and readers see edition 2." in shown


@pytest.mark.parametrize("number", [1, 3])
def test_list_says_which_translations_are_behind_for_no_more_queries(
    client, newsroom, original, django_assert_num_queries, number
):
    for one in range(number):
        make_post(one + 2, translation_of=original, translated_edition=1)
    update(original)
    client.force_login(newsroom.editor)
    client.get("/admin/posts/post/")

    with django_assert_num_queries(9):
        shown = words(client.get("/admin/posts/post/"))

    assert shown.count(CHIP) == number


def test_update_that_is_scheduled_counts_from_its_time_on(original, translation):
    update(original, visible_from=NOW + HOUR)
    post = Post.objects.get(pk=translation.pk)

    assert original_changed(post, at=NOW) is None
    assert original_changed(post, at=NOW + HOUR).number == 2


def test_original_that_was_put_back_is_the_same_text(original, translation):
    workflow.withdraw(
        original, by=None, at=NOW - HOUR, kind="LEGAL", notice="Gone.", reason="A court."
    )
    assert found(translation) == ["original-withdrawn"]

    workflow.reinstate(original, by=None, at=NOW, reason="Lifted.")

    assert found(translation) == []


def test_form_takes_the_text_that_readers_see_and_keeps_it(client, newsroom, original):
    post = make_post(2, created_by=newsroom.reporter)
    client.force_login(newsroom.reporter)

    save(client, post, translation_of=original.pk)
    update(original)
    save(client, post, headline="Слушание")

    post.refresh_from_db()
    assert post.translated_edition == 1


def test_translator_says_that_the_changes_are_in(client, newsroom, original, translation):
    update(original)
    client.force_login(newsroom.reporter)

    save(client, translation, translated_edition="2")

    assert found(translation) == []


def test_post_that_is_no_translation_any_more_forgets_the_edition(client, newsroom, translation):
    client.force_login(newsroom.reporter)

    save(client, translation, translation_of="")

    translation.refresh_from_db()
    assert (translation.translation_of, translation.translated_edition) == (None, None)
