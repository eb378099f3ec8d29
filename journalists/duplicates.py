"""What an editor decides about two people who may be one."""

from datetime import datetime
from typing import Any

from django.db import transaction

from journalists.origins import DuplicateProposal
from watchdog.moves import NotAllowed


def keep_apart(proposal: DuplicateProposal, *, by: Any, at: datetime) -> None:
    """Say that these are two people, so that nobody has to look at them again."""
    with transaction.atomic():
        proposal = DuplicateProposal.objects.select_for_update().get(pk=proposal.pk)
        if proposal.decision != DuplicateProposal.Decision.OPEN:
            raise NotAllowed("Somebody decided this already.")
        proposal.decision = DuplicateProposal.Decision.APART
        proposal.decided_by, proposal.decided_at = by, at
        proposal.save(update_fields=["decision", "decided_by", "decided_at"])
