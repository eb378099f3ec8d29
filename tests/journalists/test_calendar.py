"""Days to come and days that come back, on a page and as iCalendar."""

import re
from datetime import date

import icalendar
import pytest

from journalists.icalendar import escaped, folded
from tests.journalists.factories import make_event, make_journalist, make_profile, publish
from tests.journalists.test_views import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "public_origin")]
PAGE = "/journalists/calendar/"


def make_days(number: int = 1) -> None:
    person = make_journalist(number, events=[{"kind": "DETAINED", "on": date(2024, 12, 5)}])
    case = person.cases.get()
    make_event(case, kind="TRIAL", on=date(2026, 12, 4))
    make_event(case, kind="TRIAL", on=date(2026, 12, 9), is_public=False, text="Planted hearing")
    case.charges.create(
        text="Spreading rumors; “false, news”",
        sentence_ends_on=date(2029, 7, 28),
        appeal_until=date(2026, 12, 20),
    )
    publish(person)


def days(page: str) -> list[str]:
    return re.findall(r'entry__date"><time datetime="([^"]+)"', page)


def test_page_shows_the_next_three_months(client):
    make_days()

    page = text(client.get(PAGE))

    assert days(page) == ["2026-12-04", "2026-12-05", "2026-12-20"]
    assert "Hearing" in page
    assert "In custody for 2 years" in page
    assert "Last day to appeal: Spreading rumors" in page
    assert "2026-12-09" not in page


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        ("2026/12", ["2026-12-04", "2026-12-05", "2026-12-20"]),
        ("2029/7", ["2029-07-28"]),
        ("2024/12", []),
        ("2025/12", ["2025-12-05"]),
        ("2026/11", []),
    ],
)
def test_month_has_a_page(client, month, expected):
    make_days()

    assert days(text(client.get(f"{PAGE}{month}/"))) == expected


@pytest.mark.parametrize("month", ["2026/13", "2026/0", "0/1", "99999/1"])
def test_month_that_is_none_is_not_found(client, month):
    assert client.get(f"{PAGE}{month}/").status_code == 404


def test_29_february_comes_back_on_the_28th(client):
    make_profile(1, events=[{"kind": "KILLED", "on": date(2024, 2, 29)}])

    assert days(text(client.get(f"{PAGE}2026/2/"))) == ["2026-02-28"]
    assert days(text(client.get(f"{PAGE}2028/2/"))) == ["2028-02-29"]


def unfolded(client) -> list[str]:
    response = client.get("/journalists/calendar.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    body = b"".join(response)
    assert body.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert body.count(b"\n") == body.count(b"\r\n")
    return body.decode().replace("\r\n ", "").split("\r\n")[:-1]


def test_icalendar_holds_every_day_once(client):
    make_days()

    lines = unfolded(client)

    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert [line for line in lines if line.startswith("DTSTART")] == [
        "DTSTART;VALUE=DATE:20241205",
        "DTSTART;VALUE=DATE:20261204",
        "DTSTART;VALUE=DATE:20261220",
        "DTSTART;VALUE=DATE:20290728",
    ]
    assert lines.count("RRULE:FREQ=YEARLY") == 1
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 4
    assert len({line for line in lines if line.startswith("UID:")}) == 4
    assert "DESCRIPTION:Spreading rumors\\; “false\\, news”" in lines
    assert "URL:https://news.example/journalists/irina-sample-1/" in lines
    assert "DTSTAMP:20261124T120000Z" in lines
    assert not [line for line in lines if "Planted" in line]


def test_calendar_of_a_phone_reads_the_same_days(client):
    make_days()

    read = icalendar.Calendar.from_ical("\r\n".join([*unfolded(client), ""]))

    assert read.errors == []
    assert [one.errors for one in read.events] == [[], [], [], []]
    days = {one.start.isoformat(): str(one["SUMMARY"]) for one in read.events}
    assert days == {
        "2024-12-05": "Irina Sample 1: Anniversary",
        "2026-12-04": "Irina Sample 1: Hearing",
        "2026-12-20": "Irina Sample 1: Last day to appeal",
        "2029-07-28": "Irina Sample 1: Sentence ends",
    }


def test_empty_calendar_is_a_calendar(client):
    assert unfolded(client)[-1] == "END:VCALENDAR"


def test_lines_are_folded_between_characters():
    line = "SUMMARY:" + "Ж" * 100

    found = folded(line)

    assert found.replace("\r\n ", "") == line + "\r\n"
    assert all(len(part.encode()) <= 75 for part in found.split("\r\n"))


def test_signs_with_a_meaning_are_escaped():
    assert escaped("a;b,c\\d\ne") == "a\\;b\\,c\\\\d\\ne"


@pytest.mark.parametrize("number", [1, 3])
def test_calendar_costs_three_queries(client, django_assert_num_queries, number):
    for one in range(1, number + 1):
        make_days(one)

    with django_assert_num_queries(3):
        client.get(PAGE)


def test_months_come_to_an_end_for_a_crawler(client):
    address, seen = "/journalists/calendar/2026/11/", 0
    while address:
        page = client.get(address).content.decode()
        address = page.split('rel="next" href="')[1].split('"')[0] if 'rel="next"' in page else ""
        seen += 1

    assert seen == 25


def test_long_list_ends_with_a_day_and_goes_on_from_the_next(client, monkeypatch):
    monkeypatch.setattr("journalists.calendar.MOST", 2)
    for number in (1, 2):
        make_days(number)

    first = text(client.get(PAGE))
    [link] = re.findall(r'href="(\?from=[^"]+)"', first)
    second = text(client.get(f"{PAGE}{link}"))

    assert days(first) == ["2026-12-04"] * 2
    assert link == "?from=2026-12-05"
    assert days(second) == ["2026-12-05"] * 2
    assert "From 5 December 2026 until" in second
    assert "noindex" in second
    assert "noindex" not in first


@pytest.mark.parametrize("word", ["", "soon", "2020-01-01", "2026-13-01"])
def test_start_that_is_none_is_the_first_day(client, word):
    make_days()

    assert days(text(client.get(f"{PAGE}?from={word}"))) == [
        "2026-12-04",
        "2026-12-05",
        "2026-12-20",
    ]
