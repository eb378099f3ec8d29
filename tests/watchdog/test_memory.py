"""What a process keeps of its own work."""

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy

from watchdog.memory import Memory, Shelf


@pytest.fixture(autouse=True)
def production(settings):
    settings.DEBUG = False


def words(letter: str) -> str:
    return letter * 10_000


def test_a_thing_is_made_once():
    memory, made = Memory[str](shelf=Shelf(100_000)), []

    for _ in range(3):
        memory.get("feed", lambda: made.append(1) or words("a"))

    assert made == [1]


def test_two_memories_do_not_mix_what_has_one_name():
    shelf = Shelf(100_000)
    pages, heads = Memory[str](shelf=shelf), Memory[str](shelf=shelf)

    assert pages.get("feed", lambda: "a page") == "a page"
    assert heads.get("feed", lambda: "a head") == "a head"


def test_all_memories_together_take_no_more_than_their_shelf_has():
    shelf = Shelf(100_000)
    pages, rows = Memory[str](shelf=shelf), Memory[object](each=5000, shelf=shelf)

    for number in range(100):
        pages.get(number, lambda: words("a"))
        rows.get((number, words("b")), object)

    assert shelf.size <= 100_000
    # A page takes 11 kB with what is around it, a row 16.
    assert len(shelf.kept) == 7


def test_the_oldest_goes_first_and_is_made_again():
    memory, made = Memory[str](shelf=Shelf(30_000)), []

    for name in "abca":
        memory.get(name, lambda name=name: made.append(name) or words(name))

    assert made == ["a", "b", "c", "a"]


def test_what_has_a_name_in_every_language_goes_in_any_of_them():
    shelf = Shelf(30_000)
    memory = Memory[str](shelf=shelf)
    with translation.override("en"):
        memory.get(gettext_lazy("Tag"), lambda: words("a"))

    with translation.override("ru"):
        for name in "bc":
            memory.get(name, lambda: words("b"))

    assert [key for _memory, key in shelf.kept] == ["b", "c"]


def test_what_is_larger_than_the_shelf_is_not_kept():
    shelf = Shelf(5000)

    assert Memory[str](shelf=shelf).get("feed", lambda: words("a")) == words("a")
    assert (len(shelf.kept), shelf.size) == (0, 0)


def test_nothing_is_kept_while_templates_are_edited(settings):
    settings.DEBUG = True
    shelf = Shelf(100_000)

    Memory[str](shelf=shelf).get("feed", lambda: words("a"))

    assert len(shelf.kept) == 0
