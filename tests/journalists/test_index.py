"""The list of people: narrowed down, counted, in order, page by page."""

import re
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest

from journalists import views
from tests.factories import NOW, make_region
from tests.journalists.factories import (
    days_ago,
    make_journalist,
    make_profile,
    publish,
)
from tests.journalists.test_views import names
from tests.pages import text
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
INDEX = "/journalists/"
DAY = timedelta(days=1)


def shown(client, **asked) -> list[str]:
    """Whom the index lists, having said how many they are."""
    page = text(client, f"{INDEX}?{urlencode(asked)}")
    said = re.search(r'role="status">.*?<p>(\d+) ', page, re.DOTALL)
    found = names(page)
    assert int(said[1]) == len(found)
    return [name.removeprefix("Irina Sample ") for name in found]


@pytest.fixture
def people():
    """Four people, each in another country, at another outlet, with another story."""
    make_profile(1, region=make_region("Kazakhstan", code="KZ"), outlet="Степной вестник")
    make_profile(
        2,
        region=make_region("Iran", code="IR"),
        events=[{"kind": "KILLED", "on": date(2019, 5, 5)}],
        outlet="Kucheh",
    )
    moscow = make_region("Moscow", kind="TERRITORY", parent=make_region("Russia", code="RU"))
    make_profile(
        3,
        region=moscow,
        events=[
            {"kind": "DETAINED", "on": date(2021, 3, 1)},
            {"kind": "RELEASED", "on": date(2022, 3, 1)},
        ],
    )
    person = make_journalist(4, region=make_region("Iran"))
    person.cases.update(link_to_work="CONFIRMED")
    publish(person)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"country": "iran"}, "42"),
        ({"country": "russia"}, "3"),
        ({"country": "moscow"}, ""),
        ({"status": "held"}, "14"),
        ({"status": "killed"}, "2"),
        ({"status": "free", "country": "russia"}, "3"),
        ({"status": "free", "country": "iran"}, ""),
        ({"year": "2021"}, "3"),
        ({"year": "2022", "kind": "detained"}, ""),
        ({"year": "2022", "kind": "released"}, "3"),
        ({"kind": "killed"}, "2"),
        ({"outlet": "Stepnoi"}, "143"),
        ({"outlet": "kucheh"}, "2"),
        ({"outlet": "?!"}, ""),
        ({"work": "confirmed"}, "4"),
        ({"work": "unconfirmed"}, "123"),
        ({"q": "irina sample", "status": "free"}, "3"),
        ({"on": "2021-06-01"}, "23"),
        ({"on": "2021-06-01", "status": "held"}, "3"),
        ({"on": "2021-06-01", "status": "held", "known": "then"}, ""),
        ({"on": "2022-06-01", "status": "held"}, ""),
        ({"status": "anything", "year": "soon", "kind": "x", "on": "2021-99-01"}, "1423"),
        ({"on": "2027-01-01", "known": "then"}, "1423"),
    ],
)
def test_list_is_narrowed_down_and_says_how_many_are_left(client, people, asked, expected):
    assert "".join(shown(client, **asked)) == expected


def test_choice_says_how_many_people_it_leads_to(client, people):
    page = text(client, f"{INDEX}?status=held&sort=name")

    options = re.findall(r'<option value="([\w-]+)"(?: selected)?>([^<]+) \((\d+)\)', page)

    assert ("iran", "Iran", "1") in options
    assert ("kazakhstan", "Kazakhstan", "1") in options
    assert not [one for one in options if one[0] == "russia"]
    assert ("held", "In custody", "2") in options
    assert ("killed", "Killed", "1") in options
    for value, _label, number in options:
        name = {True: "year", False: "status"}[value.isdigit()]
        name = "country" if value in {"iran", "kazakhstan"} else name
        asked = {"status": "held"} | {name: value}
        assert len(shown(client, **asked)) == int(number), value


def test_what_is_asked_for_can_be_taken_out(client, people):
    page = text(client, f"{INDEX}?country=iran&status=held&sort=name&on=2026-11-01&known=then")

    links = re.findall(
        r'<li><a href="([^"]+)"><span class="hush">Take out: </span><span>(\w+)', page
    )

    assert [word for _url, word in links] == ["Country", "Status", "On", "Known"]
    assert links[0][0] == "/journalists/?status=held&amp;on=2026-11-01&amp;known=then&amp;sort=name"
    assert links[2][0] == "/journalists/?country=iran&amp;status=held&amp;sort=name"
    assert 'value="iran" selected' in page
    assert '<meta name="robots" content="noindex, follow">' in page


@pytest.mark.parametrize("sort", ["held", "newest", "name"])
def test_pages_follow_each_other_without_gap_or_double(client, monkeypatch, sort):
    monkeypatch.setattr(views, "PAGE_SIZE", 2)
    for one in range(1, 6):
        make_profile(
            one,
            at=NOW - one * DAY,
            events=[{"kind": "DETAINED" if one < 3 else "KILLED", "on": days_ago(300)}],
        )
    whole = {"held": "12345", "newest": "12345", "name": "12345"}[sort]

    address, found, pages = f"{INDEX}?sort={sort}", "", 0
    while address:
        page = text(client, address)
        found += "".join(name[-1] for name in names(page))
        link = re.search(r'<a rel="next" href="([^"]+)"', page)
        address = link and link[1].replace("&amp;", "&")
        pages += 1

    assert (found, pages) == (whole, 3)


def test_page_begins_where_it_did_when_whoever_stood_there_is_gone(client, monkeypatch):
    monkeypatch.setattr(views, "PAGE_SIZE", 1)
    people = [make_journalist(one) for one in (1, 2)]
    first, _second = map(publish, people)
    workflow.withdraw(people[0], by=None, at=NOW, kind="SAFETY", notice="Gone.", reason="Safety.")

    assert names(text(client, f"{INDEX}?after={first.pk}")) == ["Irina Sample 2"]
    assert names(text(client, f"{INDEX}?after=99999999")) == []


@pytest.mark.parametrize(
    "typed",
    ["Дмитрий Снегирёв", "Snegirev", "snegiryov dmitry", "Снегир", "Сьнегірэў", "dmitri"],
)
def test_cyrillic_name_is_found(client, typed):
    make_profile(2)
    make_profile(
        1,
        name="Dmitry Snegiryov",
        native_name="Дмитрий Снегирёв",
        native_language="ru",
        aliases="Дзмітрый Сьнегірэў",
    )

    assert shown(client, q=typed) == ["Dmitry Snegiryov"]


@pytest.mark.parametrize(
    ("fields", "typed"),
    [
        ({"name": "Narges Mohammadi", "native_name": "نرگس محمدی"}, "محمدی"),
        ({"name": "Narges Mohammadi", "native_name": "نرگس محمدی"}, "Mohamadi"),
        ({"name": "Wang Xiaoming", "native_name": "王小明"}, "王小明"),
        ({"name": "Wang Xiaoming", "native_name": "王小明"}, "wang"),
        ({"name": "Khadija Ismayilova", "native_name": "Xədicə İsmayılova"}, "İsmayılova"),
        ({"name": "Khadija Ismayilova", "native_name": "Xədicə İsmayılova"}, "ismailova"),
        ({"name": "Jana Nováková"}, "novakova"),
        ({"name": "Jana Novakova", "aliases": "Яна Новакова"}, "Новакова"),
    ],
)
def test_name_is_found_in_any_script_and_spelling(client, fields, typed):
    make_profile(2)
    make_profile(1, native_language="xx", **fields)

    assert shown(client, q=typed) == [fields["name"]]


def test_name_is_no_word_of_a_biography_or_an_outlet(client):
    make_profile(1, biography="<p>She once met Boris Planted.</p>", outlet="Planted Paper")

    assert shown(client, q="irina") == ["1"]
    assert shown(client, q="Planted") == []


def test_map_and_bars_say_in_tables_what_they_show(client, people):
    page = text(client, f"{INDEX}?country=iran")

    assert '<g class="tile--2">' in page
    assert re.search(r"<title[^>]*>People by country", page)
    assert '<th scope="row"><bdi>Iran</bdi></th><td>IR</td><td>2</td>' in page
    assert '<th scope="row"><bdi>Russia</bdi></th><td>RU</td><td>0</td>' in page
    assert '<th scope="row"><bdi>2026</bdi></th><td>1</td>' in page
    assert '<th scope="row"><bdi>2020</bdi></th><td>0</td>' in page


def test_withdrawn_and_withheld_are_in_no_choice_and_no_past(client, people):
    withdrawn = make_journalist(5, region=make_region("Belarus", code="BY"))
    publish(withdrawn, at=NOW - DAY)
    before = text(client, f"{INDEX}?on=2026-11-24&known=then")
    workflow.withdraw(withdrawn, by=None, at=NOW, kind="SAFETY", notice="Gone.", reason="Safety.")
    make_profile(6, identity="WITHHELD", region=make_region("Belarus"))

    after = text(client, f"{INDEX}?on=2026-11-23&known=then") + text(client, INDEX)

    assert "Irina Sample 5" in before
    assert "Belarus" in before
    for word in ("Irina Sample 5", "Irina Sample 6", "Belarus", "belarus"):
        assert word not in after


@pytest.mark.parametrize("number", [1, 3])
def test_whatever_is_asked_for_costs_six_queries_at_most(client, django_assert_num_queries, number):
    for one in range(1, number + 1):
        make_profile(one)
    first = f"{INDEX}?after=0&sort=name&country=kazakhstan&status=held&year=2026&kind=detained"

    for address, queries in {
        INDEX: 4,
        f"{INDEX}?q=irina": 6,
        f"{first}&q=irina&outlet=vestnik&work=unconfirmed&on=2026-11-01&known=now": 6,
    }.items():
        with django_assert_num_queries(queries):
            client.get(address)
