"""Pages that belong to no app, or to both: the front page, About, and how the site is."""

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.static import serve

from journalists.record import count_by_group
from posts import heads, page_keys
from posts.views.posts import front
from watchdog.head import HIDDEN, Head
from watchdog.surrogates import PEOPLE, SITE, shows


def home(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    page = front(at)
    shows(request, PEOPLE, *page_keys.of_first_page(page.rows))
    context = {
        "page": page,
        "days": page.days,
        "heading": _("Latest posts"),
        "is_front": True,
        "trouble": count_by_group(at=at) | {"as_of": at.date()},
        "nav_current": "latest",
        "head": heads.front(page.editions),
    }
    return render(request, "posts/edition_feed.html", context)


def about(request: HttpRequest) -> HttpResponse:
    description = _(
        "What Watchdog covers, how it checks what it publishes, how it corrects mistakes and what "
        "it never asks of its readers."
    )
    shows(request, SITE)
    head = Head(_("About this blog"), description, path=reverse("about"))
    context = {"contact": settings.WATCHDOG_CONTACT, "nav_current": "about", "head": head}
    return render(request, "about.html", context)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What is hidden and what never was answer with this same page."""
    newest = front(timezone.now()).editions[:3]
    description = _(
        "There is no page at this address. The newest posts and all regions are one step away."
    )
    head = Head(_("Page not found"), description, robots=HIDDEN)
    return render(request, "404.html", {"newest": newest, "head": head}, status=404)


def blocked(request: HttpRequest) -> HttpResponse:
    """The ways to this site where it is blocked."""
    description = _(
        "How to read Watchdog where it is blocked: other addresses, Tor, feeds and copies to pass "
        "on from hand to hand."
    )
    shows(request, SITE)
    context = {
        "mirrors": settings.WATCHDOG_MIRRORS,
        "onion": settings.WATCHDOG_ONION,
        "contact": settings.WATCHDOG_CONTACT,
        "head": Head(_("Site blocked?"), description, path=reverse("blocked")),
    }
    return render(request, "blocked.html", context)


@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Whether this process can read the record; says nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM posts_section LIMIT 1")
    return HttpResponse("ok\n", content_type="text/plain")


# A changed photo has another name.
@cache_control(public=True, max_age=31_536_000, immutable=True)
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A photo that readers may have, where no bucket or nginx serves it."""
    return serve(request, path, document_root=default_storage.path(""))
