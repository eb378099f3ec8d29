"""The desk of the register: what each role sees and may change."""

from typing import Any

import pytest
from django.urls import reverse

from journalists.desk import Case, Event
from tests.factories import NOW, make_post
from tests.factories import publish as publish_post
from tests.journalists.factories import make_journalist, make_link, make_source, publish
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def text(response) -> str:
    return response.content.decode()


def page(journalist) -> str:
    return reverse("admin:journalists_journalist_change", args=[journalist.pk])


def case_page(case) -> str:
    return reverse("admin:journalists_case_change", args=[case.pk])


def filled_in(response) -> dict[str, Any]:
    """What the browser would send if nobody typed anything."""
    forms = [response.context["adminform"].form]
    for wrapped in response.context["inline_admin_formsets"]:
        forms += [wrapped.formset.management_form, *wrapped.formset.forms]
    fields = [(field.html_name, field.value()) for form in forms for field in form]
    return {
        name: _sent(value) for name, value in fields if value is not None and value is not False
    }


def _sent(value: Any) -> Any:
    if isinstance(value, list):
        return [str(getattr(one, "pk", one)) for one in value]
    return "on" if value is True else str(value)


@pytest.fixture
def journalist(newsroom):
    return make_journalist(created_by=newsroom.reporter)


def test_editor_finds_people_with_what_readers_see(client, newsroom, journalist):
    publish(journalist)
    make_journalist(2)
    client.force_login(newsroom.editor)

    listed = text(client.get(reverse("admin:journalists_journalist_changelist")))

    assert "Irina Sample 1" in listed
    assert "Irina Sample 2" in listed
    assert listed.count("In custody") == 1


def test_person_shows_the_status_that_follows_and_the_next_move(client, newsroom, journalist):
    client.force_login(newsroom.reporter)

    shown = text(client.get(page(journalist)))

    assert "In custody, Day 118" in shown
    assert "Submit for review" in shown
    assert case_page(journalist.cases.get()) in shown


def test_release_that_is_recorded_changes_the_status_at_the_desk(client, newsroom, journalist):
    case = journalist.cases.get()
    source = make_source(case, "Court list")
    client.force_login(newsroom.reporter)
    data = filled_in(client.get(case_page(case))) | {
        "events-TOTAL_FORMS": "2",
        "events-1-case": str(case.pk),
        "events-1-kind": "RELEASED",
        "events-1-on": "2026-11-24",
        "events-1-precision": "DAY",
        "events-1-certainty": "CONFIRMED",
        "events-1-text": "Let go at noon.",
        "events-1-sources": [str(source.pk)],
        "events-1-is_public": "on",
    }

    response = client.post(case_page(case), data)

    assert (response.status_code, response.url) == (302, page(journalist))
    assert Event.objects.get(kind="RELEASED").sources.get() == source
    assert "Released, Held 118 days" in text(client.get(page(journalist)))
    journalist.refresh_from_db()
    assert journalist.revisions.first().by == newsroom.reporter


def test_case_that_somebody_else_saved_meanwhile_is_not_overwritten(client, newsroom, journalist):
    case = journalist.cases.get()
    client.force_login(newsroom.editor)
    data = filled_in(client.get(case_page(case)))
    client.post(case_page(case), data | {"title": "Their title", "account": "An article."})

    response = client.post(case_page(case), data | {"title": "My title", "group_label": "Nine"})

    assert [c.key for c, _ in response.context["asked"]] == ["title"]
    assert [(c.key, chosen) for c, chosen in response.context["settled"]] == [
        ("account", "theirs"),
        ("group_label", "mine"),
    ]
    assert Case.objects.get().title == "Their title"


def test_case_is_saved_when_only_its_person_was_changed_meanwhile(client, newsroom, journalist):
    case = journalist.cases.get()
    client.force_login(newsroom.editor)
    data = filled_in(client.get(case_page(case))) | {"title": "Another title"}
    workflow.saved(journalist, by=newsroom.reporter, at=NOW)

    response = client.post(case_page(case), data)

    assert response.url == page(journalist)
    assert Case.objects.get().title == "Another title"


def test_reporter_changes_no_case_of_a_colleague(client, newsroom):
    case = make_journalist(created_by=newsroom.editor).cases.get()
    client.force_login(newsroom.reporter)

    response = client.post(case_page(case), {"title": "Another title"})

    assert response.status_code == 403
    assert client.get(case_page(case)).status_code == 200


@pytest.mark.parametrize(("role", "state"), [("editor", "DRAFT"), ("reporter", "PUBLISHED")])
def test_link_ends_the_approval_of_the_post_and_needs_an_editor(
    client, newsroom, journalist, role, state
):
    post = make_post()
    publish_post(post)
    client.force_login(getattr(newsroom, role))
    data = filled_in(client.get(page(journalist))) | {
        "links-TOTAL_FORMS": "1",
        "links-INITIAL_FORMS": "0",
        "links-0-journalist": str(journalist.pk),
        "links-0-post": str(post.pk),
        "links-0-role": "SUBJECT",
    }

    response = client.post(page(journalist), data)

    post.refresh_from_db()
    assert response.status_code == 302
    assert (post.state, journalist.links.count()) == (state, int(role == "editor"))


def test_sources_of_another_case_are_not_offered(client, newsroom, journalist):
    other = make_journalist(2)
    make_source(other.cases.get(), "Planted Publisher")
    client.force_login(newsroom.editor)

    assert "Planted Publisher" not in text(client.get(case_page(journalist.cases.get())))


def test_photo_editor_reads_and_changes_no_person(client, newsroom, journalist):
    make_link(make_post(), journalist)
    client.force_login(newsroom.photo)

    assert client.get(page(journalist)).status_code == 200
    assert client.post(page(journalist), {"name": "Other"}).status_code == 403
    assert client.post(case_page(journalist.cases.get()), {"title": "X"}).status_code == 403
