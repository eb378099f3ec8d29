"""Posts for poor lines and blocked sites: pages in one request, and copies in one file."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.csp import csp_override

from posts import beside, heads, page_keys, risks
from posts.elsewhere import (
    POLICY,
    STYLE,
    STYLE_HASH,
    as_data,
    for_elsewhere,
    small_photo,
    without_photos,
)
from posts.record import Edition
from posts.views import posts
from posts.views.posts import day_of
from watchdog.head import HIDDEN
from watchdog.languages import speaking
from watchdog.surrogates import PEOPLE, shows

# The first flight of a TCP connection: one more byte costs another journey there and back.
PAGE_BYTES = 14 * 1024
COPY_BYTES = 60 * 1024


@csp_override(POLICY)
def front(request: HttpRequest) -> HttpResponse:
    """The newest posts, whole if they come at once, else what they are about."""
    page = posts.front(timezone.now())
    shows(request, *page_keys.of_first_page(page.rows))
    context = {"page": page, "head": heads.front(page.editions), "style": mark_safe(STYLE)}  # noqa: S308
    texts = [(edition, _text(edition)) for edition in page.editions]
    response = _lite(request, "lite/front.html", context | {"texts": texts, "is_whole": True})
    if len(response.content) > PAGE_BYTES:
        return _lite(request, "lite/front.html", context | {"texts": texts, "is_whole": False})
    return response


@csp_override(POLICY)
def detail(request: HttpRequest, year: int, month: int, day: int, slug: str) -> HttpResponse:
    at = timezone.now()
    edition = _find(year, month, day, slug)
    if edition is None:
        return _to_page(year, month, day, slug)
    people = edition.mentions.people(at=at) if edition.people else []
    shows(request, page_keys.of_post(edition.public_id), *beside.keys(edition))
    shows(request, *([PEOPLE] if edition.people else []))
    with speaking(edition.language):
        context = {
            "edition": edition,
            "text": _text(edition),
            "people": people,
            "beside": beside.beside(edition, people, at=at),
            "language": edition.language,
            "direction": edition.direction,
            "head": heads.post(edition, people),
            "style": mark_safe(STYLE),  # noqa: S308  (ours)
        }
        return _lite(request, "lite/post.html", context)


@csp_override(POLICY)
def copy(request: HttpRequest, year: int, month: int, day: int, slug: str) -> HttpResponse:
    """The post in one file that needs no connection, to pass on by messenger or by hand."""
    edition = _find(year, month, day, slug)
    if edition is None:
        return _to_page(year, month, day, slug)
    shows(request, page_keys.of_post(edition.public_id), page_keys.RISKS)
    with speaking(edition.language):
        html = _whole_copy(_of_copy(edition))
    name = content_disposition_header(as_attachment=True, filename=f"{edition.slug}.html")
    headers = {"Content-Disposition": name, "X-Robots-Tag": HIDDEN}
    return HttpResponse(html, headers=headers)


def _of_copy(edition: Edition) -> dict[str, Any]:
    return {
        "edition": edition,
        # Whoever carries the file is in the country that the warning is about.
        "risks": risks.for_post(edition, at=timezone.now()),
        "head": heads.post(edition),
        "text": mark_safe(without_photos(edition, _stand_in("lite/_photo_named.html"))),  # noqa: S308
        "style": mark_safe(STYLE),  # noqa: S308  (ours)
        "style_hash": STYLE_HASH,
        "photo": small_photo(edition),
        "mirrors": settings.WATCHDOG_MIRRORS,
        "onion": settings.WATCHDOG_ONION,
    }


def _whole_copy(context: dict[str, Any]) -> str:
    """Return the file with its photo, or without it where it would grow too heavy."""
    without = render_to_string("lite/copy.html", context | {"data": ""})
    if context["photo"]:
        context |= {"data": as_data(context["photo"])}
        html = for_elsewhere(render_to_string("lite/copy.html", context))
        if len(html.encode()) <= COPY_BYTES:
            return html
    return for_elsewhere(without)


def _find(year: int, month: int, day: int, slug: str) -> Edition | None:
    shown = Edition.objects.visible(at=timezone.now()).texts()
    edition = shown.filter(slug=slug).first()
    if edition and (year, month, day) == day_of(edition).timetuple()[:3]:
        return edition
    return None


def _to_page(year: int, month: int, day: int, slug: str) -> HttpResponse:
    """What is no text any more, or stands elsewhere by now, is answered at its own address."""
    return HttpResponseRedirect(reverse("posts:detail", args=[year, month, day, slug]))


def _text(edition: Edition) -> SafeString:
    text = without_photos(edition, _stand_in("lite/_photo.html"))
    return mark_safe(text)  # noqa: S308  (cleaned and rendered when it passed the door)


def _stand_in(template: str) -> Callable[[dict[str, Any]], str]:
    return lambda photo: render_to_string(template, {"photo": photo})


def _lite(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return HttpResponse(render_to_string(template, context, request))
