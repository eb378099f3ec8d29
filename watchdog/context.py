"""What every page of the site shows around its own content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from posts.record import Edition


def site(request: HttpRequest) -> dict[str, Any]:
    # Lazy, so that a page which extends another base asks nothing.
    def breaking() -> list[Edition]:
        return list(Edition.objects.breaking(at=timezone.now()).for_cards()[:3])

    return {"breaking": SimpleLazyObject(breaking), "origin": settings.WATCHDOG_ORIGIN}
