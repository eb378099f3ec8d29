"""The counters above the list of people are remembered, and never of anybody who is gone."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from journalists import holds
from tests.factories import NOW, change, make_region
from tests.journalists.factories import make_journalist, publish
from watchdog import clock as record_clock
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
INDEX = "/journalists/"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def remembering(settings, monkeypatch):
    """A process that has reckoned nothing yet, and looks at the clock each time."""
    settings.PAGE_CACHE_BYTES = 1
    monkeypatch.setattr(record_clock, "LEASE", 0)
    monkeypatch.setattr("watchdog.remembering.clock", record_clock.Clock())
    monkeypatch.setattr("watchdog.remembering._known", {})


def counted(client, asked: str = "") -> tuple[int, int, list[tuple[int, int]]]:
    """How many people there are, how many are asked for, and to how many something happened."""
    context = client.get(f"{INDEX}{asked}").context
    years = [(year, number) for year, number in context["by_year"].rows if number]
    return context["facets"].counters["total"], context["facets"].found, years


def test_counters_are_reckoned_once(client):
    publish(make_journalist(1))
    asked = ("", "?sort=name", "?country=kazakhstan", "?status=held", "?status=held&sort=newest")
    first = [counted(client, one) for one in asked]

    with CaptureQueriesContext(connection) as queries:
        assert [counted(client, one) for one in ("", *asked[1:2], *asked[3:])] == [
            (1, 1, [(2026, 1)])
        ] * 4

    assert first == [(1, 1, [(2026, 1)])] * 5
    assert [one["sql"] for one in queries if "GROUP BY" in one["sql"]] == []


@pytest.mark.parametrize("asked", ["", "?status=held", "?country=kazakhstan", "?q=irina"])
def test_whoever_is_put_on_a_hold_or_withdrawn_is_counted_no_more(client, asked):
    people = [make_journalist(number) for number in (1, 2, 3)]
    for person in people:
        publish(person)
    assert counted(client, asked) == (3, 3, [(2026, 3)])

    holds.put(people[0], by=None, at=NOW, reason="A threat.")
    assert counted(client, asked) == (2, 2, [(2026, 2)])

    workflow.withdraw(people[1], by=None, at=NOW, kind="SAFETY", notice="Gone.", reason="Safety.")
    assert counted(client, asked) == (1, 1, [(2026, 1)])


def test_whoever_is_withheld_is_in_totals_alone(client):
    person = make_journalist(1, region=make_region())
    publish(person, at=NOW - DAY)
    assert counted(client, "?status=held") == (1, 1, [(2026, 1)])

    change(person, identity="WITHHELD")
    publish(person)

    assert counted(client, "?status=held") == (1, 0, [])
    assert "Kazakhstan" not in str(client.get(INDEX).context["by_country"])


def test_whoever_appears_at_a_time_to_come_is_counted_from_then_on(client, clock):
    publish(make_journalist(1))
    publish(make_journalist(2), visible_from=NOW + DAY)
    assert counted(client) == (1, 1, [(2026, 1)])

    clock.move_to(NOW + DAY)

    assert counted(client) == (2, 2, [(2026, 2)])
