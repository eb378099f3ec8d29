"""What a page shows, by names that a cache can be told (surrogate keys).

A page that names nothing is taken to show all of the record, and one that looks at the words of
its address (``?sort=name``) is kept only without any: so a new page is right before it is quick.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.encoding import escape_uri_path

# All of the record: moved by each change.
RECORD = "record"
# What every page shows around its own content.
SITE = "site"
# Anybody in the register.
PEOPLE = "people"

NOTES = "watchdog.shown"

type Parameters = dict[str, Collection[str] | None]


@dataclass
class Shown:
    """What one answer turned out to show. It lies in the request's environment."""

    keys: set[str] = field(default_factory=set)
    # The words of the address that were looked at, each with the values it may have, or any.
    parameters: Parameters = field(default_factory=dict)
    # Whether the view looked at words of the address without saying at which.
    is_open: bool = False
    # Whether everybody may be shown it.
    is_for_all: bool = False

    @property
    def surrogates(self) -> frozenset[str]:
        return frozenset({SITE, *self.keys} if self.keys else {RECORD})


def shows(request: HttpRequest, *keys: str) -> None:
    """Say what the page shows. Whatever is not named must not be on it."""
    if notes := request.META.get(NOTES):
        notes.keys.update(keys)


def reads(**parameters: Collection[str] | None) -> Callable[..., Any]:
    """Say which words of the address a view looks at, and which values each may have (None: any).

    Other values have to give the page that is there without them.
    """

    def decorator(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if notes := request.META.get(NOTES):
                notes.parameters = parameters
            return view(request, *args, **kwargs)

        return wrapped

    return decorator


def canonical(query: str, parameters: Parameters) -> str:
    """Return the words of an address that make a difference, in one order."""
    if not query or not parameters:
        return ""
    given = QueryDict(query)
    found = [
        (name, given[name])
        for name, allowed in parameters.items()
        if given.get(name) and (allowed is None or given[name] in allowed)
    ]
    return urlencode(found)


def settle(request: HttpRequest) -> None:
    """Note that this answer is the same for everybody, now that it is made."""
    if notes := request.META.get(NOTES):
        notes.is_for_all = True
        notes.is_open = "GET" in request.__dict__ and not notes.parameters


def keys(request: HttpRequest) -> str:
    """Return what the answer shows, for a header; where nobody took notes, all of the record."""
    notes = request.META.get(NOTES)
    return " ".join(sorted(notes.surrogates)) if notes else RECORD


def address(request: HttpRequest) -> str:
    """Return the path, with the words of the address only if something looked at them."""
    whole = "GET" in request.__dict__
    return request.get_full_path() if whole else escape_uri_path(request.path)
