"""The site as processes of their own: a desk that does as it is told, and servers."""

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
# What readers may have to wait for something new.
SOON = 0.3

DESK = """
import sys
import django; django.setup()
from datetime import timedelta
from django.core.management import call_command
from django.utils import timezone
call_command("migrate", verbosity=0)
from posts.photos import door as photo_door
from posts.desk import Post
from posts.record import Edition
from tests import factories
from watchdog import workflow
now = timezone.now
def publish(number, **fields):
    return factories.publish(factories.make_post(number, at=now(), **fields), at=now())
def withdraw(number):
    how = {"kind": "LEGAL", "notice": "Gone.", "reason": "A court."}
    workflow.withdraw(post(number), by=None, at=now(), **how)
def schedule(number, at):
    return factories.publish(factories.make_post(number, at=now()), at=now(), visible_from=at)
def post(number):
    return Post.objects.get(slug=f"court-adjourns-hearing-{number}")
print("ready", flush=True)
for line in sys.stdin:
    result = None
    exec(line)
    print(result, flush=True)
"""


@contextmanager
def running(*command, environment, **pipes):
    command = [sys.executable, *command] if command[0].startswith("-") else command
    process = subprocess.Popen(command, cwd=ROOT, env=environment, text=True, **pipes)  # noqa: S603
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(port, address):
    server = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        server.request("GET", address)
        answer = server.getresponse()
        return answer.status, answer.read().decode()
    finally:
        server.close()


def wait_for(port):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            return get(port, "/health")
        except OSError:
            time.sleep(0.1)
    raise AssertionError("The server did not start.")


class Desk:
    def __init__(self, process):
        self.process = process
        assert process.stdout.readline() == "ready\n"

    def do(self, line):
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()


@contextmanager
def own_database(tmp_path):
    """The address of a database that nothing else uses, of the kind that tests run on."""
    if connection.vendor != "postgresql":
        yield f"sqlite:///{tmp_path}/pages.sqlite3"
        return
    import psycopg  # noqa: PLC0415

    given = settings.DATABASES["default"]
    place = {"host": given["HOST"], "port": given["PORT"] or 5432, "user": given["USER"]}
    name = f"test_pages_{os.getpid()}"
    with psycopg.connect(**place, dbname="postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield f"postgres://{place['user']}@{place['host']}:{place['port']}/{name}"
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def shows(ports, address, words, *, soon=0.0):
    """Whether whoever asks any of the servers after so many seconds is shown these words.

    What counts is when they ask: how long the answer takes is the machine's affair.
    """
    end = time.monotonic() + soon
    for port in ports:
        asked_at = time.monotonic()
        while words not in get(port, address)[1]:
            if asked_at > end:
                return False
            asked_at = time.monotonic()
    return True


def start(stack, folder, **settings):
    """Start a desk, with what is needed to start a server beside it: (desk, environment)."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "watchdog.settings",
        "WATCHDOG_DEBUG": "1",
        "WATCHDOG_PAGE_CACHE": "8",
        "WATCHDOG_VAR": str(folder),
        **settings,
    }
    if "DATABASE_URL" not in settings:
        environment["DATABASE_URL"] = stack.enter_context(own_database(folder))
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    desk = Desk(stack.enter_context(running("-c", DESK, environment=environment, **pipes)))
    return desk, environment


def serve(stack, environment, *options):
    """Start a server and return its port."""
    port = free_port()
    command = ("-m", "gunicorn", "-b", f"127.0.0.1:{port}", "--log-level", "error", *options)
    stack.enter_context(running(*command, "watchdog.wsgi", environment=environment))
    return port
