"""What one row may say: dates, words, names and what is refused in them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalists.desk import Event, Journalist
from journalists.importers.days import read_day
from journalists.importers.mappings import PLAIN
from journalists.importers.names import bare, fold, is_known, parted
from journalists.importers.people import read_person
from journalists.importers.refusals import WrongCell
from journalists.kinds import Precision
from tests.journalists.rows import CPJ


@pytest.mark.parametrize(
    ("text", "on", "precision", "until"),
    [
        ("", None, "UNKNOWN", None),
        ("unknown", None, "UNKNOWN", None),
        ("2014", date(2014, 1, 1), "YEAR", None),
        ("December 2014", date(2014, 12, 1), "MONTH", None),
        ("Sept. 2014", date(2014, 9, 1), "MONTH", None),
        ("2014-12", date(2014, 12, 1), "MONTH", None),
        ("2014-12-05", date(2014, 12, 5), "DAY", None),
        ("5.12.2014", date(2014, 12, 5), "DAY", None),
        ("5 December 2014", date(2014, 12, 5), "DAY", None),
        ("Dec. 5, 2014", date(2014, 12, 5), "DAY", None),
        ("2014-12-05/2014-12-09", date(2014, 12, 5), "RANGE", date(2014, 12, 9)),
    ],
)
def test_date_keeps_the_precision_it_has(text, on, precision, until):
    moment = read_day(text)

    assert (moment.on, moment.precision, moment.until) == (on, precision, until)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("05/12/2014", "“05/12/2014” may be two days: write it as 2014-12-31."),
        ("2014-13", "“2014-13” is not a day of the calendar."),
        ("30 February 2014", "“30 February 2014” is not a day of the calendar."),
        ("Ju 2014", "“Ju 2014” is not a date that can be read."),
        ("0214", "“0214” is not a date of our time."),
        ("about 2014", "“about 2014” is not a date that can be read."),
        ("2014-12-09/2014-12-05", "“2014-12-09/2014-12-05” is no time between two days,"),
        ("2013/2014", "“2013/2014” is no time between two days,"),
        ("٢٠١٤", "“٢٠١٤” is not a date that can be read."),
    ],
)
def test_date_that_says_no_day_is_refused(text, reason):
    with pytest.raises(ValueError, match="^“") as caught:
        read_day(text)

    assert str(caught.value).startswith(reason)


@given(st.text(max_size=20))
def test_no_text_is_read_as_more_than_it_says(text):
    try:
        moment = read_day(text)
    except ValueError:
        return

    if moment.on and moment.precision != Precision.RANGE:
        assert str(moment.on.year) in text
    if moment.precision == Precision.DAY:
        assert str(moment.on.day) in text


@pytest.mark.parametrize(
    "name", ["Ahmad [full name unavailable]", "Unidentified", "unknown", "Unnamed driver", "?"]
)
def test_word_for_no_name_is_no_name(name):
    assert not is_known(name)


CELLS = st.fixed_dictionaries({}, optional={name: st.text() for name in sorted(PLAIN.known)})


@given(CELLS)
def test_any_cells_are_a_person_or_refused(cells):
    filled = {"name": "Ana", "event": "KILLED", "date": "2014"} | cells

    try:
        person = read_person(2, filled, PLAIN)
    except WrongCell as problem:
        column = problem.column
    else:
        column = person.column("name")
    assert column in PLAIN.known


def test_names_are_parted_from_bynames():
    assert parted("Jean Sample (Jesa)") == ("Jean Sample", "Jesa")
    assert parted("Ana Wri (aka Ana Ked)") == ("Ana Wri", "Ana Ked")
    assert parted("Ana (aka Bo) Wri") == ("Ana (aka Bo) Wri", "")
    assert bare("Ahmad [full name unavailable]") == "Ahmad"


def test_names_are_compared_without_what_spellings_differ_in():
    assert fold("Zoë  GA’AL") == fold("zoe gaal")
    assert fold("Андрей Ёлкин") == fold("андрей елкин")
    assert fold("राजेश") != fold("राजश")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"name": ""}, "name: There is no name, so this is nobody’s row."),
        ({"date": "soon"}, "date: “soon” is not a date that can be read."),
        ({"event": ""}, "event: It does not say what happened."),
        (
            {"name": "Ana\u202eirW"},
            "name: There is an invisible character in it that turns the text around.",
        ),
        (
            {"text": "Ana \u2066 Wri"},
            "text: There is an invisible character in it that turns the text around.",
        ),
        ({"name": "Ana\nWri"}, "name: Keep this on one line: it has a line break in it."),
        ({"justice": "some"}, "justice: “some” is none of: NONE, ONGOING, PARTIAL, FULL, complete"),
        ({"url": "ftp:/nowhere"}, "url: Enter a valid URL."),
        ({"url": "http://[::1"}, "url: Enter a valid URL."),
        ({"id": ":7"}, "id: Write whose number it is and the number: wikidata:Q42."),
        ({"country": "a" * 101}, "country: “aaaaaaaaaa"),
    ],
)
def test_row_is_refused_with_its_number_column_and_reason(lists, cells, reason):
    last = lists.take({"name": "Bo Ked"}, cells)

    assert last == "created 1, updated 0, unchanged 0, refused 1"
    assert lists.refused[0].startswith(f"list.csv: row 3, {reason}")


def test_nul_in_json_is_refused(lists):
    lists.take({"name": "Ana\0Wri"}, name="list.json")

    assert lists.refused == ["list.json: row 1, name: There is a NUL in it, which no text has."]


def test_state_that_the_mapping_does_not_know_is_refused(lists):
    lists.take({"status": "Imprisoned"}, base=CPJ)

    assert lists.refused == ["list.csv: row 2, status: “Imprisoned” is none of: Killed, Missing."]


@pytest.mark.parametrize("cell", ["Freelance", "freelance", "Freelancer"])
def test_freelance_is_employment_and_no_outlet(lists, cell):
    lists.take({"organizations": cell, "employedAs": ""}, base=CPJ)

    person = Journalist.objects.get()
    assert (person.outlet, person.employment) == ("", "FREELANCE")


def test_media_worker_is_one_however_employed(lists):
    lists.take({"type": "Media Worker", "employedAs": "Staff"}, base=CPJ)

    assert Journalist.objects.get().employment == "MEDIA_WORKER"


def test_name_that_is_half_known_stays_as_it_is_written(lists):
    lists.take({"fullName": "Ahmad [full name unavailable]"}, base=CPJ)

    person = Journalist.objects.get()
    assert (person.name, person.slug) == ("Ahmad [full name unavailable]", "ahmad")


def test_byname_becomes_an_alias(lists):
    lists.take({"fullName": "Jean Sample (Jesa),"}, base=CPJ)

    person = Journalist.objects.get()
    assert (person.name, person.aliases) == ("Jean Sample", "Jesa")


def test_place_finer_than_a_city_is_left_out_and_said(lists):
    lists.take({"place": "12 Lenin Street"})

    assert Event.objects.get().place == ""
    assert "list.csv: row 2, place: left out, as it says more than a city." in lists.lines


def test_unknown_place_is_no_place(lists):
    lists.take({"location": "an unknown place"}, base=CPJ)

    assert Event.objects.get().place == ""


def test_words_of_readers_are_taken_as_well(lists):
    lists.take({"event": "died in custody", "link_to_work": "Probable"})

    event = Event.objects.get()
    assert (event.kind, event.case.link_to_work) == ("DIED_IN_CUSTODY", "PROBABLE")


def test_source_is_the_one_that_the_row_names(lists):
    lists.take({"url": "https://example.org/list"})

    [source] = Event.objects.get().sources.all()
    assert (source.publisher, source.is_official) == ("example.org", False)
