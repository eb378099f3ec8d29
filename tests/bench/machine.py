"""What servers use of this machine: processor time, memory, and how busy others keep it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

TICKS = os.sysconf("SC_CLK_TCK")
REQUESTS = re.compile(r"(\d+) requests in")
WRONG = re.compile(r"Non-2xx or 3xx responses: (\d+)")


def tree(root: int) -> list[int]:
    """The process and all that came from it."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        parents.setdefault(parent, []).append(int(stat.parent.name))
    found = [root]
    for pid in found:
        found += parents.get(pid, [])
    return found


def named(name: str) -> list[int]:
    found = []
    for comm in Path("/proc").glob("[0-9]*/comm"):
        try:
            if comm.read_text().strip() == name:
                found.append(int(comm.parent.name))
        except OSError:
            continue
    return found


def seconds(pids: list[int]) -> float:
    """Processor time of these processes and of their children that have ended."""
    used = 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        used += sum(int(field) for field in fields[11:15])
    return used / TICKS


def busy() -> float:
    fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    user, nice, system, _idle, _wait, irq, soft, *_ = map(int, fields)
    return (user + nice + system + irq + soft) / TICKS


def megabytes(pids: list[int]) -> float:
    """Memory of these processes, what they share counted once (PSS)."""
    total = 0
    for pid in pids:
        try:
            text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        total += int(re.search(r"^Pss: +(\d+)", text, re.MULTILINE)[1])
    return total / 1024


@dataclass
class Load:
    milliseconds: float
    requests: int
    wrong: int
    others: float


def load(port: int, address: str, root: int, *, lasting: int, database: str = "") -> Load:
    """Ask for one page, again and again, and return what that cost all processes together."""
    command = ["wrk", "-t1", "-c4", f"-d{lasting}s", "-H", "X-Forwarded-Proto: https"]
    command += [f"http://127.0.0.1:{port}{address}"]
    # Each worker makes the page once before it is measured.
    subprocess.run([*command, "-d1s"], capture_output=True, check=True)
    pids = tree(root) + (named(database) if database else [])
    used, machine, began = seconds(pids), busy(), time.monotonic()
    own = os.times()
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    after = os.times()
    used = seconds(pids) - used
    asking = (after.children_user + after.children_system) - (
        own.children_user + own.children_system
    )
    whole = (time.monotonic() - began) * (os.cpu_count() or 1)
    others = max(0.0, busy() - machine - used - asking) / whole
    number = int(REQUESTS.search(said)[1])
    wrong = int(found[1]) if (found := WRONG.search(said)) else 0
    return Load(1000 * used / max(number, 1), number, wrong, others)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def server(command: list[str], port: int, environment: dict[str, str]) -> Iterator[int]:
    """Run a server until its page is no longer needed; yields its process."""
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 60
        while not _answers(port):
            if time.monotonic() > end or process.poll() is not None:
                raise SystemExit(f"This did not start: {' '.join(command)}")
            time.sleep(0.1)
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def _answers(port: int) -> bool:
    try:
        url = f"http://127.0.0.1:{port}/"
        asked = Request(url, headers={"X-Forwarded-Proto": "https"})
        with urlopen(asked, timeout=5):  # noqa: S310
            return True
    except URLError as error:
        return hasattr(error, "code")
    except OSError:
        return False


def missing() -> list[str]:
    return [name for name in ("wrk", "nginx") if not shutil.which(name)]
