"""Readers' pages of the blog. They read the record and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from posts import beside, heads, page_keys, reads
from posts.record import PAGE_FORMAT, PAGE_SIZE, Edition, Listing, Section, page_name
from watchdog.languages import own_name, speaking
from watchdog.prepared import Value
from watchdog.surrogates import PEOPLE, shows
from watchdog.text import direction


@dataclass(frozen=True)
class Page:
    """Some rows of a list, and where the older and newer ones are."""

    rows: list[Listing]
    older_url: str = ""
    newer_url: str = ""

    @property
    def editions(self) -> list[Edition]:
        return [row.edition for row in self.rows]

    @property
    def days(self) -> list[tuple[date, list[Edition]]]:
        return [(day, list(group)) for day, group in groupby(self.editions, day_of)]


def day_of(edition: Edition) -> date:
    return edition.first_published_at.astimezone(UTC).date()


type Address = Callable[[str], str]


def newest(rows: list[Listing], address: Address, *, size: int = PAGE_SIZE) -> Page:
    """Return the newest ten, and the way to the page on which the eleventh stands."""
    if len(rows) <= size:
        return Page(rows)
    following = rows.pop()
    # The top of that page may repeat the end of this one, so the link leads past it.
    anchor = f"#post-{following.edition.slug}"
    return Page(rows, older_url=address(page_name(following.page)) + anchor)


def standing(rows: list[Any], address: Address, start: str) -> Page:
    """Return the page of these rows, which keeps its content when something new is published."""
    if not rows:
        raise Http404
    older, newer = rows[0].older_page, rows[0].newer_page
    return Page(
        rows,
        older_url=address(page_name(older)) if older else "",
        newer_url=address(page_name(newer)) if newer else start,
    )


def moment(page: str) -> datetime:
    """Return the moment at which the page of this name began."""
    try:
        return datetime.strptime(page, PAGE_FORMAT).replace(tzinfo=UTC)
    except ValueError:
        raise Http404 from None


def feed_address(page: str) -> str:
    return reverse("posts:older", args=[page])


def front(at: datetime) -> Page:
    return newest(reads.newest(kind=Section.Kind.FEED, slug="", at=at), feed_address)


def older(request: HttpRequest, page: str) -> HttpResponse:
    rows = reads.page(kind=Section.Kind.FEED, slug="", at=timezone.now(), page=moment(page))
    found = standing(rows, feed_address, reverse("home"))
    shows(request, *page_keys.of_older_page(found.rows, page))
    context = {
        "page": found,
        "days": found.days,
        "heading": _("Older posts"),
        "is_front": False,
        "head": heads.older(moment(page), feed_address(page), found.editions),
        "nav_current": "latest",
    }
    return render(request, "posts/edition_feed.html", context)


def language(request: HttpRequest, slug: str, page: str = "") -> HttpResponse:
    """Everything published in one language, on a page that speaks it where we have the words."""
    asked: dict[str, Value] = {"kind": Section.Kind.LANGUAGE, "slug": slug, "at": timezone.now()}
    start = reverse("posts:language", args=[slug])

    def address(page: str) -> str:
        return reverse("posts:language", args=[slug, page])

    if page:
        found = standing(reads.page(**asked, page=moment(page)), address, start)
    else:
        found = newest(reads.newest(**asked), address)
    rows = found.rows
    keys = page_keys.of_older_page(rows, page) if page else page_keys.of_first_page(rows)
    shows(request, *keys)
    if not found.rows and slug not in settings.WATCHDOG_LANGUAGES:
        raise Http404
    with speaking(slug):
        context = {
            "page": found,
            "days": found.days,
            "heading": own_name(slug),
            "is_front": not page,
            "language": slug,
            "direction": direction(slug),
            "head": heads.language(
                slug,
                found.editions,
                address(page) if page else start,
                moment(page) if page else None,
            ),
            "nav_current": "latest",
        }
        return render(request, "posts/edition_feed.html", context)


def detail(request: HttpRequest, year: int, month: int, day: int, slug: str) -> HttpResponse:
    at = timezone.now()
    story = reads.story(slug=slug, at=at)
    edition = next((one for one in story if one.slug == slug), None)
    if edition is None:
        return _moved(slug, at=at)
    if (year, month, day) != day_of(edition).timetuple()[:3]:
        raise Http404
    with speaking(edition.language):
        return _page(request, edition, story, at=at)


def _page(
    request: HttpRequest, edition: Edition, story: list[Edition], *, at: datetime
) -> HttpResponse:
    context = {
        "edition": edition,
        "language": edition.language,
        "direction": edition.direction,
        "nav_current": "latest",
    }
    if edition.kind == Edition.Kind.DUPLICATE:
        return _to(edition.duplicate_of, at=at)
    keys = [page_keys.of_post(edition.public_id), page_keys.of_story(edition.story)]
    shows(request, *keys, *beside.keys(edition), *([PEOPLE] if edition.people else []))
    if edition.is_notice:
        context["head"] = heads.notice(edition)
        return render(request, "posts/edition_notice.html", context, status=edition.status_code)
    # The edition knows whom it names by number; the record of people says how they are by now.
    people = edition.mentions.people(at=at) if edition.people else []
    twins = [one for one in story if one is not edition and not one.is_notice]
    context |= {
        "people": people,
        "twins": twins,
        "beside": beside.beside(edition, people, at=at),
        "head": heads.post(edition, people, twins),
    }
    return render(request, "posts/edition_detail.html", context)


def _moved(slug: str, *, at: datetime) -> HttpResponse:
    """Lead from a slug that readers once had to where the post is now."""
    past = Edition.objects.once_visible(at=at).filter(slug=slug).order_by("-visible_until").first()
    return _to(past.post_id if past else None, at=at)


def _to(post_id: int | None, *, at: datetime) -> HttpResponse:
    """Lead to where the post is now, or to the notice in its place."""
    shown = Edition.objects.visible(at=at)
    now = shown.filter(post_id=post_id).first() if post_id else None
    if now is None:
        raise Http404
    return HttpResponsePermanentRedirect(now.url)
