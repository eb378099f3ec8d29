"""Events in, status out: what a person is on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journalists.dates import Moment
from journalists.kinds import GROUP_OF, EventKind, Group, Precision, Standing
from journalists.status import Fact, counted, status

TODAY = date(2026, 11, 24)
NEUTRAL = ("APPEAL", "HUNGER_STRIKE", "JUDICIAL_OUTCOME", "STATE_REPLY", "CORRECTION")
RELEASES = [kind for kind in EventKind if kind.startswith("RELEASED") and "HELD" not in kind]

days = st.dates(date(2015, 1, 1), date(2030, 12, 31))
kinds = st.sampled_from(EventKind)


@st.composite
def moments(draw):
    precision = draw(st.sampled_from(Precision))
    if precision == Precision.UNKNOWN:
        return Moment(None, precision)
    on = draw(days)
    until = on + timedelta(days=draw(st.integers(0, 90))) if precision == "RANGE" else None
    return Moment(on, precision, until)


@st.composite
def histories(draw):
    """Facts with each its own place in the order of recording, as the desk keeps them."""
    pairs = draw(st.lists(st.tuples(kinds, moments()), max_size=12))
    return [Fact(kind, moment, number) for number, (kind, moment) in enumerate(pairs)]


def told(*events: tuple[str, int]) -> list[Fact]:
    """Facts from a kind and how many days ago."""
    return [
        Fact(kind, Moment(TODAY - timedelta(days=ago)), number)
        for number, (kind, ago) in enumerate(events)
    ]


@pytest.mark.parametrize(
    ("events", "code", "counter"),
    [
        ([], "AT_LIBERTY", ""),
        ([("DETAINED", 118)], "IN_CUSTODY", "Day 118"),
        ([("DETAINED", 0)], "IN_CUSTODY", "Day 1"),
        ([("DETAINED", 118), ("PRETRIAL_DETENTION", 116)], "IN_CUSTODY", "Day 118"),
        ([("DETAINED", 640), ("CONVICTED", 330), ("SENTENCED", 330)], "IN_PRISON", "Day 640"),
        ([("DETAINED", 74), ("CHARGED", 73), ("HOUSE_ARREST", 72)], "HOUSE_ARREST", "Day 74"),
        ([("DETAINED", 210), ("RELEASED_STILL_HELD", 2)], "STILL_HELD", "Day 210"),
        ([("DETAINED", 905), ("CONVICTED", 702), ("RELEASED", 152)], "RELEASED", "Held 753 days"),
        ([("DETAINED", 9), ("RELEASED", 8)], "RELEASED", "Held 1 day"),
        ([("DETAINED", 9), ("RELEASED", 9)], "RELEASED", ""),
        ([("DETAINED", 95), ("RELEASED_BAIL", 93)], "ON_BAIL", "Held 2 days"),
        ([("DETAINED", 95), ("RELEASED", 93), ("TRIAL", 40)], "ON_TRIAL", "Held 2 days"),
        ([("DETAINED", 95), ("RELEASED", 93), ("DETAINED", 5)], "IN_CUSTODY", "Day 5"),
        ([("DETAINED", 200), ("DIED_IN_CUSTODY", 10)], "DIED_IN_CUSTODY", "Held 190 days"),
        ([("DETAINED", 200), ("RELEASED", 190), ("KILLED", 10)], "KILLED", ""),
        ([("DETAINED", 200), ("ACQUITTED", 10)], "IN_CUSTODY", "Day 200"),
        ([("CHARGED", 611), ("TRIAL", 522), ("CONVICTED", 381)], "CONVICTED", ""),
        ([("CHARGED", 611), ("CONVICTED", 381), ("ACQUITTED", 4)], "ACQUITTED", ""),
        ([("EXILED", 862)], "IN_EXILE", ""),
        ([("EXILED", 862), ("CHARGED", 322), ("WANTED", 192)], "WANTED", ""),
        ([("EXILED", 862), ("CHARGED", 322), ("ACQUITTED", 192)], "IN_EXILE", ""),
        ([("THREATENED", 521), ("SUMMONED", 505)], "SUMMONED", ""),
        ([("CHARGED", 521), ("THREATENED", 505)], "CHARGED", ""),
        ([("RELEASED", 521), ("ATTACKED", 505)], "THREATENED", ""),
        ([("MISSING", 985), ("STATE_REPLY", 612), ("MISSING", 203)], "MISSING", ""),
        ([("ABDUCTED", 40), ("FOUND", 30)], "FOUND", ""),
        ([("KILLED", 790), ("JUDICIAL_OUTCOME", 298)], "KILLED", ""),
        ([("EXPELLED", 3)], "EXPELLED", ""),
    ],
)
def test_status_follows_from_what_happened(events, code, counter):
    found = status(told(*events), at=TODAY)

    assert (found.code, found.counter) == (code, counter)


def test_status_says_since_when():
    held = status(told(("DETAINED", 118), ("PRETRIAL_DETENTION", 116)), at=TODAY)
    free = status(told(("DETAINED", 118), ("RELEASED", 10)), at=TODAY)

    assert held.since == held.held_from == Moment(TODAY - timedelta(days=118))
    assert (free.since, free.held_from, free.held_to) == (
        Moment(TODAY - timedelta(days=10)),
        Moment(TODAY - timedelta(days=118)),
        Moment(TODAY - timedelta(days=10)),
    )


def test_of_one_date_the_sharper_precision_decides():
    day, year = Moment(date(2021, 1, 1)), Moment(date(2021, 1, 1), "YEAR")

    facts = [Fact("RELEASED", day, 1), Fact("DETAINED", year, 2)]

    assert status(facts, at=TODAY).code == "RELEASED"


def test_of_one_date_and_precision_what_was_recorded_later_decides():
    assert status(told(("DETAINED", 9), ("RELEASED", 9)), at=TODAY).code == "RELEASED"
    assert status(told(("RELEASED", 9), ("DETAINED", 9)), at=TODAY).code == "IN_CUSTODY"


def test_padding_of_a_date_decides_nothing():
    padded = Fact("DETAINED", Moment(date(2021, 3, 31), "MONTH"), 2)
    released = Fact("RELEASED", Moment(date(2021, 3, 5)), 1)

    assert status([padded, released], at=TODAY).code == "RELEASED"


def test_days_are_not_counted_from_a_date_that_is_not_known():
    facts = [Fact("DETAINED", Moment(date(2021, 3, 31), "MONTH"))]

    found = status(facts, at=TODAY)

    assert (found.code, found.days_held, found.counter) == ("IN_CUSTODY", None, "")
    assert found.since is not None
    assert (found.since.iso, found.since.label) == ("2021-03", "March 2021")


@given(histories(), days, st.randoms(use_true_random=False))
def test_order_of_telling_changes_nothing(facts, at, random):
    shuffled = list(facts)
    random.shuffle(shuffled)

    assert status(shuffled, at=at) == status(facts, at=at)


@given(histories(), days)
def test_future_event_never_counts(facts, at):
    known = [f for f in facts if (f.moment.first_day or date.min) <= at]

    assert status(facts, at=at) == status(known, at=at)


@given(histories(), st.sampled_from(NEUTRAL), moments(), days)
def test_event_that_says_nothing_of_the_person_changes_nothing(facts, kind, moment, at):
    more = [*facts, Fact(kind, moment, len(facts))]

    assert status(more, at=at) == status(facts, at=at)


@given(histories(), st.sampled_from(RELEASES), days)
def test_release_after_everything_else_ends_custody(facts, kind, at):
    last = Fact(kind, Moment(at), len(facts))

    assert status([*facts, last], at=at).group in {Group.FREE, Group.PURSUED}


@given(histories(), st.sampled_from(["DETAINED", "MISSING", "KILLED", "EXILED"]), days)
def test_latest_event_decides_where_a_person_is(facts, kind, at):
    groups = {
        "DETAINED": Group.HELD,
        "MISSING": Group.MISSING,
        "KILLED": Group.KILLED,
        "EXILED": Group.PURSUED,
    }
    last = Fact(kind, Moment(at), len(facts))

    assert status([*facts, last], at=at).group == groups[kind]


@given(histories(), days, st.integers(1, 2000))
def test_counter_stands_still_after_release(facts, at, days_later):
    released = [*counted(facts, at=at), Fact("RELEASED", Moment(at), len(facts))]

    then, later = (status(released, at=at + timedelta(days=d)) for d in (0, days_later))

    assert (then.days_held, then.counter) == (later.days_held, later.counter)


@given(histories(), days)
def test_times_in_custody_are_in_order_and_past(facts, at):
    found = status(facts, at=at)

    assert found.is_held == (found.held_from is not None and found.held_to is None)
    known = [m.first_day for m in (found.held_from, found.held_to) if m and m.first_day]
    assert known == sorted(known)
    assert all(day <= at for day in known)
    assert found.days_held is None or found.days_held >= 0


def test_every_status_has_its_group_and_its_look():
    assert set(GROUP_OF) == set(Standing)
    for code in Standing:
        found = status([], at=TODAY).__class__(code, TODAY)
        assert found.icon in {"bars", "scales", "arrow", "question", "cross", "tick"}
        assert found.tint in {"held", "pursued", "exile", "missing", "killed", "free"}
