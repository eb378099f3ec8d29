from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import QuerySet
from django.utils import timezone

from posts.desk import Photo
from posts.photos import door, tasks
from posts.photos.files import RECIPE
from watchdog import progress


class Command(BaseCommand):
    help = "Makes the sizes of photos that have none. After an interruption it goes on from there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--all",
            dest="every",
            action="store_true",
            help="also anew for photos whose sizes were made by other rules than today's",
        )

    def handle(self, *args: Any, every: bool, **options: Any) -> None:
        numbers = list(wanted(every=every).order_by("pk").values_list("pk", flat=True))
        made = failed = 0
        for number in progress.steps(numbers, label="Making sizes", total=len(numbers)):
            try:
                make(Photo.objects.get(pk=number))
                made += 1
            except OSError as error:
                self.stdout.write(f"failed: photo {number}: {error.strerror or error}")
                failed += 1
        self.stdout.write(f"made {made}, failed {failed}")
        if failed:
            raise SystemExit(1)


def wanted(*, every: bool) -> QuerySet[Photo]:
    photos = Photo.objects.all()
    return photos.exclude(renditions__0__recipe=RECIPE) if every else photos.filter(renditions=[])


def make(photo: Photo) -> None:
    if photo.renditions:
        door.render_anew(photo, at=timezone.now())
    else:
        tasks.make_renditions.call(photo.pk)
