"""What a PostgreSQL role of the public half needs: to read the public tables, and nothing else."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

# The models that readers' pages read. A public half loads no others; a test compares.
RECORD = {"posts.record", "posts.search.record", "journalists.record", "watchdog.clock"}


def tables() -> list[str]:
    return sorted(model._meta.db_table for model in apps.get_models() if model.__module__ in RECORD)


def statements(role: str, database: str) -> list[str]:
    name = connection.ops.quote_name
    given = name(role)
    listed = ", ".join(name(table) for table in tables())
    return [
        f"GRANT CONNECT ON DATABASE {name(database)} TO {given}",
        f"GRANT USAGE ON SCHEMA public TO {given}",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {given}",
        f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {given}",
        f"GRANT SELECT ON {listed} TO {given}",
        f"ALTER ROLE {given} SET default_transaction_read_only = on",
    ]


class Command(BaseCommand):
    help = "Print the grants of the role that readers' pages use, or carry them out."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", nargs="?", default="watchdog_public")
        parser.add_argument(
            "--execute",
            action="store_true",
            help="make the role, without a password, where there is none, and give it its rights",
        )

    def handle(self, *args: Any, role: str, execute: bool, **options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("Roles are PostgreSQL's. DATABASE_URL names another database.")
        wanted = statements(role, connection.settings_dict["NAME"])
        if not execute:
            create = f"CREATE ROLE {connection.ops.quote_name(role)} LOGIN"
            self.stdout.write("".join(f"{line};\n" for line in [create, *wanted]), ending="")
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            if cursor.fetchone() is None:
                cursor.execute(f"CREATE ROLE {connection.ops.quote_name(role)} LOGIN")
            for line in wanted:
                cursor.execute(line)
        self.stdout.write(f"{role} may read {len(tables())} tables and change none.")
