"""The register as a folder: whole, the same each time, and empty of whoever is gone."""

import csv
import hashlib
import json
from datetime import timedelta

import pytest
from django.core.management import call_command

from journalists.data.columns import EVENT, PERSON
from tests.factories import NOW, change
from tests.journalists.factories import make_journalist, make_profile, publish
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "public_origin")]


@pytest.fixture
def run(tmp_path, capsys):
    def export() -> str:
        call_command("export_register", tmp_path / "data")
        return capsys.readouterr().out.strip()

    return export


def files(folder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "data").iterdir()}


def rows(folder, name: str) -> list[dict]:
    with (folder / "data" / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_folder_holds_people_events_and_what_the_columns_mean(tmp_path, run):
    make_profile(1, outlet="=cmd()")
    make_profile(2, identity="WITHHELD")

    assert run() == "Version 1: 1 people, 1 added, 0 changed, 0 removed."

    assert [row["name"] for row in rows(tmp_path, "people.csv")] == ["Irina Sample 1"]
    assert rows(tmp_path, "people.csv")[0]["outlet"] == "'=cmd()"
    event = rows(tmp_path, "events.csv")[0]
    assert event["person"] == rows(tmp_path, "people.csv")[0]["id"]
    assert (event["kind"], event["date"]) == ("DETAINED", "2026-07-29")
    meant = [(row["table"], row["column"]) for row in rows(tmp_path, "dictionary.csv")]
    for table, columns in (("people.csv", PERSON), ("events.csv", EVENT)):
        assert {(table, column.name) for column in columns} <= set(meant)
    assert set(rows(tmp_path, "people.csv")[0]) == {n for t, n in meant if t == "people.csv"}
    version = json.loads(files(tmp_path)["version.json"])
    for name, digest in version["sha256"].items():
        assert hashlib.sha256(files(tmp_path)[name]).hexdigest() == digest


def test_second_run_changes_no_byte(tmp_path, run, clock):
    make_profile(1)
    make_profile(2)
    run()
    before = files(tmp_path)
    clock.move_to(NOW + timedelta(days=3))

    assert run() == "Version 1: nothing changed."
    assert files(tmp_path) == before


def test_changes_are_listed_and_whoever_is_gone_is_in_no_file(tmp_path, run):
    people = [make_journalist(one) for one in (1, 2, 3)]
    first, second, third = map(publish, people)
    run()
    assert str(second.public_id).encode() in b"".join(files(tmp_path).values())
    change(people[0], role="writer")
    publish(people[0])
    workflow.withdraw(people[1], by=None, at=NOW, kind="SAFETY", notice="Gone.", reason="Safety.")
    make_profile(4)

    assert run() == "Version 2: 3 people, 1 added, 1 changed, 1 removed."

    everything = b"".join(files(tmp_path).values())
    assert str(second.public_id).encode() not in everything
    assert b"Irina Sample 2" not in everything
    changes = [(row["version"], row["change"]) for row in rows(tmp_path, "changes.csv")]
    assert changes == [
        ("1", "added"), ("1", "added"), ("2", "added"), ("2", "changed"), ("2", "removed"),
    ]  # fmt: skip
    listed = {row["people"] for row in rows(tmp_path, "changes.csv")}
    assert {str(first.public_id), str(third.public_id), "1"} <= listed


def test_empty_register_is_a_version_too(tmp_path, run):
    assert run() == "Version 1: nothing changed."
    assert rows(tmp_path, "people.csv") == []
