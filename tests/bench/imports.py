"""How fast an archive is imported, as drafts and published (JSON Lines are made a feed of).

.venv/bin/python tests/bench/imports.py [--number 10000] [--only drafts|published]

On SQLite in a folder of its own. With DATABASE_URL on PostgreSQL: there have to be empty databases
of that name with "_drafts" and "_published" appended. The pictures, of which there are few, and
the regions are there before it begins.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from html import escape
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.bench.run import PRODUCTION
from tests.bench.texts import PICTURES, REGIONS, pictures, texts

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Invented Wire</title><link>https://wire.example/</link>
"""
ITEM = """<item><title>{title}</title><guid>{slug}</guid><pubDate>{date}</pubDate>{categories}
<dc:creator>{author}</dc:creator><media:content url="{image}" medium="image">
<media:description>{caption}</media:description><media:credit>{credit}</media:credit>
</media:content><content:encoded>{html}</content:encoded></item>
"""


def write_feed(path: Path, items: Iterable[dict[str, Any]]) -> Path:
    with path.open("w") as file:
        file.write(RSS)
        for item in items:
            place = item["dateline"].partition(",")[0].upper()
            html = f"<p>{place} – " + "</p><p>".join(item["paras"]) + "</p>"
            names = (item["region"], *item["tags"])
            categories = "".join(f"<category>{name}</category>" for name in names)
            file.write(ITEM.format_map(item | {"html": escape(html), "categories": categories}))
        file.write("</channel></rss>")
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--number", type=int, default=10_000)
    parser.add_argument("--only", choices=("drafts", "published"))
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.inside:
        measure(asked.number, publish=asked.only == "published")
        return
    for name in [asked.only] if asked.only else ["drafts", "published"]:
        with tempfile.TemporaryDirectory() as folder:
            env = {k: v for k, v in os.environ.items() if not k.startswith("WATCHDOG_")}
            env |= PRODUCTION | {"WATCHDOG_VAR": folder, "PYTHONPATH": str(ROOT)}
            if url := env.get("DATABASE_URL"):
                env["DATABASE_URL"] = f"{url}_{name}"
            inside = [sys.executable, __file__, "--inside", "--only", name]
            subprocess.run([*inside, "--number", str(asked.number)], env=env, check=True)


def measure(number: int, *, publish: bool) -> None:
    import django  # noqa: PLC0415  (in the newsroom that was just made)

    django.setup()

    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from posts.desk import Post, Region  # noqa: PLC0415
    from posts.importers.save import save  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    if Post.objects.exists():
        sys.exit("There are posts already. Measure in an empty database.")
    folder = Path(os.environ["WATCHDOG_VAR"])
    pictures(folder / "photos")
    Region.objects.bulk_create(
        Region(name=name, slug=name.lower().replace(" ", "-")) for name in REGIONS
    )

    few = write_feed(folder / "few.xml", islice(texts(number), PICTURES))
    wire = write_feed(folder / "wire.xml", texts(number))
    wanted = {"media": folder / "photos", "publish": publish, "at": timezone.now()}
    save(few, **wanted)
    before = _megabytes()
    begun = time.perf_counter(), time.process_time()
    tally = save(wire, **wanted)
    clock, processor = time.perf_counter() - begun[0], time.process_time() - begun[1]
    print(
        f"{connection.vendor}, {'published' if publish else 'drafts'}: {tally.sum()};"
        f" {number / clock:.0f} a second by the clock, {number / processor:.0f} a second of its"
        f" own processor time, memory {before:.0f} to {_megabytes():.0f} MB"
    )


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
