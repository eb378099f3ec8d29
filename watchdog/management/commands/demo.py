from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from watchdog.demo import load


class Command(BaseCommand):
    help = "Loads the demo newsroom: invented people and events, and a log-in for each role."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--password", help="of the four log-ins; on a laptop “demo” unless told"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        password = options["password"] or ("demo" if settings.DEBUG else "")
        if not password:
            raise CommandError("Name a password: manage.py demo --password WORD")
        if load.is_loaded():
            self.stdout.write("The demo newsroom is here already; nothing was changed.")
        else:
            self.load(password)
        self.stdout.write(
            f"Site:  {settings.WATCHDOG_ORIGIN}/\n"
            f"Admin: {settings.WATCHDOG_ORIGIN}/admin/\n"
            f"Log in as {', '.join(load.PEOPLE)}; password: {password}"
            + ("" if options["password"] else " (unless somebody changed it)")
        )

    def load(self, password: str) -> None:
        try:
            load.load(now=timezone.now(), password=password)
        except load.RealContent:
            raise CommandError(
                "There is a newsroom here already: the demo would mix its inventions with it."
                " Name another folder: WATCHDOG_VAR=var-demo"
            ) from None
        self.stdout.write("The demo newsroom is loaded.")
