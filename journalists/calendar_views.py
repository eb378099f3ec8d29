"""The calendar as a page, for the next weeks or for a month, and as iCalendar."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as written
from django.utils.translation import gettext as _

from journalists import heads
from journalists.calendar import AHEAD, entries, month_after, shown
from journalists.data.downloads import CHUNK, SHARED
from journalists.icalendar import TYPE, calendar
from journalists.record import day_of
from watchdog.surrogates import PEOPLE, reads, shows

# So far the months lead on from today. Anniversaries come back for ever; a crawler must not.
BACK, FORTH = 12, 24


@reads(**{"from": None})
def coming(request: HttpRequest) -> HttpResponse:
    today = day_of(timezone.now())
    return _page(request, today, today + AHEAD, month=None)


@reads(**{"from": None})
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    if not (1900 <= year <= 2999 and 1 <= month <= 12):
        raise Http404
    first = date(year, month, 1)
    return _page(request, first, month_after(first, 1) - timedelta(days=1), month=first)


def _page(request: HttpRequest, first: date, last: date, *, month: date | None) -> HttpResponse:
    at = timezone.now()
    shows(request, PEOPLE)
    around = month or first.replace(day=1)
    start = _start(request.GET.get("from", ""), first, last)
    listed, rest = entries(start, last, at=at)
    context = {
        "entries": listed,
        "start": start if start > first else None,
        "rest": rest,
        "month": month,
        "last": last,
        "previous": _step(month_after(around, -1), today=day_of(at)),
        "next": _step(month_after(around, 1), today=day_of(at)),
        "head": heads.calendar(_title(month), month, is_rest=start > first),
        "nav_current": "journalists",
        "register_current": "calendar",
    }
    return render(request, "journalists/calendar.html", context)


def ics(request: HttpRequest) -> StreamingHttpResponse:
    shows(request, PEOPLE)
    rows = shown(timezone.now()).order_by("on", "pk")
    name = _("Watchdog: journalists in trouble")
    return StreamingHttpResponse(
        calendar(rows.iterator(chunk_size=CHUNK), name=name), content_type=TYPE, headers=SHARED
    )


def _start(word: str, first: date, last: date) -> date:
    """Return the day from which the rest of a long list is asked for, or the first."""
    try:
        return min(max(date.fromisoformat(word), first), last)
    except ValueError:
        return first


def _title(month: date | None) -> str:
    if month is None:
        return _("Journalists in trouble: calendar")
    return _("Journalists in trouble: %(month)s") % {"month": written(month, "F Y")}


def _step(month: date, *, today: date) -> dict[str, object] | None:
    if not month_after(today, -BACK) <= month <= month_after(today, FORTH):
        return None
    return {"date": month, "url": reverse("journalists:month", args=[month.year, month.month])}
