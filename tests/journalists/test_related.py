"""Posts about the same person stand at the end of a post, unless the person has no page."""

import pytest

from journalists import holds
from tests.factories import NOW, make_post, publish
from tests.journalists.factories import make_journalist, make_link
from tests.journalists.factories import publish as publish_person
from tests.posts.test_related import POST, make_series, related
from tests.watchdog.test_page_cache import cache, site  # noqa: F401  (fixtures)
from tests.wsgi import ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def make_about(number, *people, **fields):
    post = make_post(number, **{"tags": [f"Tag {number}"]} | fields)
    for person in people:
        make_link(post, person)
    return publish(post)


@pytest.fixture
def person():
    person = make_journalist(1)
    publish_person(person)
    return person


def test_same_person_comes_before_the_series_and_the_tag(client, person):
    series = make_series()
    make_about(1, person, series=series, tags=["Water"])
    make_about(2, tags=["Water"])
    make_about(3, series=series)
    make_about(4, person)

    assert related(client) == [
        ("Court adjourns hearing 4", "Also about Irina Sample 1"),
        ("Court adjourns hearing 3", "Also in The river"),
        ("Court adjourns hearing 2", "Also tagged Water in Kazakhstan"),
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_people_cost_no_more_than_their_own_query(client, django_assert_num_queries, number):
    people = [make_journalist(one) for one in range(1, number + 1)]
    for one in people:
        publish_person(one)
    make_about(1, *people)
    make_about(2, *people)

    with django_assert_num_queries(4):
        assert related(client) == [("Court adjourns hearing 2", "Also about Irina Sample 1")]


def test_somebody_who_is_held_relates_nothing_from_that_instant(
    cache,  # noqa: F811
    site,  # noqa: F811
    person,
    newsroom,
):
    make_about(1, person)
    make_about(2, person)
    assert "Also about" in ask(cache, POST).text
    assert "Also about" in ask(site, f"{POST}lite/").text

    holds.put(person, by=newsroom.chief, at=NOW, reason="Somebody is at her door.")

    assert "hearing 2" not in ask(cache, POST).text
    assert "Also about" not in ask(site, f"{POST}lite/").text


def test_next_post_about_the_person_appears_on_the_kept_page(cache, site, person):  # noqa: F811
    make_about(1, person)
    assert "Related" not in ask(cache, POST).text

    make_about(2, person)

    assert "hearing 2" in ask(cache, POST).text
