"""Titles and what stands below them in an index of their own, for SQLite too.

In the index of everything, to see which of some posts have two words in their titles means to read
where these stand in all their texts. As of 0005, a later migration that makes posts_searchdoc anew
has to run ``forwards`` again.
"""

from django.db import migrations

COLUMNS = ("title", "title_folds", "head")


def columns(row):
    return ", ".join(f"{row}.{name}" for name in COLUMNS)


NAMES = ", ".join(COLUMNS)
FORGET = (
    f"INSERT INTO posts_searchtitle (posts_searchtitle, rowid, {NAMES})"
    f" VALUES ('delete', old.id, {columns('old')});"
)
KEEP = f"INSERT INTO posts_searchtitle (rowid, {NAMES}) VALUES (new.id, {columns('new')});"
SQLITE = (
    f"CREATE VIRTUAL TABLE posts_searchtitle USING fts5({NAMES},"
    " content='posts_searchdoc', content_rowid='id',"
    " tokenize='porter unicode61 remove_diacritics 2', prefix='3 4 5')",
    f"CREATE TRIGGER posts_searchtitle_added AFTER INSERT ON posts_searchdoc BEGIN {KEEP} END",
    f"CREATE TRIGGER posts_searchtitle_removed AFTER DELETE ON posts_searchdoc BEGIN {FORGET} END",
    f"CREATE TRIGGER posts_searchtitle_changed AFTER UPDATE OF {NAMES} ON posts_searchdoc"
    f" BEGIN {FORGET} {KEEP} END",
    "INSERT INTO posts_searchtitle (posts_searchtitle) VALUES ('rebuild')",
)
SQLITE_BACK = (
    "DROP TRIGGER posts_searchtitle_changed",
    "DROP TRIGGER posts_searchtitle_removed",
    "DROP TRIGGER posts_searchtitle_added",
    "DROP TABLE posts_searchtitle",
)


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE:
            schema_editor.execute(statement, params=None)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE_BACK:
            schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("posts", "0040_put_words_into_the_index_in_their_order")]

    operations = [migrations.RunPython(forwards, backwards)]
