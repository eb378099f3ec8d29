"""The register for programs: read-only JSON, page by page. ``openapi.json`` describes it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from journalists import filters
from journalists.data import openapi
from journalists.data.columns import PERSON, WHOLE_PERSON, said
from journalists.data.downloads import SHARED
from journalists.record import Profile, ProfileEvent
from watchdog.structured import origin

PAGE_SIZE = 100


def people(request: HttpRequest) -> HttpResponse:
    """Whom the same words of an address show in the index, without their events."""
    asked = filters.read(request.GET.dict(), at=timezone.now())
    if asked.complaints:
        return _refused(asked.complaints)
    rows = list(asked.page(PAGE_SIZE + 1).defer("biography", "events", "facts", "portrait"))
    page, more = rows[:PAGE_SIZE], rows[PAGE_SIZE:]
    next_url = asked.address("journalists:api_people", after=page[-1].pk) if more else ""
    return _answer(
        as_of=asked.at.isoformat(timespec="seconds"),
        people=[said(one, PERSON) for one in page],
        next=origin(next_url) if next_url else None,
    )


def person(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Everything that the register says of one person."""
    at = timezone.now()
    shown = Profile.objects.visible(at=at).texts().named().filter(public_id=public_id)
    if one := shown.first():
        return _answer(as_of=at.isoformat(timespec="seconds"), person=said(one, WHOLE_PERSON))
    return _answer(404, errors=["Nobody in the register has this id."])


def events(request: HttpRequest) -> HttpResponse:
    """What happened to whom, in the order of recording."""
    at = timezone.now()
    words, complaints = _events_asked(request)
    if complaints:
        return _refused(complaints)
    rows = ProfileEvent.objects.visible(at=at).filter(profile__kind="TEXT").order_by("pk")
    if "kind" in words:
        rows = rows.filter(kind=words["kind"].upper())
    if "year" in words:
        rows = rows.filter(year=int(words["year"]))
    if "country" in words:
        rows = rows.filter(profile__country_slug=words["country"])
    if "after" in words:
        rows = rows.filter(pk__gt=int(words["after"]))
    named = ("slug", "name", "public_id", "country_name", "country_code")
    rows = rows.select_related("profile").only(
        "kind", "on", "until", "precision", "certainty", *(f"profile__{name}" for name in named)
    )
    found = list(rows[: PAGE_SIZE + 1])
    page, more = found[:PAGE_SIZE], found[PAGE_SIZE:]
    here = reverse("journalists:api_events")
    next_url = f"{here}?{urlencode(words | {'after': page[-1].pk})}" if more else ""
    return _answer(
        as_of=at.isoformat(timespec="seconds"),
        events=[_event(row) for row in page],
        next=origin(next_url) if next_url else None,
    )


def description(request: HttpRequest) -> HttpResponse:
    return _answer(**openapi.description())


def _event(row: ProfileEvent) -> dict[str, Any]:
    moment = row.moment
    return {
        "person": str(row.profile.public_id),
        "name": row.profile.name,
        "country": row.profile.country_name,
        "country_code": row.profile.country_code,
        "kind": row.kind,
        "date": moment.iso or (row.on.isoformat() if row.on else None),
        "until": row.until.isoformat() if row.until else None,
        "precision": row.precision,
        "certainty": row.certainty,
        "url": origin(row.profile.url),
    }


def _events_asked(request: HttpRequest) -> tuple[dict[str, str], list[str]]:
    given = {name: request.GET.get(name, "") for name in ("kind", "year", "country")}
    asked = filters.read(given, at=timezone.now())
    after = request.GET.get("after", "")
    if after and not (after.isascii() and after.isdecimal() and len(after) < 18):
        return {}, ["“after” is no place in the list."]
    return asked.words | ({"after": after} if after else {}), asked.complaints


def _refused(complaints: list[str]) -> JsonResponse:
    return _answer(400, errors=complaints)


def _answer(status: int = 200, **said: Any) -> JsonResponse:
    return JsonResponse(
        said, status=status, headers=SHARED, json_dumps_params={"ensure_ascii": False}
    )
