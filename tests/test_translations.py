"""The interface in each language that it speaks: every word of it, and nothing out of step."""

import gettext
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.conf import settings

pytestmark = pytest.mark.once

CODES = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
VALUE = re.compile(r"%\(\w+\)[sd]|%%")


def folder(code: str, root: Path = settings.BASE_DIR) -> Path:
    return root / "watchdog" / "locale" / code / "LC_MESSAGES"


def catalog(code: str, root: Path = settings.BASE_DIR) -> polib.POFile:
    return polib.pofile(str(folder(code, root) / "django.po"))


def words(one: polib.POFile) -> set[tuple[str, str]]:
    return {(entry.msgid, entry.msgid_plural) for entry in one}


@pytest.mark.parametrize("code", CODES)
def test_every_word_is_translated(code):
    found = catalog(code)

    assert [entry.msgid for entry in found.untranslated_entries()] == []
    assert [entry.msgid for entry in found.fuzzy_entries()] == []


@pytest.mark.parametrize("code", CODES)
def test_translation_says_every_value_that_the_original_says(code):
    for entry in catalog(code):
        if entry.msgid_plural:
            wanted = set(VALUE.findall(entry.msgid_plural))
            for form in entry.msgstr_plural.values():
                assert set(VALUE.findall(form)) == wanted, entry.msgid
        else:
            assert sorted(VALUE.findall(entry.msgstr)) == sorted(VALUE.findall(entry.msgid))


@pytest.mark.parametrize("code", CODES)
def test_compiled_words_are_the_written_ones(code):
    with (folder(code) / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    for entry in catalog(code):
        if entry.msgid_plural:
            for number in (1, 3, 5, 11, 21, 100):
                form = compiled.plural(number)
                said = compiled.ngettext(entry.msgid, entry.msgid_plural, number)
                assert said == entry.msgstr_plural[form]
        elif entry.msgctxt:
            assert compiled.pgettext(entry.msgctxt, entry.msgid) == entry.msgstr
        else:
            assert compiled.gettext(entry.msgid) == entry.msgstr


def test_catalogs_hold_what_the_interface_says_today(tmp_path):
    if not shutil.which("xgettext"):
        if os.environ.get("CI"):
            pytest.fail("CI needs gettext: apt-get install gettext")
        pytest.skip("Install gettext to see whether a word of the interface is not translated.")
    for part in ("manage.py", "watchdog", "posts", "journalists", "templates"):
        source, copy = settings.BASE_DIR / part, tmp_path / part
        if source.is_dir():
            shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy)

    subprocess.run(
        [sys.executable, "manage.py", "makemessages"],
        cwd=tmp_path,
        env=os.environ | {"WATCHDOG_VAR": str(tmp_path / "var")},
        check=True,
        capture_output=True,
    )

    for code in CODES:
        assert words(catalog(code)) == words(catalog(code, tmp_path))


def test_dates_are_in_the_form_that_stands_in_a_date():
    """“24 ноября” and not “24 ноябрь”: E is the month within a date, F is its name."""
    pages = [path for path in (settings.BASE_DIR / "templates").rglob("*.*") if path.is_file()]
    wrong = [path.name for path in pages if "admin" not in path.parts and "j F" in path.read_text()]

    assert wrong == []
