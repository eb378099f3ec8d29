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
from django.core.management import CommandError, call_command, execute_from_command_line
from environs import EnvValidationError

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
            other = port + 1 if taken else 8001
            sys.exit(f"Port {port} {why}. Choose another one: make run PORT={other}")


def main() -> None:
    # The reloader starts this file once more, to serve.
    if os.environ.get("RUN_MAIN") != "true":
        try:
            refuse_useless_port(settings.PORT)
        except EnvValidationError as error:
            sys.exit(str(error))
        django.setup()
        call_command("migrate", verbosity=0)
        try:
            call_command("demo")
        except CommandError as error:
            # A newsroom with posts of its own is served as it is.
            sys.stderr.write(f"{error}\n")
    execute_from_command_line(["manage.py", "runserver", f"{HOST}:{settings.PORT}"])


if __name__ == "__main__":
    main()
