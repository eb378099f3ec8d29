"""What a page costs as the archive grows: printed as ratios, since machines differ (make bench)."""

import statistics
import time

import pytest

from posts.record import Edition, Listing, page_name
from tests.factories import fill_record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SIZES = (1_000, 10_000)
ROUNDS = 30


def milliseconds(client, address: str) -> float:
    """Return the median processor time of one request, server and template together."""
    client.get(address)
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        response = client.get(address)
        taken.append((time.process_time() - start) * 1000)
        assert response.status_code == 200, address
    return statistics.median(taken)


def measure(client, size: int) -> dict[str, float]:
    Listing.objects.all().delete()
    Edition.objects.all().delete()
    fill_record(size)
    oldest = page_name(Listing.objects.in_feed().newest_first().last().page)
    pages = {
        "front": "/",
        "oldest page": f"/older/{oldest}/",
        "tag": "/tags/courts/",
        "region": "/regions/kazakhstan/",
        "post": Edition.objects.get(post_id=size).url,
        "RSS": "/feed.rss",
    }
    return {name: milliseconds(client, address) for name, address in pages.items()}


def test_pages_by_size_of_the_archive(client):
    small, large = (measure(client, size) for size in SIZES)

    print(f"\n{'page':<14}{SIZES[0]:>9} posts{SIZES[1]:>9} posts    ratio")  # noqa: T201
    for name, few in small.items():
        many = large[name]
        print(f"{name:<14}{few:>12.1f} ms{many:>12.1f} ms{many / few:>9.2f}")  # noqa: T201
