"""Titles under an index of their own, for the desk. SQLite's index knows one column from another."""

from django.db import migrations

INDEX = "CREATE INDEX searchdoc_titles ON posts_searchdoc USING gin (title_vector)"


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(INDEX, params=None)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX searchdoc_titles", params=None)


class Migration(migrations.Migration):
    dependencies = [("posts", "0036_order_lists_of_the_desk")]

    operations = [migrations.RunPython(forwards, backwards)]
