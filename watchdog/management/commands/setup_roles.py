from typing import Any

from django.core.management.base import BaseCommand

from watchdog import roles


class Command(BaseCommand):
    help = "Makes the groups of the newsroom, with the permissions that watchdog/roles.py gives."

    def handle(self, *args: Any, **options: Any) -> None:
        for group in roles.set_up():
            self.stdout.write(f"{group.name}: {group.permissions.count()} permissions")
