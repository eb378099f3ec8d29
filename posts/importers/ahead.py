"""A long feed read by a process of its own, while the posts before are written to the database.

To read an item needs no database, and takes a quarter of the time that an import takes.
"""

import os
import signal
from collections import deque
from collections.abc import Generator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from posts.importers.feed import read
from posts.importers.items import Item, Refusal

# So many items are handed over at once, and so many such lots wait to be.
SOME = 50
AHEAD = 8

type Found = Generator[Item | Refusal]


def read_ahead(path: Path) -> Found:
    """Yield what ``read`` does, in the same order, and raise what it raises."""
    # A fork would share connections to the database with this process.
    context = get_context("spawn")
    with ProcessPoolExecutor(1, context, initializer=_begin, initargs=(path,)) as reader:
        coming = deque(reader.submit(_some) for _ in range(AHEAD))
        while some := coming.popleft().result():
            coming.append(reader.submit(_some))
            yield from some


# What the process that reads has of the feed.
_left: Found


def _begin(path: Path) -> None:
    global _left  # noqa: PLW0603  (it serves one feed, and is gone with it)
    _left = read(path)
    # Whoever interrupts an import means the process that writes, which ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End even if the parent was killed and could not say so."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _some() -> list[Item | Refusal]:
    return list(islice(_left, SOME))
