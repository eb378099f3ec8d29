"""Two people who may be one: proposed by imports, decided by an editor."""

import pytest
from django.urls import reverse

from journalists.duplicates import keep_apart
from journalists.origins import DuplicateProposal
from tests.factories import NOW
from tests.journalists.factories import make_journalist
from watchdog.moves import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def proposal():
    first, second = make_journalist(1), make_journalist(2, outlet="Radio Step")
    return DuplicateProposal.objects.create(first=first, second=second, why="One name.")


def button(proposal) -> str:
    return reverse("admin:journalists_duplicateproposal_keep_apart", args=[proposal.pk])


def page(proposal) -> str:
    return reverse("admin:journalists_duplicateproposal_change", args=[proposal.pk])


def test_editor_sees_both_and_keeps_them_apart(client, newsroom, proposal):
    client.force_login(newsroom.editor)

    shown = client.get(page(proposal)).content.decode()
    client.post(button(proposal))

    proposal.refresh_from_db()
    assert "Irina Sample 1</a>: Stepnoi Vestnik; editor; Kazakhstan; The Vestnik case" in shown
    assert "Irina Sample 2</a>: Radio Step" in shown
    assert button(proposal) in shown
    assert proposal.decision == DuplicateProposal.Decision.APART
    assert (proposal.decided_by, proposal.decided_at) == (newsroom.editor, NOW)
    assert button(proposal) not in client.get(page(proposal)).content.decode()


@pytest.mark.parametrize("name", ["reporter", "photo"])
def test_others_decide_nothing(client, newsroom, proposal, name):
    client.force_login(getattr(newsroom, name))

    assert client.get(page(proposal)).status_code == 403
    assert client.post(button(proposal)).status_code == 403
    proposal.refresh_from_db()
    assert proposal.decision == DuplicateProposal.Decision.OPEN


def test_looking_decides_nothing(client, newsroom, proposal):
    client.force_login(newsroom.editor)

    assert client.get(button(proposal)).status_code == 405
    proposal.refresh_from_db()
    assert proposal.decision == DuplicateProposal.Decision.OPEN


def test_decided_twice_is_refused(newsroom, proposal):
    keep_apart(proposal, by=newsroom.editor, at=NOW)

    with pytest.raises(NotAllowed, match="Somebody decided this already."):
        keep_apart(proposal, by=newsroom.chief, at=NOW)

    proposal.refresh_from_db()
    assert proposal.decided_by == newsroom.editor
