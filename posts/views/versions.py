"""Readers' pages of what a post said before, and of what changed. No search engine keeps them."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from posts import heads, page_keys
from posts.record import Edition
from posts.versions import changes, shown, told
from posts.views.posts import day_of
from watchdog.languages import speaking
from watchdog.surrogates import reads, shows


def _of_post(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Call the view with the text that stands at the address now.

    What is withdrawn or stands elsewhere by now is answered at its own address.
    """

    @wraps(view)
    def wrapped(
        request: HttpRequest, year: int, month: int, day: int, slug: str, **named: Any
    ) -> HttpResponse:
        at = timezone.now()
        now = Edition.objects.visible(at=at).texts().for_cards().filter(slug=slug).first()
        if now is None or (year, month, day) != day_of(now).timetuple()[:3]:
            return HttpResponseRedirect(reverse("posts:detail", args=[year, month, day, slug]))
        shows(request, page_keys.of_post(now.public_id))
        with speaking(now.language):
            return view(request, now, at=at, **named)

    return wrapped


@_of_post
def versions(request: HttpRequest, now: Edition, *, at: datetime) -> HttpResponse:
    context = {"versions": told(shown(now.post_id, at=at)), "head": heads.versions(now)}
    return render(request, "posts/version_list.html", _around(now) | context)


@_of_post
def version(request: HttpRequest, now: Edition, number: int, *, at: datetime) -> HttpResponse:
    found = [one for one in shown(now.post_id, at=at, numbers=[number]) if one.number == number]
    if not found:
        raise Http404
    context = {"edition": found[0], "is_now": number == now.number, "head": heads.versions(now)}
    return render(request, "posts/version_detail.html", _around(now) | context)


@reads(old=None, new=None)
@_of_post
def compare(request: HttpRequest, now: Edition, *, at: datetime) -> HttpResponse:
    """What changed from one version to another; the older is always the first of the two."""
    numbers = [_number(request.GET.get(name, "")) for name in ("old", "new")]
    found = {one.number: one for one in shown(now.post_id, at=at, numbers=numbers)}
    if any(number not in found for number in numbers):
        raise Http404
    old, new = (found[number] for number in sorted(numbers))
    context = {"old": old, "new": new, "parts": changes(old, new), "head": heads.versions(now)}
    return render(request, "posts/version_changes.html", _around(now) | context)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        raise Http404
    return int(text)


def _around(now: Edition) -> dict[str, Any]:
    return {
        "post": now,
        "language": now.language,
        "direction": now.direction,
        "nav_current": "latest",
    }
