from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from posts.desk import Photo
from posts.photos import door
from posts.previews.links import PreviewLink
from watchdog import progress, unsaved

# For so long somebody may come back to what they left unsaved.
UNSAVED = timedelta(days=30)
# For so long a link that no longer opens can still be looked up: who had it, and how often.
LINKS = timedelta(days=30)


class Command(BaseCommand):
    help = (
        "Deletes what nobody needs any more: ended sessions, work left unsaved 30 days ago, links"
        " to previews that ended 30 days ago. Photos only if asked."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="delete nothing, only count")
        parser.add_argument(
            "--photos",
            type=int,
            metavar="DAYS",
            help="also photos that came in so many days ago and that nothing ever used",
        )

    def handle(self, *args: Any, dry_run: bool, photos: int | None, **options: Any) -> None:
        at = timezone.now()
        for name, rows in (
            ("ended sessions", Session.objects.filter(expire_date__lt=at)),
            ("unsaved work", unsaved.stale(before=at - UNSAVED)),
            ("preview links", PreviewLink.objects.filter(expires_at__lt=at - LINKS)),
        ):
            number = rows.count() if dry_run else rows.delete()[0]
            self.tell(name, number, dry_run=dry_run)
        if photos is not None:
            number = 0
            for photo in unused(before=at - timedelta(days=photos)):
                self.stdout.write(f"photo {photo.pk}: {photo}")
                if not dry_run:
                    door.discard(photo, by=None)
                number += 1
            self.tell("photos", number, dry_run=dry_run)

    def tell(self, name: str, number: int, *, dry_run: bool) -> None:
        self.stdout.write(f"{name}: {number} {'to delete' if dry_run else 'deleted'}")


def unused(*, before: datetime) -> Iterator[Photo]:
    """Yield the photos that came in before that moment and stand in no text and no edition."""
    rows = Photo.objects.filter(
        created_at__lt=before, is_exposed=False, placed__isnull=True, withdrawn_at__isnull=True
    )
    numbers = list(rows.order_by("pk").values_list("pk", flat=True))
    for pk in progress.steps(numbers, label="Looking at photos", total=len(numbers)):
        photo = Photo.objects.get(pk=pk)
        used = door.usage(photo)
        if not (used.drafts or used.editions):
            yield photo
