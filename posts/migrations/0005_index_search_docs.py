"""The database's own index of what can be found, kept by triggers: docs/decisions/search.md.

On SQLite a later migration that changes posts_searchdoc makes the table anew and loses the
triggers: it has to run ``forwards`` of this one again.
"""

from django.db import migrations

COLUMNS = ("title", "title_folds", "head", "body", "folds", "keys")


def columns(row):
    return ", ".join(f"{row}.{name}" for name in COLUMNS)


NAMES = ", ".join(COLUMNS)
FORGET = (
    f"INSERT INTO posts_searchtext (posts_searchtext, rowid, {NAMES})"
    f" VALUES ('delete', old.id, {columns('old')});"
)
KEEP = f"INSERT INTO posts_searchtext (rowid, {NAMES}) VALUES (new.id, {columns('new')});"

SQLITE = (
    f"CREATE VIRTUAL TABLE posts_searchtext USING fts5({NAMES},"
    " content='posts_searchdoc', content_rowid='id',"
    " tokenize='porter unicode61 remove_diacritics 2', prefix='3 4 5')",
    f"CREATE TRIGGER posts_searchdoc_added AFTER INSERT ON posts_searchdoc BEGIN {KEEP} END",
    f"CREATE TRIGGER posts_searchdoc_removed AFTER DELETE ON posts_searchdoc BEGIN {FORGET} END",
    f"CREATE TRIGGER posts_searchdoc_changed AFTER UPDATE OF {NAMES} ON posts_searchdoc"
    f" BEGIN {FORGET} {KEEP} END",
)
SQLITE_BACK = (
    "DROP TRIGGER posts_searchdoc_changed",
    "DROP TRIGGER posts_searchdoc_removed",
    "DROP TRIGGER posts_searchdoc_added",
    "DROP TABLE posts_searchtext",
)

# Letters of English are stemmed as English and others as Russian, without lists of words to
# leave out: readers look for headlines such as "To be or not to be".
POSTGRESQL = (
    "CREATE TEXT SEARCH DICTIONARY posts_english (TEMPLATE = snowball, LANGUAGE = english)",
    "CREATE TEXT SEARCH DICTIONARY posts_russian (TEMPLATE = snowball, LANGUAGE = russian)",
    "CREATE TEXT SEARCH CONFIGURATION posts_search (COPY = pg_catalog.simple)",
    "ALTER TEXT SEARCH CONFIGURATION posts_search"
    " ALTER MAPPING FOR asciiword, asciihword, hword_asciipart WITH posts_english",
    "ALTER TEXT SEARCH CONFIGURATION posts_search"
    " ALTER MAPPING FOR word, hword, hword_part WITH posts_russian",
    "ALTER TABLE posts_searchdoc ADD COLUMN title_vector tsvector,"
    " ADD COLUMN head_vector tsvector, ADD COLUMN vector tsvector",
    # Latin letters lose their marks, as posts.search.spelling.without_marks says it, and signs
    # between words make no addresses, file names or numbers with signs of them.
    r"""
    CREATE FUNCTION posts_search_words(words text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE AS $$
        SELECT to_tsvector('posts_search', normalize(regexp_replace(
            regexp_replace(
                normalize(translate(words, 'ıøłđØŁĐ', 'ioldOLD'), NFD),
                '([A-Za-z])[\u0300-\u036f]+', '\1', 'g'
            ),
            '[!-/:-@\[-`{-~]+', ' ', 'g'
        ), NFC))
    $$
    """,
    # "=b" names a stretch of time and "=n" what is found by its name; the numbers of rows are
    # explained in posts/search/record.py.
    """
    CREATE FUNCTION posts_search_vectors() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        stretch text := CASE WHEN NEW.id < 1::bigint << 61
            THEN '=b' || (NEW.id >> 24) / (90 * 24 * 60 * 60) ELSE '=n' END;
    BEGIN
        NEW.title_vector := posts_search_words(NEW.title)
            || to_tsvector('simple', NEW.title_folds);
        NEW.head_vector := NEW.title_vector || posts_search_words(NEW.head);
        NEW.vector := NEW.title_vector
            || posts_search_words(NEW.head)
            || posts_search_words(NEW.body)
            || to_tsvector('simple', NEW.folds)
            || array_to_tsvector(array_append(
                ARRAY(SELECT '=' || word FROM unnest(string_to_array(NEW.keys, ' ')) word), stretch
            ));
        RETURN NEW;
    END
    $$
    """,
    f"CREATE TRIGGER posts_searchdoc_vectors BEFORE INSERT OR UPDATE OF {NAMES}"
    " ON posts_searchdoc FOR EACH ROW EXECUTE FUNCTION posts_search_vectors()",
    "CREATE INDEX searchdoc_words ON posts_searchdoc USING gin (vector)",
)
POSTGRESQL_BACK = (
    "DROP INDEX searchdoc_words",
    "DROP TRIGGER posts_searchdoc_vectors ON posts_searchdoc",
    "DROP FUNCTION posts_search_vectors()",
    "DROP FUNCTION posts_search_words(text)",
    "ALTER TABLE posts_searchdoc DROP COLUMN title_vector, DROP COLUMN head_vector,"
    " DROP COLUMN vector",
    "DROP TEXT SEARCH CONFIGURATION posts_search",
    "DROP TEXT SEARCH DICTIONARY posts_russian",
    "DROP TEXT SEARCH DICTIONARY posts_english",
)


def forwards(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def backwards(apps, schema_editor):
    both = {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}
    for statement in both[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("posts", "0004_add_search_docs")]

    operations = [migrations.RunPython(forwards, backwards)]
