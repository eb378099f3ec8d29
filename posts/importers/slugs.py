"""Addresses and keys for what an import makes."""

import hashlib
from collections.abc import Collection
from typing import Any

from django.db import models

from posts.desk import Post
from posts.record import Edition


class PostSlugs:
    """Addresses for posts that come in together."""

    def __init__(self, wanted: Collection[str]) -> None:
        self.taken = _slugs(Post, slug__in=wanted)

    def free(self, slug: str) -> str:
        free = free_slug(Post, slug, taken=self.taken) if slug in self.taken else slug
        self.taken.add(free)
        return free


def free_slug(model: type[models.Model], slug: str, *, taken: Collection[str] = ()) -> str:
    """Return the slug, or the slug with the first number behind it that makes it free.

    `taken` are those that are given away and not saved yet.
    """
    number, free = 1, slug
    taken = {*taken, *_slugs(model, slug=slug)}
    if free in taken:
        taken |= _slugs(model, slug__startswith=f"{slug}-")
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    return free


def _slugs(model: type[models.Model], **wanted: Any) -> set[str]:
    # An address that readers know stays with its text, whatever the desk calls it now.
    places = (model, Edition) if model is Post else (model,)
    return {
        slug
        for place in places
        for slug in place._default_manager.filter(**wanted).values_list("slug", flat=True)
    }


def import_key(source: str, *names: str, length: int) -> str:
    """Return the key by which a thing of that source is known again; shortened if it must be."""
    key = " ".join((source, *names))
    if len(key) <= length:
        return key
    return f"{key[: length - 65]} {hashlib.sha256(key.encode()).hexdigest()}"
