"""How the site holds out: under writes, for long, and in how much memory (make soak).

    soak.py writes    requests a second and their 99th percentile, calm and with publications
    soak.py long      so many minutes of mixed load with a publication each second
    soak.py half      the memory of readers' half over a hundred thousand requests

The site runs as in production, behind nginx with pages as files. DATABASE_URL as for run.py.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.bench import machine, run

MEMORY = Path("/dev/shm")  # noqa: S108  (pages that anybody may read)
PAGES = (MEMORY if MEMORY.is_dir() else run.BENCH) / "watchdog-soak-pages"
GUNICORN = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py"]
NGINX = """
pid {folder}/soak.pid; error_log /dev/null; daemon off; pcre_jit on; worker_processes 2; {user}
events {{ worker_connections 512; }}
http {{ access_log off; include {folder}/soak-site.conf; }}
"""
# One publication a second, of which every tenth is withdrawn.
DESK = """
import os, sys, time
import django; django.setup()
from django.utils import timezone
from posts.desk import Post
from tests import factories
from watchdog import workflow
print("ready", flush=True)
first = time.time_ns() // 10**9
for number in range(first, first + 10**6):
    began = time.monotonic()
    at = timezone.now()
    post = factories.make_post(number, at=at, tags=["Arrests daily"])
    factories.publish(post, at=at)
    took = time.monotonic() - began
    if number % 10 == 0:
        how = {"kind": "LEGAL", "notice": "Gone.", "reason": "An order."}
        workflow.withdraw(post, by=None, at=timezone.now(), **how)
    print(f"{took:.4f}", flush=True)
    time.sleep(max(0, 1 - (time.monotonic() - began)))
"""
# The addresses one after another; with a pause where others need the machine as well.
SCRIPT = """
local addresses = {{ {addresses} }}
local number = 0
request = function()
  number = number + 1
  return wrk.format("GET", addresses[number % #addresses + 1])
end
{pause}
"""
SAID = {
    "requests": re.compile(r"(\d+) requests in"),
    "p99": re.compile(r"99%\s+([\d.]+)(us|ms|s)"),
    "wrong": re.compile(r"Non-2xx or 3xx responses: (\d+)"),
    "broken": re.compile(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)"),
}
UNITS = {"us": 0.001, "ms": 1, "s": 1000}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=["writes", "long", "half"])
    parser.add_argument("--minutes", type=int, default=30)
    parser.add_argument("--requests", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--seconds", type=int, default=15)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--pause", type=int, default=0, help="milliseconds between two questions")
    asked = parser.parse_args()
    if missing := machine.missing():
        sys.exit(f"Not here, so nothing is measured: {', '.join(missing)} (apt install wrk nginx)")
    {"writes": writes, "long": long, "half": half}[asked.what](asked)


def writes(asked: argparse.Namespace) -> None:
    with site(run.newsroom(1000)) as (port, root, environment):
        load(port, 5, asked)
        kinds: dict[str, list[dict[str, float]]] = {"calm": [], "writing": []}
        for _ in range(asked.rounds):
            kinds["calm"].append(load(port, asked.seconds, asked))
            with desk(environment) as took:
                kinds["writing"].append(load(port, asked.seconds, asked))
        for kind, found in kinds.items():
            tell(kind, found)
        calm, busy = kinds.values()
        for name in ("rate", "p99"):
            ratio = median(one[name] for one in busy) / median(one[name] for one in calm)
            print(f"{name}: writing / calm = {ratio:.2f}")
        memory = machine.megabytes(machine.tree(root))
        print(f"a publication took {1000 * median(took):.0f} ms; {memory:.0f} MB (PSS)")


def long(asked: argparse.Namespace) -> None:
    newsroom = site(run.newsroom(1000), asked.pause)
    with newsroom as (port, root, environment), desk(environment) as took:
        for minute in range(asked.minutes):
            found = load(port, 60, asked)
            memory = machine.megabytes(machine.tree(root))
            print(f"minute {minute + 1}: {memory:.0f} MB, {len(took)} publications", flush=True)
            tell("", [found])


def half(asked: argparse.Namespace) -> None:
    environment = run.newsroom(1000) | {"WATCHDOG_HALF": "public"}
    port = machine.free_port()
    command = [*GUNICORN, "-b", f"127.0.0.1:{port}", "watchdog.wsgi"]
    with machine.server(command, port, environment) as root:
        script(environment, asked.pause)
        done = 0.0
        while done < asked.requests:
            done += load(port, 5, asked)["requests"]
            print(
                f"{done:>8.0f} requests: {machine.megabytes(machine.tree(root)):.1f} MB (PSS)",
                flush=True,
            )


@contextmanager
def site(environment: dict[str, str], pause: int = 0) -> Iterator[tuple[int, int, dict[str, str]]]:
    """The site behind nginx: the port, the process above all of them, the desk's environment."""
    shutil.rmtree(PAGES, ignore_errors=True)
    environment = environment | {"WATCHDOG_PAGES": str(PAGES)}
    app, port = machine.free_port(), machine.free_port()
    command = [sys.executable, "manage.py", "nginx_site", "--app", f"127.0.0.1:{app}"]
    said = run.run([*command, "--listen", f"127.0.0.1:{port}"], environment)
    (run.BENCH / "soak-site.conf").write_text(said)
    user = "user root;" if os.geteuid() == 0 else ""
    (run.BENCH / "soak.conf").write_text(NGINX.format(folder=run.BENCH, user=user))
    with ExitStack() as stack:
        command = [*GUNICORN, "-b", f"127.0.0.1:{app}", "watchdog.wsgi"]
        stack.enter_context(machine.server(command, app, environment))
        command = ["nginx", "-c", str(run.BENCH / "soak.conf"), "-p", str(run.BENCH)]
        stack.enter_context(machine.server(command, port, dict(os.environ)))
        script(environment, pause)
        yield port, os.getpid(), environment


def script(environment: dict[str, str], pause: int) -> None:
    pages = json.loads(run.run([sys.executable, "tests/bench/pages.py"], environment))
    addresses = ", ".join(json.dumps(page["address"]) for page in pages.values())
    pause_words = f"function delay() return {pause} end" if pause else ""
    (run.BENCH / "soak.lua").write_text(SCRIPT.format(addresses=addresses, pause=pause_words))


@contextmanager
def desk(environment: dict[str, str]) -> Iterator[list[float]]:
    """Publish once a second; yields how long each publication took."""
    command = [sys.executable, "-c", DESK]
    process = subprocess.Popen(
        command, env=environment, cwd=ROOT, text=True, stdout=subprocess.PIPE
    )
    took: list[float] = []
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    lines = process.stdout
    reader = threading.Thread(target=lambda: took.extend(float(line) for line in lines))
    reader.start()
    try:
        yield took
    finally:
        process.terminate()
        process.wait(30)
        reader.join()


def load(port: int, lasting: int, asked: argparse.Namespace) -> dict[str, float]:
    command = ["wrk", "-t1", f"-c{asked.connections}", f"-d{lasting}s", "--latency"]
    command += ["-H", "X-Forwarded-Proto: https", "-s", str(run.BENCH / "soak.lua")]
    said = subprocess.run(
        [*command, f"http://127.0.0.1:{port}/"], capture_output=True, text=True, check=True
    ).stdout
    number, unit = SAID["p99"].search(said).groups()
    wrong, broken = SAID["wrong"].search(said), SAID["broken"].search(said)
    requests = int(SAID["requests"].search(said)[1])
    return {
        "requests": requests,
        "rate": requests / lasting,
        "p99": float(number) * UNITS[unit],
        "wrong": int(wrong[1]) if wrong else 0,
        "broken": sum(map(int, broken.groups())) if broken else 0,
    }


def tell(kind: str, found: list[dict[str, float]]) -> None:
    print(
        f"{kind:>8}: {median(one['rate'] for one in found):>8.0f} a second,"
        f" p99 {median(one['p99'] for one in found):.2f} ms,"
        f" {sum(one['wrong'] for one in found):.0f} answers were errors,"
        f" {sum(one['broken'] for one in found):.0f} connections broke",
        flush=True,
    )


if __name__ == "__main__":
    main()
