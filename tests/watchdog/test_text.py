"""The one door for text."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from watchdog.text import SLUG_LENGTH, check_line, direction, normalize, slugify_line


def test_normalize_composes_letters_and_accents():
    assert normalize("Cafe\u0301") == "Café"


def test_normalize_strips_controls_and_keeps_newlines_tabs_and_spaces():
    assert normalize("a\x00\x07b\x7f\x9f  c\n\td\ud800\uffff") == "ab  c\n\td"


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_normalize_makes_every_line_end_a_newline(line_end):
    assert normalize(f"one{line_end}two") == "one\ntwo"


@given(st.text(st.characters(codec=None)))
def test_normalize_changes_nothing_the_second_time(text):
    once = normalize(text)

    assert normalize(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode()


@pytest.mark.parametrize(
    "line",
    [
        "Police Detain Six At Rally",
        "Журналистку задержали в Томске",
        "می\u200cخواهم",
        "\u200eRFE/RL\u200f و آزادی",
        "ქართული",
        "کور\u200d\u061c",
        "",
    ],
)
def test_check_line_passes_every_script_with_its_marks_and_joiners(line):
    assert check_line(line) is None


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\n", "newline"),
        ("\r", "newline"),
        ("\u2028", "newline"),
        ("\u2029", "newline"),
        ("\x85", "newline"),
        ("\t", "control"),
        ("\x00", "control"),
        ("\x1b", "control"),
        ("\x7f", "control"),
        ("\ud800", "control"),
        ("\ufffe", "control"),
        *[(chr(number), "bidi") for number in [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]],
    ],
)
def test_check_line_refuses_what_could_deceive(character, code):
    with pytest.raises(ValidationError) as refusal:
        check_line(f"Editor{character}In Chief")

    assert refusal.value.code == code
    assert refusal.value.message.endswith(".")


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("Man Who Filmed Ward, Flees!", "man-who-filmed-ward-flees"),
        ("Полиция задержала шестерых", "полиция-задержала-шестерых"),
        ("خبرنگاران در زندان", "خبرنگاران-در-زندان"),
        ("  -- _x_ --  ", "x"),
        ("?!", "post-7"),
        ("", "post-7"),
    ],
)
def test_slugify_line_keeps_the_words_or_falls_back(line, slug):
    assert slugify_line(line, "post-7") == slug


def test_slugify_line_cuts_between_words():
    assert slugify_line("word " * 40, "x") == "-".join(["word"] * 16)


def test_slugify_line_keeps_a_last_word_that_just_fits():
    line = f"{'a' * 40} {'b' * 39} c"

    assert slugify_line(line, "x") == f"{'a' * 40}-{'b' * 39}"


def test_slugify_line_cuts_a_first_word_that_is_too_long():
    assert slugify_line("a" * 200, "x") == "a" * SLUG_LENGTH


@pytest.mark.parametrize(
    "language", ["ar", "fa", "ps", "ur", "he", "ug", "FA", "fa-IR", "ur_PK", "uz-Arab", "ckb"]
)
def test_direction_is_right_to_left(language):
    assert direction(language) == "rtl"


@pytest.mark.parametrize("language", ["en", "ru", "ka", "kk", "uz", "ur-Latn", "az-Cyrl", "ku", ""])
def test_direction_is_left_to_right(language):
    assert direction(language) == "ltr"
