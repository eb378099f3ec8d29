"""Readers' pages of the register. They read the record and nothing else."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from journalists import heads
from journalists.kinds import Group
from journalists.record import Profile, ProfileQuerySet, posts_about
from posts.page_keys import LISTS, of_person
from watchdog.surrogates import PEOPLE, reads, shows

DEFAULT_SORT = "held"
# The words that ?sort= may say. Whatever else it says is not read.
SORTS: dict[str, tuple[Any, Callable[[ProfileQuerySet], ProfileQuerySet]]] = {
    "held": (gettext_lazy("longest held"), ProfileQuerySet.longest_held_first),
    "newest": (gettext_lazy("newest"), ProfileQuerySet.newest_first),
    "name": (gettext_lazy("name"), ProfileQuerySet.by_name),
}


@reads(sort=SORTS)
def index(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    asked = request.GET.get("sort", DEFAULT_SORT)
    sort = asked if asked in SORTS else DEFAULT_SORT
    shown = Profile.objects.visible(at=at).texts().named().for_cards()
    profiles = SORTS[sort][1](shown)
    people = [(profile, profile.status_at(at)) for profile in profiles]
    numbers = Profile.objects.visible(at=at).count_by_group()
    address = reverse("journalists:index")
    shows(request, PEOPLE)
    context = {
        "people": people,
        "counts": _counts(numbers),
        "unnamed": numbers["total"] - len(people),
        "as_of": at,
        "sorts": [
            {
                "label": label,
                "url": address if name == DEFAULT_SORT else f"{address}?sort={name}",
                "is_current": name == sort,
            }
            for name, (label, _order) in SORTS.items()
        ],
        "head": heads.index([one for one, _status in people], is_sorted=sort != DEFAULT_SORT),
        "nav_current": "journalists",
    }
    return render(request, "journalists/profile_list.html", context)


def profile(request: HttpRequest, slug: str) -> HttpResponse:
    at = timezone.now()
    shown = Profile.objects.visible(at=at).named().filter(slug=slug)
    one = shown.with_region_page(at=at).first()
    if one is None:
        return _moved(slug, at=at)
    shows(request, PEOPLE, LISTS, of_person(one.journalist_id))
    context = {"profile": one, "nav_current": "journalists"}
    if one.is_notice:
        context["head"] = heads.notice(one)
        page = "journalists/profile_notice.html"
        return render(request, page, context, status=one.status_code)
    status = one.status_at(at)
    context |= {
        "head": heads.profile(one, status),
        "status": status,
        "steps": one.steps_at(at),
        "coming": one.coming_at(at),
        "posts": list(posts_about(one, at=at)),
    }
    return render(request, "journalists/profile_detail.html", context)


def _moved(slug: str, *, at: Any) -> HttpResponse:
    """Lead from a slug that readers once had to where the person is now."""
    past = Profile.objects.once_visible(at=at).named().filter(slug=slug)
    last = past.order_by("-visible_until").first()
    here = Profile.objects.visible(at=at).named()
    now = last and here.filter(journalist_id=last.journalist_id).first()
    # Whoever knows the other name does not learn the pseudonym.
    if not last or not now or (now.is_pseudonym and not last.is_pseudonym):
        raise Http404
    return HttpResponsePermanentRedirect(now.url)


def _counts(numbers: dict[str, int]) -> list[dict[str, Any]]:
    """Return the figures as the page lists them: each group that has somebody, and all."""
    groups = [{"label": group.label, "number": numbers[group.lower()]} for group in Group]
    counts = [count for count in groups if count["number"]]
    return [*counts, {"label": _("in all"), "number": numbers["total"]}] if counts else []
