"""Pages that belong to no app, or to both: the front page, About, and how the site is."""

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from journalists.record import Profile
from posts.views import front


def home(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    page = front(at)
    context = {
        "page": page,
        "days": page.days,
        "heading": _("Latest posts"),
        "is_front": True,
        "trouble": Profile.objects.visible(at=at).count_by_group() | {"as_of": at},
        "nav_current": "latest",
        "canonical": f"{settings.WATCHDOG_ORIGIN}/",
    }
    return render(request, "posts/edition_feed.html", context)


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about.html", {"nav_current": "about"})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What is hidden and what never was answer with this same page."""
    newest = front(timezone.now()).editions[:3]
    return render(request, "404.html", {"newest": newest}, status=404)


def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\nAllow: /\n", content_type="text/plain")


def health(request: HttpRequest) -> HttpResponse:
    """Whether this process can read the record; says nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM posts_section LIMIT 1")
    return HttpResponse("ok\n", content_type="text/plain")
