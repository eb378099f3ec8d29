"""What readers find in place of a post that is no longer published."""

from datetime import timedelta

import pytest

from posts.desk import Post
from posts.record import Edition
from tests.desk import move, page, words
from tests.factories import NOW, change, make_post, make_published, publish
from watchdog import workflow
from watchdog.moves import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)
FIRST = "/2026/11/24/court-adjourns-hearing-1/"
SECOND = "/2026/11/24/court-adjourns-hearing-2/"


@pytest.fixture
def twins():
    """Two posts that tell the same."""
    return [Post.objects.get(pk=make_published(number, at=NOW - HOUR).post_id) for number in (1, 2)]


def withdraw(post, original, *, by=None, at=NOW):
    workflow.withdraw(
        post, by=by, at=at, kind="DUPLICATE", notice="", reason="Told twice.", duplicate_of=original
    )


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("RETRACTION", (200, "This post was retracted", True)),
        ("LEGAL", (451, "Withheld for legal reasons", True)),
        ("SAFETY", (410, "No longer published", False)),
    ],
)
def test_notice_has_its_status_and_public_words_and_keeps_the_reason(
    client, newsroom, kind, expected
):
    status, heading, names = expected
    post = make_post(1)
    publish(post)
    client.force_login(newsroom.editor)
    move(client, post, "withdraw", kind=kind, notice="Public words.", reason="Private reason.")

    answer = client.get(FIRST)

    shown = words(answer)
    assert answer.status_code == status
    assert heading in shown
    assert ("Public words." in shown, "Private reason." in shown) == (True, False)
    assert ("Court adjourns hearing 1" in shown) == names
    assert post.transitions.first().reason == "Private reason."


def test_duplicate_leads_to_the_other_post_for_good(client, newsroom, twins):
    first, second = twins
    client.force_login(newsroom.editor)

    move(client, first, "withdraw", kind="DUPLICATE", duplicate_of=second.pk, reason="Told twice.")

    answer = client.get(FIRST)
    assert (answer.status_code, answer["Location"]) == (301, SECOND)
    assert "Court adjourns hearing 1" not in words(client.get("/"))
    assert "Court adjourns hearing 1" not in client.get("/feed.rss").content.decode()
    assert "withdrawn: duplicate of another" in words(client.get(page(first)))


@pytest.mark.parametrize("end", ["lite/", "copy/"])
def test_lite_page_and_copy_of_a_duplicate_lead_there_too(client, twins, end):
    withdraw(*twins)

    answer = client.get(FIRST + end, follow=True)

    assert answer.redirect_chain[-1] == (SECOND, 301)
    assert answer.status_code == 200


def test_old_address_of_a_duplicate_leads_there_too(client, twins):
    first, second = twins
    change(first, slug="court-adjourns-again")
    publish(first, at=NOW)
    withdraw(first, second)

    answer = client.get(FIRST, follow=True)

    assert answer.redirect_chain[-1] == (SECOND, 301)


def test_duplicate_follows_its_original_to_a_new_address_and_to_its_notice(client, twins):
    first, second = twins
    withdraw(first, second)
    change(second, slug="court-decides")
    publish(second)

    assert client.get(FIRST)["Location"] == "/2026/11/24/court-decides/"

    workflow.withdraw(second, by=None, at=NOW, kind="SAFETY", notice="Gone.", reason="A name.")
    assert client.get(FIRST, follow=True).status_code == 410


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ("none", "Choose the post that stands in its place."),
        ("itself", "Nothing is a duplicate of itself."),
        ("draft", "Readers do not see that one."),
        ("withdrawn", "Readers do not see that one."),
    ],
)
def test_duplicate_of_what_readers_cannot_reach_is_refused(client, newsroom, other, sentence):
    post = Post.objects.get(pk=make_published(1).post_id)
    draft, gone = make_post(2), make_post(3)
    publish(gone)
    workflow.withdraw(gone, by=None, at=NOW, kind="LEGAL", notice="Gone.", reason="A court.")
    chosen = {"none": "", "itself": post.pk, "draft": draft.pk, "withdrawn": gone.pk}[other]
    client.force_login(newsroom.editor)

    answer = move(client, post, "withdraw", kind="DUPLICATE", duplicate_of=chosen, reason="Twice.")

    assert sentence in words(answer)
    assert Edition.objects.visible(at=NOW).get(post_id=post.pk).kind == "TEXT"


def test_two_posts_never_lead_to_each_other(twins):
    first, second = twins
    withdraw(first, second)

    with pytest.raises(NotAllowed, match="Readers do not see that one"):
        withdraw(second, first)


def test_duplicate_that_was_none_comes_back(client, twins):
    withdraw(*twins)
    workflow.reinstate(twins[0], by=None, at=NOW, reason="Another hearing.")

    assert client.get(FIRST).status_code == 200


def test_retraction_names_no_other_post(client, newsroom, twins):
    first, second = twins
    client.force_login(newsroom.editor)

    answer = move(
        client,
        first,
        "withdraw",
        kind="RETRACTION",
        duplicate_of=second.pk,
        notice="Wrong.",
        reason="Wrong.",
    )

    assert "Only a duplicate has one." in words(answer)
