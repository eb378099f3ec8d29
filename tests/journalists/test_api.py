"""The register for programs, and its feeds."""

import json
import re
import xml.etree.ElementTree as ET
from datetime import date, timedelta

import openapi_spec_validator
import pytest
from jsonschema import Draft202012Validator

from journalists.data import api
from tests.factories import NOW, make_region
from tests.journalists.factories import make_event, make_journalist, make_profile, publish
from tests.pages import SITE, text
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "public_origin")]
API = "/journalists/api/"
ATOM = "{http://www.w3.org/2005/Atom}"


def answer(client, path: str, status: int = 200) -> dict:
    response = client.get(f"{API}{path}")
    assert response.status_code == status
    assert response["Content-Type"] == "application/json"
    assert response["Access-Control-Allow-Origin"] == "*"
    return response.json()


def walked(client, path: str, name: str) -> list[dict]:
    found = []
    while path:
        data = answer(client, path)
        found += data[name]
        path = data["next"] and data["next"].removeprefix(f"{SITE}{API}")
    return found


def test_people_and_events_are_walked_page_by_page(client, monkeypatch):
    monkeypatch.setattr(api, "PAGE_SIZE", 2)
    for one in range(1, 6):
        make_profile(one, region=make_region("Iran" if one < 5 else "Georgia"))
    make_profile(6, identity="WITHHELD")

    people = walked(client, "people/?sort=name&country=iran", "people")
    events = walked(client, "events/?country=iran&kind=detained&year=2026", "events")

    assert [one["name"][-1] for one in people] == list("1234")
    assert sorted(one["name"][-1] for one in events) == list("1234")
    assert events[0]["date"] == "2026-07-29"
    assert len(walked(client, "events/", "events")) == 5


def test_person_is_found_by_id_while_shown(client):
    person = make_journalist()
    publish(person)

    one = answer(client, f"people/{person.public_id}/")["person"]

    assert one["name"] == "Irina Sample 1"
    assert one["events"][0]["kind"] == "DETAINED"

    workflow.withdraw(person, by=None, at=NOW, kind="SAFETY", notice="Gone.", reason="Safety.")

    assert answer(client, f"people/{person.public_id}/", 404) == {
        "errors": ["Nobody in the register has this id."]
    }
    assert answer(client, "people/")["people"] == answer(client, "events/")["events"] == []


@pytest.mark.parametrize("path", ["people/?year=soon", "events/?kind=x", "events/?after=-1"])
def test_word_that_makes_no_sense_is_refused(client, path):
    assert len(answer(client, path, 400)["errors"]) == 1


def test_answers_are_what_the_description_says(client):
    person = make_profile(1)
    described = answer(client, "openapi.json")
    schemas = described["components"]["schemas"]
    given = {
        "Person": answer(client, "people/")["people"][0],
        "WholePerson": answer(client, f"people/{person.public_id}/")["person"],
        "Event": answer(client, "events/")["events"][0],
        "Errors": answer(client, "people/?year=x", 400),
    }

    assert set(described["paths"]) == {f"{API}people/", f"{API}events/", f"{API}people/{{id}}/"}
    assert set(given) == set(schemas)
    openapi_spec_validator.validate(described)
    for name, data in given.items():
        assert set(data) == set(schemas[name]["required"]) == set(schemas[name]["properties"])
        schema = described | {"$ref": f"#/components/schemas/{name}"}
        Draft202012Validator(schema).validate(data)
    refs = re.findall(r'"\$ref": "#/components/schemas/(\w+)"', json.dumps(described))
    assert set(refs) == set(schemas)


def entries(client, address: str) -> list[tuple[str, str]]:
    root = ET.fromstring(client.get(address).content)
    return [
        (one.find(f"{ATOM}title").text, one.find(f"{ATOM}id").text)
        for one in root.findall(f"{ATOM}entry")
    ]


def test_feed_of_a_case_tells_it_step_by_step(client):
    person = make_journalist()
    make_event(person.cases.get(), kind="TRIAL", on=date(2026, 12, 4))
    make_event(person.cases.get(), kind="CHARGED", on=date(2026, 9, 1), text="Charged & <b>.")
    publish(person)
    urn = person.public_id.urn

    found = entries(client, "/journalists/irina-sample-1/feed.atom")

    assert found == [
        ("Irina Sample 1: Charged, 1 September 2026", f"{urn}:2026-09-01-charged"),
        ("Irina Sample 1: Detained, 29 July 2026", f"{urn}:2026-07-29-detained"),
    ]
    page = text(client, "/journalists/irina-sample-1/")
    assert 'href="/journalists/irina-sample-1/feed.rss"' in page


def test_feed_of_a_region_has_what_lies_in_it(client):
    asia = make_region("Asia")
    make_profile(1, region=make_region("Farland", parent=asia), at=NOW - timedelta(hours=1))
    make_profile(2, region=make_region("Nearland"))
    make_profile(3, region=asia, identity="WITHHELD")

    assert len(entries(client, "/journalists/feed.atom")) == 2
    assert len(entries(client, "/journalists/regions/asia/feed.atom")) == 1
    assert client.get("/journalists/regions/asia/feed.json").json()["items"][0]["title"] == (
        "Irina Sample 1: Detained, 29 July 2026"
    )
    assert client.get("/journalists/regions/nowhere/feed.rss").status_code == 404


def test_feed_of_somebody_who_is_gone_is_gone(client):
    person = make_journalist()
    publish(person)
    workflow.withdraw(person, by=None, at=NOW, kind="SAFETY", notice="Gone.", reason="Safety.")

    assert client.get("/journalists/irina-sample-1/feed.rss").status_code == 404
    assert entries(client, "/journalists/feed.atom") == []


@pytest.mark.parametrize(("until", "is_shown"), [("2026-11-24", True), ("2026-11-23", False)])
def test_what_readers_can_do_is_shown_until_its_day(client, clock, until, is_shown):
    person = make_journalist(
        action="Write to https://example.org/ministry.",
        action_until=date.fromisoformat(until),
        action_note="Do not write from Belarus.",
    )
    clock.move_to(NOW - timedelta(days=2))
    publish(person, at=NOW - timedelta(days=2))
    clock.move_to(NOW)

    page = text(client, "/journalists/irina-sample-1/")

    assert ("What you can do" in page) == is_shown
    assert ("Do not write from Belarus." in page) == is_shown
    assert "Something wrong?" in page
