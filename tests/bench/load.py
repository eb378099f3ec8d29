"""Puts an archive (JSON Lines, see texts.py) into an empty newsroom, quickly.

.venv/bin/python tests/bench/load.py posts.jsonl [--pictures FOLDER] [--of 1000000]
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
from tests.bench.grow import grow
from tests.bench.texts import SPAN

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--pictures", type=Path, help="the folder of the pictures, if not img/")
    parser.add_argument("--of", type=int, help="copy the texts until there are so many")
    asked = parser.parse_args()
    lines = (json.loads(line) for line in asked.file.open())
    number = load(lines, pictures=asked.pictures or asked.file.parent / "img", at=timezone.now())
    if asked.of and asked.of > number:
        grow(asked.of // number - 1, apart=SPAN * number / asked.of)
    print(f"{asked.of or number} texts are published.")
