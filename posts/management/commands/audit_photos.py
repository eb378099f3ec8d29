import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from posts.photos.audit import Audit


class Command(BaseCommand):
    help = "Looks into every stored photo for metadata, and for what else is wrong with photos."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--fix", action="store_true", help="remove orphans, show and hide what has to be"
        )

    def handle(self, *args: Any, fix: bool, **options: Any) -> None:
        audit = Audit(at=timezone.now(), fix=fix)
        mended = left = 0
        for finding in audit.run():
            self.stdout.write(str(finding))
            mended += finding.is_mended
            left += not finding.is_mended
        self.stdout.write(
            f"photos {audit.photos}, files {audit.files}, mended {mended}, wrong {left}"
        )
        if left:
            sys.exit(1)
