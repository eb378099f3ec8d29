"""The republishing kit: a post's text as others may print it, with what was corrected since."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone

from posts import heads
from posts.body import plain_text
from posts.elsewhere import for_elsewhere, without_photos
from posts.record import Edition
from posts.views.posts import day_of
from watchdog.languages import speaking


def kit(request: HttpRequest, year: int, month: int, day: int, slug: str) -> HttpResponse:
    """The text without photos, which belong to others, in HTML and in plain words."""
    edition = _find(slug, (year, month, day), at=timezone.now())
    with speaking(edition.language):
        head = heads.republish(edition)
        credit = {"edition": edition, "address": head.canonical}
        html = for_elsewhere(without_photos(edition, lambda _photo: ""))
        context = {
            "edition": edition,
            "head": head,
            "html": render_to_string("posts/_republish_html.txt", credit | {"text": html}),
            "words": render_to_string(
                "posts/_republish_words.txt", credit | {"text": plain_text(edition.body)}
            ),
            "nav_current": "latest",
        }
        return render(request, "posts/edition_republish.html", context)


def _find(slug: str, day: tuple[int, int, int], *, at: datetime) -> Edition:
    edition = Edition.objects.visible(at=at).texts().filter(slug=slug, may_republish=True).first()
    if edition is None or day_of(edition).timetuple()[:3] != day:
        raise Http404
    return edition
