"""The people of a post, on the post's own form."""

import pytest

from journalists.desk import Link
from posts.desk import Post
from tests.desk import filled_in, page, save, words
from tests.factories import make_post
from tests.journalists.factories import make_journalist, make_link

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

TEXT = "<p>A court freed Irina Sample. Somebody withheld was not there.</p>"


def linked(post: Post) -> list[tuple[str, str]]:
    return list(Link.objects.filter(post=post).values_list("journalist__name", "role"))


def test_reporter_links_a_person_on_the_form_of_her_draft(client, newsroom):
    person = make_journalist()
    post = make_post(created_by=newsroom.reporter)
    client.force_login(newsroom.reporter)

    save(
        client,
        post,
        **{"people-TOTAL_FORMS": "1", "people-0-journalist": person.pk, "people-0-role": "SUBJECT"},
    )

    assert linked(post) == [(person.name, "SUBJECT")]
    assert post.revisions.first().data["people"] == [{"id": person.pk, "role": "SUBJECT"}]


def test_person_whom_the_text_names_is_linked_by_a_tick(client, newsroom):
    person = make_journalist(name="Irina Sample")
    make_journalist(2, name="Olga Other")
    post = make_post(created_by=newsroom.reporter, body=TEXT)
    client.force_login(newsroom.reporter)
    before = client.get(page(post))

    save(client, post, **{"people-suggested": [person.pk]})

    assert "The text names these." in words(before)
    assert "Irina Sample, Stepnoi Vestnik" in words(before)
    assert "Olga Other" not in words(before)
    assert linked(post) == [("Irina Sample", "MENTIONED")]
    assert post.revisions.first().data["people"] == [{"id": person.pk, "role": "MENTIONED"}]
    assert "The text names these." not in words(client.get(page(post)))


def test_tick_for_somebody_else_links_nobody(client, newsroom):
    make_journalist(1, name="Irina Sample")
    other = make_journalist(2, name="Olga Other")
    withheld = make_journalist(3, name="Somebody Withheld", identity="WITHHELD")
    post = make_post(created_by=newsroom.reporter, body=TEXT)
    client.force_login(newsroom.reporter)

    save(client, post, **{"people-suggested": [other.pk, withheld.pk, "x"]})

    assert linked(post) == []


def test_person_is_taken_out_of_a_post(client, newsroom):
    post = make_post(created_by=newsroom.reporter)
    make_link(post, make_journalist())
    client.force_login(newsroom.reporter)

    save(client, post, **{"people-0-DELETE": "on"})

    assert linked(post) == []
    assert post.revisions.first().data["people"] == []


@pytest.mark.parametrize("role", ["photo", "reporter"])
def test_whoever_does_not_write_the_text_links_nobody(client, newsroom, role):
    person = make_journalist(name="Irina Sample")
    post = make_post(created_by=newsroom.editor, body=TEXT)
    client.force_login(getattr(newsroom, role))

    shown = client.get(page(post))
    sent = filled_in(shown) | {
        "people-TOTAL_FORMS": "1",
        "people-INITIAL_FORMS": "0",
        "people-0-journalist": person.pk,
        "people-0-role": "SUBJECT",
        "people-suggested": [person.pk],
    }
    client.post(page(post), sent)

    assert "The text names these." not in words(shown)
    assert linked(post) == []
