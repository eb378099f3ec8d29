"""What is reckoned once and remembered is never older than the record."""

import pytest

from watchdog import clock as record_clock
from watchdog.remembering import remembered
from watchdog.surrogates import PEOPLE

pytestmark = pytest.mark.django_db


@pytest.fixture
def reckoned(settings, monkeypatch):
    """A figure that tells how often it was reckoned, where the clock is looked at each time."""
    settings.PAGE_CACHE_BYTES = 1
    monkeypatch.setattr(record_clock, "LEASE", -1)
    monkeypatch.setattr("watchdog.remembering.clock", record_clock.Clock())
    times = []

    def ask(name="how many") -> int:
        return remembered((ask, name), {PEOPLE}, lambda: times.append(name) or len(times))

    return ask


def test_figure_is_reckoned_once_until_something_of_it_changes(reckoned):
    record_clock.move({PEOPLE})
    assert [reckoned(), reckoned()] == [1, 1]

    record_clock.move({"post:1"})
    assert reckoned() == 1

    record_clock.move({PEOPLE})
    assert [reckoned(), reckoned()] == [2, 2]


def test_figures_of_two_names_are_two(reckoned):
    assert [reckoned("one"), reckoned("another"), reckoned("one")] == [1, 2, 1]


def test_nothing_is_remembered_where_no_page_is_kept(reckoned, settings):
    settings.PAGE_CACHE_BYTES = 0

    assert [reckoned(), reckoned()] == [1, 2]
