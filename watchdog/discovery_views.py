"""What machines ask a site for: what there is, what it is called, whom to tell of a hole."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from journalists.sitemaps import paths as people_maps
from posts.sitemaps import paths as post_maps
from watchdog import sitemaps
from watchdog.structured import NAME, origin

# RFC 9116 asks for less than a year.
TRUSTED_FOR = timedelta(days=180)


def robots(request: HttpRequest) -> HttpResponse:
    text = f"User-agent: *\nAllow: /\nSitemap: {origin(reverse('sitemap'))}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    return sitemaps.index([*post_maps(at), *people_maps(at)])


@cache_control(public=True, max_age=86_400)
def opensearch(request: HttpRequest) -> HttpResponse:
    """The site's search for the browser's own field, on whichever host it was asked."""
    type_ = "application/opensearchdescription+xml; charset=utf-8"
    context = {"host": request.build_absolute_uri("/")}
    return render(request, "opensearch.xml", context, content_type=type_)


def manifest(request: HttpRequest) -> JsonResponse:
    sizes = (192, 512)
    said = {
        "name": f"{NAME}. {_('Press freedom, case by case')}",
        "short_name": NAME,
        "start_url": reverse("home"),
        "scope": reverse("home"),
        "display": "minimal-ui",
        "background_color": "#fbfaf6",
        "theme_color": "#fbfaf6",
        "icons": [
            {
                "src": static(f"img/icon-{size}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": "any maskable",
            }
            for size in sizes
        ],
    }
    return JsonResponse(said, content_type="application/manifest+json")


def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116: where to report a hole. Without a contact there is nothing to say."""
    contact = settings.WATCHDOG_CONTACT
    if not contact:
        raise Http404
    if ":" not in contact:
        contact = f"mailto:{contact}"
    # On the hour, so that it does not change at each look.
    expires = (timezone.now() + TRUSTED_FOR).replace(minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Canonical: {origin(reverse('security'))}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
