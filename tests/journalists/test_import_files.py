"""Files as other registers send them: encodings, forms, broken and strange ones."""

import json

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from journalists.desk import Journalist
from journalists.importers import tables
from journalists.importers.refusals import Refusal, Unreadable
from tests.journalists.rows import PLAIN

CYRILLIC = {"name": "Андрей Ёлкин", "country": "Казахстан", "outlet": "Степной вестник"}
LATIN = {"name": "José Núñez", "outlet": "Le Monde à l’été"}

NUL = (
    "FILE has a NUL at byte 15, line 2: it is no text, or UTF-16 without a mark (then say"
    " --encoding utf-16-le)."
)


@pytest.fixture
def refusal(lists):
    """Import a file that cannot be read and return the sentence, which names it as “FILE”."""

    def refuse(path, *options):
        with pytest.raises(CommandError) as caught:
            lists.run(path, *options)
        assert caught.value.returncode == 1
        assert Journalist.objects.count() == 0
        return str(caught.value).replace(str(path), "FILE")

    return refuse


@pytest.mark.parametrize(
    ("encoding", "row", "said"),
    [
        ("utf-8", CYRILLIC, "UTF-8"),
        ("utf-8-sig", CYRILLIC, "UTF-8 with a byte order mark"),
        ("utf-16", CYRILLIC, "UTF-16"),
        ("cp1251", CYRILLIC, "cp1251"),
        ("cp1252", LATIN, "cp1252"),
    ],
)
def test_encoding_is_found_and_named(lists, encoding, row, said):
    lists.take(row, encoding=encoding)

    assert Journalist.objects.get().name == row["name"]
    assert f"is read as CSV with commas, in {said}. Mapping: plain." in lists.lines[0]


def test_encoding_that_is_named_is_taken(lists):
    path = lists.write(CYRILLIC, encoding="utf-16-le")

    assert lists.run(path, "--encoding", "utf-16-le") == 0
    assert Journalist.objects.get().name == "Андрей Ёлкин"


def test_wrong_encoding_is_refused_by_the_byte(lists, refusal):
    path = lists.write({}, {"name": "José"}, encoding="cp1252")

    sentence = refusal(path, "--encoding", "utf-8")

    place = path.read_bytes().index(b"\xe9") + 1
    assert sentence == (f"FILE is not UTF-8: 0xE9 at byte {place}, line 3, has no meaning there.")


def test_wrong_encoding_that_would_garble_names_is_refused(lists, refusal):
    path = lists.write({}, CYRILLIC)

    sentence = refusal(path, "--encoding", "cp1251")

    place = path.read_bytes().index("А".encode()) + 1
    assert sentence == (
        f"FILE is not cp1251: it is UTF-8, as the letter at byte {place}, line 3 shows."
    )


def test_mark_outweighs_the_encoding_that_is_named(lists, refusal):
    path = lists.write({}, encoding="utf-16")

    assert refusal(path, "--encoding", "utf-8") == (
        "FILE is not utf-8: from byte 1 it says that it is UTF-16."
    )


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_delimiter_is_found(lists, mark):
    lists.take({"outlet": "One, Two"}, delimiter=mark)

    assert Journalist.objects.get().outlet == "One, Two"


def test_json_is_read(lists):
    rows = {"outlet": ["One", "Two"], "date": 2014, "place": None}

    assert lists.take(rows, name="list.json") == "created 1, updated 0, unchanged 0, refused 0"
    assert Journalist.objects.get().outlet == "One, Two"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"name": "Ana"}', "FILE is JSON, but no list of objects: it begins with {."),
        ('[{"name": "Ana"},', "FILE is not JSON, at row 2: Expecting value."),
        ('[{"name": "Ana"}', "FILE breaks off after row 1."),
        ('[{"a": 1, "a": 2}]', "FILE is broken at row 1: an object has one name twice."),
        ("[" * 100_000, "FILE is nested too deep, at row 1."),
        ('[{"name": NaN}]', "FILE is not JSON, at row 1: NaN is no number."),
        ("[]{}", "FILE goes on after the end of its list."),
    ],
)
def test_broken_json_is_refused(tmp_path, refusal, text, sentence):
    path = tmp_path / "list.json"
    path.write_text(text)

    assert refusal(path) == sentence


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "FILE is empty."),
        (
            b"PK\x03\x04 and so on",
            "FILE is a spreadsheet (.xlsx, .ods) or another zip archive. Save it as CSV.",
        ),
        (
            b"<!DOCTYPE html><table><tr><td>name",
            "FILE is an HTML page, not a list. Ask for the CSV or JSON of it.",
        ),
        (b"name,country\nA\0na,Iran\n", NUL),
        (b"name,name\nAna,Bo\n", "FILE has two columns of one name: name."),
        (
            b'name,country,event,date\nAna,"Iran,KILLED,2014\n',
            "FILE is broken at row 2: unexpected end of data.",
        ),
    ],
)
def test_file_that_is_no_list_is_refused_by_what_it_is(tmp_path, refusal, data, sentence):
    path = tmp_path / "list.csv"
    path.write_bytes(data)

    assert refusal(path) == sentence


def test_file_that_is_not_there_is_refused(tmp_path, refusal):
    assert refusal(tmp_path / "none.csv") == "There is no file FILE."
    assert refusal(tmp_path) == "FILE is not a file."


def test_columns_of_no_mapping_are_answered_with_those_that_there_are(lists, refusal):
    path = lists.write({}, base={"Nom": "Ana"})

    assert refusal(path).startswith("No mapping fits the columns of FILE. There are: cpj (")


def test_mapping_that_does_not_fit_is_refused(lists, refusal):
    path = lists.write({})

    assert refusal(path, "--mapping", "cpj") == (
        "FILE lacks columns of the mapping cpj: fullName, year, status."
    )


def test_unknown_columns_are_said_once(lists):
    lists.take({"mood": "gloomy"}, {"name": "Bo Ked", "mood": ""})

    assert [line for line in lists.lines if "mood" in line] == [
        "Columns that are not known, left out: mood."
    ]


@pytest.mark.parametrize("options", [["--mapping", "ours"], ["--encoding", "base64"], []])
def test_wrong_usage_is_refused(lists, options):
    files = [str(lists.write({}))] if options else []

    with pytest.raises(CommandError):
        call_command("import_journalists", *files, *options)


def test_row_of_another_length_is_refused(lists):
    path = lists.write({}, {"name": "Bo Ked"})
    path.write_text(path.read_text() + "Ana Wri,Iran\n\nBo,Iran,KILLED,2014,Orsk,One,Two\n")

    assert lists.run(path) == 1
    assert lists.refused == [
        "list.csv: row 4: It has 2 cells where the header has 6.",
        "list.csv: row 6: It has 7 cells where the header has 6.",
    ]


def test_cell_over_the_limit_is_refused(lists):
    lists.take({"text": "a" * (tables.MAX_CELL + 1)}, {"outlet": "b" * 201})

    assert lists.refused == [
        "list.csv: row 2, text: 10,001 characters; it may have 10,000.",
        "list.csv: row 3, outlet: Ensure this value has at most 200 characters (it has 201).",
    ]


def test_file_over_the_limit_is_refused(lists, refusal, monkeypatch):
    monkeypatch.setattr(tables, "MAX_ROWS", 1)

    assert refusal(lists.write({}, {})) == "FILE has more than 1 rows. Split it."


@given(st.binary(max_size=200), st.sampled_from(["", "utf-8", "utf-16", "cp1251"]))
def test_any_bytes_are_a_table_or_refused(tmp_path_factory, data, encoding):
    path = tmp_path_factory.mktemp("any") / "list.csv"
    path.write_bytes(data)

    try:
        rows = list(tables.open_table(path, encoding=encoding).rows())
    except Unreadable:
        return

    assert all(isinstance(row, dict | Refusal) for _number, row in rows)


def test_memory_does_not_grow_with_the_file(tmp_path):
    path = tmp_path / "long.json"
    path.write_text(json.dumps([PLAIN]))

    rows = tables.open_table(path).rows()

    assert next(rows) == (1, PLAIN)
    assert iter(rows) is rows
