"""The calendar of the desk: which day says what, and to whom."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.desk import words
from tests.factories import NOW, make_post, publish
from tests.journalists.factories import make_journalist
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def days(client, address="/admin/calendar/") -> dict[str, list[tuple[str, str]]]:
    """What stands on each day: what it is, and of what."""
    month = client.get(address).context["month"]
    return {
        day.on.isoformat(): [(entry.label, entry.name) for entry in day.entries]
        for week in month.weeks
        for day in week
        if day.entries
    }


def test_month_shows_what_is_scheduled_held_back_and_due(newsroom, client):
    publish(make_post(1), visible_from=NOW + timedelta(days=1))
    make_post(2, embargo_until=NOW + timedelta(days=2), follow_up_on=date(2026, 11, 3))
    publish(make_post(3, breaking_until=NOW + timedelta(hours=3)))
    make_journalist(1, name="Due Person", review_on=date(2026, 11, 30))
    client.force_login(newsroom.editor)

    assert days(client) == {
        "2026-11-03": [("follow up", "Court adjourns hearing 2")],
        "2026-11-24": [("breaking ends", "Court adjourns hearing 3")],
        "2026-11-25": [("scheduled", "Court adjourns hearing 1")],
        "2026-11-26": [("embargo ends", "Court adjourns hearing 2")],
        "2026-11-30": [("look again", "Due Person")],
    }


def test_months_do_not_run_into_each_other(newsroom, client):
    end = datetime(2026, 12, 1, tzinfo=UTC)
    publish(make_post(1), visible_from=end - timedelta(seconds=1))
    publish(make_post(2), visible_from=end)
    client.force_login(newsroom.editor)

    assert list(days(client)) == ["2026-11-30"]
    assert list(days(client, "/admin/calendar/2026/12/")) == ["2026-12-01"]


def test_what_was_unscheduled_or_is_out_already_is_no_longer_to_come(newsroom, client):
    publish(make_post(1))
    post = make_post(2)
    publish(post, visible_from=NOW + timedelta(days=1))
    client.force_login(newsroom.editor)
    assert days(client) == {"2026-11-25": [("scheduled", "Court adjourns hearing 2")]}

    workflow.unschedule(post, by=None, at=NOW)

    assert days(client) == {}
    assert "Nothing stands in November 2026." in words(client.get("/admin/calendar/"))


def test_what_is_ready_and_has_no_time_stands_beside_the_month(newsroom, client):
    post = make_post(created_by=newsroom.reporter)
    workflow.submit(post, by=newsroom.reporter, at=NOW)
    named = post.revisions.first().digest
    workflow.approve(post, named=named, by=newsroom.editor, at=NOW)
    client.force_login(newsroom.editor)

    shown = words(client.get("/admin/calendar/"))

    assert "Ready, without a time Court adjourns hearing 1" in shown


def test_calendar_leads_to_the_months_around_and_marks_today(newsroom, client):
    client.force_login(newsroom.editor)

    html = client.get("/admin/calendar/2026/12/").content.decode()
    assert 'href="/admin/calendar/2026/11/" rel="prev"' in html
    assert 'href="/admin/calendar/2027/1/" rel="next"' in html
    assert 'aria-current="date"' not in html
    assert client.get("/admin/calendar/").content.decode().count('aria-current="date"') == 1


@pytest.mark.parametrize("address", ["2026/13", "2026/0", "1999/12", "2101/1", "99999/1"])
def test_month_that_is_none_is_not_found(newsroom, client, address):
    client.force_login(newsroom.editor)

    assert client.get(f"/admin/calendar/{address}/").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_calendar_costs_the_same_however_full(newsroom, client, django_assert_num_queries, number):
    for one in range(number):
        publish(make_post(one), visible_from=NOW + timedelta(days=1))
        make_post(10 + one, follow_up_on=NOW.date())
        make_journalist(one, slug=f"n-{one}", review_on=NOW.date())
    client.force_login(newsroom.editor)

    with django_assert_num_queries(10):
        found = days(client)

    assert [len(entries) for entries in found.values()] == [2 * number, number]


def test_whoever_may_see_no_posts_finds_none_in_the_calendar(newsroom, client):
    publish(make_post(headline="PLANTED"), visible_from=NOW + timedelta(days=1))
    newsroom.reporter.groups.clear()
    client.force_login(newsroom.reporter)

    answer = client.get("/admin/calendar/")

    assert answer.status_code == 200
    assert "PLANTED" not in answer.content.decode()


def test_calendar_and_health_are_for_people_who_are_logged_in(client):
    for address in ("/admin/calendar/", "/admin/calendar/2026/11/", "/admin/health/"):
        assert client.get(address).url == f"/admin/login/?next={address}"
