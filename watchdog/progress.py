"""Progress of whatever may take more than two seconds: a bar on a terminal, else plain lines."""

import sys
import time
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.progress import track

SECONDS = 2


def steps[T](items: Iterable[T], *, label: str, total: int) -> Iterator[T]:
    """Yield the items and show on standard error how many of them are done."""
    if sys.stderr.isatty():
        console = Console(stderr=True)
        yield from track(items, label, total=total, console=console, transient=True)
        return
    shown = time.monotonic()
    for number, item in enumerate(items, 1):
        yield item
        if time.monotonic() - shown >= SECONDS:
            shown = time.monotonic()
            sys.stderr.write(f"{label}: {number} of {total}\n")
