"""Pages of older posts keep their addresses and their content (docs/decisions/older-posts.md)."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posts.record import PAGE_SIZE, Edition, Listing, Section
from posts.sections import FEED, ensure, ensure_all, list_together, list_under
from tests.factories import NOW
from watchdog.editions import FOREVER

pytestmark = pytest.mark.django_db
START = NOW - timedelta(days=400)
LATER = NOW + timedelta(days=400)


def put(number: int, at: datetime, *, visible_from: datetime | None = None) -> Edition:
    """Write an edition straight into the record: these tests are about lists alone."""
    edition = write(number, at, visible_from=visible_from)
    list_under(edition, [])
    return edition


def write(number: int, at: datetime, *, visible_from: datetime | None = None) -> Edition:
    return Edition.objects.create(
        post_id=number,
        public_id="00000000-0000-0000-0000-000000000000",
        number=1,
        slug=f"post-{number}",
        words=1,
        first_published_at=at,
        visible_from=visible_from or at,
    )


def pages(at: datetime = LATER) -> dict[datetime, list[int]]:
    """Return the posts of each page, the oldest page first and the newest post first."""
    found: dict[datetime, list[int]] = {}
    for row in Listing.objects.visible(at=at).newest_first().reverse():
        found.setdefault(row.page, []).insert(0, row.post_id)
    return dict(sorted(found.items()))


def test_a_page_takes_ten_and_then_the_next_begins():
    for number in range(25):
        put(number, START + timedelta(hours=number))

    assert [len(posts) for posts in pages().values()] == [10, 10, 5]


def test_full_pages_stay_the_same_when_something_new_is_published():
    for number in range(25):
        put(number, START + timedelta(hours=number))
    before = list(pages().items())[:2]

    for number in range(25, 60):
        put(number, START + timedelta(hours=number))

    assert list(pages().items())[:2] == before


def test_archive_that_comes_in_newest_first_is_paged_as_well():
    for number in range(25):
        put(number, START - timedelta(hours=number), visible_from=NOW)

    assert [len(posts) for posts in pages().values()] == [5, 10, 10]


def test_late_insertion_changes_only_the_page_of_its_own_time():
    for number in range(30):
        put(number, START + timedelta(hours=number))
    before = pages()

    put(100, START + timedelta(hours=14, minutes=30), visible_from=NOW)

    changed = {page for page, posts in pages().items() if before.get(page) != posts}
    assert changed == {list(before)[1]}


def test_overfull_page_is_halved_and_its_older_half_keeps_the_name():
    for number in range(30):
        put(number, START + timedelta(hours=number))
    before = pages()

    for number in range(100, 111):
        put(number, START + timedelta(hours=14, minutes=number - 90), visible_from=NOW)

    after = pages()
    assert list(before)[1] in after
    assert sorted(len(posts) for posts in after.values()) == [10, 10, 10, 11]


def test_scheduled_post_lends_its_time_to_no_page_that_is_seen_before_it():
    tomorrow = NOW + timedelta(days=1)
    put(1, NOW - timedelta(hours=1))
    for number in range(2, 12):
        put(number, tomorrow + timedelta(minutes=number))

    put(50, NOW)

    assert all(page <= NOW for page in pages(at=NOW))


def test_update_stays_on_the_page_of_the_first_edition():
    first = put(1, START)
    Listing.objects.filter(edition=first).end(at=NOW)
    second = Edition.objects.get(pk=first.pk)
    second.pk, second._state.adding = None, True
    second.number, second.visible_from = 2, NOW
    second.save()

    list_under(second, [])

    assert pages(at=NOW) == {START: [1]}


# When each post is dated, in minutes from the moment at which it passes the door: most now, some
# before (an archive comes in), some later (they are scheduled).
offsets = st.lists(
    st.tuples(st.one_of(st.just(0), st.integers(-400, 200)), st.booleans()),
    min_size=1,
    max_size=60,
)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(offsets)
def test_pages_never_overlap_in_time_whatever_comes_in_whichever_order(offsets):
    Listing.objects.all().delete()
    Edition.objects.all().delete()
    for number, (minutes, is_withdrawn) in enumerate(offsets):
        clock = START + timedelta(minutes=3 * number)
        at = clock + timedelta(minutes=minutes)
        edition = put(number, at, visible_from=max(clock, at))
        if is_withdrawn:
            Listing.objects.filter(edition=edition).end(at=clock)

    section = ensure(FEED)
    rows = Listing.objects.filter(section=section, visible_until=FOREVER)
    stretches = [
        (page, list(rows.on_page(page).order_by("published_at").values_list("published_at")))
        for page in sorted(set(rows.values_list("page", flat=True)))
    ]
    for (_, older), (_, newer) in pairwise(stretches):
        assert older[-1] <= newer[0]
    sizes = [len(times) for _, times in stretches]
    assert all(
        size <= 2 * PAGE_SIZE or len(set(times)) < size
        for size, (_, times) in zip(sizes, stretches, strict=True)
    )
    assert Section.objects.count() == 1


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(offsets, st.integers(0, 40))
def test_posts_that_are_listed_together_stand_where_they_would_one_by_one(offsets, before):
    found = []
    for is_together in (False, True):
        Listing.objects.all().delete()
        Edition.objects.all().delete()
        moments = [START + timedelta(minutes=minutes) for minutes, _is_withdrawn in offsets]
        for number, at in enumerate(moments[:before]):
            put(number, at, visible_from=NOW)
        if is_together:
            rest = enumerate(moments[before:], start=before)
            editions = [(write(number, at, visible_from=NOW), []) for number, at in rest]
            list_together(editions, ensure_all([FEED]))
        else:
            for number, at in enumerate(moments[before:], start=before):
                put(number, at, visible_from=NOW)
        found.append(pages())

    assert found[0] == found[1]
