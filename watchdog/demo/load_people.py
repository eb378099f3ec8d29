"""Brings the invented journalists to the desk and, where they may be shown, before readers."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from journalists.desk import Case, Charge, Event, Journalist, Link, Source
from journalists.kinds import Certainty, Consent, Identity, LinkToWork
from journalists.private import Contents, keep
from journalists.sealing import has_key
from posts.desk import Post, Region
from watchdog import workflow
from watchdog.demo.content import DemoEvent, DemoJournalist
from watchdog.demo.people import JOURNALISTS
from watchdog.editions import digest

if TYPE_CHECKING:
    from watchdog.demo.load import Newsroom

# Where the demo keeps what courts and ministries are said to have written.
OFFICIAL = "https://example.net/"


def load(newsroom: "Newsroom") -> dict[str, Journalist]:
    """Return the journalists by slug, each published on the day after the last event."""
    return {demo.slug: published(demo, newsroom) for demo in JOURNALISTS}


def link(post: Post, people: Iterable[Journalist]) -> None:
    for person in people:
        Link.objects.create(post=post, journalist=person)


def published(demo: DemoJournalist, newsroom: "Newsroom") -> Journalist:
    now = newsroom.now
    last = max(_at(event, now) for event in demo.events)
    at = min(last + timedelta(days=1), now - timedelta(hours=1))
    is_withheld = demo.identity == "withheld"
    person = Journalist.objects.create(
        slug=demo.slug,
        # Who somebody withheld is stands in the private file alone.
        name=demo.public_label if is_withheld else demo.name,
        native_name="" if is_withheld else demo.native_name,
        native_language="" if is_withheld else demo.native_language,
        aliases="" if is_withheld else "\n".join(demo.aliases),
        outlet="" if is_withheld else demo.outlet,
        role="" if is_withheld else demo.role,
        region=Region.objects.get(slug=demo.region),
        portrait=newsroom.photos[demo.portrait] if demo.portrait else None,
        biography="" if is_withheld else f"<p>{demo.biography}</p>",
        identity=Identity[demo.identity.upper()],
        consent=Consent.NOT_OBTAINED if is_withheld else Consent.PERSON,
        review_on=now.date() + timedelta(days=120),
        last_checked_on=at.date(),
        action=demo.action,
        action_until=now.date() + timedelta(days=60) if demo.action else None,
        action_note=demo.action_note,
        created_by=newsroom.staff["reporter"],
        created_at=at,
        changed_at=at,
    )
    _case(demo, person, now)
    _private_file(demo, person, newsroom, at)
    workflow.saved(person, by=newsroom.staff["reporter"], at=at)
    workflow.submit(person, by=newsroom.staff["reporter"], at=at)
    named = digest(person.door.snapshot(person))
    workflow.approve(person, named=named, by=newsroom.staff["editor"], at=at)
    workflow.publish(person, by=newsroom.staff["editor"], at=at)
    return person


def _private_file(
    demo: DemoJournalist, person: Journalist, newsroom: "Newsroom", at: datetime
) -> None:
    """Seal what nobody else may know of the person, as a chief editor would."""
    is_withheld = demo.identity == "withheld"
    real = f"{demo.name}, {demo.native_name}" if is_withheld else demo.private_name
    if real and has_key():
        job = f"{demo.role}, {demo.outlet}. {demo.biography}" if is_withheld else ""
        contents = Contents(real_name=real, notes=job)
        keep(person, contents, by=newsroom.staff["chief"], at=at)


def _case(demo: DemoJournalist, person: Journalist, now: datetime) -> None:
    case = Case.objects.create(
        journalist=person,
        title=demo.case_title or demo.name,
        link_to_work=LinkToWork.CONFIRMED,
        justice=demo.justice.upper(),
    )
    if demo.charge:
        ends_on = now.date() + timedelta(days=demo.ends_in) if demo.ends_in else None
        Charge.objects.create(case=case, text=demo.charge, sentence_ends_on=ends_on)
    for event in demo.events:
        _event(event, case, now)


def _event(demo: DemoEvent, case: Case, now: datetime) -> None:
    sources = [
        Source.objects.get_or_create(
            case=case,
            url=source.url,
            defaults={
                "publisher": source.label,
                "is_official": source.url.startswith(OFFICIAL),
            },
        )[0]
        for source in demo.sources
    ]
    if len(sources) == 1 and not sources[0].is_official:
        # Nothing rests on one source; in the demo the second one is always at hand.
        sources.append(_second(case))
    is_sure = len(sources) > 1 or any(source.is_official for source in sources)
    certainty = Certainty[demo.certainty.upper()]
    event = Event.objects.create(
        case=case,
        kind=demo.kind.upper(),
        on=_at(demo, now).date(),
        precision=demo.precision.upper(),
        text=demo.summary,
        attribution=demo.attribution,
        certainty=certainty if is_sure else Certainty.REPORTED,
        place=demo.place,
        is_public=demo.is_public,
    )
    event.sources.set(sources)


def _second(case: Case) -> Source:
    publisher, url = "Union of Independent Journalists", "https://example.org/union/"
    return Source.objects.get_or_create(case=case, publisher=publisher, url=url)[0]


def _at(event: DemoEvent, now: datetime) -> datetime:
    return now - timedelta(days=event.days_ago)
