"""Makes an archive larger by SQL, which takes a thousandth of what the loader takes for a text.

Each copy of what was loaded lies a stretch of time before the last, so that lists, their pages and
counts are as if each text had come by itself. Copies differ in their numbers, addresses and dates.
On SQLite they have less text to search in, since its index reads every word of it.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Count, DateField, Max
from django.db.models.functions import TruncDate, TruncMonth
from taggit.models import TaggedItem

from posts.day_counts import ALWAYS
from posts.desk import PlacedPhoto, Post, Revision, Transition
from posts.record import DayCount, Edition, Listing, Section, ShownPhoto, TagCount
from posts.search.postgres import BLOCK
from posts.search.record import SHIFT, SearchDoc
from tests.bench.archive import analyze

Bylines = Post.bylines.through
TABLES: tuple[Any, ...] = (
    Post,
    TaggedItem,
    Bylines,
    PlacedPhoto,
    Revision,
    Transition,
    Edition,
    ShownPhoto,
    Listing,
    SearchDoc,
)
# So many letters of a copy can be searched on SQLite.
SEARCHED = 1000
# What Django's models know nothing of.
VECTORS = ("title_vector", "head_vector", "vector")
WORDS = "searchdoc_words ON posts_searchdoc USING gin (vector)"
QUICK = {
    "sqlite": ("PRAGMA cache_size = -1000000",),
    # Neither foreign keys are looked at, nor words counted that are copied.
    "postgresql": (
        "SET session_replication_role = replica",
        "SET synchronous_commit = off",
        "SET maintenance_work_mem = '1GB'",
        "DROP INDEX searchdoc_words",
    ),
}
AS_BEFORE = {
    "sqlite": (),
    "postgresql": (f"CREATE INDEX {WORDS}", "SET session_replication_role = DEFAULT"),
}


def grow(copies: int, *, apart: timedelta) -> None:
    """Add `copies` of the whole archive, each `apart` before the last."""
    _run(QUICK[connection.vendor])
    last = {model: model.objects.aggregate(last=Max("pk"))["last"] for model in TABLES}
    for copy in range(1, copies + 1):
        with transaction.atomic():
            _run(_copied(model, last, copy, copy * apart) for model in TABLES)
    _run(AS_BEFORE[connection.vendor])
    _run(connection.ops.sequence_reset_sql(no_style(), [m for m in TABLES if m is not SearchDoc]))
    _count()
    analyze()


def _run(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _copied(model: Any, last: dict[Any, int], copy: int, before: timedelta) -> str:
    columns = {field.column: f'"{field.column}"' for field in model._meta.concrete_fields}
    if model is SearchDoc and connection.vendor == "postgresql":
        columns |= {name: name for name in VECTORS}
    number = {of: copy * top for of, top in last.items()}
    columns["id"] = f"id + {number[model]}"
    if "post_id" in columns:
        columns["post_id"] = f"post_id + {number[Post]}"
    if "edition_id" in columns:
        columns["edition_id"] = f"edition_id + {number[Edition]}"
    columns |= _own(model, number, copy, before)
    table, where = model._meta.db_table, f"id <= {last[model]}"
    if model is TaggedItem:
        where += f" AND content_type_id = {ContentType.objects.get_for_model(Post).pk}"
    if model is SearchDoc:
        where = f"kind = '{SearchDoc.Kind.POST}' AND source <= {last[Edition]}"
    names = ", ".join(f'"{name}"' for name in columns)
    return (
        f'INSERT INTO "{table}" ({names})'  # noqa: S608  (names and numbers of ours)
        f' SELECT {", ".join(columns.values())} FROM "{table}" WHERE {where}'
    )


def _own(model: Any, number: dict[Any, int], copy: int, before: timedelta) -> dict[str, str]:
    """Return what is not the same in a copy, besides its numbers."""
    if model is Post:
        return {
            "public_id": _uuid(f"id + {number[Post]}"),
            "slug": f"slug || '-{copy}'",
            **{name: _moved(name, before) for name in ("created_at", "changed_at")},
        }
    if model is TaggedItem:
        return {"object_id": f"object_id + {number[Post]}"}
    # All of it was let out at once: lines of the log before that would say that it was scheduled.
    if model is Revision:
        return {"at": _moved("at", before)}
    if model is Edition:
        name = _uuid(f"post_id + {number[Post]}")
        return {
            "public_id": name,
            "story": name,
            "slug": f"slug || '-{copy}'",
            "first_published_at": _moved("first_published_at", before),
        }
    if model is Listing:
        return {name: _moved(name, before) for name in ("published_at", "page")}
    return _of_doc(number, copy, before) if model is SearchDoc else {}


def _of_doc(number: dict[Any, int], copy: int, before: timedelta) -> dict[str, str]:
    at = _moved("published_at", before)
    place = f"id - {int(before.total_seconds()) << SHIFT} + {number[Edition]}"
    is_sqlite = connection.vendor == "sqlite"
    day = f"strftime('/%Y/%m/%d/', {at})" if is_sqlite else f"to_char({at}, '/YYYY/MM/DD/')"
    found = {
        "id": place,
        "key": f"key + {number[Post]}",
        "source": f"source + {number[Edition]}",
        "published_at": at,
        "url": f"{day} || rtrim(substr(url, 13), '/') || '-{copy}/'",
    }
    if is_sqlite:
        return found | {
            "body": f"substr(body, 1, {SEARCHED})",
            "folds": f"substr(folds, 1, {SEARCHED // 5})",
        }
    old, new = (f"'=b' || ({one}) / {BLOCK}" for one in ("id", place))
    return found | {"vector": f"ts_delete(vector, {old}) || array_to_tsvector(ARRAY[{new}])"}


def _moved(column: str, before: timedelta) -> str:
    seconds = int(before.total_seconds())
    if connection.vendor == "sqlite":
        return f"strftime('%Y-%m-%d %H:%M:%S', {column}, '-{seconds} seconds')"
    return f"{column} - interval '{seconds} seconds'"


def _uuid(number: str) -> str:
    if connection.vendor == "sqlite":
        return f"printf('%032x', {number})"
    return f"lpad(to_hex({number}), 32, '0')::uuid"


def _count() -> None:
    """Count what the days and tags have, as Archive.count does of what it loads."""
    listed = Listing.objects.order_by()
    days = listed.in_feed().annotate(day=TruncDate("published_at")).values_list("day")
    DayCount.objects.all().delete()
    DayCount.objects.bulk_create(
        DayCount(day=day, since=ALWAYS, number=number)
        for day, number in days.annotate(number=Count("pk"))
    )
    month = TruncMonth("published_at", output_field=DateField())
    tagged = listed.filter(section__kind=Section.Kind.TAG).annotate(month=month)
    TagCount.objects.all().delete()
    TagCount.objects.bulk_create(
        (
            TagCount(section_id=tag, month=month, since=ALWAYS, number=number)
            for tag, month, number in tagged.values_list("section", "month").annotate(
                number=Count("pk")
            )
        ),
        batch_size=1000,
    )
