"""The production server, for a machine with two cores; docs/performance.md has the numbers."""

import gc
from typing import Any

bind = "unix:/run/watchdog/socket"
workers = 3
# A request that runs when the server is told to stop is finished within so many seconds.
graceful_timeout = 20
# Photos are taken in while somebody waits.
timeout = 60
# Workers share what the site loads. A new release needs a restart, not a reload.
preload_app = True


def when_ready(server: Any) -> None:
    # What is never freed is not looked at again either, and so stays shared.
    gc.freeze()
