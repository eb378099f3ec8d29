"""The page that says how to take the register with you, and what each column means."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from journalists import heads
from journalists.data.columns import EVENT, EVENTS, FACTS, PERSON, SOURCES
from journalists.data.downloads import sheet
from watchdog.surrogates import PEOPLE, shows

PARTS = {"people": (*PERSON, EVENTS, FACTS), "events": (*EVENT, SOURCES)}


def page(request: HttpRequest) -> HttpResponse:
    shows(request, PEOPLE)
    context = {
        "parts": [{"id": name, "columns": columns} for name, columns in PARTS.items()],
        "head": heads.data(),
        "nav_current": "journalists",
        "register_current": "data",
    }
    return render(request, "journalists/data.html", context)


def dictionary(_request: HttpRequest) -> StreamingHttpResponse:
    """The data dictionary as a file: what each column means, a row each."""
    rows = [(part, *one[:3]) for part, columns in PARTS.items() for one in columns]
    return sheet("dictionary", ("of", "name", "type", "about"), rows)
