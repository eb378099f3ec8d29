"""Posts that are published together are in the record as if each had been published by itself."""

from datetime import timedelta

import pytest
from django.db import transaction

from journalists.desk import Link
from journalists.record import Mention
from posts.desk import Post, Series
from posts.record import Amendment, Listing
from tests.bench.test_load import RECORD, rows
from tests.factories import (
    NOW,
    change,
    make_photo,
    make_post,
    make_published,
    make_region,
    publish,
)
from tests.journalists.factories import make_journalist
from watchdog import workflow
from watchdog.clock import Change
from watchdog.moves import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
REASON = "It is of an archive."
WRITTEN = [*RECORD, Amendment, Mention]


def written() -> dict:
    return {model: rows(model) for model in WRITTEN}


def one_by_one(dated) -> dict[int, str]:
    refused = {}
    for post, date in dated:
        times = {"visible_from": max(NOW, date), "dated": date}
        try:
            workflow.publish_unread(post, by=None, at=NOW, reason=REASON, **times)
        except NotAllowed as problem:
            refused[post.pk] = str(problem)
    return refused


def together(dated) -> dict[int, str]:
    posts = Post.objects.in_bulk([post.pk for post, _date in dated])
    fresh = [(posts[post.pk], date) for post, date in dated]
    return workflow.publish_unread_all(fresh, by=None, at=NOW, reason=REASON)


def assert_same(dated) -> dict[int, str]:
    before = written()
    with transaction.atomic():
        refused = one_by_one(dated)
        expected = written()
        transaction.set_rollback(True)
    assert written() == before != expected

    assert together(dated) == refused

    for model, found in written().items():
        for row, wanted in zip(found, expected[model], strict=True):
            assert row == wanted, model
    return refused


def test_archive_that_comes_out_of_order_fills_the_same_pages_and_ties_the_same_posts():
    for number in range(100, 115):
        make_published(number, at=NOW - DAY * (number - 99), tags=["Courts", "Old"])
    # More than makes a tag a common one, and more than twice what a page holds between two posts.
    moments = [NOW - DAY * 3 - MINUTE * (n * 37 % 50) for n in range(50)]
    posts = [make_post(n, tags=["Courts", f"Tag {n % 7}"]) for n in range(50)]

    assert assert_same(list(zip(posts, moments, strict=True))) == {}

    assert len(set(Listing.objects.in_feed().values_list("page", flat=True))) > 5


def test_each_post_brings_all_that_belongs_to_it():
    series = Series.objects.create(name="Held", slug="held", box_text="We count.")
    lead, inside = make_photo(), make_photo("#99aabb")
    place = f'<figure data-photo="{inside.pk}"></figure>'
    box = f'<aside data-type="series" data-series="{series.pk}"></aside>'
    region = make_region("Xinjiang", parent=make_region("China"))
    whole = make_post(1, lead=lead, region=region, bylines=["Zoe Abend", "Ana Wri"])
    Post.objects.filter(pk=whole.pk).update(
        body=f"<p>{'Held for words. ' * 300}</p>{place}{box}", series=series, series_part=2
    )
    whole.corrections.create(text="It was May.", wrong="It was June.", at=NOW - DAY)
    whole.other_regions.add(make_region("Iran"))
    Link.objects.create(post=whole, journalist=make_journalist())
    persian = make_post(2, lead=make_photo("#112233", is_file_photo=True), language="fa")

    assert_same([(whole, NOW - DAY), (persian, NOW - DAY)])


def test_what_cannot_go_out_stays_and_what_stood_there_ends():
    updated = make_post(1)
    publish(updated)
    change(updated, headline="Court frees editor")
    embargoed = make_post(2, embargo_until=NOW + DAY)
    untagged, out = make_post(3, tags=[]), make_post(4)
    publish(out)
    taken = make_post(5)
    Post.objects.filter(pk=make_published(6).post_id).update(slug="other")
    Post.objects.filter(pk=taken.pk).update(slug="court-adjourns-hearing-6")
    coming, fine = make_post(7), make_post(8)

    refused = assert_same(
        [
            (fine, NOW - DAY),
            *((post, NOW - DAY) for post in (embargoed, untagged, out, taken)),
            (updated, NOW - DAY),
            (coming, NOW + DAY),
        ]
    )

    assert refused == {
        embargoed.pk: "This is under embargo until 25 November 2026, 12:00 UTC.",
        untagged.pk: "Give it at least one tag.",
        out.pk: "“Publish unread” is not possible: this is published.",
        taken.pk: "Another post is published at this address. Change it.",
    }


@pytest.mark.parametrize("number", [30, 90])
def test_questions_are_the_same_however_many_are_published(django_assert_num_queries, number):
    make_published(100, at=NOW - DAY)
    dated = [(make_post(n), NOW - DAY) for n in range(number)]

    with django_assert_num_queries(28):
        assert together(dated) == {}


def test_a_few_name_their_pages_to_caches_and_many_name_the_site():
    for number, keys in ((2, {"day:2026-11-23", "record"}), (30, {"record", "site"})):
        Change.objects.all().delete()
        together([(make_post(100 * number + n), NOW - DAY) for n in range(number)])

        named = {key for change in Change.objects.all() for key in change.keys.split()}
        assert keys <= named
        assert ("site" in named) == (number == 30)
