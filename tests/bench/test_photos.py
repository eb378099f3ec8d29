"""What it takes to bring photos in (make bench; PHOTOS=500 for as many as a real archive has).

Killed in the middle and called again, as on a bad day. Processor time is that of one core.
"""

import os
import random
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from PIL import Image, ImageDraw

ROOT = Path(__file__).parents[2]
PHOTOS = int(os.environ.get("PHOTOS", "20"))
SIZE = 4000, 3000


def draw(number: int) -> Image.Image:
    """Draw shapes on soft colors under fine grain, the same each time for one number."""
    chance = random.Random(number)  # noqa: S311  (pictures for a test)
    soft = Image.frombytes("RGB", (80, 60), chance.randbytes(80 * 60 * 3))
    image = soft.resize(SIZE, Image.Resampling.BICUBIC)
    pen = ImageDraw.Draw(image)
    for _ in range(400):
        left, top = chance.randrange(SIZE[0]), chance.randrange(SIZE[1])
        right, bottom = left + chance.randrange(20, 400), top + chance.randrange(20, 400)
        pen.rectangle((left, top, right, bottom), fill=tuple(chance.randbytes(3)))
    grain = Image.frombytes("L", (1024, 1024), chance.randbytes(1024 * 1024)).resize(SIZE)
    return Image.blend(image, Image.merge("RGB", (grain, grain, grain)), 0.06)


def megabytes(pid: int) -> float:
    """Return what a process and its children have in memory; shared pages count for each."""
    total = 0.0
    with suppress(OSError):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        status = Path(f"/proc/{pid}/status").read_text()
        total = int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024
        total += sum(megabytes(int(child)) for child in children)
    return total


def rows(var: Path) -> int:
    database = sqlite3.connect(var / "watchdog.sqlite3")
    with database:
        count = database.execute("SELECT count(*) FROM posts_photo").fetchone()[0]
    database.close()
    return count


def spent() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def bring(command: list, environment: dict, *, until: int) -> tuple[list[float], str]:
    """Run the import, killed when it has so many rows; return its memory by time and its words."""
    var = Path(environment["WATCHDOG_VAR"])
    memory = []
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        while process.poll() is None:
            memory.append(megabytes(process.pid))
            if rows(var) >= until:
                process.kill()
                break
            time.sleep(0.5)
        said = process.stdout.read()
    return memory, said


def test_photos_come_in(tmp_path):
    folder, var = tmp_path / "in", tmp_path / "var"
    folder.mkdir()
    for number in range(PHOTOS):
        draw(number).save(folder / f"{number:04}.jpg", quality=88)
    environment = os.environ | {"WATCHDOG_VAR": str(var)}
    environment.pop("DATABASE_URL", None)
    manage = [sys.executable, ROOT / "manage.py"]
    subprocess.run([*manage, "migrate", "-v0"], env=environment, check=True)
    command = [*manage, "import_photos", folder, "--jobs", "1"]

    bring(command, environment, until=PHOTOS // 2)
    before, began = spent(), time.monotonic()
    memory, said = bring(command, environment, until=PHOTOS + 1)
    seconds, wall = spent() - before, time.monotonic() - began

    *progress, tally = said.splitlines()
    created, unchanged = (int(part.split()[1]) for part in tally.split(", ")[::2])
    third = len(memory) // 3
    print(f"\n{tally}; {progress[-1]}")
    print(f"{seconds / created:.2f} s of processor time a photo, {wall / created:.2f} s")
    print(f"{3600 * created / seconds:.0f} photos an hour and core")
    # In the first third the process still loads what it needs.
    early, late = max(memory[third : 2 * third]), max(memory[2 * third :])
    print(f"in the second third {early:.0f} MB at most, in the last {late:.0f} MB")
    shutil.rmtree(folder)
    assert created + unchanged == rows(var) == PHOTOS
    assert late < 1.1 * early
    orphans = subprocess.run(
        [*manage, "audit_photos"], env=environment, capture_output=True, text=True, check=False
    ).stdout.splitlines()
    print(orphans[-1])
    assert {line.partition(":")[0] for line in orphans[:-1]} <= {"orphan"}
