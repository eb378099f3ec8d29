"""New rows written at once are there as if each had been saved."""

from datetime import date, timedelta

import pytest

from posts.record import DayCount, Section
from tests.factories import NOW
from watchdog.rows import insert

pytestmark = pytest.mark.django_db
FIRST = date(1990, 1, 1)


def test_rows_know_their_keys_in_the_order_in_which_they_were_given():
    # More than fit into one statement.
    rows = [
        DayCount(day=FIRST + timedelta(days=n), since=NOW, number=n % 100) for n in range(11_000)
    ]

    assert insert(rows) == rows

    there = DayCount.objects.in_bulk()
    assert len(there) == 11_000
    assert all(there[row.pk].day == row.day for row in rows)
    assert not any(row._state.adding for row in rows)


def test_row_reads_back_with_every_value():
    above = Section.objects.create(kind="REGION", key=1, slug="asia", name="Asia")
    links = [{"name": "“Asia”", "url": "/regions/asia/"}]

    [row] = insert(
        [Section(kind="REGION", key=2, slug="iran", name="Iran", parent=above, ancestors=links)]
    )

    there = Section.objects.get(slug="iran")
    assert (there.pk, there.parent, there.ancestors) == (row.pk, above, links)
    assert (there.is_published, there.intro_html) == (False, "")


def test_nothing_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert insert([]) == []
