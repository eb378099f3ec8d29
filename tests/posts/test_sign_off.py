"""What went out unread is flagged until somebody else vouches for it."""

from datetime import timedelta

import pytest

from journalists.desk import Journalist
from posts.desk import Post
from tests.desk import move, page, words
from tests.factories import NOW, change, make_post, publish
from tests.journalists.factories import make_journalist
from watchdog import workflow
from watchdog.editions import digest
from watchdog.moves import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)


@pytest.fixture
def unread(newsroom) -> Post:
    """The reporter's post, which the chief put out before anybody had read it."""
    post = make_post(1, created_by=newsroom.reporter)
    workflow.publish_unread(post, by=newsroom.chief, at=NOW, reason="It cannot wait.")
    post.refresh_from_db()
    return post


def sign(client, post, **fields):
    named = {"named": post.door.now_shown(post, at=NOW).digest}
    return move(client, post, "sign_off", **named | fields)


def test_flag_stands_on_the_form_and_in_the_list_until_somebody_signs_off(client, newsroom, unread):
    make_post(2)
    client.force_login(newsroom.editor)
    listed = "/admin/posts/post/?shown=unread"

    before = words(client.get(page(unread)))
    assert "published unread" in before
    assert words(client.get(listed)).count("Court adjourns hearing") == 1
    sign(client, unread)

    assert "published unread" not in words(client.get(page(unread)))
    assert "Court adjourns hearing" not in words(client.get(listed))
    line = unread.transitions.first()
    shown = unread.door.now_shown(unread, at=NOW)
    assert (line.verb, line.by, line.at) == ("sign_off", newsroom.editor, NOW)
    assert (line.edition, line.digest) == (shown.number, shown.digest)
    assert (line.origin, line.target) == ("PUBLISHED", "PUBLISHED")


def test_signing_off_is_the_next_action_of_a_text_that_went_out_unread(client, newsroom, unread):
    client.force_login(newsroom.editor)

    assert client.get(page(unread)).context["panel"].next.verb == "sign_off"


@pytest.mark.parametrize("who", ["chief", "reporter", "photo"])
def test_whoever_published_or_wrote_it_or_has_no_say_cannot_sign_it_off(
    client, newsroom, unread, who
):
    client.force_login(getattr(newsroom, who))

    answer = sign(client, unread)

    assert answer.context["refusal"]
    assert Post.objects.unsigned().get() == unread


def test_editor_who_wrote_it_cannot_sign_it_off(client, newsroom):
    post = make_post(1, created_by=newsroom.editor)
    workflow.publish_unread(post, by=newsroom.chief, at=NOW, reason="It cannot wait.")
    client.force_login(newsroom.editor)

    assert "Somebody else has to read it" in words(sign(client, post))


def test_editor_who_works_on_the_next_text_may_still_sign_off_this_one(client, newsroom, unread):
    change(unread, headline="Court frees editor", by=newsroom.editor, at=NOW + HOUR)
    client.force_login(newsroom.editor)

    sign(client, unread)

    unread.refresh_from_db()
    assert (unread.unread_by, unread.state) == (None, "DRAFT")


def test_signature_is_for_the_text_that_was_read(newsroom, unread):
    old = unread.door.now_shown(unread, at=NOW).digest
    change(unread, headline="Court frees editor", by=newsroom.reporter)
    workflow.publish_unread(unread, by=newsroom.chief, at=NOW, reason="It cannot wait either.")

    with pytest.raises(NotAllowed, match="Another text went out"):
        workflow.sign_off(unread, named=old, by=newsroom.editor, at=NOW)


def test_next_text_that_was_read_takes_the_flag_away(newsroom, unread):
    change(unread, headline="Court frees editor", by=newsroom.reporter)
    workflow.submit(unread, by=newsroom.reporter, at=NOW)
    named = digest(unread.door.snapshot(unread))
    workflow.approve(unread, named=named, by=newsroom.editor, at=NOW)

    workflow.publish(unread, by=newsroom.editor, at=NOW)

    assert not Post.objects.unsigned().exists()


def test_what_a_command_publishes_is_not_flagged():
    post = make_post(1)
    publish(post)

    assert not Post.objects.unsigned().exists()
    with pytest.raises(NotAllowed, match="Nothing of this went out unread"):
        workflow.sign_off(post, named="", by=None, at=NOW)


def test_person_in_the_register_is_signed_off_too(client, newsroom):
    person = make_journalist()
    workflow.publish_unread(person, by=newsroom.chief, at=NOW, reason="It cannot wait.")
    assert Journalist.objects.unsigned().get() == person
    client.force_login(newsroom.editor)

    sign(client, person)

    assert not Journalist.objects.unsigned().exists()
