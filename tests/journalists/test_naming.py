"""Whom a text names, in whatever script or spelling."""

import pytest

from journalists.naming import Names, known, named_in
from tests.factories import change
from tests.journalists.factories import make_journalist

PEOPLE = [
    (1, ["Khadija Ismayilova", "Хадиджа Исмаилова"]),
    (2, ["Zhang Zhan", "张展"]),
    (3, ["Mehdi Example", "مهدی نمونه"]),
    (4, ["Mira"]),
    (5, ["Li"]),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A court heard Khadija Ismayilova today.", {1: "Khadija Ismayilova"}),
        ("A court heard Xədicə İsmayılova today.", {1: "Xədicə İsmayılova"}),
        ("Суд выслушал Хадиджу Исмаилову.", {1: "Хадиджу Исмаилову"}),
        ("ISMAYILOVA, Khadija: held", {1: "ISMAYILOVA Khadija"}),
        ("公民记者张展被判刑。", {2: "张 展"}),
        ("گزارش مهدی نمونه منتشر شد", {3: "مهدی نمونه"}),
        ("Mira was there; Li was not.", {4: "Mira"}),
        ("Khadija was there. Ismayilova was not.", {}),
        ("We mehdi example of nothing.", {}),
        ("", {}),
    ],
)
def test_people_are_found_by_any_spelling(text, found):
    assert named_in(text, PEOPLE) == found


def test_many_people_are_found_in_one_pass():
    first, second = "abcdfgjklmnprstz", "bcdfgjklmnprstz"
    people = [f"Given{a}o{b}ap Family{b}u{a}ek" for a in first for b in second]
    crowd = Names((number, [name]) for number, name in enumerate(people))

    text = f"{people[7]} and {people[200]} spoke." + " Nobody else did." * 2000

    assert crowd.found_in(text) == {7: people[7], 200: people[200]}


@pytest.mark.django_db
def test_known_names_follow_what_is_saved(django_assert_num_queries):
    person = make_journalist(name="Irina Sample", aliases="Ирина Примерова")
    assert known().found_in("Ирины Примеровой нет") == {person.pk: "Ирины Примеровой"}

    person.refresh_from_db()
    change(person, aliases="")

    assert known().found_in("Ирины Примеровой нет") == {}
    with django_assert_num_queries(1):
        known()
