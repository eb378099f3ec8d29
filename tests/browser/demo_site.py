"""The demo newsroom, served as in production: compressed, with hashed names, behind https."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

from tests.processes import ROOT, serve, wait_for

PRODUCTION = {
    "WATCHDOG_SECRET_KEY": "a key for tests, which nothing in the world ever depends upon",
    "WATCHDOG_PRIVATE_KEY": "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA=",
    "WATCHDOG_HOSTS": "127.0.0.1",
    "WATCHDOG_ORIGIN": "https://news.example",
    "DJANGO_SETTINGS_MODULE": "watchdog.settings",
}
# What a proxy says of whom it asks for.
HEADERS = {"X-Forwarded-Proto": "https"}
PLAIN = (
    "/ /tags/trials/ /regions/russia/ /series/letters-without-stamps/ /journalists/"
    " /journalists/rodion-kelareyev/ /journalists/statistics/ /journalists/data/"
    " /search/?q=court /search/?q=zzzxqv /corrections/ /about/ /blocked/ /no-such-page/"
).split()
# A long post, one that was corrected, and one in Arabic script.
POSTS = (
    "the-censor-who-corrected-the-commas",
    "drone-hits-tv-crew-car-vesnyanka",
    "vasighe-pardakht-shod-dar-baste-mand",
)


@contextmanager
def serving(folder: Path):
    """Serve the demo newsroom of this folder, loaded by whoever comes first; yield its address.

    WATCHDOG_DEMO names the folder of one that is loaded already, and that nothing serves.
    """
    ready = os.environ.get("WATCHDOG_DEMO")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("WATCHDOG_")}
    environment.pop("DATABASE_URL", None)
    environment.pop("CACHE_URL", None)
    environment |= PRODUCTION | {"WATCHDOG_VAR": str(folder)}
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "is_loaded").exists():
            if ready:
                shutil.copytree(ready, folder, dirs_exist_ok=True)
            for command in ("migrate -v0", "collectstatic --noinput -v0"):
                manage(environment, *command.split())
            if not ready:
                manage(environment, "demo", "--password", "demo")
            (folder / "is_loaded").touch()
    with ExitStack() as stack:
        port = serve(stack, environment)
        wait_for(port)
        yield f"http://127.0.0.1:{port}"


def manage(environment, *words):
    command = [sys.executable, "manage.py", *words]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def pages(address: str) -> list[str]:
    """The addresses of the pages that are looked at; posts are dated by the day of the demo."""
    request = Request(f"{address}/feed.json", headers=HEADERS)  # noqa: S310
    with urlopen(request, timeout=30) as answer:  # noqa: S310
        items = json.load(answer)["items"]
    posts = [item["url"].removeprefix(PRODUCTION["WATCHDOG_ORIGIN"]) for item in items]
    found = [next(url for url in posts if slug in url) for slug in POSTS]
    return [*PLAIN, *found, *(f"{url}lite/" for url in found), "/lite/"]
