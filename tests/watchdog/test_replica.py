"""Readers' half on a streaming replica: the primary goes down, and readers notice nothing."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.db import connection

from tests.processes import free_port, get, serve, shows, start, wait_for

NAME = "record"


def run(*command):
    """Run a program of PostgreSQL, which never runs as root."""
    if os.geteuid() == 0:
        command = ("runuser", "-u", "postgres", "--", *command)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")  # noqa: S603


def programs():
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    here = [str(found[-1])] if found else [shutil.which("initdb")]
    if not here[0]:
        if os.environ.get("CI"):
            pytest.fail("initdb is not here")
        pytest.skip("needs the programs of a PostgreSQL server")
    return Path(here[0]).parent


@pytest.fixture
def folder():
    """A folder of the person who may run PostgreSQL."""
    found = Path(tempfile.mkdtemp(prefix="watchdog-replica-"))
    if os.geteuid() == 0:
        person = pwd.getpwnam("postgres")
        os.chown(found, person.pw_uid, person.pw_gid)
    yield found
    shutil.rmtree(found)


@pytest.fixture
def cluster(folder):
    """Begins servers, each in a folder of its own, and ends those that are left."""
    if connection.vendor != "postgresql":
        pytest.skip("needs DATABASE_URL to name a PostgreSQL")
    bin_ = programs()
    running = set()

    def begin(name, *make):
        port = free_port()
        run(str(bin_ / make[0]), "-D", str(folder / name), "--no-sync", *make[1:])
        said = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off"
        # A replica that lost its stream would wait for five seconds.
        said += " -c wal_retrieve_retry_interval=100ms"
        log = str(folder / f"{name}.log")
        run(str(bin_ / "pg_ctl"), "-D", str(folder / name), "-l", log, "-w", "-o", said, "start")
        running.add(name)
        return port

    def kill(name):
        running.remove(name)
        run(str(bin_ / "pg_ctl"), "-D", str(folder / name), "-m", "immediate", "stop")

    yield begin, kill
    for name in list(running):
        kill(name)


def address(port):
    return f"postgres://postgres@127.0.0.1:{port}/{NAME}"


def test_readers_notice_nothing_when_the_primary_is_killed(tmp_path, cluster):
    import psycopg  # noqa: PLC0415

    begin, kill = cluster
    primary = begin("primary", "initdb", "-A", "trust", "-E", "UTF8", "-U", "postgres")
    with psycopg.connect(
        host="127.0.0.1", port=primary, user="postgres", dbname="postgres", autocommit=True
    ) as server:
        server.execute(f"CREATE DATABASE {NAME}")
    copied = ("-h", "127.0.0.1", "-p", str(primary), "-U", "postgres", "-R", "-c", "fast")
    replica = begin("replica", "pg_basebackup", *copied)
    with ExitStack() as stack:
        desk, environment = start(stack, tmp_path, DATABASE_URL=address(primary))
        post = desk.do("result = publish(1, tags=['Courts']).url")
        reading = environment | {"DATABASE_URL": address(replica), "WATCHDOG_HALF": "public"}
        port = serve(stack, reading)
        wait_for(port)
        # What is published there arrives here, and ends the page that was kept.
        assert shows([port], "/", "hearing 1", soon=30)
        desk.do("publish(2)")
        assert shows([port], "/", "hearing 2", soon=30)

        kill("primary")

        # The first was kept; the others are made now.
        for path in ("/", "/", post, "/feed.rss", "/tags/courts/", "/search/?q=court", "/health"):
            assert get(port, path)[0] == 200, path
        assert "hearing 2" in get(port, "/")[1]
        assert "hearing 1" in get(port, post)[1]
        assert get(port, "/admin/")[0] == 404
