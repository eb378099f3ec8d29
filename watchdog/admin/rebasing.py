"""The data that a browser sends of a form, made to fit what others saved meanwhile.

``rebased`` fits its rows to those that exist now; ``combined`` puts their parts in place of one's
own. The rest of the desk treats the result as if somebody had typed it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.formsets import DEFAULT_MAX_NUM
from django.http import QueryDict

from watchdog.admin.merging import ASKED, BASE, CHOICE, MINE, OWN, THEIRS, Whole, row_key

# As many rows as Django takes of one formset.
ABSOLUTE_MAX_NUM = 2 * DEFAULT_MAX_NUM
# What Django puts before the name of a field to tell what stood in it when it was opened.
INITIAL = "initial-"

type Rows = Mapping[str, list[str]]


def rebased(
    sent: QueryDict, theirs: Whole, opened: Mapping[str, str]
) -> tuple[QueryDict, dict[str, str]]:
    """Return the form's data for the rows that exist now, and the digests it was opened with.

    A row that somebody else deleted becomes a new one, so that it can be put back; its digest
    stands under its new name.
    """
    data, opened = sent.copy(), dict(opened)
    for formset in theirs.formsets:
        if f"{formset.prefix}-TOTAL_FORMS" not in sent:
            continue
        pk = formset.model._meta.pk.name
        existing = {str(form.instance.pk) for form in formset.initial_forms}
        kept, new = [], []
        for row in _sent_rows(sent, formset.prefix):
            number = (row.get(pk) or [""])[-1]
            if number in existing:
                kept.append(row)
            elif not number:
                new.append(row)
            elif "DELETE" not in row:
                if digest := opened.get(row_key(formset, number)):
                    opened[row_key(formset, f"new-{len(new)}")] = digest
                new.append({**row, pk: [""]})
        _write_rows(data, formset.prefix, kept, new)
    return data, opened


def combined(sent: QueryDict, theirs: Whole) -> QueryDict:
    """Return the form's data with their parts wherever `sent` chooses them over its own."""
    data = sent.copy()
    chosen = {k.removeprefix(CHOICE): str(sent[k]) for k in sent if k.startswith(CHOICE)}
    for name in [name for name in data if name in {ASKED, BASE} or name.startswith(CHOICE)]:
        del data[name]
    for name in theirs.form.fields:
        if chosen.get(name) == THEIRS and name not in OWN:
            _replace(data, theirs.form[name])
    for formset in theirs.formsets:
        if f"{formset.prefix}-TOTAL_FORMS" in sent:
            _combine_rows(data, formset, chosen)
    return data


def _combine_rows(data: QueryDict, formset: Any, chosen: Mapping[str, str]) -> None:
    pk = formset.model._meta.pk.name
    rows = list(_sent_rows(data, formset.prefix))
    count = _count(data, f"{formset.prefix}-INITIAL_FORMS")
    kept, new = rows[:count], rows[count:]
    stored = {str(form.instance.pk): form for form in formset.initial_forms}
    mine = {row[pk][-1]: row for row in kept if row.get(pk)}
    for number, form in stored.items():
        choice = chosen.get(row_key(formset, number))
        if number not in mine:
            # It is shown in the form, too, where something else keeps the whole from being saved.
            kept.append(_sent_of(form) | ({"DELETE": ["on"]} if choice == MINE else {}))
        elif choice == THEIRS:
            mine[number].clear()
            mine[number].update(_sent_of(form))
    new = [r for n, r in enumerate(new) if chosen.get(row_key(formset, f"new-{n}")) != THEIRS]
    _write_rows(data, formset.prefix, kept, new)


def _count(sent: QueryDict, name: str) -> int:
    number = str(sent.get(name, ""))
    return min(int(number), ABSOLUTE_MAX_NUM) if number.isdecimal() else 0


def _sent_rows(sent: QueryDict, prefix: str) -> Iterator[dict[str, list[str]]]:
    for number in range(_count(sent, f"{prefix}-TOTAL_FORMS")):
        row: dict[str, list[str]] = {}
        for before in ("", INITIAL):
            start = f"{before}{prefix}-{number}-"
            row |= {
                before + name.removeprefix(start): values
                for name, values in sent.lists()
                if name.startswith(start)
            }
        yield row


def _write_rows(data: QueryDict, prefix: str, kept: Sequence[Rows], new: Sequence[Rows]) -> None:
    for name in [name for name in data if _is_row(name, prefix)]:
        del data[name]
    for number, row in enumerate([*kept, *new]):
        for name, values in row.items():
            before = INITIAL if name.startswith(INITIAL) else ""
            data.setlist(f"{before}{prefix}-{number}-{name.removeprefix(before)}", values)
    data[f"{prefix}-INITIAL_FORMS"] = str(len(kept))
    data[f"{prefix}-TOTAL_FORMS"] = str(len(kept) + len(new))


def _is_row(name: str, prefix: str) -> bool:
    start, name = f"{prefix}-", name.removeprefix(INITIAL)
    number, _, rest = name.removeprefix(start).partition("-")
    return name.startswith(start) and bool(rest) and number.isdigit()


def _replace(data: QueryDict, field: forms.BoundField) -> None:
    for name in [n for n in data if n == field.html_name or n in _sub_names(field)]:
        del data[name]
    for name, values in _sent_by(field).items():
        data.setlist(name, values)


def _sent_of(form: Any) -> dict[str, list[str]]:
    """Return what a browser sends of a row in which nobody typed, by the names of its fields."""
    start = f"{form.prefix}-"
    return {
        name.removeprefix(start): values
        for field in form
        for name, values in _sent_by(field).items()
    }


def _sub_names(field: forms.BoundField) -> list[str]:
    return [f"{field.html_name}{end}" for end in getattr(field.field.widget, "widgets_names", ())]


def _sent_by(field: forms.BoundField) -> dict[str, list[str]]:
    value = field.value()
    if names := _sub_names(field):
        parts = field.field.widget.decompress(value)
        return {n: ["" if p is None else str(p)] for n, p in zip(names, parts, strict=True)}
    if isinstance(field.field, forms.BooleanField):
        return {field.html_name: ["on"]} if value else {}
    if isinstance(value, (list, tuple, QuerySet)):
        return {field.html_name: [str(getattr(one, "pk", one)) for one in value]}
    return {field.html_name: ["" if value is None else str(value)]}
