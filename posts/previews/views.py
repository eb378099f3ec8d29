"""What somebody outside of the newsroom sees by a link: one revision, and its photos.

Whoever holds the token may look until it ends. A token that never was, has ended or was revoked
answers as any address that is nowhere.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from posts.editions import PostDoor
from posts.photos import files
from posts.previews import editions
from posts.previews.links import PreviewLink, hashed
from watchdog.head import Head

CONFIDENTIAL = {
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
}


@require_safe
def page(request: HttpRequest, token: str) -> HttpResponse:
    at = timezone.now()
    link = _opened(token)
    edition = editions.of_revision(link.revision, token=token, at=at)
    if request.method == "GET":
        link.seen(at=at)
    context = {
        "edition": edition,
        "language": edition.language,
        "direction": edition.direction,
        "people": PostDoor.in_story(edition.people, at=at),
        "link": link,
        # Messengers read the head to draw a card, so it says nothing of the text.
        "head": Head(
            _("Unpublished"), _("A text that is not published."), robots="noindex, nofollow"
        ),
    }
    return _confidential(render(request, "posts/edition_preview.html", context))


@require_safe
def photo(request: HttpRequest, token: str, number: int) -> HttpResponse:
    shown = editions.photo_of(_opened(token).revision, number)
    found = shown and files.reading_size(shown)
    if not found:
        raise Http404
    return _confidential(HttpResponse(*found))


def _opened(token: str) -> PreviewLink:
    links = PreviewLink.objects.working(at=timezone.now()).select_related("revision__post")
    link = links.filter(token_hash=hashed(token)).first()
    if link is None:
        raise Http404
    return link


def _confidential(response: HttpResponse) -> HttpResponse:
    for name, value in CONFIDENTIAL.items():
        response[name] = value
    return response
