"""Figures of the record that are reckoned once, and remembered until the clock says otherwise.

Like the page cache, with which it is turned on and off: what is remembered is never older than
the clock allows, in any process. Nothing may be changed in what is handed out.
"""

import threading
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from watchdog.clock import clock

# Of few things, in as many ways as days or languages ask for.
MOST = 200


@dataclass(frozen=True, slots=True)
class _Known:
    value: Any
    number: int
    keys: frozenset[str]


_known: dict[Hashable, _Known] = {}
_lock = threading.Lock()


def remembered[T](name: Hashable, keys: Iterable[str], reckon: Callable[[], T]) -> T:
    """Return what `reckon` returns, from memory while nothing under these keys has changed."""
    if not settings.PAGE_CACHE_BYTES:
        return reckon()
    clock.look()
    # Before it is reckoned: what changes meanwhile makes it old.
    number = clock.number
    found = _known.get(name)
    if found is None or not clock.is_current(found.keys, found.number):
        found = _Known(reckon(), number, frozenset(keys))
        with _lock:
            if len(_known) >= MOST:
                _known.clear()
            _known[name] = found
    value: T = found.value
    return value
