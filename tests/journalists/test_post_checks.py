"""What the register says of a post before it is published."""

import pytest

from posts.desk import Post
from tests.factories import NOW, make_photo, make_post
from tests.journalists.factories import make_journalist, make_link

pytestmark = pytest.mark.django_db

TEXT = "<p>A court in Orsk freed {} on Tuesday.</p>"


def found(post: Post) -> list[tuple[str, str, str, str]]:
    problems = post.door.problems(post, at=NOW)
    return [(p.code, p.level, p.message, p.field) for p in problems]


@pytest.mark.parametrize(
    "written",
    ["Irina Sample", "IRINA  SAMPLE", "Iryna Sempl", "Ирина Сэмпл", "Írina <em>Sample</em>"],
)
def test_person_who_is_named_and_not_linked_is_pointed_out(written):
    make_journalist(name="Irina Sample", native_name="Ирина Сэмпл", aliases="I. Sampl\nIryna Sempl")

    post = make_post(body=TEXT.format(written), lead=make_photo(), import_key="archive:1")

    assert found(post) == [
        (
            "person-unlinked",
            "warn",
            "Irina Sample is named in the text. Link this person.",
            "people",
        )
    ]


def test_person_who_is_named_and_linked_is_no_problem():
    irina = make_journalist(name="Irina Sample")
    post = make_post(body=TEXT.format("Irina Sample"), lead=make_photo(), import_key="archive:1")
    before = found(post)

    make_link(post, irina)

    assert (len(before), found(post)) == (1, [])


@pytest.mark.parametrize("written", ["Irina Other", "Sample", "Irina, a sample"])
def test_other_words_are_not_taken_for_a_name(written):
    make_journalist(name="Irina Sample")

    assert (
        found(make_post(body=TEXT.format(written), lead=make_photo(), import_key="archive:1")) == []
    )


def test_working_title_of_somebody_withheld_is_not_looked_for():
    make_journalist(name="Person Nine", identity="WITHHELD")

    assert (
        found(make_post(body=TEXT.format("Person Nine"), lead=make_photo(), import_key="archive:1"))
        == []
    )
