"""What the archive says of each day is what stands there, after every verb."""

from collections import Counter
from datetime import UTC, timedelta

import pytest

from posts import day_counts, reads
from posts.record import DayCount, Listing
from tests.factories import NOW, change, fill_record, make_post, make_published, publish
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
START, END = (NOW - 40 * DAY).date(), (NOW + 40 * DAY).date()


def counted(at) -> dict:
    return {day: number for day, number in reads.counts(at=at, start=START, end=END) if number}


def standing(at) -> dict:
    """The same, counted row by row."""
    times = Listing.objects.in_feed().visible(at=at).values_list("published_at", flat=True)
    return dict(Counter(time.astimezone(UTC).date() for time in times))


def assert_counted(*moments) -> None:
    for at in (NOW, *moments):
        assert counted(at) == standing(at), at


def test_published_post_is_counted_on_the_day_it_is_dated():
    make_published(1)
    make_published(2)
    make_published(3, at=NOW - 3 * DAY)

    assert counted(NOW) == {NOW.date(): 2, (NOW - 3 * DAY).date(): 1}
    assert_counted(NOW + HOUR)


def test_update_counts_nothing_twice():
    post = make_post(1)
    publish(post)
    change(post, headline="Court adjourns hearing again")
    publish(post)

    assert counted(NOW) == {NOW.date(): 1}


def test_scheduled_post_is_counted_when_its_time_comes():
    make_published(1)
    publish(make_post(2), visible_from=NOW + HOUR)

    assert counted(NOW) == {NOW.date(): 1}
    assert counted(NOW + HOUR) == {NOW.date(): 2}
    assert_counted(NOW + HOUR)


def test_withdrawn_post_is_counted_no_longer():
    make_published(1)
    gone = make_post(2)
    publish(gone)
    workflow.withdraw(
        gone, by=None, at=NOW, kind="RETRACTION", notice="Wrong.", reason="A mistake."
    )

    assert counted(NOW) == {NOW.date(): 1}
    assert_counted(NOW + HOUR)


def test_large_archive_is_read_from_a_row_a_day(django_assert_num_queries):
    fill_record(200)

    with django_assert_num_queries(1):
        found = reads.counts(at=NOW, start=START, end=END)

    assert sum(number for _day, number in found) == 200
    assert DayCount.objects.count() == len(found) == len(standing(NOW))


def test_days_can_be_counted_again():
    make_published(1)
    DayCount.objects.update(number=7)

    day_counts.recount([NOW.date()])

    assert counted(NOW) == {NOW.date(): 1}
