"""Readers' pages of the register. They read the record and nothing else."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from journalists import heads
from journalists.charts import bars, tiles
from journalists.choices import Choices
from journalists.data.downloads import FILES
from journalists.facets import facets, years
from journalists.figures import by_year_table, countries
from journalists.filters import DEFAULT_SORT, LABELS, SORTS, read
from journalists.kinds import Group
from journalists.record import Profile, day_of, posts_about
from posts.page_keys import LISTS, of_person
from watchdog.surrogates import PEOPLE, reads, shows

PAGE_SIZE = 24
# So many posts stand on somebody's page, the newest; the search finds the others.
POSTS = 20


@reads(**dict.fromkeys(LABELS), sort=SORTS, after=None)
def index(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    filters = read(request.GET.dict(), at=at)
    found = facets(filters)
    rows = list(filters.page(PAGE_SIZE + 1).for_cards())
    profiles, more = rows[:PAGE_SIZE], rows[PAGE_SIZE:]
    people = [(profile, profile.status_at(at)) for profile in profiles]
    shows(request, PEOPLE)
    by_country = countries(found)
    by_year = years(filters)
    context = {
        "people": people,
        "counts": _counts(found.counters),
        "facets": found,
        "as_of": at,
        "filters": filters,
        "active": filters.active(found.names),
        "form": Choices(filters, found, by_year),
        "sorts": [
            {
                "label": label,
                "url": filters.address(sort=name if name != DEFAULT_SORT else None),
                "is_current": name == filters.sort,
            }
            for name, (label, _order) in SORTS.items()
        ],
        "first_url": filters.address() if filters.after is not None else "",
        "next_url": filters.address(after=profiles[-1].pk) if more else "",
        "map": tiles([(one.code, number) for one, number in found.by_country if one.code]),
        "by_country": by_country,
        "bars": bars(by_year),
        "by_year": by_year_table(by_year),
        "files": {name: filters.address(f"journalists:{name}") for name in FILES},
        "head": heads.index(
            is_narrowed=bool(filters.words or filters.sort != DEFAULT_SORT or more)
            or filters.after is not None,
        ),
        "nav_current": "journalists",
    }
    return render(request, "journalists/profile_list.html", context)


def profile(request: HttpRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    shown = Profile.objects.visible(at=at).named().filter(slug=slug)
    one = shown.with_region_page(at=at).first()
    if one is None:
        return _moved(request, slug, at=at)
    shows(request, PEOPLE, LISTS, of_person(one.journalist_id))
    if one.duplicate_of:
        return _to(request, one, slug, at=at)
    if one.is_notice:
        return _notice(request, one)
    context = as_at(one, at) | {"nav_current": "journalists"}
    return render(request, "journalists/profile_detail.html", context)


def as_at(one: Profile, at: datetime) -> dict[str, Any]:
    """Return what somebody's page says at that moment."""
    status = one.status_at(at)
    posts = list(posts_about(one, at=at)[: POSTS + 1])
    name = urlencode({"q": one.name, "kind": "post"})
    return {
        "profile": one,
        "head": heads.profile(one, status),
        "action": one.action_on(day_of(at)),
        "contact": settings.WATCHDOG_CONTACT,
        "feed_url": reverse("journalists:person_rss_feed", args=[one.slug]),
        "status": status,
        "steps": one.steps_at(at),
        "coming": one.coming_at(at),
        "posts": posts[:POSTS],
        "older_url": f"{reverse('search')}?{name}" if len(posts) > POSTS else "",
    }


def _notice(request: HttpRequest, one: Profile) -> HttpResponse:
    context = {"profile": one, "nav_current": "journalists", "head": heads.notice(one)}
    page = "journalists/profile_notice.html"
    return render(request, page, context, status=one.status_code)


def _moved(request: HttpRequest, slug: str, *, at: Any) -> HttpResponse:
    """Lead from a slug that readers once had to where the person is now."""
    past = Profile.objects.once_visible(at=at).named().filter(slug=slug)
    last = past.order_by("-visible_until").first()
    if last is None:
        raise Http404
    return _to(request, last, slug, at=at)


def _to(request: HttpRequest, last: Profile, slug: str, *, at: Any) -> HttpResponse:
    here = Profile.objects.visible(at=at).named()
    now = here.filter(journalist_id=last.duplicate_of or last.journalist_id).first()
    # Somebody may be merged with a row that was merged itself, later.
    while now is not None and now.duplicate_of:
        now = here.filter(journalist_id=now.duplicate_of).first()
    # Whoever knows the other name does not learn the pseudonym.
    if now is None or (now.is_pseudonym and not last.is_pseudonym):
        raise Http404
    # Of somebody who is in danger no address tells another.
    if now.kind == Profile.Kind.SAFETY:
        now.slug = slug
        shows(request, PEOPLE, LISTS, of_person(now.journalist_id))
        return _notice(request, now)
    return HttpResponsePermanentRedirect(now.url)


def _counts(numbers: dict[str, int]) -> list[dict[str, Any]]:
    """Return the figures as the page lists them: each group that has somebody, and all."""
    groups = [{"label": group.label, "number": numbers[group.lower()]} for group in Group]
    counts = [count for count in groups if count["number"]]
    return [*counts, {"label": _("in all"), "number": numbers["total"]}] if counts else []
