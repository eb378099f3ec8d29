import os
import sys
from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from posts.importers.photo_folder import bring


def folder(name: str) -> Path:
    if not Path(name).is_dir():
        raise ArgumentTypeError(f"there is no folder {name}")
    return Path(name)


class Command(BaseCommand):
    help = "Brings the photos of a folder to the desk. Interrupted, it goes on from there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=folder)
        parser.add_argument("--credit", default="", help="whom to name where a file names nobody")
        parser.add_argument(
            "--jobs", type=int, default=os.cpu_count() or 1, help="how many photos at a time"
        )

    def handle(self, *args: Any, folder: Path, credit: str, jobs: int, **options: Any) -> None:
        tally = bring(folder, credit=credit, jobs=max(1, jobs))
        self.stdout.write("\n".join(tally.lines()))
        if tally.refused:
            sys.exit(1)
