"""What a process keeps of its own work, so as not to do it again: all of it in so many bytes, more
or less, and nothing while templates are edited (``WATCHDOG_DEBUG``).

Whatever is kept has to be named by everything that it depends on, so that it cannot be out of
date: there is no way to throw it away.
"""

import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

from django.conf import settings

LIMIT = 16 << 20
# What Python needs around each thing: its place, its name, an object.
AROUND = 1000


class Shelf:
    """What all memories keep, in the order in which it came, each with its size."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self.kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = threading.Lock()

    def put(self, name: Hashable, thing: Any, size: int) -> None:
        with self._lock:
            self.size += size - self.kept.pop(name, (None, 0))[1]
            self.kept[name] = thing, size
            while self.size > self.limit:
                # The oldest one; if it is still in use, it is made again. By its place: words that
                # are yet to be translated have another hash in another language.
                self.size -= self.kept.popitem(last=False)[1][1]


_shelf = Shelf(LIMIT)


class Memory[T]:
    """Things of one kind. `each` is what one takes in bytes, besides words in it and its name."""

    def __init__(self, *, each: int = 0, shelf: Shelf = _shelf) -> None:
        self.each = each
        self.shelf = shelf

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is kept under this name, made first if need be."""
        name = (self, key)
        kept = self.shelf.kept.get(name)
        if kept is not None:
            found: T = kept[0]
            return found
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
