"""Two people's changes of one form: what each changed, and one form made of both.

A *part* is what can be chosen as a whole: a field, or a row of what is listed below the fields. It
is compared as cleaned data. Which side changed a part is told by the digests that the form carried
away when it was opened, so it does not matter how many people saved in between.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, QuerySet
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.utils import pretty_name
from django.utils.choices import flatten_choices

from watchdog.differences import Line, difference

MINE, THEIRS = "mine", "theirs"
# Before the key of a part, in the name of the field that chooses.
CHOICE = "choice:"
# On the page of both versions: the parts it asks about, and the digests it compared with.
ASKED, BASE = "asked", "base"
# A row is called by what stands first in it, up to so many characters.
LABEL = 80
# Fields that serve the form itself.
OWN = frozenset({"version", "opened", "opening"})


@dataclass(frozen=True)
class Part:
    key: str
    label: str
    value: Any
    # As an editor reads it.
    text: str

    @property
    def digest(self) -> str:
        text = json.dumps(self.value, cls=DjangoJSONEncoder, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Choice:
    """A part that differs: both versions, and which of them stands unless somebody says other."""

    key: str
    label: str
    mine: Part | None
    theirs: Part | None
    preset: str
    is_changed_by_them: bool

    @property
    def name(self) -> str:
        return f"{CHOICE}{self.key}"

    @property
    def is_asked(self) -> bool:
        return not self.preset

    @property
    def lines(self) -> list[Line]:
        """What choosing mine would change in theirs, word by word."""
        old, new = (part.text if part else "" for part in (self.theirs, self.mine))
        return difference(old, new) if old != new else []


class Whole:
    """A form with its formsets, unbound (as stored) or bound and valid (as somebody wants it)."""

    def __init__(self, form: Any, formsets: Sequence[Any]) -> None:
        self.form = form
        self.formsets = formsets

    def parts(self) -> dict[str, Part]:
        found = [
            Part(name, _label(self.form, name), _value(self.form, name), _text(self.form, name))
            for name in self.form.fields
            if name not in OWN
        ]
        found += [_row(formset, key, form) for formset, key, form in self._rows()]
        return {part.key: part for part in found}

    def digests(self) -> str:
        return json.dumps({part.key: part.digest for part in self.parts().values()})

    def removed(self) -> set[str]:
        """The keys of the rows that somebody marked to be deleted."""
        return {
            row_key(formset, form.instance.pk)
            for formset in self.formsets
            for form in (formset.initial_forms if formset.is_bound else ())
            if _is_out(form)
        }

    def _rows(self) -> Iterator[tuple[Any, str, Any]]:
        removed = self.removed()
        for formset in self.formsets:
            for form in formset.initial_forms:
                key = row_key(formset, form.instance.pk)
                if key not in removed:
                    yield formset, key, form
            for number, form in enumerate(formset.extra_forms if formset.is_bound else ()):
                if form.has_changed() and not _is_out(form):
                    yield formset, row_key(formset, f"new-{number}"), form


def choices(mine: Whole, theirs: Whole, opened: Mapping[str, str]) -> list[Choice]:
    """Return what differs, and who changed it since the form had the digests `opened`."""
    ours, stored, removed = mine.parts(), theirs.parts(), mine.removed()
    found = []
    for key in {**ours, **stored}:
        my, their = ours.get(key), stored.get(key)
        if my and their and my.value == their.value:
            continue
        base = opened.get(key)
        if my is None and base and key not in removed:
            # Their form did not show this row, so it says nothing about it.
            continue
        by_me = (my.digest if my else None) != base or not opened
        by_them = (their.digest if their else None) != base or not opened
        preset = "" if by_me and by_them else MINE if by_me else THEIRS
        part = my or their
        assert part is not None  # noqa: S101  (it came out of one of the two)
        found.append(Choice(key, part.label, my, their, preset, by_them))
    return found


def read_digests(sent: str) -> dict[str, str]:
    try:
        found = json.loads(sent)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def row_key(formset: Any, number: Any) -> str:
    return f"{formset.prefix}:{number}"


def _is_out(form: Any) -> bool:
    return bool(form.cleaned_data.get(DELETION_FIELD_NAME))


def _label(form: Any, name: str) -> str:
    label = form.fields[name].label
    return str(pretty_name(name) if label is None else label)


def _model_field(form: Any, name: str) -> Any:
    meta = form._meta.model._meta
    return next((f for f in (*meta.fields, *meta.many_to_many) if f.name == name), None)


def _raw(form: Any, name: str) -> Any:
    if not form.is_bound:
        return form.get_initial_for_field(form.fields[name], name)
    field = _model_field(form, name)
    if field is not None and not field.many_to_many:
        # As it would be stored: the model's field may have cleaned it further than the form's.
        return field.value_from_object(form.instance)
    return form.cleaned_data.get(name)


def _value(form: Any, name: str) -> Any:
    return _plain(_raw(form, name))


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, (list, tuple, set, QuerySet)):
        return sorted((_plain(one) for one in value), key=str)
    if isinstance(value, datetime):
        # Forms show seconds and no more.
        return value.astimezone(UTC).replace(microsecond=0)
    return "" if value is None else value


def _text(form: Any, name: str) -> str:
    field, value = form.fields[name], _value(form, name)
    own = getattr(_model_field(form, name), "in_words", None)
    return own(value) if own is not None else _said(field, value)


def _said(field: Any, value: Any) -> str:
    if value in ("", []):
        return ""
    if hasattr(field, "queryset"):
        keys = value if isinstance(value, list) else [value]
        return ", ".join(str(one) for one in field.queryset.filter(pk__in=keys))
    match value:
        case bool():
            value = "yes" if value else "no"
        case datetime():
            value = f"{value:%d %B %Y, %H:%M} UTC"
        case date():
            value = f"{value:%d %B %Y}"
        case _ if hasattr(field, "choices"):
            value = dict(flatten_choices(field.choices)).get(value, value)
    return str(value)


def _row(formset: Any, key: str, form: Any) -> Part:
    hidden = {formset.fk.name, formset.model._meta.pk.name, DELETION_FIELD_NAME}
    names = [name for name in form.fields if name not in hidden]
    texts = [(name, text) for name in names if (text := _text(form, name))]
    noun = str(formset.model._meta.verbose_name).capitalize()
    label = f"{noun}: {texts[0][1][:LABEL]}" if texts else noun
    lines = [f"{_label(form, name)}: {text}" for name, text in texts]
    return Part(key, label, {name: _value(form, name) for name in names}, "\n".join(lines))
