"""Two servers and a desk as processes of their own: no page is older than the record.

They share SQLite, or the PostgreSQL that DATABASE_URL names, and the Redis of CACHE_URL if there is
one.
"""

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent.parent
# What readers may have to wait for something new.
SOON = 0.3

DESK = """
import sys
import django; django.setup()
from datetime import timedelta
from django.core.management import call_command
from django.utils import timezone
call_command("migrate", verbosity=0)
from posts import photo_door
from posts.desk import Post
from posts.record import Edition
from tests import factories
from watchdog import workflow
now = timezone.now
def publish(number, **fields):
    return factories.publish(factories.make_post(number, at=now(), **fields), at=now())
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
    process = subprocess.Popen(  # noqa: S603  (this very Python)
        [sys.executable, *command], cwd=ROOT, env=environment, text=True, **pipes
    )
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


@pytest.fixture
def newsroom(tmp_path):
    """A desk and the ports of two servers, which have each kept a page already."""
    with ExitStack() as stack:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "watchdog.settings",
            "WATCHDOG_DEBUG": "1",
            "WATCHDOG_PAGE_CACHE": "8",
            "WATCHDOG_VAR": str(tmp_path),
            "DATABASE_URL": stack.enter_context(own_database(tmp_path)),
        }
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        command = ("-c", DESK)
        desk = Desk(stack.enter_context(running(*command, environment=environment, **pipes)))
        ports = [free_port(), free_port()]
        for port in ports:
            command = ("-m", "gunicorn", "-b", f"127.0.0.1:{port}", "--log-level", "error")
            stack.enter_context(running(*command, "watchdog.wsgi", environment=environment))
        for port in ports:
            wait_for(port)
        yield desk, ports


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


def test_no_server_shows_a_page_that_is_older_than_the_record(newsroom):
    desk, ports = newsroom
    address = desk.do("result = publish(1).url")
    assert shows(ports, address, "hearing 1", soon=SOON)
    assert shows(ports, "/", "hearing 1", soon=SOON)

    desk.do("publish(2)")
    assert shows(ports, "/", "hearing 2", soon=SOON)

    desk.do("p = post(1); factories.change(p, at=now(), headline='Court goes on')")
    desk.do("factories.publish(p, at=now())")
    assert shows(ports, "/", "Court goes on", soon=SOON)
    assert shows(ports, address, "Court goes on", soon=SOON)

    # From here on nothing may be late: whoever withdraws is told when it is gone.
    how = "by=None, at=now(), kind='LEGAL', notice='Gone.', reason='A court.'"
    desk.do(f"workflow.withdraw(p, {how})")
    for port in ports:
        assert "Court goes on" not in get(port, "/")[1]
        assert get(port, address)[0] == 451


def test_photo_that_is_withdrawn_is_on_no_server_any_more(newsroom):
    desk, ports = newsroom
    file = desk.do("photo = factories.make_photo(); result = publish(1, lead=photo).lead['src']")
    address = desk.do("result = Edition.objects.get().url")
    assert shows(ports, address, file, soon=SOON)
    assert shows(ports, "/", file, soon=SOON)

    desk.do("photo_door.withdraw_photo(photo, words='Taken back.', by=None, at=now())")

    for port in ports:
        assert file not in get(port, "/")[1]
        assert file not in get(port, address)[1]


def test_scheduled_post_is_on_every_server_when_its_time_comes(newsroom):
    desk, ports = newsroom
    desk.do("publish(1)")
    assert shows(ports, "/", "hearing 1", soon=SOON)

    seconds = "timedelta(seconds=2)"
    desk.do(f"q = factories.make_post(2, at=now()); at = now() + {seconds}")
    until = float(
        desk.do("factories.publish(q, at=now(), visible_from=at); result = at.timestamp()")
    )
    while time.time() < until - 0.2:
        assert "hearing 2" not in get(ports[0], "/")[1]
        assert "hearing 2" not in get(ports[1], "/")[1]

    assert shows(ports, "/", "hearing 2", soon=until - time.time() + SOON)
