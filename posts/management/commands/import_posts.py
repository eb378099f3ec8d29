import sys
from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from posts.importers.save import Unreadable, save


def folder(name: str) -> Path:
    if not Path(name).is_dir():
        raise ArgumentTypeError(f"there is no folder {name}")
    return Path(name)


class Command(BaseCommand):
    help = "Brings the posts of an RSS or Atom file to the desk. A second time it changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--media", type=folder, help="the folder that holds its photos")
        parser.add_argument("--dry-run", action="store_true", help="tell, but write nothing")
        parser.add_argument("--publish", action="store_true", help="publish, with its own dates")
        parser.add_argument("--source", default="", help="whose it is, if the file does not say")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        wanted = {name: options[name] for name in ("media", "dry_run", "publish", "source")}
        try:
            tally = save(file, at=timezone.now(), **wanted)
        except Unreadable as error:
            raise CommandError(str(error)) from None
        if wanted["dry_run"]:
            self.stdout.write("dry run: nothing was written")
        self.stdout.write("\n".join(tally.lines()))
        if tally.refused:
            sys.exit(1)
