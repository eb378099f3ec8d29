"""What is marked between two texts."""

from hypothesis import assume, given
from hypothesis import strategies as st

from watchdog.differences import difference

TEXTS = st.lists(st.text(alphabet="ab c,.", max_size=12), max_size=6).map("\n".join)


def marked(old, new):
    return [
        [(one.kind, one.text) for one in line.stretches] or line.skipped
        for line in difference(old, new)
    ]


def test_words_that_went_stand_before_those_that_came():
    assert marked("The court freed one man.", "The court freed two women.") == [
        [("same", "The court freed "), ("gone", "one man"), ("new", "two women"), ("same", ".")]
    ]


def test_paragraph_of_other_words_is_another_paragraph():
    assert marked("Nobody was hurt.", "Trains run again today") == [
        [("gone", "Nobody was hurt."), ("new", "Trains run again today")]
    ]


def test_paragraphs_that_are_the_same_are_counted_except_beside_a_change():
    same = "\n".join("abcdef")

    assert marked(f"{same}\nold\n{same}", f"{same}\nold\nnew\n{same}") == [
        6,
        [("same", "old")],
        [("new", "new")],
        [("same", "a")],
        5,
    ]


def test_very_long_paragraphs_are_compared_as_wholes():
    old, new = "word " * 4000, "word " * 4000 + "more"

    assert marked(old, new) == [[("gone", old), ("new", new)]]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_what_is_marked(old, new):
    assume(old.splitlines() != new.splitlines())
    lines = [line for line in difference(old, new, around=100) if not line.skipped]

    for text, other in ((old, "new"), (new, "gone")):
        parts = ["".join(s.text for s in line.stretches if s.kind != other) for line in lines]
        assert "".join("".join(parts).split()) == "".join(text.split())
