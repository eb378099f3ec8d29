"""The words of a page's head, where they are computed."""

import pytest

from watchdog.head import Head, describe


def test_text_that_fits_is_the_description():
    text = "A court in the north adjourned the hearing of an editor for the third time."

    assert describe(text, title="Court adjourns") == text


def test_short_text_follows_its_title():
    assert describe("No date was set.", title="Court adjourns hearing") == (
        "Court adjourns hearing. No date was set."
    )
    assert describe("", title="Who pays for a day without a network?") == (
        "Who pays for a day without a network?"
    )


def test_long_text_is_cut_between_sentences():
    first = "A court in the north adjourned the hearing of an editor for the third time."

    assert describe(f"{first} {'word ' * 40}", title="Court adjourns") == first


def test_sentences_end_in_any_script():
    first = "دادگاهی در شمال جلسه رسیدگی به پرونده سردبیر را برای سومین بار به تعویق انداخت؟"

    assert describe(f"{first} {'کلمه ' * 40}", title="دادگاه") == first


def test_only_a_sentence_that_is_too_long_is_cut_and_at_a_word():
    found = describe("word " * 60, title="Court adjourns")

    assert found.endswith("word word…")
    assert 50 <= len(found) <= 160


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en", "en_GB"), ("fa", "fa_IR"), ("uz-Latn", "uz_UZ"), ("pt-BR", "pt_BR"), ("tlh", "tlh")],
)
def test_language_becomes_a_locale(language, locale):
    assert Head("A title", "A description", language=language).locale == locale
