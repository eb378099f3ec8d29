"""Serve the demo newsroom on this machine: tables, content, then the site.

One process does what ``migrate``, ``demo`` and ``runserver`` would do in three, since most of the
time of a start is the loading of Django.
"""

import errno
import os
import socket
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "watchdog.settings")
os.environ.setdefault("DJANGO_RUNSERVER_HIDE_WARNING", "true")

import django
from django.conf import settings
from django.core.management import call_command, execute_from_command_line

HOST = "127.0.0.1"


def refuse_useless_port(port: int) -> None:
    """Stop with one sentence where the site could not be served, before anything is written."""
    with socket.socket() as probe:
        # As the server itself does, or a port that was just given back would seem taken.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            taken = getattr(error, "errno", None) == errno.EADDRINUSE
            why = "is taken by another program" if taken else f"cannot be used ({error})"
            sys.exit(f"Port {port} {why}. Choose another one: make run PORT={port + 1}")


def main() -> None:
    # The reloader starts this file once more, to serve.
    if os.environ.get("RUN_MAIN") != "true":
        refuse_useless_port(settings.PORT)
        django.setup()
        call_command("migrate", verbosity=0)
        call_command("demo")
    execute_from_command_line(["manage.py", "runserver", f"{HOST}:{settings.PORT}"])


if __name__ == "__main__":
    main()
