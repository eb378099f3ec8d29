"""Who is in trouble in a country, for the blog's page of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, Q, When, Window
from django.db.models.functions import TruncMonth
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from journalists.charts import Bars, Table, bars
from journalists.kinds import INCIDENTS, Group, Precision
from journalists.record import Profile, ProfileEvent, ProfileQuerySet, day_of
from journalists.status import Status
from posts.record import Section
from watchdog.prepared import Prepared
from watchdog.remembering import remembered
from watchdog.surrogates import PEOPLE

# So many people are shown, those first who have been held longest.
MOST = 4
# The months that are drawn, with the one that runs.
MONTHS = 12
# Whose case is not over.
CURRENT = (Group.HELD, Group.PURSUED, Group.MISSING)


@dataclass(frozen=True)
class InCountry:
    """The people whom the register names in one country, by numbers, and some of them."""

    numbers: dict[Group, int]
    people: list[tuple[Profile, Status]]
    as_of: datetime
    url: str
    # What happened in the last months; nothing where nothing did.
    strip: Bars | None
    months: Table


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
    numbers = _by_month(region.key, at=at)
    return {
        "in_country": InCountry(
            {group: number for group in Group if (number := getattr(found[0], group))},
            [(one, one.status_at(at)) for one in found if not one.is_over],
            at,
            f"{reverse('journalists:index')}?{urlencode({'country': region.slug})}",
            bars([(date_format(month, "M"), number) for month, number in numbers])
            if any(number for _month, number in numbers)
            else None,
            Table(
                (_("Month"), _("What happened")),
                [(date_format(month, "F Y"), number) for month, number in numbers],
            ),
        )
    }


def _by_month(country: int, *, at: datetime) -> list[tuple[date, int]]:
    """Return how often something was done to somebody there, for each of the last months."""
    today = day_of(at)
    last = today.year * 12 + today.month - 1
    months = [date(n // 12, n % 12 + 1, 1) for n in range(last - MONTHS + 1, last + 1)]
    found = remembered(("months", today), {PEOPLE}, lambda: _incidents(months[0], today, at=at))
    return [(month, found.get((country, month), 0)) for month in months]


def _incidents(first: date, today: date, *, at: datetime) -> dict[tuple[int | None, date], int]:
    """Of all countries at once, so that one answer does for each of their pages."""
    rows = (
        ProfileEvent.objects.visible(at=at)
        .filter(kind__in=INCIDENTS, on__range=(first, today), country_key__isnull=False)
        .filter(precision__in=(Precision.DAY, Precision.MONTH))
    )
    by_month = rows.order_by().annotate(month=TruncMonth("on")).values("country_key", "month")
    counted = by_month.annotate(number=Count("pk")).values_list("country_key", "month", "number")
    return {(country, month): number for country, month, number in counted}
