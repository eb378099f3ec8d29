"""Telling a CDN what it has to forget, by the surrogate keys that pages carry.

It is told after each commit. What it could not be told then, and what has come at its scheduled
time, it is told by ``publish_due``, each minute. No publication waits for it longer than SECONDS,
or fails with it.
"""

import logging
import time
from itertools import batched
from urllib.request import Request, urlopen

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from watchdog.clock import Change

SECONDS = 5
# A request to Fastly may name 256.
MOST_KEYS = 250

# After a failure no publication waits for so long; `publish_due` runs in the meantime.
REST = 60

logger = logging.getLogger(__name__)


class Rest:
    until = 0.0


def after_commit() -> None:
    """Tell the CDN, if there is one, of what has just changed."""
    if not settings.WATCHDOG_PURGE_URL or time.monotonic() < Rest.until:
        return
    try:
        tell()
    except OSError as error:
        Rest.until = time.monotonic() + REST
        logger.warning("The CDN was not told and will be: %s", error)


def tell() -> int:
    """Tell the CDN of all that it was not told yet; return of how many keys.

    Raises OSError if it cannot be reached or refuses.
    """
    changes = _untold()
    found = {key for change in changes for key in change.keys.split()}
    for keys in batched(sorted(found), MOST_KEYS):
        with urlopen(_request(" ".join(keys)), timeout=SECONDS):  # noqa: S310  (the operator names it)
            pass
    # Never more than was read: something else may have changed in the meantime.
    Change.objects.filter(pk__in=[change.pk for change in changes]).update(is_told=True)
    return len(found)


def _untold() -> list[Change]:
    has_come = Q(at__isnull=True) | Q(at__lte=timezone.now())
    return list(Change.objects.filter(has_come, is_told=False).order_by("pk"))


def _request(keys: str) -> Request:
    headers = {settings.WATCHDOG_PURGE_KEYS: keys, "User-Agent": "Watchdog"}
    if secret := settings.WATCHDOG_PURGE_SECRET:
        name, _, value = secret.partition(":")
        headers[name.strip()] = value.strip()
    how = settings.WATCHDOG_PURGE_METHOD
    return Request(settings.WATCHDOG_PURGE_URL, headers=headers, method=how)  # noqa: S310
