"""Who is in trouble in a country, for the blog's page of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Count, Q, When, Window
from django.urls import reverse
from django.utils.http import urlencode

from journalists.kinds import Group
from journalists.record import Profile, ProfileQuerySet
from journalists.status import Status
from posts.record import Section
from watchdog.prepared import Prepared

# So many people are shown, those first who have been held longest.
MOST = 4
# Whose case is not over.
CURRENT = (Group.HELD, Group.PURSUED, Group.MISSING)


@dataclass(frozen=True)
class InCountry:
    """The people whom the register names in one country, by numbers, and some of them."""

    numbers: dict[Group, int]
    people: list[tuple[Profile, Status]]
    as_of: datetime
    url: str


def _first(country: str, at: datetime) -> ProfileQuerySet:
    people = Profile.objects.visible(at=at).texts().named().filter(country_slug=country)
    # Of everybody there, since rows are left out only afterwards.
    numbers = {group: Window(Count("pk", filter=Q(group=group))) for group in Group.values}
    is_over = Case(When(group__in=CURRENT, then=0), default=1)
    found = people.for_cards().annotate(is_over=is_over, **numbers)
    return found.order_by("is_over", "held_order", "sort_name", "pk")[:MOST]


_people: Prepared[Any] = Prepared(_first)


def told_of(region: Section, *, at: datetime) -> dict[str, Any]:
    """Return what the page of a region says of people, by names of its template.

    An area has no people of its own: whoever is placed in it is in no country that we know of.
    """
    found = _people(country=region.slug, at=at)
    if not found or not found[0].country_code:
        return {}
    return {
        "in_country": InCountry(
            {group: number for group in Group if (number := getattr(found[0], group))},
            [(one, one.status_at(at)) for one in found if not one.is_over],
            at,
            f"{reverse('journalists:index')}?{urlencode({'country': region.slug})}",
        )
    }
