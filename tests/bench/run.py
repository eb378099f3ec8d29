"""What pages cost, at several sizes of the archive, beside what the same could cost (make bench).

Prints processor time a request of all processes together, in milliseconds, and its ratios. Wall
time says nothing on a machine that others use. Archives are kept in var/bench. With DATABASE_URL
on PostgreSQL: there have to be databases of that name with "_1000" and so on appended.

A size above 2,000 is a multiple of it: so many texts are loaded, and copied by SQL. The bare blog
has those 2,000.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from tests.bench import machine
from tests.bench.texts import pictures, texts

BENCH = ROOT / "var" / "bench"
# So many texts are written one by one.
LOADED = 2_000
# A laptop's settings are not what is measured.
PRODUCTION = {
    "WATCHDOG_SECRET_KEY": "a key for measurements, which nothing in the world depends on",
    "WATCHDOG_PRIVATE_KEY": "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA=",
    "WATCHDOG_HOSTS": "127.0.0.1",
    "WATCHDOG_ORIGIN": "https://news.example",
    "DJANGO_SETTINGS_MODULE": "watchdog.settings",
}
# Where the barest blog has the same page.
BARE = {
    "feed": "/",
    "middle page": "/?page={middle}",
    "post": "/post/post-{size}/",
    "popular tag": "/tag/{tag}/",
    "RSS": "/feed.rss",
}
HEADING = "page           queries    kB  uncached    bare  ratio    cached   nginx  uncached/cached"
NGINX = """
worker_processes 2; pid {folder}/nginx.pid; error_log /dev/null; daemon off;
events {{ worker_connections 256; }}
http {{
  access_log off; default_type text/html; sendfile on; tcp_nopush off; open_file_cache max=1000;
  server {{ listen 127.0.0.1:{port}; root {folder}/pages; index page.html; }}
}}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--seconds", type=int, default=2)
    asked = parser.parse_args()
    if missing := machine.missing():
        sys.exit(f"Not here, so nothing is measured: {', '.join(missing)} (apt install wrk nginx)")
    costs = {}
    for size in [int(size) for size in asked.sizes.split(",")]:
        costs[size] = measure(size, asked.seconds)
    compare(costs)


def measure(size: int, lasting: int) -> dict[str, float]:
    environment = newsroom(size)
    python = [sys.executable]
    said = run([*python, "tests/bench/pages.py"], environment)
    pages: dict[str, Any] = json.loads(said)
    gunicorn = [*python, "-m", "gunicorn", "-w", "2", "--log-level", "critical", "-b"]
    database = "postgres" if "DATABASE_URL" in os.environ else ""
    kept: dict[str, dict[str, machine.Load]] = {}
    bodies: dict[str, bytes] = {}
    memory = 0.0
    for kind, cache in (("uncached", "0"), ("cached", "64")):
        port = machine.free_port()
        env = environment | {"WATCHDOG_PAGE_CACHE": cache}
        command = [*gunicorn, f"127.0.0.1:{port}", "watchdog.wsgi"]
        with machine.server(command, port, env) as root:
            kept[kind] = {}
            for name, page in pages.items():
                if kind == "cached" and "search" in page["address"]:
                    continue
                bodies[name] = fetch(port, page["address"])
                kept[kind][name] = machine.load(
                    port, page["address"], root, lasting=lasting, database=database
                )
            memory = machine.megabytes(machine.tree(root))
    kept["nginx"] = files(bodies, lasting)
    kept["server"] = {"feed": empty(lasting, environment)}
    kept["bare"] = yardstick(size, lasting, environment)
    show(size, pages, kept, memory)
    return {name: load.milliseconds for name, load in kept["uncached"].items()}


def newsroom(size: int) -> dict[str, str]:
    """Return the environment of a newsroom with an archive of that size, made if need be."""
    folder = BENCH / str(size)
    folder.mkdir(parents=True, exist_ok=True)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("WATCHDOG_")}
    environment |= PRODUCTION | {"WATCHDOG_VAR": str(folder), "PYTHONPATH": str(ROOT)}
    if url := environment.get("DATABASE_URL"):
        environment["DATABASE_URL"] = f"{url}_{size}"
    lines = BENCH / f"posts-{size}.jsonl"
    environment["BARE_DATABASE_URL"] = f"sqlite:///{folder}/bare.sqlite3"
    if (folder / "ready").exists():
        return environment
    print(f"Making an archive of {size} posts …", flush=True)
    pictures(BENCH / "img")
    newest = texts(size, newest=min(size, LOADED))
    with lines.open("w") as file:
        file.writelines(f"{json.dumps(text, separators=(',', ':'))}\n" for text in newest)
    nice = ["nice", "-n", "10", sys.executable]
    for command in (
        ["manage.py", "migrate", "-v0"],
        ["manage.py", "collectstatic", "--noinput", "-v0"],
        ["tests/bench/load.py", str(lines), "--of", str(size)],
        ["tests/bench/bare.py", str(lines)],
    ):
        run([*nice, *command], environment)
    (folder / "ready").touch()
    return environment


def run(command: list[str], environment: dict[str, str]) -> str:
    return subprocess.run(
        command, env=environment, cwd=ROOT, check=True, text=True, stdout=subprocess.PIPE
    ).stdout


def fetch(port: int, address: str) -> bytes:
    url = f"http://127.0.0.1:{port}{address}"
    asked = Request(url, headers={"X-Forwarded-Proto": "https"})
    with urlopen(asked, timeout=60) as answer:  # noqa: S310
        return answer.read()


def files(bodies: dict[str, bytes], lasting: int) -> dict[str, machine.Load]:
    """The same pages as files behind nginx: the limit of what can be had."""
    port = machine.free_port()
    for number, body in enumerate(bodies.values()):
        file = BENCH / "pages" / str(number) / "page.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(body)
    config = BENCH / "nginx.conf"
    config.write_text(NGINX.format(folder=BENCH, port=port))
    command = ["nginx", "-c", str(config), "-p", str(BENCH)]
    with machine.server(command, port, dict(os.environ)) as root:
        return {
            name: machine.load(port, f"/{number}/", root, lasting=lasting)
            for number, name in enumerate(bodies)
        }


def yardstick(size: int, lasting: int, environment: dict[str, str]) -> dict[str, machine.Load]:
    port = machine.free_port()
    command = [sys.executable, "-m", "gunicorn", "-w", "2", "--log-level", "critical"]
    command += ["-b", f"127.0.0.1:{port}", "tests.bench.bare:application"]
    words = {"middle": min(size, LOADED) // 20, "tag": "arrests-daily", "size": size}
    with machine.server(command, port, environment) as root:
        return {
            name: machine.load(port, address.format(**words), root, lasting=lasting)
            for name, address in BARE.items()
        }


def empty(lasting: int, environment: dict[str, str]) -> machine.Load:
    port = machine.free_port()
    command = [sys.executable, "-m", "gunicorn", "-w", "2", "--log-level", "critical"]
    command += ["-b", f"127.0.0.1:{port}", "tests.bench.empty:application"]
    with machine.server(command, port, environment) as root:
        return machine.load(port, "/", root, lasting=lasting)


def show(size: int, pages: dict[str, Any], kept: dict[str, Any], memory: float) -> None:
    loads = [load for kind in kept.values() for load in kind.values()]
    others = sum(load.others for load in loads) / len(loads)
    wrong = sum(load.wrong for load in loads)
    asked = sum(load.requests for load in loads)
    print(f"\n{size} posts; two workers take {memory:.0f} MB (PSS)")
    print(f"others used {others:.0%} of the machine; {wrong} of {asked} answers were errors")
    print(f"the server alone: {kept['server']['feed'].milliseconds:.3f} ms")
    print(HEADING)
    for name, page in pages.items():
        numbers = {kind: loads[name].milliseconds for kind, loads in kept.items() if name in loads}
        bare, cached = numbers.get("bare"), numbers.get("cached")
        line = f"{name:<15}{page['queries']:>7}{page['bytes'] / 1000:>6.0f}"
        line += f"{numbers['uncached']:>10.2f}"
        line += f"{bare:>8.2f}{numbers['uncached'] / bare:>7.2f}" if bare else f"{'':>15}"
        if cached:
            line += f"{cached:>10.3f}{numbers['nginx']:>8.3f}"
            line += f"{numbers['uncached'] / cached:>17.0f}"
        print(line)


def compare(costs: dict[int, dict[str, float]]) -> None:
    if len(costs) < 2:
        return
    first, *_middle, last = costs
    print(f"\nuncached, {last} posts to {first}:")
    for name, few in costs[first].items():
        print(f"{name:<15}{costs[last][name] / few:>7.2f}")


if __name__ == "__main__":
    main()
