"""What stands at the end of a post: related ones with their reason, and the steps of its series."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from posts.beside import RARE, beside
from posts.desk import Series
from posts.record import Edition
from tests.factories import (
    NOW,
    change,
    fill_record,
    make_post,
    make_published,
    make_region,
    publish,
)
from tests.pages import text
from tests.watchdog.test_page_cache import cache, site  # noqa: F401  (fixtures)
from tests.wsgi import ask
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)
POST = "/2026/11/24/court-adjourns-hearing-1/"


def related(client, address=POST) -> list[tuple[str, str]]:
    """The headlines and reasons, as a reader sees them."""
    found = text(client, address).partition(">Related</h2>")[2].partition("</ul>")[0]
    rows = re.findall('<a [^>]+>(.*?)</a> <span class="small">(.*?)</span>', found, re.DOTALL)
    return [(headline, re.sub("<[^>]+>", "", reason).strip()) for headline, reason in rows]


def make_series(name="The river") -> Series:
    return Series.objects.create(name=name, slug=name.lower().replace(" ", "-"))


def test_post_of_the_same_series_is_related_and_says_so(client):
    series = make_series()
    for one in (1, 2):
        make_published(one, series=series, tags=[f"Tag {one}"])

    assert related(client) == [("Court adjourns hearing 2", "Also in The river")]


def test_rare_tag_relates_posts_on_the_same_region_or_within_it(client):
    asia = make_region("Asia")
    inner = make_region("Kazakhstan", parent=asia)
    make_published(1, region=asia, tags=["Water"])
    make_published(2, region=inner, tags=["Water"])
    make_published(3, region=make_region("Elsewhere"), tags=["Water"])
    make_published(4, region=asia, tags=["Other"])

    assert related(client) == [("Court adjourns hearing 2", "Also tagged Water in Asia")]


def test_common_tag_relates_nothing_and_a_rarer_one_comes_first(client):
    fill_record(RARE + 2, newest=NOW - HOUR)
    make_published(5001, at=NOW - HOUR, tags=["Courts", "Water"], pk=5001)
    make_published(5002, at=NOW, tags=["Courts", "Water", "Land"], pk=5002)
    make_published(5003, at=NOW, tags=["Land", "Courts"], pk=5003)

    last = related(client, "/2026/11/24/court-adjourns-hearing-5003/")
    both = related(client, "/2026/11/24/court-adjourns-hearing-5002/")

    assert last == [("Court adjourns hearing 5002", "Also tagged Land in Kazakhstan")]
    assert [reason for _, reason in both] == [
        "Also tagged Land in Kazakhstan",
        "Also tagged Water in Kazakhstan",
    ]


def test_three_are_shown_the_newest_first_and_never_the_post_itself(client):
    for one in range(1, 7):
        make_published(one, at=NOW - one * HOUR)

    shown = related(client)

    assert [headline[-1] for headline, _ in shown] == ["2", "3", "4"]


def test_translations_of_one_post_take_one_place_in_the_language_of_the_text(client):
    make_published(1)
    original = make_post(2)
    publish(original)
    publish(make_post(3, headline="Суд", language="ru", translation_of=original))

    assert related(client) == [
        ("Court adjourns hearing 2", "Also tagged Courts in Kazakhstan"),
    ]


def test_what_is_scheduled_withdrawn_or_a_draft_is_not_related(client, clock):
    make_published(1)
    make_post(2)
    publish(make_post(3), visible_from=NOW + HOUR)
    withdrawn = make_post(4)
    publish(withdrawn)
    assert [headline[-1] for headline, _ in related(client)] == ["4"]

    workflow.withdraw(withdrawn, by=None, at=NOW, kind="LEGAL", notice="No.", reason="Order.")

    assert related(client) == []
    clock.move_to(NOW + HOUR)
    assert [headline[-1] for headline, _ in related(client)] == ["3"]


@pytest.mark.parametrize("number", [1, 3])
def test_related_posts_cost_one_query(client, django_assert_num_queries, number):
    make_published(1)
    for one in range(2, number + 2):
        make_published(one)

    with django_assert_num_queries(3):
        assert len(related(client)) == number


def test_steps_lead_to_the_parts_before_and_after_and_are_not_related_again(client):
    series = make_series()
    for one in (4, 2, 1, 3, 7):
        make_published(one, series=series, series_part=one)

    page = text(client, "/2026/11/24/court-adjourns-hearing-3/")

    assert re.search('rel="prev" href="([^"]+)"', page)[1].endswith("hearing-2/")
    assert re.search('rel="next" href="([^"]+)"', page)[1].endswith("hearing-4/")
    shown = related(client, "/2026/11/24/court-adjourns-hearing-3/")
    assert {headline[-1] for headline, _ in shown} == {"1", "7"}


def test_lite_page_has_them_and_the_copy_has_not(client):
    make_published(1)
    make_published(2)

    lite, copy = text(client, f"{POST}lite/"), client.get(f"{POST}copy/").getvalue().decode()

    assert 'href="/2026/11/24/court-adjourns-hearing-2/lite/"' in lite
    assert "hearing 2" not in copy


def test_kept_page_hears_of_what_comes_goes_or_changes_beside_it(cache, site, clock):  # noqa: F811
    series = make_series()
    make_published(1, series=series)

    def both(address):
        kept, made = ask(cache, address), ask(site, address)
        assert kept.body == made.body
        return kept.text

    other = make_post(2, tags=["Elsewhere"], series=series)
    for address in (POST, f"{POST}lite/"):
        assert "hearing 2" not in both(address)
    publish(other, visible_from=NOW + HOUR)
    assert "hearing 2" not in both(POST)
    clock.move_to(NOW + HOUR)
    for address in (POST, f"{POST}lite/"):
        assert "hearing 2" in both(address)
    change(other, at=NOW + HOUR, headline="Court sits")
    publish(other, at=NOW + HOUR)
    assert "Court sits" in both(POST)
    change(other, at=NOW + HOUR, series=None)
    publish(other, at=NOW + HOUR)
    assert "Court sits" not in both(POST)
    change(other, at=NOW + HOUR, series=series)
    publish(other, at=NOW + HOUR)
    assert "Court sits" in both(POST)
    workflow.withdraw(other, by=None, at=NOW + HOUR, kind="SAFETY", notice="No.", reason="Danger.")
    for address in (POST, f"{POST}lite/"):
        assert "Court sits" not in both(address)


def test_related_posts_are_read_from_stretches_of_an_index():
    fill_record(10_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    edition = make_published(1, pk=20_000, tags=["Courts", "Water"], series=make_series())
    edition.ties["tags"].append([edition.listings.get(section__slug="courts").section_id, "Courts"])
    Edition.objects.filter(pk=edition.pk).update(ties=edition.ties)

    with CaptureQueriesContext(connection) as asked:
        beside(edition, [], at=NOW)

    [query] = asked.captured_queries
    with connection.cursor() as cursor:
        explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
        cursor.execute(f"{explain} {query['sql']}")
        plan = "\n".join(str(row) for row in cursor.fetchall())
    assert "SCAN posts_listing" not in plan, plan
    for table in ("posts_listing", "posts_edition"):
        assert f"Seq Scan on {table}" not in plan, plan
