"""Invented lists of other registers, as files, and the command that reads them."""

import csv
import json
from pathlib import Path

from django.core.management import call_command

PLAIN = {
    "name": "Irina Sample",
    "country": "Kazakhstan",
    "event": "KILLED",
    "date": "2014",
    "place": "Orsk",
    "outlet": "Stepnoi Vestnik",
}
CPJ = {
    "year": "2014",
    "fullName": "Irina Sample",
    "primaryNationality": "Kazakhstan",
    "gender": "",
    "type": "Journalist",
    "typeOfDeath": "Murder",
    "status": "Killed",
    "employedAs": "Staff",
    "organizations": "Stepnoi Vestnik",
    "jobs": "Editor",
    "country": "Kazakhstan",
    "location": "Orsk",
    "sourcesOfFire": "Unknown Fire",
    "motiveConfirmed": "Confirmed",
    "impunityMurder": "Complete Impunity",
}


class Lists:
    """Writes files into a folder and imports them; `lines` is what the command printed last."""

    def __init__(self, folder: Path, capsys) -> None:
        self.folder, self.capsys = folder, capsys
        self.lines: list[str] = []

    def write(self, *rows: dict, name="list.csv", base=PLAIN, encoding="utf-8", **form) -> Path:
        path = self.folder / name
        full = [base | row for row in rows]
        if path.suffix == ".json":
            path.write_text(json.dumps(full, ensure_ascii=False), encoding=encoding)
            return path
        columns = list(dict.fromkeys(column for row in full for column in row))
        with path.open("w", encoding=encoding, newline="") as file:
            writer = csv.DictWriter(file, columns, restval="", **form)
            writer.writeheader()
            writer.writerows(full)
        return path

    def run(self, path: Path, *options: str) -> int:
        """Return the exit code."""
        code = 0
        try:
            call_command("import_journalists", str(path), *options)
        except SystemExit as stop:
            code = stop.code
        self.lines = self.capsys.readouterr().out.splitlines()
        return code

    def take(self, *rows: dict, **form) -> str:
        """Import these rows and return the last line."""
        self.run(self.write(*rows, **form))
        return self.lines[-1]

    @property
    def refused(self) -> list[str]:
        return [line.removeprefix("refused: ") for line in self.lines if line[:8] == "refused:"]
