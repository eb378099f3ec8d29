"""People are found by any spelling of their names, while and only while readers may know them."""

from datetime import timedelta

import pytest

from posts.record import Section
from posts.search import search
from posts.search.query import Query
from posts.search.record import SearchDoc
from tests.factories import NOW, change, make_post, make_region
from tests.factories import publish as publish_post
from tests.journalists.factories import make_journalist, make_profile, publish
from watchdog import workflow

pytestmark = pytest.mark.django_db


def found(text, at=NOW, **filters) -> list[str]:
    return [hit.url for hit in search(Query(text, **filters), at=at).hits]


@pytest.mark.parametrize(
    "typed",
    [
        "Ismayilova",
        "ismailova khadija",
        "İsmayılova",
        "Исмаилова",
        "Хадиджа Исмаилова",
        "Xədicə",
        "خدیجه",
        "Hadija",
        "Ismay",
        "Stepnoi Vestnik editor",
        "Степной",
        "weekly on land",
    ],
)
def test_a_person_is_found_by_any_spelling(typed):
    make_profile(2)
    person = make_profile(
        name="Khadija Ismayilova",
        native_name="Xədicə İsmayılova",
        native_language="az",
        aliases="خدیجه اسماعیلوا\nХадиджа Исмаилова",
    )

    assert person.url in found(typed, kind="PERSON")


@pytest.mark.parametrize("typed", ["Mohammadi", "Mohamadi", "محمدی", "narges mohammadi"])
def test_vowels_that_are_not_written_are_no_obstacle(typed):
    person = make_profile(name="نرگس محمدی", native_language="fa")
    make_profile(2)

    assert found(typed) == [person.url]


def test_a_person_stands_above_what_is_told_of_them():
    person = make_profile(name="Irina Example")
    post = make_post(1, headline="Irina Example before the court")
    publish_post(post)

    assert found("irina example") == [person.url, post.door.now_shown(post, at=NOW).url]


def test_people_are_narrowed_down_by_region():
    asia = make_region("Asia")
    make_profile(1, region=make_region("Farland", parent=asia))
    make_profile(2, region=make_region("Nearland"))
    region = Section.objects.get(slug="asia")

    assert found("irina", region=region.pk) == ["/journalists/irina-sample-1/"]
    assert found("irina", end=NOW + timedelta(days=1)) == []


def test_whoever_is_withheld_is_never_found():
    publish(make_journalist(name="Planted Name", outlet="Planted Paper", identity="WITHHELD"))

    assert found("planted") == []
    assert not SearchDoc.objects.filter(kind="PERSON").exists()


def test_whoever_becomes_withheld_is_out_of_the_index_at_once():
    person = make_journalist(name="Planted Name")
    publish(person)
    change(person, identity="WITHHELD")
    publish(person, at=NOW + timedelta(minutes=1))

    assert found("planted", at=NOW + timedelta(minutes=1)) == []
    assert not SearchDoc.objects.filter(kind="PERSON").exists()


@pytest.mark.parametrize("kind", ["LEGAL", "SAFETY"])
def test_whoever_was_withdrawn_is_out_of_the_index_at_once(kind):
    person = make_journalist(name="Planted Name")
    publish(person)
    workflow.withdraw(person, by=None, at=NOW, kind=kind, notice="Gone.", reason="Reason.")

    assert found("planted") == []
    assert not SearchDoc.objects.filter(kind="PERSON").exists()

    later = NOW + timedelta(minutes=1)
    workflow.reinstate(person, by=None, at=later, reason="Reason.")

    assert found("planted", at=later) == ["/journalists/irina-sample-1/"]


def test_whoever_is_scheduled_is_found_from_that_moment_on():
    later = NOW + timedelta(hours=1)
    person = make_journalist(name="Planted Name")
    publish(person, visible_from=later)

    assert found("planted") == []
    assert found("planted", at=later) == ["/journalists/irina-sample-1/"]

    workflow.unschedule(person, by=None, at=NOW)

    assert found("planted", at=later) == []
