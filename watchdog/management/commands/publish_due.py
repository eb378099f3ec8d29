from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from journalists import hub as register_hub
from journalists.desk import Journalist
from journalists.record import Profile
from journalists.withholding import forget_all_names
from posts import hub
from posts.desk import Post
from posts.record import Edition
from watchdog import progress, purging, workflow


class Command(BaseCommand):
    help = (
        "Writes into the logs what appeared at its time, and tells the hub of the feeds that"
        " changed and a CDN of what to forget. What stood there before forgets names that are"
        " withheld by now. Run it each minute. What readers see does not wait for it."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        recorded = 0
        for model in (Post, Journalist):
            due = workflow.due(model, at=at)
            for edition in progress.steps(due, label="Recording", total=len(due)):
                recorded += workflow.appeared(model, edition)
        forget_all_names(at=at)
        self.purge()
        told = self.tell(at) if settings.WATCHDOG_HUB else 0
        if recorded or told:
            self.stdout.write(f"recorded {recorded}, feeds told {told}")

    def purge(self) -> None:
        try:
            if settings.WATCHDOG_PURGE_URL and (number := purging.tell()):
                self.stdout.write(f"keys that the CDN was told to forget: {number}")
        except OSError as error:
            raise CommandError(f"The CDN was not told and will be next time: {error}") from None

    def tell(self, at: datetime) -> int:
        feeds = [*hub.untold(at=at), *register_hub.untold(at=at)]
        try:
            if feeds:
                hub.tell(settings.WATCHDOG_HUB, feeds)
        except OSError as error:
            raise CommandError(f"The hub was not told and will be next time: {error}") from None
        hub.told(Edition, Profile, at=at)
        return len(feeds)
