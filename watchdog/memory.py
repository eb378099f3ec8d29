"""What a process keeps of its own work, so as not to do it again; bounded, and never while
templates are edited (``WATCHDOG_DEBUG``).

Whatever is kept has to be named by everything that it depends on, so that it cannot be out of
date: there is no way to throw it away.
"""

from collections.abc import Callable, Hashable

from django.conf import settings


class Memory[T]:
    def __init__(self, most: int) -> None:
        self.most = most
        self._kept: dict[Hashable, T] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is kept under this name, made first if need be."""
        found = self._kept.get(key)
        if found is None:
            found = make()
            if settings.DEBUG:
                return found
            while len(self._kept) >= self.most:
                # The oldest one; if it is still in use, it is made again.
                self._kept.pop(next(iter(self._kept)), None)
            self._kept[key] = found
        return found
