"""The first page of the desk: what waits, a box for each queue, from whichever app it comes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.urls import reverse

SHOWN = 10


@dataclass(frozen=True)
class Line:
    name: str
    url: str
    words: str


@dataclass(frozen=True)
class Part:
    """What waits in one list, and where all of it stands."""

    noun: str
    lines: list[Line]
    url: str
    is_more: bool


@dataclass
class Box:
    key: str
    title: str
    rank: int
    parts: list[Part] = field(default_factory=list)


def boxes(request: HttpRequest, admins: Iterable[ModelAdmin], *, at: datetime) -> list[Box]:
    """Return the boxes that concern a person, the empty ones too; one query for each queue."""
    found: dict[str, Box] = {}
    for one in in_order(admins):
        for queue in getattr(one, "queues", ()):
            if not (
                one.has_view_or_change_permission(request) and queue.concerns(request, one.model)
            ):
                continue
            box = found.setdefault(queue.key, Box(queue.key, queue.title, queue.rank))
            if part := _part(request, one, queue, at):
                box.parts.append(part)
    return sorted(found.values(), key=lambda box: box.rank)


def in_order(admins: Iterable[Any]) -> list[Any]:
    """Return them as their apps are installed: what the site is about comes first."""
    labels = [config.label for config in apps.get_app_configs()]
    return sorted(admins, key=lambda one: labels.index(one.opts.app_label))


def _part(request: HttpRequest, one: ModelAdmin, queue: Any, at: datetime) -> Part | None:
    seen = one.get_queryset(request).defer(*getattr(one, "left_out_of_boxes", ()))
    rows = list(queue.select(seen, request.user, at)[: SHOWN + 1])
    lines = [
        Line(str(row), reverse(_name(one, "change"), args=[row.pk]), queue.line(row))
        for row in rows[:SHOWN]
        if one.has_view_or_change_permission(request, row)
    ]
    if not lines:
        return None
    address = f"{reverse(_name(one, 'changelist'))}?waits={queue.key}"
    return Part(str(one.opts.verbose_name_plural), lines, address, len(rows) > SHOWN)


def _name(one: ModelAdmin, page: str) -> str:
    return f"admin:{one.opts.app_label}_{one.opts.model_name}_{page}"
