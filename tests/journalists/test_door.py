"""From the desk through the door: what a profile is, and who must not be found in the record."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.files.storage import default_storage

from journalists.desk import Charge
from journalists.record import Mention, Profile, ProfileEvent, count_by_group
from posts.photos import files, picker
from posts.record import Edition
from tests.factories import NOW, make_photo, make_post, make_region
from tests.factories import publish as publish_post
from tests.journalists.factories import (
    DETAINED_ON,
    days_ago,
    make_case,
    make_event,
    make_journalist,
    make_link,
    make_profile,
    make_source,
    publish,
)
from watchdog import workflow
from watchdog.editions import digest
from watchdog.moves import NotAllowed

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
PUBLIC = {"Section", "Edition", "Listing", "Profile", "ProfileEvent", "Mention"}


def public_text() -> str:
    """Everything that stands in any row of any table that public code may read."""
    models = [m for m in apps.get_models() if m.__name__ in PUBLIC]
    assert {m.__name__ for m in models} == PUBLIC
    return "\n".join(str(row) for model in models for row in model.objects.values())


def withdraw(journalist, kind: str = "SAFETY", at=NOW + HOUR) -> None:
    workflow.withdraw(
        journalist, by=None, at=at, kind=kind, notice="We took this down.", reason="Private."
    )
    journalist.refresh_from_db()


def test_publishing_writes_everything_that_the_page_shows():
    china = make_region("China")
    journalist = make_journalist(
        region=make_region("Xinjiang", parent=china, kind="TERRITORY"),
        portrait=make_photo(),
        aliases="Irina Semple\nИрина Сэмпл",
    )
    case = journalist.cases.get()
    Charge.objects.create(
        case=case, text="Spreading rumors", article="Article 207.3", status="PENDING"
    )

    profile = publish(journalist)

    assert (profile.name, profile.sort_name) == ("Irina Sample 1", "Sample 1, Irina")
    assert profile.aliases == ["Irina Semple", "Ирина Сэмпл"]
    assert profile.region == {
        "name": "Xinjiang",
        "slug": "xinjiang",
        "url": "/regions/xinjiang/",
    }
    assert (profile.region_key, profile.country_key) == (journalist.region.pk, china.pk)
    assert profile.portrait["credit"] == "A. Photographer"
    assert (profile.status, profile.group) == ("IN_CUSTODY", "HELD")
    assert profile.held_since == DETAINED_ON
    assert profile.case_facts == [
        ("Case", "The Vestnik case"),
        ("Link to the work", "unconfirmed"),
        ("Charge", "Spreading rumors"),
        ("Article of the law", "Article 207.3"),
        ("State of the charge", "pending"),
    ]
    row = ProfileEvent.objects.visible(at=NOW).get()
    assert (row.kind, row.on, row.country_key) == ("DETAINED", DETAINED_ON, china.pk)


def test_release_after_review_changes_what_readers_see():
    journalist = make_journalist()
    publish(journalist)
    make_event(journalist.cases.get(), kind="RELEASED", on=days_ago(1), text="Let go.")
    workflow.saved(journalist, by=None, at=NOW + HOUR)

    publish(journalist, at=NOW + HOUR)

    assert Profile.objects.visible(at=NOW).get().group == "HELD"
    shown = Profile.objects.visible(at=NOW + HOUR).get()
    assert (shown.number, shown.group, shown.held_since) == (2, "FREE", None)
    assert shown.status_at(NOW + HOUR).counter == "Held 117 days"
    assert ProfileEvent.objects.visible(at=NOW + HOUR).count() == 2


def test_scheduled_profile_appears_at_its_time_and_not_before():
    publish(make_journalist(), visible_from=NOW + HOUR)

    assert not Profile.objects.visible(at=NOW).exists()
    assert Profile.objects.visible(at=NOW + HOUR).get().held_since == DETAINED_ON


def test_unscheduling_leaves_what_readers_see(newsroom):
    journalist = make_journalist()
    publish(journalist)
    publish_again_at = NOW + 5 * HOUR
    make_event(journalist.cases.get(), kind="RELEASED", on=days_ago(1))
    workflow.saved(journalist, by=None, at=NOW)
    publish(journalist, at=NOW + HOUR, visible_from=publish_again_at)

    workflow.unschedule(journalist, by=newsroom.editor, at=NOW + 2 * HOUR)

    assert Profile.objects.visible(at=publish_again_at).get().group == "HELD"
    assert ProfileEvent.objects.visible(at=publish_again_at).get().kind == "DETAINED"


def test_portrait_of_a_draft_is_no_unused_photo():
    portrait, free = make_photo(), make_photo("#112233")
    make_journalist(portrait=portrait)

    assert list(picker.offered("", "unused", by=None, at=NOW)) == [free]


def test_portrait_of_an_unscheduled_person_leaves_the_public_store(
    django_capture_on_commit_callbacks,
):
    portrait = make_photo()
    journalist = make_journalist(portrait=portrait)
    publish(journalist, visible_from=NOW + HOUR)
    names = files.rendition_names(portrait)
    assert all(default_storage.exists(name) for name in names)

    with django_capture_on_commit_callbacks(execute=True):
        workflow.unschedule(journalist, by=None, at=NOW)

    assert not any(default_storage.exists(name) for name in names)


def test_approval_ends_when_an_event_changes(newsroom):
    journalist = make_journalist(created_by=newsroom.reporter)
    workflow.submit(journalist, by=newsroom.reporter, at=NOW)
    named = digest(journalist.door.snapshot(journalist))
    workflow.approve(journalist, named=named, by=newsroom.editor, at=NOW)

    make_event(journalist.cases.get(), kind="CHARGED", on=days_ago(3))

    with pytest.raises(NotAllowed, match="changed after it was approved"):
        workflow.publish(journalist, by=newsroom.editor, at=NOW)


def test_safety_notice_does_not_say_whom_it_is_about():
    journalist = make_journalist()
    publish(journalist)

    withdraw(journalist)

    shown = Profile.objects.visible(at=NOW + HOUR).get()
    assert (shown.kind, shown.status_code, shown.name, shown.group) == ("SAFETY", 410, "", "")
    assert not ProfileEvent.objects.visible(at=NOW + HOUR).exists()
    assert count_by_group(at=NOW + HOUR)["total"] == 0


def test_reinstating_shows_the_last_profile_again():
    journalist = make_journalist()
    publish(journalist)
    withdraw(journalist, "LEGAL")

    workflow.reinstate(journalist, by=None, at=NOW + 2 * HOUR, reason="Lifted.")

    assert Profile.objects.visible(at=NOW + 2 * HOUR).get().name == "Irina Sample 1"
    assert ProfileEvent.objects.visible(at=NOW + 2 * HOUR).count() == 1


def test_reinstating_names_nobody_who_is_withheld_by_now():
    journalist = make_journalist()
    publish(journalist)
    withdraw(journalist)
    journalist.identity = "WITHHELD"
    journalist.save()

    with pytest.raises(NotAllowed, match="withheld by now"):
        workflow.reinstate(journalist, by=None, at=NOW + 2 * HOUR, reason="By mistake.")


def test_groups_are_counted_with_people_who_are_withheld(django_assert_num_queries):
    make_profile(1)
    make_profile(2, events=[{"kind": "KILLED"}])
    make_profile(3, events=[{"kind": "MISSING"}])
    make_profile(4, events=[{"kind": "DETAINED", "is_public": False}], identity="WITHHELD")
    gone = make_journalist(5)
    publish(gone)
    withdraw(gone, at=NOW)

    with django_assert_num_queries(1):
        counts = count_by_group(at=NOW)

    assert counts == {"held": 2, "pursued": 0, "missing": 1, "killed": 1, "free": 0, "total": 4}


SECRETS = {
    "name": "Planted Name",
    "sort_name": "Planted Sortname",
    "slug": "planted-slug",
    "native_name": "Подброшенное Имя",
    "native_language": "ru",
    "aliases": "Planted Alias",
    "outlet": "Planted Outlet",
    "role": "planted role",
    "biography": "<p>Planted biography.</p>",
}
TRACES = ["lanted", "Подброшенное"]


def make_planted(identity: str):
    journalist = make_journalist(identity=identity, events=[], **SECRETS)
    case = make_case(journalist, title="Planted case", account="Planted account.")
    Charge.objects.create(case=case, text="Planted charge")
    source = make_source(case, "Planted Publisher", url="https://example.org/planted")
    make_event(
        case,
        text="Planted text.",
        place="Planted City",
        attribution="planted friend",
        sources=[source],
    )
    post = make_post()
    make_link(post, journalist)
    workflow.saved(journalist, by=None, at=NOW)
    return journalist, post


def test_named_person_stands_in_the_public_tables():
    journalist, post = make_planted("NAMED")

    publish(journalist)
    publish_post(post)

    found = public_text()
    planted = [v for k, v in SECRETS.items() if k not in {"native_language", "biography"}]
    planted += ["Planted biography", "Planted case", "Planted account", "Planted charge"]
    planted += ["Planted Publisher", "Planted text", "Planted City", "planted friend"]
    assert [words for words in planted if words not in found] == []
    assert Mention.objects.get().journalist_id == journalist.pk


def test_withheld_person_stands_in_no_public_table_but_as_a_number():
    journalist, post = make_planted("WITHHELD")

    profile = publish(journalist)
    edition = publish_post(post)

    found = public_text()
    assert [words for words in TRACES if words in found] == []
    assert (profile.group, profile.status, profile.held_since) == ("HELD", "", None)
    assert (edition.people, Mention.objects.count(), ProfileEvent.objects.count()) == ([], 0, 0)


def test_digest_of_a_withheld_person_fits_anybody_in_the_group():
    first = make_journalist(1, identity="WITHHELD")
    second = make_journalist(2, identity="WITHHELD", events=[{"kind": "HOUSE_ARREST"}])

    assert publish(first).digest == publish(second).digest


def test_internal_event_and_confidential_source_stand_in_no_public_table():
    journalist = make_journalist()
    case = journalist.cases.get()
    secret = make_source(case, "Planted Informant", is_confidential=True)
    make_event(case, kind="CHARGED", text="Public words.", sources=[secret, make_source(case)])
    make_event(case, kind="STATE_REPLY", text="Planted words.", is_public=False)

    profile = publish(journalist)

    found = public_text()
    assert "Public words." in found
    assert "lanted" not in found
    assert [event["kind"] for event in profile.events] == ["DETAINED", "CHARGED"]
    assert "FAMILY" not in found


def test_post_names_people_from_the_next_edition_on():
    journalist = make_journalist()
    publish(journalist)
    post = make_post()
    first = publish_post(post)
    make_link(post, journalist, role="MENTIONED")

    second = publish_post(post, at=NOW + HOUR)

    assert post.state == "PUBLISHED"
    assert not first.mentions.exists()
    people = second.mentions.people(at=NOW + HOUR)
    assert [(p["name"], p["url"], p["status"].code) for p in people] == [
        ("Irina Sample 1", "/journalists/irina-sample-1/", "IN_CUSTODY")
    ]


def test_post_names_nobody_who_was_withdrawn():
    journalist = make_journalist()
    publish(journalist)
    post = make_post()
    make_link(post, journalist)
    edition = publish_post(post)

    withdraw(journalist)

    assert edition.mentions.people(at=NOW) != []
    assert edition.mentions.people(at=NOW + HOUR) == []


def test_post_that_comes_back_names_its_people_again_but_nobody_withheld():
    shown, hidden = make_journalist(1), make_journalist(2)
    post = make_post()
    make_link(post, shown)
    make_link(post, hidden)
    publish_post(post)
    workflow.withdraw(post, by=None, at=NOW, kind="LEGAL", notice="Withheld.", reason="A court.")
    hidden.identity = "WITHHELD"
    hidden.save()

    workflow.reinstate(post, by=None, at=NOW + HOUR, reason="Lifted.")

    again = Edition.objects.visible(at=NOW + HOUR).get()
    assert [m.journalist_id for m in again.mentions.all()] == [shown.pk]


def test_subjects_are_named_before_others():
    first, second = make_journalist(1), make_journalist(2)
    post = make_post()
    make_link(post, first, role="MENTIONED")
    make_link(post, second, role="SUBJECT")

    assert [p["id"] for p in publish_post(post).people] == [second.pk, first.pk]


def test_future_release_is_not_published():
    journalist = make_journalist()
    make_event(journalist.cases.get(), kind="RELEASED", on=NOW.date() + timedelta(days=9))

    with pytest.raises(NotAllowed, match="still to come"):
        publish(journalist)


def test_coming_hearing_is_published_and_decides_nothing():
    journalist = make_journalist()
    make_event(journalist.cases.get(), kind="TRIAL", on=date(2026, 12, 4))

    profile = publish(journalist)

    assert (profile.status, [s.label for s in profile.coming_at(NOW)]) == (
        "IN_CUSTODY",
        ["Trial"],
    )
