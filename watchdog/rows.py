"""New rows of one model, written at once: for the tables of which an archive fills thousands."""

from collections.abc import Iterable
from itertools import batched
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models

# So many values go into one statement, which is less than any database refuses.
MOST = 30_000


def insert[M: models.Model](rows: Iterable[M]) -> list[M]:
    """Write rows that are not in the database yet, and tell each its key.

    As ``bulk_create`` does, but for one database, fields without expressions, and a key that is
    given either to all rows or to none. It has to look at each value once, which is twice as fast.
    """
    written = list(rows)
    if written:
        meta: Any = written[0]._meta
        is_keyed = written[0].pk is not None
        fields = [one for one in meta.concrete_fields if is_keyed or not one.primary_key]
        for some in batched(written, MOST // len(fields)):
            _write(some, meta, fields, is_keyed=is_keyed)
    return written


def _write(rows: tuple[Any, ...], meta: Any, fields: list[Any], *, is_keyed: bool) -> None:
    # The connection itself: what Django calls one is looked up anew at each use.
    connection = connections[DEFAULT_DB_ALIAS]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    values = ", ".join([f"({', '.join(['%s'] * len(fields))})"] * len(rows))
    keys = "" if is_keyed else f" RETURNING {quote(meta.pk.column)}"
    each = [(field.pre_save, field.get_db_prep_save) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES {values}{keys}",  # noqa: S608
            [prepared(given(row, True), connection) for row in rows for given, prepared in each],
        )
        # Rows come back in the order in which they were given.
        for row, key in zip(rows, [] if is_keyed else cursor.fetchall(), strict=not is_keyed):
            row.pk = key[0]
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias
