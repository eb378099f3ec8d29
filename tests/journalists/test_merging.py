"""Two rows that are one person become one, and both addresses go on working."""

from datetime import timedelta

import pytest
from django.urls import reverse

from journalists import holds
from journalists.desk import Case, Journalist, Link
from journalists.merging import merge
from journalists.origins import DuplicateProposal, ExternalId
from journalists.private import Contents, keep, open_file
from journalists.record import count_by_group
from tests.desk import said, words
from tests.factories import NOW, make_post
from tests.factories import publish as publish_post
from tests.journalists.factories import make_journalist, make_link, publish
from watchdog.moves import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
BEFORE = NOW - timedelta(days=2)


def make_pair(**fields) -> tuple[Journalist, Journalist, DuplicateProposal]:
    first = make_journalist(1, at=BEFORE, name="Irina Sample", aliases="I. Sample")
    values = {"name": "Iryna Sempl", "native_name": "Ірина Семпл", "native_language": "uk"}
    second = make_journalist(2, at=BEFORE, **values | {"outlet": "Radio Step"} | fields)
    proposal = DuplicateProposal.objects.create(first=first, second=second, why="One name.")
    return first, second, proposal


def address(proposal) -> str:
    return reverse("admin:journalists_duplicateproposal_merge", args=[proposal.pk])


def test_editor_sees_both_and_makes_one(client, newsroom):
    first, second, proposal = make_pair()
    ExternalId.objects.create(journalist=second, scheme="cpj", value="iryna")
    client.force_login(newsroom.editor)

    shown = words(client.get(address(proposal)))
    assert "Outlet Stepnoi Vestnik Radio Step" in shown
    typed = {"kept": "first", "name": "first", "outlet": "second", "sort_name": "first"}
    typed |= {"native_name": "second", "native_language": "second"}
    answer = client.post(address(proposal), typed, follow=True)

    assert answer.context.get("form") is None or answer.context["form"].errors == {}
    assert "One person now: Irina Sample." in said(answer)
    first.refresh_from_db()
    second.refresh_from_db()
    proposal.refresh_from_db()
    assert (first.name, first.outlet, first.native_name) == (
        "Irina Sample",
        "Radio Step",
        "Ірина Семпл",
    )
    assert first.aliases == "I. Sample\nIryna Sempl"
    assert (first.cases.count(), second.cases.count(), second.state) == (2, 0, "SPIKED")
    assert first.external_ids.get().value == "iryna"
    assert (proposal.decision, proposal.decided_by) == ("MERGED", newsroom.editor)
    assert second.transitions.first().reason == f"Merged into number {first.pk}"
    assert first.revisions.first().reason == f"Merged with number {second.pk}"


def test_both_addresses_stay_alive(client):
    first, second, proposal = make_pair()
    publish(first, at=BEFORE)
    publish(second, at=BEFORE)
    assert client.get("/journalists/irina-sample-2/").status_code == 200

    merge(proposal, kept=first, taken={}, by=None, at=NOW)

    answer = client.get("/journalists/irina-sample-2/")
    assert (answer.status_code, answer["Location"]) == (301, "/journalists/irina-sample-1/")
    assert client.get("/journalists/irina-sample-1/").status_code == 200
    assert count_by_group(at=NOW)["total"] == 1
    assert count_by_group(at=BEFORE)["total"] == 2


def test_address_leads_on_when_the_kept_one_is_merged_later(client):
    first, second, proposal = make_pair()
    third = make_journalist(3, at=BEFORE)
    for one in (first, second, third):
        publish(one, at=BEFORE)
    merge(proposal, kept=first, taken={}, by=None, at=NOW)
    later = DuplicateProposal.objects.create(first=first, second=third, why="One name.")

    merge(later, kept=third, taken={}, by=None, at=NOW)

    assert client.get("/journalists/irina-sample-2/")["Location"] == "/journalists/irina-sample-3/"


def test_address_of_somebody_merged_and_then_held_tells_nothing(client):
    first, second, proposal = make_pair()
    publish(first, at=BEFORE)
    publish(second, at=BEFORE)
    merge(proposal, kept=first, taken={}, by=None, at=BEFORE + timedelta(hours=1))

    holds.put(first, by=None, at=NOW, reason="A threat.")

    answer = client.get("/journalists/irina-sample-2/")
    assert (answer.status_code, b"Irina Sample" in answer.content) == (410, False)


def test_posts_name_the_one_that_stays(client):
    first, second, proposal = make_pair()
    post, both = make_post(1), make_post(2)
    make_link(post, second)
    make_link(both, first)
    make_link(both, second)
    publish(first, at=BEFORE)
    publish(second, at=BEFORE)
    edition = publish_post(post)

    merge(proposal, kept=first, taken={}, by=None, at=NOW)

    links = Link.objects.order_by("post").values_list("post", "journalist")
    assert list(links) == [(post.pk, first.pk), (both.pk, first.pk)]
    assert "/journalists/irina-sample-1/" in client.get(edition.url).content.decode()


def test_private_files_become_one():
    first, second, proposal = make_pair()
    keep(first, Contents(contact="Ring the lawyer"), by=None, at=NOW)
    keep(second, Contents(contact="Write to the sister", notes="Careful"), by=None, at=NOW)

    merge(proposal, kept=first, taken={}, by=None, at=NOW)

    contents = open_file(first, by=None, at=NOW)
    assert contents.contact == "Ring the lawyer\nWrite to the sister"
    assert contents.notes == "Careful"
    assert open_file(second, by=None, at=NOW) == Contents()


def test_published_one_is_not_merged_into_one_that_readers_do_not_see():
    first, second, proposal = make_pair()
    publish(second)

    with pytest.raises(NotAllowed, match="Keep that one"):
        merge(proposal, kept=first, taken={}, by=None, at=NOW)

    assert Case.objects.filter(journalist=second).count() == 1


@pytest.mark.parametrize(
    ("fields", "hold", "words"),
    [({"identity": "WITHHELD"}, False, "same identity"), ({}, True, "safety hold")],
)
def test_merging_that_would_name_or_show_somebody_is_refused(fields, hold, words):
    first, second, proposal = make_pair(**fields)
    if hold:
        holds.put(second, by=None, at=NOW, reason="A threat.")

    with pytest.raises(NotAllowed, match=words):
        merge(proposal, kept=first, taken={}, by=None, at=NOW)


@pytest.mark.parametrize("role", ["reporter", "photo"])
def test_others_merge_nothing(client, newsroom, role):
    first, _second, proposal = make_pair(created_by=newsroom.reporter)
    client.force_login(getattr(newsroom, role))

    assert client.post(address(proposal), {"kept": "first"}).status_code == 403
    assert first.cases.count() == 1
