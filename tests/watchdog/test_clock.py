"""The clock of the record: what a process learns of changes, whenever it begins to look."""

from datetime import timedelta

import pytest

from tests.factories import NOW
from watchdog import clock as record_clock

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def looking(monkeypatch):
    """Makes clocks that look at each question."""
    monkeypatch.setattr(record_clock, "LEASE", -1)
    return record_clock.Clock


def test_process_that_begins_late_knows_what_was_scheduled_long_ago(looking, monkeypatch, clock):
    monkeypatch.setattr(record_clock, "HISTORY", 3)
    record_clock.move({"page"}, at=NOW + timedelta(days=2))
    for _ in range(5):
        record_clock.move({"other"})
    late = looking()
    late.look()
    begun = late.number
    assert late.is_current(["page"], begun)

    clock.move_to(NOW + timedelta(days=2))
    late.look()

    assert not late.is_current(["page"], begun)
    assert late.is_current(["another"], begun)


@pytest.mark.parametrize("number", [2, 3, 5])
def test_process_that_read_a_part_of_the_history_trusts_no_older_page(looking, monkeypatch, number):
    monkeypatch.setattr(record_clock, "HISTORY", 3)
    for _ in range(number):
        record_clock.move({"page"})
    late = looking()
    late.look()
    # A page of the time before the first change, and one that knows all of them.
    changes = record_clock.Change.objects.order_by("pk")
    before, after = changes.first().position - 1, changes.last().position + 1

    assert late.is_current_elsewhere(["other"], after, NOW.timestamp())
    assert late.is_current_elsewhere(["other"], before, NOW.timestamp()) is (number < 3)


def test_process_that_changed_one_thing_still_knows_of_the_rest(looking):
    looked = looking()
    looked.look()
    begun = looked.number

    record_clock.move({"page"})
    looked.expire()
    looked.look()

    assert not looked.is_current(["page"], begun)
    assert looked.is_current(["other"], begun)
