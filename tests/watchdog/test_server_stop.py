"""The production server as deploy/ sets it up: told to stop, it finishes what it has begun."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.bench import machine
from tests.processes import ROOT, free_port, get

pytestmark = pytest.mark.once
# Says on its way that it has begun, and waits to be let go on.
SITE = """
import time
from pathlib import Path
here = Path(__file__).parent
def application(environ, start_response):
    if environ["PATH_INFO"] == "/slow":
        (here / "begun").touch()
        while not (here / "go").exists():
            time.sleep(0.01)
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
    return [b"whole"]
"""


def wait_until(holds):
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def is_up(port):
    try:
        return get(port, "/")[0] == 200
    except OSError:
        return False


def is_running(pid):
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_request_that_runs_is_answered_and_no_process_stays(tmp_path):
    (tmp_path / "slow_site.py").write_text(SITE)
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py"]
    command += ["-b", f"127.0.0.1:{port}", "--log-level", "error", "slow_site:application"]
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    server = subprocess.Popen(command, cwd=ROOT, env=environment)  # noqa: S603  (this very Python)
    try:
        wait_until(lambda: is_up(port))
        # The server and its three workers.
        wait_until(lambda: len(machine.tree(server.pid)) == 4)
        started = machine.tree(server.pid)
        with ThreadPoolExecutor() as reader:
            answer = reader.submit(get, port, "/slow")
            wait_until((tmp_path / "begun").exists)
            server.terminate()
            # The workers that have nothing to do have ended.
            wait_until(lambda: sum(map(is_running, started)) < len(started))
            (tmp_path / "go").touch()
            assert answer.result(30) == (200, "whole")
        assert server.wait(30) == 0
    finally:
        server.kill()
        server.wait()
    wait_until(lambda: not any(map(is_running, started)))
