"""``manage.py reseal``: seal every private file with the newest key, so that older ones can go."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from journalists.private import reseal
from journalists.sealing import Sealed


class Command(BaseCommand):
    help = "Seal every private file with the first key of WATCHDOG_PRIVATE_KEY."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            number = reseal(by=None, at=timezone.now())
        except Sealed as problem:
            raise CommandError(f"{problem} Nothing was changed.") from None
        self.stdout.write(f"Sealed anew: {number}. The other keys can be left out now.")
