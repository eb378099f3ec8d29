"""The statistics page and its figures as CSV."""

from collections.abc import Sequence
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
from journalists.happened import happened
from journalists.kinds import EventKind
from journalists.record import day_of
from journalists.statistics import compared, year_of
from watchdog.surrogates import PEOPLE, reads, shows

# Drawn side by side, on one scale.
DRAWN = (EventKind.DETAINED, EventKind.CONVICTED, EventKind.KILLED)
# So many countries are drawn; the file has all of them.
MOST = 12


@reads(on=None, year=None, measure=None)
def page(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    shows(request, PEOPLE)
    day, complaint = _day(request.GET.get("on", ""), at)
    counted = census(day, at=at)
    found = happened(at)
    year = year_of(request.GET.get("year", ""), found, at.date())
    highest = found.highest(DRAWN)
    measures = [kind for kind in DRAWN if found.in_countries(kind)]
    measure = _measure(request, measures)
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
        "by_country": statistics.by_country(found, year),
        "drawn": [
            {"label": str(kind.label), "id": kind.lower(), "bars": bars(found.of(kind), highest)}
            for kind in DRAWN
            if any(number for _year, number in found.of(kind))
        ],
        "measures": [
            {
                "label": str(kind.label),
                "url": _address(day, at, year, measure=kind.lower()),
                "is_current": kind == measure,
            }
            for kind in measures
        ],
        "compared": compared(found, measure, most=MOST) if measure else None,
        "justice_by_year": statistics.justice_by_year(found),
        "justice_by_country": statistics.justice_by_country(found),
        "files": _files(day, year, measure),
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
    if name in _OF_YEAR:
        return _OF_YEAR[name](found, year)
    if name in _OF_ALL_YEARS:
        return _OF_ALL_YEARS[name](found)
    if name == "compared":
        return compared(found, _measure(request, DRAWN) or DRAWN[0]).table
    raise Http404


_OF_YEAR = {
    "kinds": statistics.kinds,
    "outcomes": statistics.outcomes,
    "countries": statistics.by_country,
}
_OF_ALL_YEARS = {
    "years": statistics.all_years,
    "justice": statistics.justice_by_year,
    "justice-countries": statistics.justice_by_country,
}
FIGURES = ("day", "custody", "compared", *_OF_YEAR, *_OF_ALL_YEARS)


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


def _measure(request: HttpRequest, measures: Sequence[EventKind]) -> EventKind | None:
    """Return by what countries are compared: what the address asks for, or the first there is."""
    asked = request.GET.get("measure", "").upper()
    return next((kind for kind in measures if kind == asked), next(iter(measures), None))


def _address(day: date, at: datetime, year: int | None, **words: Any) -> str:
    words |= {"year": year} if year else {}
    if day != day_of(at):
        words["on"] = day.isoformat()
    return f"{reverse('journalists:statistics')}?{urlencode(words)}"


def _files(day: date, year: int | None, measure: EventKind | None) -> dict[str, str]:
    asked = {"on": day.isoformat(), "year": year, "measure": measure and measure.lower()}
    words = urlencode({word: value for word, value in asked.items() if value})
    return {
        name.replace("-", "_"): f"{reverse('journalists:figures', args=[name])}?{words}"
        for name in FIGURES
    }
