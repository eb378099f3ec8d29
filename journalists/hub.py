"""Which feeds of the register a WebSub hub has to hear of."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import translation

from journalists.record import Profile
from posts import hub
from posts.feeds.formats import FORMATS
from posts.record import Section
from watchdog.structured import origin


def untold(*, at: datetime) -> list[str]:
    """Return the addresses of the register's feeds that changed since the hub was told last.

    Whoever was withdrawn or is withheld has dropped out of the others' feeds. Theirs is not
    named: a hub is somebody else, and the address says who it was.
    """
    shown = hub.news(Profile.objects.all(), at=at)
    people = shown.order_by().values_list("journalist_id", flat=True)
    if not people:
        return []
    slugs = shown.texts().named().visible(at=at).values_list("slug", flat=True)
    regions = _regions(Profile.objects.filter(journalist_id__in=people).named())
    feeds = [("", []), *(("region_", [slug]) for slug in regions)]
    feeds += [("person_", [slug]) for slug in sorted(slugs)]
    return [address for name, args in feeds for address in _addresses(name, args)]


def _regions(profiles: models.QuerySet[Profile]) -> list[str]:
    """Return the slugs of where these people are or were listed, and of what that lies in."""
    keys = profiles.order_by().values("region_key")
    regions = Section.objects.filter(kind=Section.Kind.REGION, key__in=keys)
    return sorted({slug for one in regions for slug in one.slugs_around})


def _addresses(name: str, args: list[str]) -> Iterator[str]:
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            for form in FORMATS:
                yield origin(reverse(f"journalists:{name}{form}_feed", args=args))
