"""The page of all corrections: what was wrong, what is right, the newest first."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from posts import heads
from posts.record import PAGE_SIZE, Amendment
from posts.views.posts import moment

# After which row a page begins: its time, microseconds and number.
PLACE = re.compile(r"(?P<moment>\d{4}-\d\d-\d\d-\d{6})-(?P<part>\d{1,6})-(?P<pk>\d{1,18})")


def corrections(request: HttpRequest, page: str = "") -> HttpResponse:
    rows = Amendment.objects.visible(at=timezone.now()).newest_first().with_editions()
    if page:
        named = PLACE.fullmatch(page)
        if not named:
            raise Http404
        at = moment(named["moment"]).replace(microsecond=int(named["part"]))
        rows = rows.before(at, int(named["pk"]))
    found = list(rows[: PAGE_SIZE + 1])
    if page and not found:
        raise Http404
    start = reverse("posts:corrections")
    older = ""
    if len(found) > PAGE_SIZE:
        found.pop()
        older = reverse("posts:corrections", args=[found[-1].place])
    context = {
        "amendments": found,
        "page": {"newer_url": start if page else "", "older_url": older},
        "head": heads.corrections(reverse("posts:corrections", args=[page]) if page else start),
        "feed_url": reverse("posts:corrections_rss"),
    }
    return render(request, "posts/amendment_list.html", context)
