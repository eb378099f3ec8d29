"""What a register must be able to do, begun in the demo: a safety hold, and two rows for one person."""

from datetime import timedelta
from typing import TYPE_CHECKING

from journalists import holds
from journalists.desk import Journalist
from journalists.kinds import Consent
from journalists.origins import DuplicateProposal, ExternalId
from posts.desk import Region
from watchdog import workflow
from watchdog.demo.load_people import published
from watchdog.demo.people import ON_HOLD

if TYPE_CHECKING:
    from watchdog.demo.load import Newsroom


def load(newsroom: "Newsroom") -> None:
    hold(newsroom)
    double(newsroom)


def hold(newsroom: "Newsroom") -> None:
    """Put somebody on a hold whom a post names, so that there is something to redact."""
    holds.put(
        published(ON_HOLD, newsroom),
        by=newsroom.staff["chief"],
        at=newsroom.now - timedelta(minutes=40),
        reason="His family was visited after the page appeared, and asked for it to go.",
    )


def double(newsroom: "Newsroom") -> None:
    """Bring somebody in once more, under another spelling, as another register's list would."""
    first = newsroom.journalists["rodion-kelareyev"]
    at = newsroom.now - timedelta(hours=5)
    second = Journalist.objects.create(
        slug="rodion-kelareev",
        name="Rodion Kelareev",
        outlet="Lodochnaya Stantsiya",
        role="reporter",
        region=Region.objects.get(slug="russia"),
        consent=Consent.PUBLIC,
        created_by=newsroom.staff["reporter"],
        created_at=at,
        changed_at=at,
    )
    ExternalId.objects.create(journalist=second, scheme="cpj", value="example-204")
    workflow.saved(second, by=newsroom.staff["reporter"], at=at)
    DuplicateProposal.objects.create(
        first=first, second=second, why="One outlet, and one name in two spellings."
    )
