"""Lists of other registers, brought to the desk."""

from datetime import date
from pathlib import Path

import pytest

from journalists.desk import Event, Journalist, Revision
from journalists.importers import matching
from journalists.kinds import Consent, Identity
from journalists.origins import DuplicateProposal, ExternalId
from journalists.record import Profile
from posts.desk import Region
from tests.factories import NOW, make_region
from tests.journalists.factories import make_journalist, make_source, publish
from tests.journalists.rows import CPJ
from watchdog import workflow
from watchdog.copies import State

REAL = Path(__file__).parents[3] / "shared" / "data" / "cpj-killed-1992-2022.csv"

pytestmark = pytest.mark.django_db


def test_row_of_cpj_becomes_a_draft_with_one_sourced_event(lists):
    last = lists.take({"organizations": "Stepnoi Vestnik,Radio Step; Freelance"}, base=CPJ)

    person = Journalist.objects.get()
    [event] = Event.objects.of(person)
    [source] = event.sources.all()
    assert last == "created 1, updated 0, unchanged 0, refused 0"
    assert (person.name, person.slug) == ("Irina Sample", "irina-sample")
    assert (person.outlet, person.role) == ("Stepnoi Vestnik, Radio Step", "editor")
    assert person.employment == "STAFF"
    assert person.region == person.origin == Region.objects.get(code="KZ")
    assert event.case.title == "Killing, Kazakhstan, 2014"
    assert (event.case.link_to_work, event.case.justice) == ("CONFIRMED", "NONE")
    assert (event.kind, event.place, event.actor) == ("KILLED", "Orsk", "unknown fire")
    assert event.text == "Murdered."
    assert source.publisher == event.attribution == "Committee to Protect Journalists"


def test_year_stays_a_year(lists):
    lists.take({"year": "2014"}, base=CPJ)

    moment = Event.objects.get().moment
    assert (moment.precision, moment.iso, moment.label) == ("YEAR", "2014", "2014")


def test_readers_see_the_year_and_no_invented_day(lists, client, clock):
    lists.take({"year": "2014"}, base=CPJ)
    person = Journalist.objects.get()
    person.consent, person.review_on = Consent.PUBLIC, date(2027, 3, 1)
    person.save()
    # The list is one source; a register of names asks for a second.
    event = Event.objects.get()
    event.sources.add(make_source(event.case))

    profile = publish(person)

    page = client.get(profile.url).content.decode()
    assert '<time datetime="2014">2014</time>' in page
    assert "January" not in page
    assert "2014-01" not in page


def test_arrival_is_a_draft_that_cannot_be_published(lists):
    lists.take({})

    person = Journalist.objects.get()
    blocks = {p.code for p in person.door.problems(person, at=NOW) if p.level == "block"}
    assert (person.state, person.identity, person.consent) == (State.DRAFT, Identity.NAMED, "")
    assert {"consent-missing", "review-missing"} <= blocks
    assert not Profile.objects.exists()


def test_arrival_is_a_revision_without_a_person(lists):
    lists.take({})

    assert Revision.objects.values_list("by", "reason").get() == (None, "import: list.csv")


def test_second_run_changes_nothing(lists):
    rows = [{"name": "Irina Sample"}, {"name": "Bo Ked", "date": ""}, {"name": "Unidentified"}]
    lists.take(*rows)
    before = list(Journalist.objects.values())

    last = lists.take(*rows)

    assert last == "created 0, updated 0, unchanged 3, refused 0"
    assert list(Journalist.objects.values()) == before


def test_rows_in_another_order_are_the_same(lists):
    twins = [{"outlet": "Stepnoi Vestnik"}, {"outlet": "Radio Step"}, {"name": "Bo Ked"}]
    lists.take(*twins)

    last = lists.take(*reversed(twins))

    assert last == "created 0, updated 0, unchanged 3, refused 0"


def test_changed_row_updates_what_nobody_worked_on(lists):
    lists.take({})

    last = lists.take({"outlet": "Radio Step", "date": "5 December 2014", "account": "A film."})

    person = Journalist.objects.get()
    event = Event.objects.get()
    assert last == "created 0, updated 1, unchanged 0, refused 0"
    assert (person.outlet, event.case.account) == ("Radio Step", "A film.")
    assert (event.on, event.precision) == (date(2014, 12, 5), "DAY")
    assert person.revisions.count() == 2


def test_source_that_a_row_names_later_is_added(lists):
    lists.take({})

    last = lists.take({"publisher": "District court"})

    assert last == "created 0, updated 1, unchanged 0, refused 0"
    assert [source.publisher for source in Event.objects.get().sources.all()] == ["District court"]


def test_changed_row_is_refused_where_somebody_worked_on_it(lists):
    lists.take({})
    person = Journalist.objects.get()
    person.role = "columnist"
    person.save()
    workflow.saved(person, by=None, at=NOW)

    code = lists.run(lists.write({"outlet": "Radio Step"}))

    person.refresh_from_db()
    assert code == 1
    assert lists.refused[0] == (
        "list.csv: row 2, outlet: It has changed, but somebody has worked on Irina Sample"
        f" (Kazakhstan, 2014), number {person.pk} at the desk, since the last import."
        " Change it there."
    )
    assert (person.outlet, person.role) == ("Stepnoi Vestnik", "columnist")


def test_changed_row_is_refused_where_somebody_submitted_it(lists):
    lists.take({})
    workflow.submit(Journalist.objects.get(), by=None, at=NOW)

    last = lists.take({"outlet": "Radio Step"})

    assert last == "created 0, updated 0, unchanged 0, refused 1"


def test_unchanged_row_is_unchanged_whatever_somebody_wrote(lists):
    lists.take({})
    person = Journalist.objects.get()
    person.consent = Consent.FAMILY
    person.save()
    workflow.saved(person, by=None, at=NOW)

    last = lists.take({})

    assert last == "created 0, updated 0, unchanged 1, refused 0"
    assert Journalist.objects.get().consent == Consent.FAMILY


def test_people_of_one_name_are_kept_apart_and_proposed(lists):
    lists.take({"date": "2012"}, {"date": "2014"}, {"date": "2014", "country": "Belarus"})

    assert list(Journalist.objects.order_by("pk").values_list("slug", flat=True)) == [
        "irina-sample",
        "irina-sample-2014",
        "irina-sample-2014-2",
    ]
    assert DuplicateProposal.objects.filter(decision="OPEN").count() == 3


def test_somebody_without_a_name_is_nobody_elses_duplicate(lists):
    last = lists.take({"name": "Unidentified"}, {"name": "Unidentified", "outlet": "Radio Step"})

    assert last == "created 2, updated 0, unchanged 0, refused 0"
    assert not DuplicateProposal.objects.exists()


def test_changed_row_without_a_name_is_refused(lists):
    lists.take({"name": "Unidentified"})

    lists.take({"name": "Unidentified", "outlet": "Radio Step"})

    assert Journalist.objects.get().outlet == "Stepnoi Vestnik"
    assert lists.refused[0].startswith("list.csv: row 2, name: Unidentified (Kazakhstan, 2014) is")


def test_changed_row_of_two_alike_updates_the_one_that_it_must_be(lists):
    lists.take({"outlet": "One"}, {"outlet": "Two"})

    last = lists.take({"outlet": "Three"}, {"outlet": "One"})

    assert last == "created 0, updated 1, unchanged 1, refused 0"
    assert set(Journalist.objects.values_list("outlet", flat=True)) == {"One", "Three"}


def test_two_changed_rows_of_two_alike_are_refused(lists):
    lists.take({"outlet": "One"}, {"outlet": "Two"})

    last = lists.take({"outlet": "Three"}, {"outlet": "Four"})

    assert last == "created 0, updated 0, unchanged 0, refused 2"
    assert set(Journalist.objects.values_list("outlet", flat=True)) == {"One", "Two"}


def test_id_is_the_person_whatever_the_name(lists):
    lists.take({"id": "7"})

    last = lists.take({"id": "7", "name": "Iryna Sample", "date": "2015"})

    assert last == "created 0, updated 1, unchanged 0, refused 0"
    assert Journalist.objects.get().name == "Iryna Sample"
    assert str(ExternalId.objects.get()) == "plain:7"


def test_two_ids_are_two_people(lists):
    lists.take({"id": "wikidata:Q7"})

    last = lists.take({"id": "wikidata:Q8"})

    assert last == "created 1, updated 0, unchanged 0, refused 0"


def test_id_that_comes_twice_is_refused(lists):
    lists.take({"id": "7"}, {"id": "7", "name": "Bo Ked"})

    assert lists.refused == ["list.csv: row 3, id: Row 2 has the same number."]


def test_id_that_is_added_is_kept_with_the_person(lists):
    lists.take({})

    first, second = lists.take({"id": "7"}), lists.take({"id": "7"})

    assert first == "created 0, updated 1, unchanged 0, refused 0"
    assert second == "created 0, updated 0, unchanged 1, refused 0"


def test_somebody_who_was_written_here_is_left_alone(lists):
    here = make_journalist(name="Irina Sample", events=[{"kind": "KILLED", "on": date(2014, 3, 1)}])

    lists.take({}, {"date": "2015"})

    assert lists.refused[0] == (
        f"list.csv: row 2, name: This is number {here.pk} at the desk already, whom no list of this"
        " kind brought."
        " Change it there."
    )
    assert Journalist.objects.count() == 2
    assert DuplicateProposal.objects.get().first == here


def test_dissolved_country_is_proposed_without_a_code(lists):
    lists.take({"country": "Yugoslavia", "date": "1999"})

    region = Region.objects.get(name="Yugoslavia")
    assert (region.code, region.is_proposed) == ("", True)
    assert "Yugoslavia is a state that is no more: proposed as a region without a code." in (
        lists.lines
    )


def test_region_of_the_desk_is_used(lists):
    region = make_region("Qazaqstan", code="KZ")

    lists.take({"country": "Kazakhstan"})

    assert Journalist.objects.get().region == region


def test_dry_run_shows_each_row_and_saves_nothing(lists):
    lists.take({}, {"name": "Bo Ked"}, {"name": "Ana Wri"})

    path = lists.write(
        {"outlet": "Radio Step"},
        {"name": "Bo Ked"},
        {"name": "Ana Wri", "date": "soon"},
        {"name": "New"},
    )
    lists.run(path, "--dry-run")

    assert [line for line in lists.lines if ": row" in line] == [
        "changed: row 2, outlet: Irina Sample (Kazakhstan, 2014)",
        "same: row 3, Bo Ked (Kazakhstan, 2014)",
        "new: row 5, New (Kazakhstan, 2014)",
        "refused: list.csv: row 4, date: “soon” is not a date that can be read.",
    ]
    assert lists.lines[-1] == "created 1, updated 1, unchanged 1, refused 1"
    assert Journalist.objects.filter(outlet="Stepnoi Vestnik").count() == 3


def test_number_of_queries_for_a_known_row_is_flat(lists, django_assert_num_queries):
    lists.take(*({"name": f"Ana {n}"} for n in range(30)))
    path = lists.write(*({"name": f"Ana {n}"} for n in range(30)))

    # The desk once, then one transaction for a hundred rows.
    with django_assert_num_queries(10):
        lists.run(path)


def test_names_in_every_script_survive(lists):
    names = ["Андрей Ёлкин", "محمد کریمی", "王小明", "Zoë Đặng Ångström", "Ga’al O'Neil", "أحمد‌علی"]

    lists.take(*({"name": name} for name in names))

    assert list(Journalist.objects.order_by("pk").values_list("name", flat=True)) == names


def test_desk_compares_names_without_accents_and_case():
    assert matching.fold("ÁNDRÉ Ga’al") == matching.fold("andre gaal")


def test_real_export_comes_in_whole(lists):
    if not REAL.exists():
        pytest.skip(f"the real export is not at {REAL}")

    lists.run(REAL)

    mishras = Journalist.objects.filter(name="Rajesh Mishra")
    assert lists.lines[-1] == "created 2163, updated 0, unchanged 0, refused 2"
    assert [line.partition(": ")[2] for line in lists.refused] == [
        "row 2165, fullName: There is no name, so this is nobody’s row.",
        "row 2166, fullName: There is no name, so this is nobody’s row.",
    ]
    assert Journalist.objects.count() == 2163
    assert set(mishras.values_list("cases__events__on__year", flat=True)) == {2012, 2017}
    assert set(Event.objects.values_list("precision", flat=True)) == {"YEAR"}
    assert lists.run(REAL) == 1
    assert lists.lines[-1] == "created 0, updated 0, unchanged 2163, refused 2"
