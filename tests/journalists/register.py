"""A register of any size, written straight into the record as the door would leave it."""

from datetime import date, datetime, timedelta
from uuid import UUID

from journalists.editions import day_rows, derive, event_rows, span_rows
from journalists.record import Profile, ProfileDay, ProfileEvent, ProfileSpan
from journalists.search import profile_docs
from posts.record import Section
from posts.search.record import SearchDoc
from tests.factories import NOW

COUNTRIES = "Iran IR,Russia RU,Georgia GE,Belarus BY,Kazakhstan KZ,Iraq IQ,Serbia RS,Ukraine UA"
FIRST = "Anna Boris Dina Farid Gulnara Hamid Irina Jamila Karim Lena Mahin Nasir Olga Pavel".split()
LAST = "Abdullaev Bekova Demir Farhadi Gasanov Ismayilova Karimov Lazarev Mammadli".split()
BATCH = 500
# Above those of regions that a test makes at the desk.
FIRST_KEY = 1_001
FIRST_DAY = date(2012, 1, 1)


def fill_register(number: int, *, newest: datetime = NOW) -> None:
    """Write so many people, with four events each and, every other one, two cases."""
    places = [place.rsplit(" ", 1) for place in COUNTRIES.split(",")]
    for key, (name, _code) in enumerate(places, FIRST_KEY):
        Section.objects.get_or_create(
            kind=Section.Kind.REGION, key=key, defaults={"name": name, "slug": name.lower()}
        )
    start = Profile.objects.count()
    for first in range(start, start + number, BATCH):
        _write(
            [
                _person(one, places, newest)
                for one in range(first, min(first + BATCH, start + number))
            ]
        )


def _write(profiles: list[Profile]) -> None:
    Profile.objects.bulk_create(profiles)
    for model, rows in (
        (ProfileEvent, event_rows),
        (ProfileSpan, span_rows),
        (ProfileDay, day_rows),
    ):
        model.objects.bulk_create([row for one in profiles for row in rows(one)])
    SearchDoc.objects.bulk_create(profile_docs(profiles))


def _person(number: int, places: list[list[str]], newest: datetime) -> Profile:
    name = f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]} {number}"
    place = number % len(places)
    country, code = places[place]
    day = FIRST_DAY + timedelta(days=number * 7919 % 5000)
    kinds = ["DETAINED", "CHARGED", "CONVICTED", ("RELEASED", "TRANSFERRED", "KILLED")[number % 3]]
    at = newest - timedelta(minutes=number)
    case = ["CASE", "The case"], ["LINK_TO_WORK", "CONFIRMED"], ["CHARGE", "Spreading rumors"]
    profile = Profile(
        journalist_id=1_000_000 + number,
        public_id=UUID(int=number + 1),
        number=1,
        digest="0" * 64,
        slug=f"person-{number}",
        name=name,
        sort_name=" ".join(reversed(name.split())),
        outlet=f"Outlet {number % 400}",
        role="editor",
        biography="<p>An editor of a weekly.</p>",
        region={"name": country, "slug": country.lower(), "url": f"/regions/{country.lower()}/"},
        region_key=FIRST_KEY + place,
        country_key=FIRST_KEY + place,
        country_slug=country.lower(),
        country_name=country,
        country_code=code,
        events=[_event(kind, day + timedelta(days=60 * step)) for step, kind in enumerate(kinds)],
        facts=[*case, *(case if number % 2 else ())],
        first_published_at=at,
        visible_from=at,
    )
    derive(profile)
    return profile


def _event(kind: str, day: date) -> dict:
    source = {"label": "Court", "url": "https://example.org/", "archived_url": "", "on": None}
    return {
        "kind": kind,
        "on": day.isoformat(),
        "until": None,
        "precision": "DAY",
        "certainty": "CONFIRMED",
        "attribution": "",
        "actor": "",
        "place": "",
        "case": "The case",
        "text": "It happened.",
        "sources": [source],
    }
