"""What a process keeps of its own work, so as not to do it again: all of it in so many bytes, more
or less, and nothing while templates are edited (``WATCHDOG_DEBUG``).

Whatever is kept has to be named by everything that it depends on, so that it cannot be out of
date: there is no way to throw it away.
"""

import sys
import threading
from collections.abc import Callable, Hashable
from typing import Any

from django.conf import settings

LIMIT = 16 << 20
# What Python needs around each thing: its place, its name, an object.
AROUND = 1000


class Shelf:
    """What all memories keep, in the order in which it came."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self.kept: dict[Hashable, Any] = {}
        self._sizes: dict[Hashable, int] = {}
        self._lock = threading.Lock()

    def put(self, name: Hashable, thing: Any, size: int) -> None:
        with self._lock:
            self._drop(name)
            self.kept[name] = thing
            self._sizes[name] = size
            self.size += size
            while self.size > self.limit:
                # The oldest one; if it is still in use, it is made again.
                self._drop(next(iter(self.kept)))

    def _drop(self, name: Hashable) -> None:
        self.kept.pop(name, None)
        self.size -= self._sizes.pop(name, 0)


_shelf = Shelf(LIMIT)


class Memory[T]:
    """Things of one kind. `each` is what one takes in bytes, besides words in it and its name."""

    def __init__(self, *, each: int = 0, shelf: Shelf = _shelf) -> None:
        self.each = each
        self.shelf = shelf

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is kept under this name, made first if need be."""
        name = (self, key)
        found: T | None = self.shelf.kept.get(name)
        if found is None:
            found = make()
            if not settings.DEBUG:
                size = AROUND + self.each + _written(key) + _written(found)
                self.shelf.put(name, found, size)
        return found


def _written(thing: Any) -> int:
    """Return the bytes of the words in it."""
    if isinstance(thing, tuple):
        return sum(map(_written, thing))
    return sys.getsizeof(thing) if isinstance(thing, str | bytes) else 0
