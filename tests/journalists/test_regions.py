"""The page of a country tells who is in trouble there, by the register and nothing else."""

import re
from datetime import date, timedelta

import pytest

from tests.factories import NOW, change, make_photo, make_published, make_region
from tests.journalists.factories import days_ago, make_event, make_journalist, make_profile, publish
from tests.journalists.test_views import names
from tests.pages import text
from tests.watchdog.test_page_cache import cache, site  # noqa: F401  (fixtures)
from tests.wsgi import ask
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)
PAGE = "/regions/kazakhstan/"
KILLED = [{"kind": "KILLED", "on": date(2019, 5, 5)}]
HARM = [
    {"kind": "THREATENED", "on": date(2025, 11, 30)},
    {"kind": "THREATENED", "on": date(2025, 12, 1)},
    {"kind": "DETAINED", "on": date(2026, 7, 1), "precision": "MONTH"},
    {"kind": "CHARGED", "on": date(2026, 7, 29)},
    {"kind": "TRANSFERRED", "on": date(2026, 8, 2)},
    {"kind": "ATTACKED", "on": date(2026, 1, 1), "precision": "YEAR"},
]


@pytest.fixture(autouse=True)
def kazakhstan(db):
    """A country that is in the news."""
    region = make_region("Kazakhstan", code="KZ", parent=make_region("Asia", kind="AREA"))
    make_published(1, region=region)
    return region


def told(page: str) -> dict[str, int]:
    """The counters of the main part, by their words."""
    main = page.partition("</main>")[0]
    return {word: int(n) for word, n in re.findall(r"<dt>([^<]+)</dt><dd>(\d+)</dd>", main)}


@pytest.mark.parametrize("number", [1, 3])
def test_country_shows_its_people_in_two_queries_more(client, django_assert_num_queries, number):
    for one in range(1, number + 1):
        make_profile(one, portrait=make_photo(f"#44556{one}"))

    with django_assert_num_queries(6):
        page = text(client, PAGE)

    assert told(page) == {"in custody": number}
    assert names(page) == [f"Irina Sample {one}" for one in range(1, number + 1)]
    assert page.count("Day 118") == number
    assert '<a href="/journalists/?country=kazakhstan">All cases: <bdi>Kazakhstan</bdi></a>' in page
    assert f"{number} of {number} people" in text(client, "/journalists/?country=kazakhstan")


def months(page: str) -> dict[str, int]:
    """The table below the strip of months, those in which nothing happened left out."""
    rows = re.findall(r"<bdi>(\w+ \d{4})</bdi></th><td>(\d+)</td>", page)
    assert len(rows) in {0, 12}
    return {month: int(number) for month, number in rows if number != "0"}


def test_last_twelve_months_are_drawn_by_what_was_done_to_people(client):
    make_profile(1, events=[{"kind": "RAIDED", "on": date(2026, 11, 3)}, *HARM])
    make_profile(2, region=make_region("Iran", code="IR"), events=HARM)

    page = text(client, PAGE)

    # This month and the eleven before; what is known to the year alone is in none of them.
    assert months(page) == {"November 2026": 1, "July 2026": 2, "December 2025": 1}
    assert page.count('<svg class="bars"') == 1
    assert page.count("<rect") == 3


def test_strip_of_months_tells_nothing_of_whoever_is_not_shown(client, newsroom):
    make_profile(1, events=KILLED)
    make_profile(2, identity="WITHHELD", events=HARM)
    hidden = make_journalist(3, events=[])
    make_event(hidden.cases.get(), "RAIDED", on=date(2026, 11, 3), is_public=False)
    make_event(hidden.cases.get(), "DETAINED", on=date(2019, 7, 1))
    publish(hidden)
    gone = make_journalist(4, events=HARM)
    publish(gone)
    assert months(text(client, PAGE)) == {"July 2026": 2, "December 2025": 1}
    workflow.withdraw(gone, by=None, at=NOW, kind="SAFETY", notice="Gone.", reason="A threat.")

    page = text(client, PAGE)

    assert months(page) == {}
    assert '<svg class="bars"' not in page


def test_everybody_is_counted_and_those_held_longest_are_shown(client, kazakhstan):
    for one in range(1, 5):
        make_profile(one, events=[{"kind": "DETAINED", "on": days_ago(one)}])
    make_profile(5, events=KILLED)
    make_profile(6, events=[{"kind": "MISSING", "on": days_ago(9)}])
    freed = {"kind": "RELEASED", "on": days_ago(7)}
    make_profile(7, events=[{"kind": "DETAINED", "on": days_ago(8)}, freed])
    province = make_region("Province", kind="TERRITORY", parent=kazakhstan)
    make_profile(8, region=province, events=[{"kind": "DETAINED", "on": days_ago(9)}])
    make_profile(9, region=make_region("Iran", code="IR"))

    page = text(client, PAGE)

    assert told(page) == {"in custody": 5, "missing": 1, "killed": 1, "free": 1}
    assert names(page) == [f"Irina Sample {one}" for one in (8, 4, 3, 2)]


def test_country_whose_cases_are_over_has_figures_and_nobody_shown(client):
    make_profile(1, events=KILLED)

    page = text(client, PAGE)

    assert told(page) == {"killed": 1}
    assert names(page) == []


def test_who_is_not_named_is_in_no_country(client):
    make_profile(1)
    make_profile(2, identity="WITHHELD")

    assert told(text(client, PAGE)) == {"in custody": 1}
    assert told(text(client, "/journalists/"))["in custody"] == 2


def test_area_and_older_pages_tell_of_nobody(client):
    make_profile(1, region=make_region("Asia"))
    make_profile(2)
    for one in range(2, 14):
        make_published(one, region=make_region(), at=NOW - one * HOUR)
    older = re.search(r'rel="next" href="([^"#]+)', text(client, PAGE))[1]

    for address in ("/regions/asia/", older):
        page = text(client, address)
        assert "Court adjourns hearing" in page
        assert (told(page), names(page)) == ({}, [])


def test_desk_is_not_asked(client):
    journalist = make_journalist(1)
    assert told(text(client, PAGE)) == {}
    publish(journalist)

    change(journalist, name="Irina Changed")
    make_event(journalist.cases.get(), kind="RELEASED", on=NOW.date())

    page = text(client, PAGE)
    assert (told(page), names(page)) == ({"in custody": 1}, ["Irina Sample 1"])


def test_kept_page_changes_with_the_profile(cache, site, clock):  # noqa: F811
    def shown():
        page = ask(cache, PAGE).text
        assert ask(cache, PAGE).text == page == ask(site, PAGE).text
        return told(page), names(page)

    journalist = make_journalist(1)
    assert shown() == ({}, [])
    publish(journalist)
    assert shown() == ({"in custody": 1}, ["Irina Sample 1"])

    make_event(journalist.cases.get(), kind="RELEASED", on=NOW.date())
    workflow.saved(journalist, by=None, at=NOW)
    publish(journalist, visible_from=NOW + HOUR)
    assert shown() == ({"in custody": 1}, ["Irina Sample 1"])
    clock.move_to(NOW + HOUR)
    assert shown() == ({"free": 1}, [])

    workflow.withdraw(
        journalist, by=None, at=NOW + HOUR, kind="SAFETY", notice="Gone.", reason="A threat."
    )
    assert shown() == ({}, [])
