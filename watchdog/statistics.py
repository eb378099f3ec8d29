"""What the database knows of its tables, by which it plans how to answer a question."""

from django.db import connection

# PostgreSQL sees by itself what has changed, but only some minutes later.
MANY = 1000


def renew(changed: int) -> None:
    """Let PostgreSQL look at its tables again if so many rows of one have changed at once.

    Not SQLite, whose plans are best without (docs/decisions/uncached-pages.md).
    """
    if changed >= MANY and connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
