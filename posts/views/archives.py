"""The archive by day, month and year, all of them in UTC as the addresses of posts are."""

from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from posts import heads, page_keys, reads
from posts.record import address
from posts.views.posts import feed_address, newest
from watchdog.languages import own_digits
from watchdog.surrogates import shows


class Step(NamedTuple):
    date: date
    url: str


def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """What was published on this day; an empty day leads to the nearest earlier one."""
    start = _moment(year, month, day)
    end = start + timedelta(days=1)
    at = timezone.now()
    rows = reads.between(at=at, start=start, end=end)
    page = newest(rows, feed_address, size=reads.DAY_SIZE)
    before, after = _beside(at, start, end)
    shows(request, *page_keys.of_archive(page_keys.of_day, start, before, after))
    if not rows:
        if before is None:
            raise Http404
        return HttpResponseRedirect(_day_url(before))
    context = {
        "day": start.date(),
        "page": page,
        "editions": page.editions,
        "head": heads.archive_day(start.date(), _day_url(start.date()), page.editions),
        "previous": before and Step(before, _day_url(before)),
        "next": after and Step(after, _day_url(after)),
        "nav_current": "latest",
    }
    return render(request, "posts/archive_day.html", context)


def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    start = _moment(year, month)
    end = _moment(year + month // 12, month % 12 + 1)
    at = timezone.now()
    counts = _counts(at, start, end)
    before, after = _beside(at, start, end)
    shows(request, *page_keys.of_archive(page_keys.of_month, start, before, after))
    context = {
        "month": start.date(),
        "head": heads.archive(
            own_digits(date_format(start, "F Y")),
            _("Everything Watchdog published in %(period)s, day by day, with the number of posts."),
            _month_url(start.date()),
        ),
        "days": [(when, count, _day_url(when)) for when, count in counts],
        "previous": before and Step(before, _month_url(before)),
        "next": after and Step(after, _month_url(after)),
        "nav_current": "latest",
    }
    return _archive(request, "posts/archive_month.html", context, found=counts)


def year(request: HttpRequest, year: int) -> HttpResponse:
    start, end = _moment(year), _moment(year + 1)
    at = timezone.now()
    counts = _by_month(_counts(at, start, end))
    before, after = _beside(at, start, end)
    shows(request, *page_keys.of_archive(page_keys.of_year, start, before, after))
    context = {
        "year": year,
        "head": heads.archive(
            str(year),
            _(
                "Everything Watchdog published in %(period)s, month by month, with the number of "
                "posts."
            ),
            reverse("posts:year", args=[year]),
        ),
        "months": [(when, count, _month_url(when)) for when, count in counts],
        "previous": before and Step(before, reverse("posts:year", args=[before.year])),
        "next": after and Step(after, reverse("posts:year", args=[after.year])),
        "nav_current": "latest",
    }
    return _archive(request, "posts/archive_year.html", context, found=counts)


def _archive(
    request: HttpRequest, template: str, context: dict[str, Any], *, found: list[Any]
) -> HttpResponse:
    if not found:
        raise Http404
    return render(request, template, context)


def _moment(year: int, month: int = 1, day: int = 1) -> datetime:
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        raise Http404 from None


def _beside(at: datetime, start: datetime, end: datetime) -> tuple[date | None, date | None]:
    """Return the nearest days before and after the period on which something was published."""
    before, after = reads.before(at=at, moment=start), reads.after(at=at, moment=end)
    return before[0][0].date() if before else None, after[0][0].date() if after else None


def _counts(at: datetime, start: datetime, end: datetime) -> list[tuple[date, int]]:
    """Return the days of this time that have posts, with how many, the last day first."""
    counted = reads.counts(at=at, start=start.date(), end=end.date())
    return [(day, number) for day, number in counted if number]


def _by_month(days: list[tuple[date, int]]) -> list[tuple[date, int]]:
    months = groupby(days, key=lambda one: one[0].replace(day=1))
    return [(month, sum(number for _day, number in those)) for month, those in months]


def _day_url(when: date) -> str:
    return address("day", when.year, when.month, when.day)


def _month_url(when: date) -> str:
    return address("month", when.year, when.month)
