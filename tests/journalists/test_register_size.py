"""The cost of the register's pages does not know how big the register is."""

import tracemalloc

import pytest
from django.db import connection

from journalists.data.downloads import everybody
from journalists.filters import read
from journalists.record import Profile, ProfileDay, ProfileEvent, ProfileSpan
from posts.search import people_named
from posts.search.record import SearchDoc
from tests.factories import NOW
from tests.journalists.factories import make_profile
from tests.journalists.register import fill_register

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
INDEX = "/journalists/"
STATISTICS = "/journalists/statistics/"


@pytest.mark.parametrize("number", [30, 600])
def test_pages_ask_the_same_questions_of_thirty_people_and_of_many(
    client, django_assert_num_queries, number
):
    fill_register(number)
    last = Profile.objects.order_by("pk").first().pk
    budgets = {
        INDEX: 4,
        f"{INDEX}?country=iran&status=held": 4,
        f"{INDEX}?year=2014&kind=detained&sort=newest": 5,
        f"{INDEX}?outlet=outlet&work=confirmed&sort=name&after={last}": 5,
        f"{INDEX}?q=irina": 6,
        f"{INDEX}?on=2020-12-01&known=now&status=held": 5,
        "/journalists/person-6/": 3,
        STATISTICS: 5,
        f"{STATISTICS}?on=2021-12-01&year=2016": 5,
        "/journalists/calendar/": 3,
        "/journalists/api/people/": 1,
        "/journalists/api/events/?year=2014": 1,
        "/journalists/feed.rss": 1,
    }

    for address, queries in budgets.items():
        with django_assert_num_queries(queries):
            response = client.get(address)
        assert response.status_code == 200, address


def test_rows_of_the_tests_are_as_the_door_writes_them():
    fill_register(1)
    filled = Profile.objects.get()
    made = make_profile(1, events=[{"kind": "DETAINED", "on": "2012-01-01"}])

    def columns(model, profile):
        names = {field.name for field in model._meta.fields} - {"id", "profile", "journalist_id"}
        row = model.objects.filter(profile=profile).order_by("pk").values(*names).first()
        return {name for name, value in row.items() if value not in {None, ""}}

    for model in (ProfileEvent, ProfileSpan):
        assert columns(model, filled) == columns(model, made) | {"country_key", "region_key"} & (
            columns(model, filled)
        )
    assert SearchDoc.objects.filter(source=filled.pk).count() == 1
    assert ProfileDay.objects.filter(profile=filled).count() == 0


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ({}, "profile_by_held"),
        ({"sort": "newest"}, "profile_newest"),
        ({"sort": "name"}, "profile_by_name"),
    ],
)
def test_each_page_of_the_list_is_a_range_of_an_index(asked, index):
    fill_register(600)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    middle = Profile.objects.order_by("pk")[300].pk

    for words in (asked, asked | {"after": str(middle)}):
        plan = read(words, at=NOW).page(25).explain()
        assert index in plan, plan
        assert "SCAN journalists_profile\n" not in plan, plan
        assert "Sort" not in plan.replace("Incremental Sort", ""), plan
        assert "TEMP B-TREE FOR ORDER BY" not in plan, plan


def test_name_among_many_is_found_by_the_index():
    fill_register(600)

    found = people_named("Исмаилова", at=NOW)

    names = Profile.objects.filter(pk__in=found).values_list("name", flat=True)
    assert len(found) > 50
    assert all("Ismayilova" in name for name in names)


def test_file_of_everybody_takes_no_more_memory_for_more_people():
    def peak() -> int:
        tracemalloc.start()
        for _one in everybody(read({}, at=NOW)):
            pass
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    fill_register(600)
    few = peak()
    fill_register(1_200)

    assert peak() < 1.5 * few
