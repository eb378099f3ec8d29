"""The role of the public half: it reads the record, and the database keeps the rest from it."""

import os

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from tests.test_public_half import READ, WRITE, run
from watchdog.management.commands.public_role import tables

PUBLIC_TABLES = """
import django; django.setup()
from django.apps import apps
print(sorted(model._meta.db_table for model in apps.get_models()))
"""
GRANT = """
import django; django.setup()
from django.core.management import call_command
call_command("public_role", "{role}", execute=True)
"""
REFUSED = """
import django; django.setup()
from django.db import ProgrammingError, InternalError, connection
for statement in ("SELECT * FROM posts_post", "SELECT * FROM auth_user",
                  "SELECT * FROM journalists_journalist", "SELECT * FROM django_session",
                  "DELETE FROM posts_edition", "CREATE TABLE public.own (id int)",
                  "SET default_transaction_read_only = off; INSERT INTO watchdog_change "
                  "(position, keys, is_hard, moved_at) VALUES (1, '', false, now())"):
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
    except (ProgrammingError, InternalError):
        continue
    raise SystemExit(f"{statement} was carried out")
print("refused")
"""


def test_public_half_has_exactly_the_tables_that_the_role_may_read(tmp_path):
    assert run(PUBLIC_TABLES, "public", tmp_path) == str(tables())


@pytest.mark.skipif(connection.vendor == "postgresql", reason="asks another database")
def test_command_says_that_roles_are_of_postgresql():
    with pytest.raises(CommandError, match="Roles are PostgreSQL's"):
        call_command("public_role")


@pytest.fixture
def database():
    """A database of its own, and a role that is taken away again."""
    if connection.vendor != "postgresql":
        pytest.skip("needs DATABASE_URL to name a PostgreSQL")
    import psycopg  # noqa: PLC0415

    given = settings.DATABASES["default"]
    place = f"{given['HOST']}:{given['PORT'] or 5432}"
    name, role = f"test_public_{os.getpid()}", f"test_reader_{os.getpid()}"
    address = f"postgres://{given['USER']}@{place}/postgres"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield f"postgres://{given['USER']}@{place}/{name}", f"{place}/{name}", role
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
            server.execute(f"DROP ROLE IF EXISTS {role}")


def test_readers_are_served_by_a_role_that_can_read_nothing_else(tmp_path, database):
    owner, place, role = database
    run(WRITE, "all", tmp_path, url=owner)
    run(GRANT.format(role=role), "all", tmp_path, url=owner)

    reader = f"postgres://{role}@{place}"

    assert run(READ, "public", tmp_path, url=reader) == "[]"
    assert run(REFUSED, "public", tmp_path, url=reader) == "refused"
