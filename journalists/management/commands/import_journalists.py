import argparse
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from journalists.importers.mappings import MAPPINGS, Mapping, lacking, mapping_for
from journalists.importers.refusals import Unreadable
from journalists.importers.save import save
from journalists.importers.tables import Table, open_table
from posts.importers.tally import Tally


class Command(BaseCommand):
    help = (
        "Brings the people of another register to the desk, as drafts that an editor goes through."
        " What a second run finds as it was, it leaves alone."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a CSV file, or JSON with a list of objects")
        parser.add_argument(
            "--mapping",
            choices=sorted(MAPPINGS),
            help="which columns mean what; found by the header unless told",
        )
        parser.add_argument(
            "--encoding",
            type=_encoding,
            help="utf-8, utf-16, cp1251 …; found by the bytes unless told",
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="show what is new, changed, the same and refused, and save nothing",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            table = open_table(options["file"], encoding=options["encoding"] or "")
            mapping = self.mapping(table, options["mapping"])
            tally = self.run(table, mapping, is_dry=options["dry_run"])
        except Unreadable as problem:
            raise CommandError(str(problem)) from problem
        for line in tally.lines():
            self.stdout.write(line)
        if tally.refused:
            sys.exit(1)

    def mapping(self, table: Table, name: str | None) -> Mapping:
        """Return how to read this table, and say what is known of it."""
        mapping = MAPPINGS[name] if name else mapping_for(table.columns)
        if mapping is None:
            known = "; ".join(f"{m.name} ({m.about})" for m in MAPPINGS.values())
            raise Unreadable(
                f"No mapping fits the columns of {table.path}. There are: {known}. Rename the"
                " columns, or write a mapping (docs/importing.md)."
            )
        if missing := lacking(mapping, table.columns):
            raise Unreadable(
                f"{table.path} lacks columns of the mapping {mapping.name}: {', '.join(missing)}."
            )
        self.stdout.write(f"{table.described} Mapping: {mapping.name}.")
        if unknown := [column for column in table.columns if column not in mapping.known]:
            self.stdout.write(f"Columns that are not known, left out: {', '.join(unknown)}.")
        return mapping

    def run(self, table: Table, mapping: Mapping, *, is_dry: bool) -> Tally:
        if not is_dry:
            return save(table, mapping, at=timezone.now())
        with transaction.atomic():
            tally = save(table, mapping, at=timezone.now(), tell=self.stdout.write)
            transaction.set_rollback(True)
        self.stdout.write("This was a dry run: nothing was saved.")
        return tally


def _encoding(name: str) -> str:
    try:
        # Not of text are base64 and the like, which a look-up finds all the same.
        "".encode(name)
    except (LookupError, ValueError):
        raise argparse.ArgumentTypeError(f"there is no encoding {name}") from None
    return name
