"""The statistics page and its figures as CSV."""

from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from journalists import heads, statistics
from journalists.census import Census, census
from journalists.charts import Table, bars
from journalists.data.downloads import sheet
from journalists.filters import FIRST_YEAR
from journalists.kinds import EventKind
from journalists.record import day_of
from journalists.statistics import happened, year_of
from watchdog.surrogates import PEOPLE, shows

# Drawn side by side, on one scale.
DRAWN = (EventKind.DETAINED, EventKind.CONVICTED, EventKind.KILLED)


def page(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    shows(request, PEOPLE)
    day, complaint = _day(request.GET.get("on", ""), at)
    counted = census(day, at=at)
    found = happened(at)
    year = year_of(request.GET.get("year", ""), found, at.date())
    highest = found.highest(DRAWN)
    years = [(one.year, count.now) for one, count in counted.custody.items()]
    context = {
        "census": counted,
        "complaint": complaint,
        "as_of": at,
        "by_day": statistics.by_day(counted),
        "custody": statistics.custody(counted),
        "custody_bars": bars(years),
        "years": [
            {"year": one, "url": _address(day, at, one), "is_current": one == year}
            for one in reversed(found.years)
        ],
        "year": year,
        "kinds": statistics.kinds(found, year),
        "outcomes": statistics.outcomes(found, year),
        "by_country": statistics.by_country(year, at=at),
        "drawn": [
            {"label": str(kind.label), "id": kind.lower(), "bars": bars(found.of(kind), highest)}
            for kind in DRAWN
            if any(number for _year, number in found.of(kind))
        ],
        "files": _files(day, year),
        "head": heads.statistics(is_asked=bool(request.GET)),
        "nav_current": "journalists",
        "register_current": "statistics",
    }
    return render(request, "journalists/statistics.html", context)


def figures(request: HttpRequest, name: str) -> StreamingHttpResponse:
    table = _table(name, request, at=timezone.now())
    return sheet(f"statistics-{name}", table.head, table.rows)


def _table(name: str, request: HttpRequest, *, at: datetime) -> Table:
    day = _day(request.GET.get("on", ""), at)[0]
    if name in {"day", "custody"}:
        counted: Census = census(day, at=at)
        return statistics.by_day(counted) if name == "day" else statistics.custody(counted)
    found = happened(at)
    year = year_of(request.GET.get("year", ""), found, at.date())
    match name:
        case "kinds":
            return statistics.kinds(found, year)
        case "outcomes":
            return statistics.outcomes(found, year)
        case "countries":
            return statistics.by_country(year, at=at)
        case "years":
            return statistics.all_years(found)
    raise Http404


def _day(word: str, at: datetime) -> tuple[date, str]:
    """Return the day asked for, or today and what is wrong with what was asked."""
    today = day_of(at)
    if not word:
        return today, ""
    try:
        day = date.fromisoformat(word)
    except ValueError:
        return today, _("That is not a date such as 2021-12-01, so this is today.")
    if not day.year >= FIRST_YEAR or day > today:
        return today, _("Nothing is known of that day yet, so this is today.")
    return day, ""


def _address(day: date, at: datetime, year: int) -> str:
    words: dict[str, Any] = {"year": year}
    if day != day_of(at):
        words["on"] = day.isoformat()
    return f"{reverse('journalists:statistics')}?{urlencode(words)}"


def _files(day: date, year: int | None) -> dict[str, str]:
    words = urlencode({"on": day.isoformat()} | ({"year": year} if year else {}))
    names = ("day", "custody", "kinds", "outcomes", "countries", "years")
    return {name: f"{reverse('journalists:figures', args=[name])}?{words}" for name in names}
