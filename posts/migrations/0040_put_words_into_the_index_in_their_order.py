"""New words wait in PostgreSQL's list until the statement ends, and then go into the index in order.

One by one they cost six times as much where many texts come together. No list is left for a search
to read, which is why there was none (0038). A text is also read for its marks only if it has any:
all text is in form NFC when it comes here, as ``watchdog.text.normalize`` leaves it.
"""

from importlib import import_module

from django.db import migrations

NAMES = ("searchdoc_words", "searchdoc_titles")
FIRST = import_module("posts.migrations.0005_index_search_docs")
# Those functions as they were, to go back.
WORDS, VECTORS = (
    next(one for one in FIRST.POSTGRESQL if f"CREATE FUNCTION {name}" in one)
    for name in ("posts_search_words", "posts_search_vectors")
)

POSTGRESQL = (
    r"""
    CREATE OR REPLACE FUNCTION posts_search_words(words text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE AS $$
        SELECT to_tsvector('posts_search', regexp_replace(
            CASE WHEN words ~ '[\u00c0-\u036f\u1e00-\u1eff]' THEN normalize(regexp_replace(
                normalize(translate(words, 'ıøłđØŁĐ', 'ioldOLD'), NFD),
                '([A-Za-z])[\u0300-\u036f]+', '\1', 'g'
            ), NFC) ELSE words END,
            '[!-/:-@\[-`{-~]+', ' ', 'g'
        ))
    $$
    """,
    """
    CREATE OR REPLACE FUNCTION posts_search_vectors() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        stretch text := CASE WHEN NEW.id < 1::bigint << 61
            THEN '=b' || (NEW.id >> 24) / (90 * 24 * 60 * 60) ELSE '=n' END;
    BEGIN
        NEW.title_vector := posts_search_words(NEW.title)
            || to_tsvector('simple', NEW.title_folds);
        NEW.head_vector := NEW.title_vector || posts_search_words(NEW.head);
        NEW.vector := NEW.head_vector
            || posts_search_words(NEW.body)
            || to_tsvector('simple', NEW.folds)
            || array_to_tsvector(array_append(
                ARRAY(SELECT '=' || word FROM unnest(string_to_array(NEW.keys, ' ')) word), stretch
            ));
        RETURN NEW;
    END
    $$
    """,
    *(f"ALTER INDEX {name} SET (fastupdate = on)" for name in NAMES),
    f"""
    CREATE FUNCTION posts_search_settle() RETURNS trigger LANGUAGE plpgsql
    -- Only the owner of an index may do this, and who writes need not be.
    SECURITY DEFINER SET search_path = pg_catalog AS $$
    BEGIN
        PERFORM gin_clean_pending_list(format('%I.%I', TG_TABLE_SCHEMA, name)::regclass)
        FROM unnest(ARRAY{list(NAMES)}) AS name;
        RETURN NULL;
    END
    $$
    """,
    "CREATE TRIGGER posts_searchdoc_settled AFTER INSERT OR UPDATE ON posts_searchdoc"
    " FOR EACH STATEMENT EXECUTE FUNCTION posts_search_settle()",
)
POSTGRESQL_BACK = (
    "DROP TRIGGER posts_searchdoc_settled ON posts_searchdoc",
    "DROP FUNCTION posts_search_settle()",
    *(f"ALTER INDEX {name} SET (fastupdate = off)" for name in NAMES),
    *(one.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION") for one in (VECTORS, WORDS)),
)


def run(schema_editor, statements):
    if schema_editor.connection.vendor == "postgresql":
        for statement in statements:
            schema_editor.execute(statement, params=None)


def forwards(apps, schema_editor):
    run(schema_editor, POSTGRESQL)


def backwards(apps, schema_editor):
    run(schema_editor, POSTGRESQL_BACK)


class Migration(migrations.Migration):
    dependencies = [("posts", "0039_find_what_was_scheduled")]

    operations = [migrations.RunPython(forwards, backwards)]
