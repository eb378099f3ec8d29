"""PostgreSQL keeps new words in a list beside the index, and each look into it reads all of that.

A search looks once for each quarter of a year: with a thousand posts it took thirty times as long.
"""

from django.db import migrations

NAMES = ("searchdoc_words", "searchdoc_titles")


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in NAMES:
            schema_editor.execute(f"ALTER INDEX {name} SET (fastupdate = off)", params=None)
            schema_editor.execute(f"SELECT gin_clean_pending_list('{name}')", params=None)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in NAMES:
            schema_editor.execute(f"ALTER INDEX {name} RESET (fastupdate)", params=None)


class Migration(migrations.Migration):
    dependencies = [("posts", "0037_index_titles")]

    operations = [migrations.RunPython(forwards, backwards)]
