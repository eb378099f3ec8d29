"""How many people were what on any day, by what was known then and by what is known now."""

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta

import pytest

from journalists.desk import Journalist
from journalists.record import ProfileEvent
from tests.factories import NOW, change, make_region
from tests.journalists.factories import make_event, make_journalist, make_profile, publish
from tests.journalists.test_views import names
from tests.pages import text
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
PAGE = "/journalists/statistics/"
DAY = timedelta(days=1)
SUMMER = datetime(2021, 6, 1, tzinfo=UTC)
ASKED = date(2021, 12, 1)


def in_custody(client, day: date = ASKED) -> tuple[int, int]:
    """How many were in custody on that day, as then known and as now known; with their lists."""
    page = text(client, f"{PAGE}?on={day}")
    row = re.search(r"<bdi>In custody</bdi></th><td>(.*?)</td><td>(.*?)</td>", page)
    numbers = []
    for cell in row.groups():
        number = int(re.sub(r"<[^>]+>", "", cell))
        if link := re.search(r'href="([^"]+)"', cell):
            assert len(names(text(client, link[1].replace("&amp;", "&")))) == number
        numbers.append(number)
    return numbers[0], numbers[1]


def tell(person, *, at: datetime, **event) -> None:
    make_event(person.cases.get(), **event)
    workflow.saved(person, by=None, at=at)
    publish(person, at=at)


def test_the_past_as_then_known_stays_when_more_is_told_later(client):
    held = make_journalist(1, at=SUMMER, events=[{"kind": "DETAINED", "on": date(2021, 3, 1)}])
    publish(held, at=SUMMER)
    never = make_journalist(2, at=SUMMER, events=[{"kind": "DETAINED", "on": date(2021, 4, 1)}])
    publish(never, at=SUMMER)
    assert in_custody(client) == (2, 2)

    # What nobody knew then: one had been released, a third had been taken.
    tell(never, at=SUMMER + 400 * DAY, kind="RELEASED", on=date(2021, 11, 1))
    make_profile(3, at=NOW, events=[{"kind": "DETAINED", "on": date(2021, 10, 1)}])
    make_profile(4, at=NOW, events=[{"kind": "DETAINED", "on": date(2021, 10, 1)}])
    tell(held, at=NOW, kind="RELEASED", on=date(2022, 5, 1))

    assert in_custody(client) == (2, 3)
    assert in_custody(client, date(2021, 5, 1)) == (0, 2)


def test_whoever_is_out_of_the_register_is_out_of_its_past(client):
    people = [
        make_journalist(one, at=SUMMER, events=[{"kind": "DETAINED", "on": date(2021, 3, 1)}])
        for one in (1, 2, 3)
    ]
    for person in people:
        publish(person, at=SUMMER)
    assert in_custody(client) == (3, 3)

    workflow.withdraw(people[0], by=None, at=NOW, kind="SAFETY", notice="Gone.", reason="Safety.")

    assert in_custody(client) == (2, 2)
    assert "Irina Sample 1" not in text(client, f"/journalists/?on={ASKED}&known=then")


def test_whoever_is_not_named_any_more_is_counted_and_in_no_list(client):
    person = make_journalist(1, at=SUMMER, events=[{"kind": "DETAINED", "on": date(2021, 3, 1)}])
    publish(person, at=SUMMER)
    change(person, identity="WITHHELD")
    publish(person, at=NOW)

    page = text(client, f"{PAGE}?on={ASKED}")

    assert re.search(r"<bdi>In custody</bdi></th><td>.*?1.*?</td><td>0</td>", page)
    assert "Counted and not named among them: 1 as then known, 0 as now known." in page
    assert names(text(client, f"/journalists/?on={ASKED}&known=then&status=held")) == []


def test_custody_is_told_year_by_year(client):
    person = make_journalist(1, at=SUMMER, events=[{"kind": "DETAINED", "on": date(2020, 3, 1)}])
    publish(person, at=SUMMER)
    tell(person, at=NOW, kind="RELEASED", on=date(2022, 5, 1))

    rows = list(csv.reader(io.StringIO(sheet(client, "custody"))))[1:]

    assert [row for row in rows if row[1:] != ["0", "0"]] == [
        ["1 December 2025", "1", "0"],
        ["1 December 2024", "1", "0"],
        ["1 December 2023", "1", "0"],
        ["1 December 2022", "1", "0"],
        ["1 December 2021", "1", "1"],
        ["1 December 2020", "0", "1"],
    ]
    assert rows[0] == ["24 November 2026", "0", "0"]


def sheet(client, name: str, **asked) -> str:
    words = "&".join(f"{word}={value}" for word, value in asked.items())
    response = client.get(f"/journalists/statistics/{name}.csv?{words}")
    return b"".join(response).decode().removeprefix("\ufeff")


def test_year_is_told_by_kind_country_and_outcome_with_the_people_behind_it(client):
    story = [
        {"kind": "DETAINED", "on": date(2024, 3, 1)},
        {"kind": "DETAINED", "on": date(2024, 5, 1)},
        {"kind": "RELEASED_BAIL", "on": date(2024, 6, 1)},
    ]
    make_profile(1, region=make_region("Iran"), events=story)
    make_profile(2, region=make_region("Georgia"), events=story[:1])
    make_profile(3, region=make_region("Georgia"), events=[{"kind": "KILLED"}])

    page = text(client, f"{PAGE}?year=2024")

    assert "What happened in 2024" in page
    for cell, people in {
        r"<bdi>Detained</bdi></th><td>": ["Irina Sample 1", "Irina Sample 2"],
        r"<bdi>Georgia</bdi></th><td>": ["Irina Sample 2"],
        r"<bdi>Released on bail</bdi></th><td>": ["Irina Sample 1"],
    }.items():
        link = re.search(rf'{cell}<a href="([^"]+)">{len(people)}</a>', page)[1]
        assert sorted(names(text(client, link.replace("&amp;", "&")))) == people
    assert sheet(client, "countries", year=2026) == "Country,Killed\r\nGeorgia,1\r\n"
    assert sheet(client, "years").splitlines() == [
        "Year,Detained,Released on bail,Killed",
        "2024,2,1,0",
        "2025,0,0,0",
        "2026,0,0,1",
    ]


@pytest.mark.parametrize(
    "asked", ["on=soon", "on=2050-01-01", "year=x", "year=1801", "on=0001-01-01"]
)
def test_what_makes_no_sense_is_today(client, asked):
    make_profile(1)

    page = text(client, f"{PAGE}?{asked}")

    assert 'name="on" value="2026-11-24"' in page
    assert "What happened in 2026" in page


def test_figures_that_are_not_there_are_not_found(client):
    make_profile(1)

    assert client.get("/journalists/statistics/secrets.csv").status_code == 404
    assert "Statistics" in text(client, "/journalists/")
    assert text(client, PAGE).count("<td>0</td>") >= 10


def killed(number: int, justice: str, day: date, country: str, kind: str = "KILLED"):
    person = make_journalist(
        number, region=make_region(country), events=[{"kind": kind, "on": day}], at=NOW
    )
    judge(person, justice, at=NOW)


def judge(person, justice: str, *, at: datetime):
    person.cases.update(justice=justice)
    workflow.saved(person, by=None, at=at)
    publish(person, at=at)


def test_justice_is_told_by_year_and_country_with_the_people_behind_it(client):
    killed(1, "NONE", date(2018, 3, 1), "Iran")
    killed(2, "NONE", date(2018, 5, 1), "Georgia", "DIED_IN_CUSTODY")
    killed(3, "FULL", date(2020, 5, 1), "Georgia")
    killed(4, "", date(2020, 5, 1), "Georgia")
    killed(5, "PARTIAL", date(2020, 5, 1), "Georgia", "RELEASED")

    by_year = list(csv.reader(io.StringIO(sheet(client, "justice"))))
    by_country = list(csv.reader(io.StringIO(sheet(client, "justice-countries"))))

    words = ["Complete impunity", "Proceedings under way", "Partial justice", "Full justice"]
    assert by_year == [
        ["Year of the death", *words, "Not recorded", "In all"],
        ["2020", "0", "0", "0", "1", "1", "2"],
        ["2019", "0", "0", "0", "0", "0", "0"],
        ["2018", "2", "0", "0", "0", "0", "2"],
    ]
    assert by_country[1:] == [
        ["Georgia", "1", "0", "0", "1", "1", "3"],
        ["Iran", "1", "0", "0", "0", "0", "1"],
    ]
    for cell in re.findall(r'<td><a href="([^"]+justice=[^"]+)">(\d+)', text(client, PAGE)):
        link, number = cell[0].replace("&amp;", "&"), int(cell[1])
        assert len(names(text(client, link))) == number, link


def test_justice_follows_what_the_case_of_the_death_says_next(client):
    killed(1, "NONE", date(2018, 3, 1), "Iran")

    judge(Journalist.objects.get(), "PARTIAL", at=NOW + DAY)

    rows = ProfileEvent.objects.visible(at=NOW + DAY).values_list("justice", flat=True)
    assert list(rows) == ["PARTIAL"]


def test_countries_are_drawn_side_by_side_on_one_scale_with_the_years_of_nobody(client):
    one = {"kind": "DETAINED", "on": date(2021, 3, 1)}
    later = {"kind": "DETAINED", "on": date(2023, 3, 1)}
    make_profile(1, region=make_region("Georgia"), events=[one, later])
    make_profile(2, region=make_region("Georgia"), events=[one])
    make_profile(3, region=make_region("Iran"), events=[later])

    page = text(client, PAGE)

    assert "the line above stands for 2 people a year" in page
    assert re.findall(r'aria-label="((?:Georgia|Iran)[^"]+)"', page) == [
        "Georgia: 3 people; most in 2021, 2.",
        "Iran: 1 person; most in 2023, 1.",
    ]
    heights = [re.findall(r"v-([\d.]+)", bars) for bars in re.findall(r'<path d="(M[^"]+)"', page)]
    assert heights == [["44", "22"], ["22"]]
    # One year of nobody in the first country, two in the second.
    nobody = re.findall(r'<path class="bars__line" d="((?:M[\d.]+ 45h[\d.]+)+)"', page)
    assert [marks.count("M") for marks in nobody] == [1, 2]
    assert list(csv.reader(io.StringIO(sheet(client, "compared", measure="detained"))))[1:] == [
        ["2023", "1", "1"],
        ["2022", "0", "0"],
        ["2021", "2", "0"],
    ]


def test_countries_are_compared_by_what_the_address_asks_for(client):
    make_profile(1, events=[{"kind": "DETAINED", "on": date(2021, 3, 1)}])
    make_profile(2, region=make_region("Iran"), events=[{"kind": "KILLED"}])

    assert re.findall(r'aria-label="(\w+): 1 person;', text(client, f"{PAGE}?measure=killed")) == [
        "Iran"
    ]
    assert re.search(r'href="[^"]+measure=killed[^"]*#compared"', text(client, PAGE))
