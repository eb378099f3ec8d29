"""The page that says how to take the register with you, and what each column means."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from journalists import heads
from journalists.data.columns import EVENT, EVENTS, FACTS, PERSON, SOURCES
from watchdog.surrogates import PEOPLE, shows


def page(request: HttpRequest) -> HttpResponse:
    shows(request, PEOPLE)
    context = {
        "parts": [
            {"id": "people", "columns": [*PERSON, EVENTS, FACTS]},
            {"id": "events", "columns": [*EVENT, SOURCES]},
        ],
        "head": heads.data(),
        "nav_current": "journalists",
        "register_current": "data",
    }
    return render(request, "journalists/data.html", context)
