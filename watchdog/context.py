"""What every page of the site shows around its own content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from posts import breaking
from watchdog import languages
from watchdog.head import HIDDEN, Head


def site(request: HttpRequest) -> dict[str, Any]:
    # Lazy, so that a page which extends another base asks nothing.
    def stories() -> list[breaking.Story]:
        return breaking.stories(at=timezone.now())

    return {
        "front_url": languages.front(get_language() or settings.LANGUAGE_CODE),
        "site_languages": [
            (code, languages.own_name(code), address) for code, address in languages.fronts()
        ],
        "breaking": SimpleLazyObject(stories),
        "origin": settings.WATCHDOG_ORIGIN,
        # A page that says nothing of itself is for nobody to find.
        "head": Head(
            title=_("Press freedom"),
            description=_(
                "Watchdog follows attacks on the press: arrests, trials, blocked sites and the "
                "people behind the numbers."
            ),
            robots=HIDDEN,
        ),
    }
