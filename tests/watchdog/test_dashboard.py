"""The first page of the desk: what waits for whom, and what it costs to say so."""

from datetime import date, timedelta

import pytest
from django.test import Client

from posts.desk import Post
from tests.desk import words
from tests.factories import NOW, make_photo, make_post, make_published, make_region, publish
from tests.journalists.factories import make_journalist
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def boxes(person) -> dict[str, list[str]]:
    """What stands in the boxes of somebody's first page: the names of the lines, by box."""
    client = Client()
    client.force_login(person)
    found = client.get("/admin/").context["boxes"]
    return {b.title: [line.name for part in b.parts for line in part.lines] for b in found}


def listed(person, key: str, noun: str = "posts/post") -> list[str]:
    client = Client()
    client.force_login(person)
    return [str(row) for row in client.get(f"/admin/{noun}/?waits={key}").context["cl"].result_list]


def submitted(number, by) -> Post:
    post = make_post(number, created_by=by)
    workflow.submit(post, by=by, at=NOW)
    return post


def test_editor_is_asked_to_read_what_others_wrote(newsroom):
    submitted(1, newsroom.reporter)
    submitted(2, newsroom.editor)

    assert boxes(newsroom.editor)["To review"] == ["Court adjourns hearing 1"]
    assert listed(newsroom.editor, "review") == ["Court adjourns hearing 1"]
    assert "To review" not in boxes(newsroom.reporter)


def test_reporter_finds_what_came_back_with_the_reason_until_it_is_submitted_again(newsroom):
    make_post(2, created_by=newsroom.reporter)
    post = submitted(1, newsroom.reporter)
    workflow.send_back(post, by=newsroom.editor, at=NOW, reason="Who says so?")

    client = Client()
    client.force_login(newsroom.reporter)
    assert "editor: “Who says so?”" in words(client.get("/admin/"))
    mine = boxes(newsroom.reporter)
    assert mine["Returned to you"] == ["Court adjourns hearing 1"]
    assert mine["Your drafts"] == ["Court adjourns hearing 2"]
    assert "Returned to you" not in boxes(newsroom.chief)

    workflow.submit(post, by=newsroom.reporter, at=NOW + timedelta(minutes=1))
    assert "Returned to you" not in boxes(newsroom.reporter)


def test_open_note_waits_for_whoever_it_concerns_until_it_is_resolved(newsroom):
    post = make_post(created_by=newsroom.reporter, assignee=newsroom.chief)
    note = post.notes.create(by=newsroom.editor, at=NOW, text="Who says so?")
    for person in (newsroom.reporter, newsroom.chief, newsroom.editor):
        assert boxes(person)["Notes for you"] == ["Court adjourns hearing 1"]
    assert "Notes for you" not in boxes(newsroom.photo)

    note.resolved_at, note.resolved_by = NOW, newsroom.reporter
    note.save()

    assert "Notes for you" not in boxes(newsroom.reporter)


def test_assignee_finds_what_is_not_out_yet(newsroom):
    make_post(1, created_by=newsroom.reporter, assignee=newsroom.editor)
    publish(make_post(2, assignee=newsroom.editor))

    assert boxes(newsroom.editor)["Assigned to you"] == ["Court adjourns hearing 1"]
    assert listed(newsroom.editor, "assigned") == ["Court adjourns hearing 1"]


def test_what_is_ready_and_what_is_scheduled_stand_apart(newsroom):
    publish(make_post(1), visible_from=NOW + timedelta(days=1))
    post = submitted(2, newsroom.reporter)
    named = post.revisions.first().digest
    workflow.approve(post, named=named, by=newsroom.editor, at=NOW)
    make_published(3)

    found = boxes(newsroom.editor)

    assert found["Scheduled"] == ["Court adjourns hearing 1"]
    assert found["Ready, without a time"] == ["Court adjourns hearing 2"]


def test_what_went_out_unread_waits_for_somebody_who_may_sign_it_off(newsroom):
    post = make_post(created_by=newsroom.reporter)
    workflow.publish_unread(post, by=newsroom.chief, at=NOW, reason="It is on fire.")
    title = "Published unread, to sign off"

    assert boxes(newsroom.editor)[title] == ["Court adjourns hearing 1"]
    assert listed(newsroom.editor, "unread") == ["Court adjourns hearing 1"]
    assert title not in boxes(newsroom.reporter)


def test_breaking_and_follow_ups_stand_there_from_their_time(newsroom, clock):
    publish(make_post(1, breaking_until=NOW + timedelta(hours=1)))
    publish(make_post(2, follow_up_on=date(2026, 11, 25)))
    assert "Follow-ups due" not in boxes(newsroom.editor)
    assert boxes(newsroom.editor)["Breaking now"] == ["Court adjourns hearing 1"]

    clock.move_to(NOW + timedelta(days=1))

    assert boxes(newsroom.editor)["Follow-ups due"] == ["Court adjourns hearing 2"]
    assert "Breaking now" not in boxes(newsroom.editor)


def test_live_post_is_warned_of_when_the_rights_to_its_photo_end(newsroom, clock):
    photo = make_photo(usable_until=date(2026, 11, 25))
    publish(make_post(1, lead=photo))
    make_post(2, lead=make_photo("#112233", usable_until=date(2026, 11, 25)))
    assert "Warnings on live posts" not in boxes(newsroom.editor)
    assert boxes(newsroom.photo)["Photos to look at again"] == [str(photo)]

    clock.move_to(NOW + timedelta(days=2))

    assert boxes(newsroom.editor)["Warnings on live posts"] == ["Court adjourns hearing 1"]
    assert listed(newsroom.editor, "warnings") == ["Court adjourns hearing 1"]


def test_posts_that_are_warned_of_stand_in_the_order_of_their_last_change(newsroom, clock):
    photo = make_photo(usable_until=date(2026, 11, 25))
    for number, hours in ((1, 2), (2, 3), (3, 1)):
        publish(make_post(number, lead=photo, at=NOW - timedelta(hours=hours)))

    clock.move_to(NOW + timedelta(days=2))

    assert boxes(newsroom.editor)["Warnings on live posts"] == [
        f"Court adjourns hearing {number}" for number in (3, 1, 2)
    ]


def test_people_whose_review_is_due_and_regions_an_import_proposed_wait_for_editors(newsroom):
    make_journalist(1, review_on=date(2026, 11, 24), slug="one", name="Due Today")
    make_journalist(2, review_on=date(2026, 11, 25), slug="two", name="Due Tomorrow")
    make_region("Nowhere", is_proposed=True)

    found = boxes(newsroom.editor)

    assert found["May we still name them?"] == ["Due Today"]
    assert found["Proposed regions"] == ["Nowhere"]
    assert "Proposed regions" not in boxes(newsroom.reporter)


def test_posts_and_people_share_a_box_each_with_the_way_to_its_list(newsroom, client):
    make_post(created_by=newsroom.reporter)
    make_journalist(created_by=newsroom.reporter)
    client.force_login(newsroom.reporter)

    (box,) = (b for b in client.get("/admin/").context["boxes"] if b.key == "drafts")

    assert [part.noun for part in box.parts] == ["posts", "journalists"]
    assert all(client.get(part.url).context["cl"].result_count == 1 for part in box.parts)


def test_box_shows_ten_and_leads_to_the_rest(newsroom, client):
    for number in range(12):
        make_post(number, created_by=newsroom.reporter)
    client.force_login(newsroom.reporter)

    (part,) = client.get("/admin/").context["boxes"][0].parts

    assert (len(part.lines), part.is_more) == (10, True)
    assert client.get(part.url).context["cl"].result_count == 12


@pytest.mark.parametrize("number", [1, 3])
def test_first_page_costs_the_same_however_much_waits(
    newsroom, client, django_assert_num_queries, number
):
    for one in range(number):
        submitted(one, newsroom.reporter)
        make_post(10 + one, created_by=newsroom.editor).notes.create(
            by=newsroom.reporter, at=NOW, text="A note."
        )
        publish(make_post(20 + one), visible_from=NOW + timedelta(days=1))
        make_journalist(one, created_by=newsroom.editor, slug=f"n-{one}", review_on=NOW.date())
    client.force_login(newsroom.editor)

    with django_assert_num_queries(26):
        answer = client.get("/admin/")

    found = {box.title: len(box.parts[0].lines) for box in answer.context["boxes"]}
    assert found["To review"] == found["Scheduled"] == found["Notes for you"] == number


def test_whoever_may_see_no_posts_finds_no_box_of_them(newsroom, client, django_user_model):
    make_post(headline="PLANTED", created_by=newsroom.reporter)
    newsroom.reporter.groups.clear()
    client.force_login(newsroom.reporter)

    answer = client.get("/admin/")

    assert answer.context["boxes"] == []
    assert "PLANTED" not in answer.content.decode()
