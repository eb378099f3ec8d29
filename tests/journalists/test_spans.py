"""The past as rows: what a person was on each day, and what the calendar shows of them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given

from journalists.dates import Moment
from journalists.kinds import Day
from journalists.record import ProfileDay, ProfileSpan
from journalists.status import Fact, spans, status
from tests.factories import NOW
from tests.journalists.factories import make_event, make_journalist, publish
from tests.journalists.test_status import TODAY, days, histories, told
from watchdog import workflow


@given(histories(), days)
def test_span_of_a_day_says_what_the_status_of_that_day_is(facts, day):
    found = [span.code for span in spans(facts, undated=date.max) if span.first <= day < span.until]
    dated = [fact for fact in facts if fact.moment.first_day]
    first = min((fact.moment.first_day for fact in dated), default=date.max)

    assert found == ([status(facts, at=day).code] if day >= first else [])


@given(histories())
def test_spans_follow_each_other_without_a_gap(facts):
    found = spans(facts, undated=TODAY)

    assert all(one.until == after.first for one, after in pairwise(found))
    assert all(one.code != after.code for one, after in pairwise(found))
    assert all(span.first < span.until for span in found)
    assert not found or found[-1].until == date.max


def test_what_has_no_date_counts_from_the_day_on_which_readers_were_told():

    undated = Fact("DETAINED", Moment(None, "UNKNOWN"))
    released = told(("RELEASED", 0))[0]

    assert [(s.code, s.first) for s in spans([undated], undated=TODAY)] == [("IN_CUSTODY", TODAY)]
    assert [s.code for s in spans([undated, released], undated=TODAY)] == ["RELEASED"]


@pytest.mark.django_db
def test_edition_keeps_its_own_spans_when_another_takes_its_place():
    person = make_journalist()
    first = publish(person)
    later = NOW + timedelta(days=1)
    make_event(person.cases.get(), kind="RELEASED", on=NOW.date())
    workflow.saved(person, by=None, at=later)
    second = publish(person, at=later)

    rows = ProfileSpan.objects.order_by("pk").values_list("profile", "status", "until")

    assert list(rows) == [
        (first.pk, "IN_CUSTODY", date.max),
        (second.pk, "IN_CUSTODY", NOW.date()),
        (second.pk, "RELEASED", date.max),
    ]


@pytest.mark.django_db
def test_span_of_somebody_withheld_says_the_group_and_the_day_of_the_edition():
    publish(make_journalist(identity="WITHHELD"))

    row = ProfileSpan.objects.get()

    assert (row.group, row.status, row.first, row.until) == ("HELD", "", NOW.date(), date.max)
    assert not ProfileDay.objects.exists()


@pytest.mark.django_db
def test_calendar_has_days_that_are_known_to_the_day():
    person = make_journalist()
    case = person.cases.get()
    make_event(case, kind="TRIAL", on=date(2026, 12, 4))
    make_event(case, kind="TRIAL", on=date(2027, 1, 1), precision="MONTH")
    make_event(case, kind="APPEAL", on=date(2026, 10, 4), is_public=False)
    case.charges.create(
        text="Spreading rumors",
        sentence_ends_on=date(2029, 7, 28),
        appeal_until=date(2026, 12, 20),
    )
    publish(person)

    found = ProfileDay.objects.order_by("on").values_list("kind", "on", "text", "month_day")

    assert list(found) == [
        (Day.ANNIVERSARY, date(2026, 7, 29), "", 729),
        (Day.HEARING, date(2026, 12, 4), "", None),
        (Day.APPEAL_UNTIL, date(2026, 12, 20), "Spreading rumors", None),
        (Day.SENTENCE_ENDS, date(2029, 7, 28), "Spreading rumors", None),
    ]
