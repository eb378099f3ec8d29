"""The list as files: what they hold, and that a spreadsheet runs none of it."""

import csv
import io
import json
import tracemalloc

import pytest

from journalists.data.columns import EVENT, PERSON
from journalists.data.sheets import cell, lines
from tests.factories import make_region
from tests.journalists.factories import make_journalist, make_profile, make_source, publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "public_origin")]


def body(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    assert response.streaming
    return b"".join(response).decode()


def sheet(client, address: str) -> list[dict]:
    return list(csv.DictReader(io.StringIO(body(client, address).removeprefix("\ufeff"))))


def test_sheet_holds_whom_the_list_holds(client):
    names = {"native_name": "ایرینا", "native_language": "fa"}
    make_profile(1, region=make_region("Iran", code="IR"), **names)
    make_profile(2, events=[{"kind": "KILLED"}])
    make_profile(3, identity="WITHHELD")

    rows = sheet(client, "/journalists/journalists.csv?status=held")

    assert [row["name"] for row in rows] == ["Irina Sample 1"]
    assert list(rows[0]) == [column.name for column in PERSON]
    assert rows[0]["native_name"] == "ایرینا"
    assert (rows[0]["country"], rows[0]["country_code"]) == ("Iran", "IR")
    assert (rows[0]["status"], rows[0]["held_since"]) == ("IN_CUSTODY", "2026-07-29")
    assert rows[0]["url"] == "https://news.example/journalists/irina-sample-1/"


def test_json_tells_the_whole_story_and_nothing_confidential(client):
    person = make_journalist(1)
    case = person.cases.get()
    case.events.get().sources.add(make_source(case, "Planted Informant", is_confidential=True))
    case.charges.create(text="Spreading rumors", plea="NOT_GUILTY")
    publish(person)

    text = body(client, "/journalists/journalists.json")
    data = json.loads(text)

    one = data["people"][0]
    assert data["as_of"] == "2026-11-24T12:00:00+00:00"
    assert one["events"][0]["date"] == "2026-07-29"
    assert one["events"][0]["sources"][0]["label"] == "District court"
    assert ["CHARGE", "Spreading rumors"] in one["facts"]
    assert "Planted" not in text


def test_empty_list_is_a_file_too(client):
    assert sheet(client, "/journalists/journalists.csv") == []
    assert json.loads(body(client, "/journalists/journalists.json"))["people"] == []


@pytest.mark.parametrize(
    "value", ["=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1", "\n=1"]
)
def test_cell_that_a_spreadsheet_would_run_is_quoted(value):
    assert cell(value) == f"'{value}"


def test_other_cells_stay_as_they_are(client):
    make_profile(1, outlet="=HYPERLINK(1)")

    assert [cell(one) for one in ("a=b", 5, None, True, ["x", "y"], -3)] == [
        "a=b", 5, "", "true", "x; y", -3,
    ]  # fmt: skip
    assert sheet(client, "/journalists/journalists.csv")[0]["outlet"] == "'=HYPERLINK(1)"


def test_figures_are_files(client):
    make_profile(1, region=make_region("Iran", code="IR"))

    assert sheet(client, "/journalists/countries.csv") == [
        {"Country": "Iran", "Code": "IR", "People": "1"}
    ]
    assert sheet(client, "/journalists/years.csv") == [{"Year": "2026", "People": "1"}]


def test_dictionary_says_what_each_column_of_the_files_means(client):
    make_profile(1)

    rows = sheet(client, "/journalists/data/dictionary.csv")

    meant = {(row["of"], row["name"]): row["about"] for row in rows}
    person = json.loads(body(client, "/journalists/journalists.json"))["people"][0]
    assert {name for part, name in meant if part == "people"} == set(person)
    assert {name for part, name in meant if part == "events"} == set(person["events"][0])
    assert meant["events", "place"] == "A city, and nothing finer."
    assert len(rows) == len(PERSON) + len(EVENT) + 3


def test_file_is_written_in_pieces_of_one_size():
    def peak(number: int) -> int:
        tracemalloc.start()
        longest = max(len(piece) for piece in lines(["a"], (["x" * 100] for _ in range(number))))
        assert longest < 20_000
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    assert peak(50_000) < 1.5 * peak(1_000)
