"""What the register's pages cost as it grows: printed as ratios, since machines differ."""

import statistics
import time

import pytest
from django.db import connection

from journalists.record import Profile
from tests.journalists.register import fill_register

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SIZES = (5_000, 50_000)
ROUNDS = 5
PAGES = {
    "index": "/journalists/",
    "two filters": "/journalists/?country=iran&status=held",
    "year and kind": "/journalists/?year=2014&kind=detained",
    "name": "/journalists/?q=Исмаилова",
    "a past day": "/journalists/?on=2020-12-01&status=held",
    "profile": "/journalists/person-6/",
    "statistics": "/journalists/statistics/?on=2021-12-01&year=2016",
    "calendar": "/journalists/calendar/",
    "API": "/journalists/api/people/",
    "RSS": "/journalists/feed.rss",
}


def milliseconds(client, address: str) -> float:
    client.get(address)
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        response = client.get(address)
        taken.append((time.perf_counter() - start) * 1000)
        assert response.status_code == 200, address
    return statistics.median(taken)


def measure(client, size: int) -> dict[str, float]:
    fill_register(size - Profile.objects.count())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {name: milliseconds(client, address) for name, address in PAGES.items()}


def test_pages_by_size_of_the_register(client):
    small, large = (measure(client, size) for size in SIZES)

    print(f"\n{'page':<14}{SIZES[0]:>9} people{SIZES[1]:>9} people    ratio")
    for name, few in small.items():
        many = large[name]
        print(f"{name:<14}{few:>13.1f} ms{many:>13.1f} ms{many / few:>9.2f}")
