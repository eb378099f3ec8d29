from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from journalists.data.export import export, shown
from watchdog import progress


class Command(BaseCommand):
    help = (
        "Writes the register, as readers see it now, into a folder: people, events, what each"
        " column means, and what changed since the version that is there. Unless something"
        " changed, no file does."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="where the files go; made if missing")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        at = timezone.now()
        total = shown(at).count()
        found = export(
            folder,
            at=at,
            track=lambda people: progress.steps(people, label="Exporting people", total=total),
        )
        if found.is_new:
            self.stdout.write(
                f"Version {found.version}: {found.people} people,"
                f" {found.added} added, {found.changed} changed, {found.removed} removed."
            )
        else:
            self.stdout.write(f"Version {found.version}: nothing changed.")
