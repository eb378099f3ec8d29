"""Gather what the reader's interface says, for whoever translates it.

The desk speaks English; its templates are left out. ``make messages`` calls this.
"""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.core.management.commands import makemessages

LEFT_OUT = ("templates/admin/*", "tests/*", "var/*", ".venv/*")


class Command(makemessages.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(
            locale=[code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE],
            extensions=["html", "txt", "xml", "py"],
            no_location=True,
            no_obsolete=True,
        )

    def handle(self, *args: Any, **options: Any) -> None:
        options["ignore_patterns"] += LEFT_OUT
        super().handle(*args, **options)
