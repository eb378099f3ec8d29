"""Readers' pages of the lists: tags, regions, series and bylines, and the indexes of them."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from posts import heads, page_keys, reads, risks, tag_counts
from posts.record import Edition, Listing, Section
from posts.views.posts import Page, moment, newest, standing
from watchdog.head import HIDDEN, Head
from watchdog.prepared import Value
from watchdog.surrogates import PEOPLE, shows

# So many tags are named beside a tag.
NEIGHBORS = 6
# What else the first page of a region says, by names of its template. The register of journalists
# adds who is in trouble there, as of a moment.
TOLD_OF_REGIONS: list[Callable[..., dict[str, Any]]] = []
NAV: dict[str, str] = {Section.Kind.REGION: "regions", Section.Kind.SERIES: "series"}


def section(request: HttpRequest, kind: str, slug: str, page: str = "") -> HttpResponse:
    """A list, or one of its pages of older posts. What lists nothing yet answers like nothing."""
    at = timezone.now()
    name = kind.lower()
    start = reverse(f"posts:{name}", args=[slug])
    asked: dict[str, Value] = {"kind": kind, "slug": slug, "at": at}

    def address(page: str) -> str:
        return reverse(f"posts:{name}", args=[slug, page])

    if page:
        found = standing(reads.page_of_cards(**asked, page=moment(page)), address, start)
    else:
        found = newest(reads.newest_cards(**asked), address)
    one = found.rows[0].section if found.rows else _empty(kind, slug)
    if one.is_closed:
        return _gone(request)
    rows = found.rows
    shows(
        request,
        *(page_keys.of_older_page(rows, page) if page else page_keys.of_first_page(rows)),
    )
    children, warnings = [], []
    if kind == Section.Kind.REGION:
        children = reads.children(parent=one.pk, at=at)
        shows(request, page_keys.RISKS)
        warnings = risks.for_region(one, language=get_language() or "", at=at)
    told: dict[str, Any] = {}
    counted, neighbors = None, []
    # Older pages keep what they say.
    if kind == Section.Kind.REGION and not page:
        shows(request, PEOPLE)
        for tell in TOLD_OF_REGIONS:
            told |= tell(one, at=at)
    if kind == Section.Kind.TAG and not page:
        counted = tag_counts.of_tag(one.pk, at=at)
        neighbors = _neighbors(one, found.editions)
    head = heads.section(
        one, found.editions, address(page) if page else start, moment(page) if page else None
    )
    context = told | {
        "section": _public(one, children),
        "editions": found.editions,
        "page": found,
        "counted": counted,
        "neighbors": neighbors,
        "risks": warnings,
        "head": head,
        "feed_url": reverse(f"posts:{name}_rss", args=[slug]),
        "nav_current": NAV.get(kind, ""),
    }
    return render(request, "posts/section_list.html", context)


def series(request: HttpRequest, slug: str) -> HttpResponse:
    """All parts of a series, from the first."""
    listings = Listing.objects.in_section(Section.Kind.SERIES, slug)
    rows = list(
        listings.visible(at=timezone.now()).for_cards().order_by("part", "published_at", "pk")
    )
    one = rows[0].section if rows else _empty(Section.Kind.SERIES, slug)
    found = Page(rows)
    shows(request, *page_keys.of_first_page(rows))
    context = {
        "section": _public(one, []),
        "editions": found.editions,
        "page": found,
        "head": heads.section(one, found.editions, one.url, None),
        "feed_url": reverse("posts:series_rss", args=[slug]),
        "nav_current": "series",
    }
    return render(request, "posts/series_detail.html", context)


def regions(request: HttpRequest) -> HttpResponse:
    tree = _tree(Section.objects.filter(kind=Section.Kind.REGION).in_use(at=timezone.now()))
    shows(request, page_keys.LISTS)
    description = _(
        "All regions, countries and territories that Watchdog reports on, each with everything "
        "published about it."
    )
    head = heads.index(_("Regions"), description, reverse("regions"))
    context = {"regions": tree, "nav_current": "regions", "head": head}
    return render(request, "posts/region_index.html", context)


def series_index(request: HttpRequest) -> HttpResponse:
    found = Section.objects.filter(kind=Section.Kind.SERIES).in_use(at=timezone.now())
    listed = [{"name": one.name, "url": one.url, "standfirst": one.intro} for one in found]
    shows(request, page_keys.LISTS)
    description = _(
        "Special projects of Watchdog: stories told in several parts, from the first to the latest."
    )
    head = heads.index(_("Series"), description, reverse("serieslist"))
    context = {"series": listed, "nav_current": "series", "head": head}
    return render(request, "posts/series_index.html", context)


def _neighbors(tag: Section, editions: list[Edition]) -> list[dict[str, Any]]:
    """Return the tags that stand beside this one on these posts, the most frequent first."""
    tags = [one for edition in editions for one in edition.tags if one["url"] != tag.url]
    by_url = {one["url"]: one for one in reversed(tags)}
    often = Counter(one["url"] for one in tags).most_common(NEIGHBORS)
    return [by_url[url] for url, _number in often]


def _empty(kind: str, slug: str) -> Section:
    """Return a section that lists nothing yet, if readers may know of it."""
    known = Section.objects.filter(Q(is_published=True) | Q(is_closed=True))
    return get_object_or_404(known, kind=kind, slug=slug)


def _gone(request: HttpRequest) -> HttpResponse:
    """Answer for a name that was taken off everything, without repeating it."""
    description = _("What stood at this address has been taken down on purpose.")
    head = Head(_("This page was withdrawn"), description, robots=HIDDEN)
    return render(request, "410.html", {"head": head}, status=410)


def _public(one: Section, children: list[Section]) -> dict[str, Any]:
    return {
        "name": one.name,
        "kind": one.kind,
        "url": one.url,
        "intro": one.intro,
        "ancestors": one.ancestors,
        "children": [{"name": child.name, "url": child.url} for child in children],
    }


def _tree(sections: Iterable[Section]) -> list[dict[str, Any]]:
    """Return the regions, each with those in it; one of a hidden parent stands free."""
    nodes: dict[int, tuple[int | None, dict[str, Any]]] = {
        one.pk: (one.parent_id, {"name": one.name, "url": one.url, "children": []})
        for one in sections
    }
    top: list[dict[str, Any]] = []
    for parent, node in nodes.values():
        (nodes[parent][1]["children"] if parent in nodes else top).append(node)
    return top
