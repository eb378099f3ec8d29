"""Puts an archive (JSON Lines, see texts.py) into an empty newsroom, quickly.

.venv/bin/python tests/bench/load.py posts.jsonl [--pictures FOLDER]
"""

import argparse
import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "watchdog.settings")

import django

django.setup()

from django.utils import timezone

from tests.bench.archive import load

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--pictures", type=Path, help="the folder of the pictures, if not img/")
    asked = parser.parse_args()
    lines = (json.loads(line) for line in asked.file.open())
    number = load(lines, pictures=asked.pictures or asked.file.parent / "img", at=timezone.now())
    print(f"{number} texts are published.")
