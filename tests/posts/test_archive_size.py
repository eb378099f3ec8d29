"""The cost of a page does not know how big the archive is."""

import pytest
from django.db import connection

from posts.list_pages import pages_for
from posts.record import Edition, Listing, page_name
from posts.sections import FEED, ensure
from tests.factories import NOW, fill_record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_archive_of_the_tests_is_paged_as_the_door_pages_it():
    fill_record(35)
    filled = dict(Listing.objects.in_feed().values_list("post_id", "page"))
    section = ensure(FEED)
    Listing.objects.all().delete()

    paged = {}
    for edition in Edition.objects.order_by("first_published_at"):
        paged[edition.post_id] = pages_for([section], edition)[section.pk]
        Listing.objects.create(
            section=section,
            edition=edition,
            post_id=edition.post_id,
            published_at=edition.first_published_at,
            visible_from=edition.visible_from,
            page=paged[edition.post_id],
        )

    assert paged == filled


def steps(client, address: str, query: dict | None = None) -> int:
    """Return how many instructions SQLite's machine runs for a page."""
    run = 0

    def count() -> int:
        nonlocal run
        run += 1
        return 0

    connection.ensure_connection()
    connection.connection.set_progress_handler(count, 1)
    try:
        response = client.get(address, query)
    finally:
        connection.connection.set_progress_handler(None, 1)
    assert response.status_code == 200, address
    return run


@pytest.mark.skipif(connection.vendor != "sqlite", reason="It counts what SQLite does.")
def test_no_page_reads_more_rows_of_a_larger_archive(client):
    """Without statistics, as a newsroom's database is, where a wrong index is soon chosen."""
    needed: list[dict[str, int]] = []
    for number in (700, 2800):
        Listing.objects.all().delete()
        Edition.objects.all().delete()
        fill_record(number)
        last = page_name(Listing.objects.in_feed().newest_first().last().page)
        addresses = {
            "front": "/",
            "feed": "/feed.rss",
            "older": f"/older/{last}/",
            "tag": "/tags/courts/",
            "deep tag": f"/tags/courts/older/{last}/",
            "region": "/regions/kazakhstan/",
            "language": "/en/",
            "post": Edition.objects.get(post_id=number).url,
            "day": f"/{NOW:%Y/%m/%d}/",
            "month": f"/{NOW:%Y/%m}/",
            "lite": "/lite/",
            "regions": "/regions/",
        }
        needed.append({name: steps(client, address) for name, address in addresses.items()})

    few, many = needed
    assert {name: many[name] for name in few if many[name] > 1.1 * few[name]} == {}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="It reads PostgreSQL's plans.")
def test_every_list_page_is_one_range_of_an_index():
    fill_record(1000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    feed = Listing.objects.in_feed().visible(at=NOW)
    page = feed.newest_first().last().page

    for rows, index in (
        (feed.newest_first()[:11], "listing_newest"),
        (feed.on_page(page).newest_first(), "listing_on_page"),
    ):
        plan = rows.explain()
        assert index in plan, plan
