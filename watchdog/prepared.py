"""Questions that pages ask all day: put together once, and their rows made into objects once.

    newest = Prepared(lambda at: Listing.objects.visible(at=at).newest_first()[:10])
    newest(at=now)

To build a queryset and to write its SQL costs several times what the database needs for the
answer, and so does making models of rows. So the SQL is kept, and the objects are kept by the
whole row they were made of: whatever changes in the row makes another object. What comes back is
shared by all requests, so nobody may change it.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import FETCH_ONE, QuerySet
from django.db.models.query import ModelIterable, get_related_populators

from watchdog.memory import Memory

# What nobody asks for: a moment of another age, and a number that nothing has.
FIRST = datetime(1066, 1, 1, tzinfo=UTC)
LARGEST = (1 << 62) - 1

type Value = date | datetime | int | str | UUID


class Written(NamedTuple):
    """The SQL of a question in the words of one database, and how to read its rows."""

    sql: str
    # Each either the name of a value, or a constant.
    parameters: list[tuple[str, Any]]
    converters: dict[int, Any]
    make: Callable[[list[Any]], Any]

    def made_of(self, row: Any) -> Any:
        return self.make(list(_converted(row, self.converters)))


class Prepared[T]:
    """A question with values that differ: times, numbers, names and words, each of one type."""

    def __init__(self, build: Callable[..., QuerySet]) -> None:
        self.build = build
        self._written: dict[str, Written] = {}
        self._kept: Memory[T] = Memory()

    def __call__(self, **values: Value) -> list[T]:
        vendor = connection.vendor
        written = self._written.get(vendor)
        if written is None:
            written = self._written[vendor] = _write(self.build, values)
        own = {name: _adapted(value) for name, value in values.items()}
        parameters = [own[name] if name else value for name, value in written.parameters]
        with connection.cursor() as cursor:
            cursor.execute(written.sql, parameters)
            return [self._kept.get(row, partial(written.made_of, row)) for row in cursor.fetchall()]


def _write(build: Callable[..., QuerySet], values: dict[str, Any]) -> Written:
    signs = {name: _sign(value, place) for place, (name, value) in enumerate(values.items())}
    queryset: Any = build(**signs)
    compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
    sql, parameters = compiler.as_sql()
    by_sign = {_adapted(sign): name for name, sign in signs.items()}
    named = [(by_sign.get(value, ""), value) for value in parameters]
    if {name for name, _value in named} - {""} != set(values):
        raise ValueError("A value of the question is nowhere in its SQL as it was given.")
    columns = [one[0] for one in compiler.select[: compiler.col_count]]
    is_of_models = issubclass(queryset._iterable_class, ModelIterable)  # noqa: SLF001  (nothing else tells)
    make = _model_maker(compiler) if is_of_models else tuple
    return Written(sql, named, compiler.get_converters(columns), make)


def _sign(value: Value, place: int) -> Value:
    """Return what stands for a value while the SQL is written, and nowhere else in it."""
    match value:
        case datetime():
            return FIRST + timedelta(days=place)
        case date():
            return (FIRST + timedelta(days=place)).date()
        case int():
            return LARGEST - place
        case UUID():
            return UUID(int=LARGEST - place)
    return f"\ue000{place}"


def _adapted(value: Value) -> Any:
    match value:
        case datetime():
            return connection.ops.adapt_datetimefield_value(value)
        case date():
            return connection.ops.adapt_datefield_value(value)
        case int():
            return value
        case UUID():
            return value if connection.features.has_native_uuid_field else value.hex
    return str(value)


def _converted(row: Any, converters: dict[int, Any]) -> Iterator[Any]:
    for place, value in enumerate(row):
        if place in converters:
            convert, expression = converters[place]
            for one in convert:
                value = one(value, expression, connection)  # noqa: PLW2901
        yield value


def _model_maker(compiler: Any) -> Callable[[list[Any]], Any]:
    """Return what ModelIterable does with a row."""
    info, select = compiler.klass_info, compiler.select
    start, end = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [one[0].target.attname for one in select[start:end]]
    related = get_related_populators(info, select, DEFAULT_DB_ALIAS, FETCH_ONE)

    def make(row: list[Any]) -> Any:
        found = info["model"].from_db(DEFAULT_DB_ALIAS, names, row[start:end])
        for populator in related:
            populator.populate(row, found)
        for name, place in compiler.annotation_col_map.items():
            setattr(found, name, row[place])
        return found

    return make
