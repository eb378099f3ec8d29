"""What must be mended before a person's profile is published (blocks), and what ought to (warns).

Naming somebody can harm them, so most of these are about whether we may, and how we know. Each
check yields problems whose sentence tells an editor what to do. Of somebody withheld nothing is
shown, so only the checks of ``ALWAYS`` hold for them.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from django.core.exceptions import ValidationError

from journalists.desk import Case, Event, Journalist, check_lines
from journalists.holds import lasting
from journalists.kinds import DEATHS, Certainty, Consent, Identity, Role
from journalists.origins import ExternalId
from journalists.private_life import ADDRESS, told_in
from journalists.record import RESERVED, Profile, day_of
from journalists.status import status
from posts.body import plain_text
from posts.checks import PLACEHOLDER, check_photo
from watchdog.editions import Problem, block, warn

type Check = Callable[[Journalist, datetime], Iterator[Problem]]


def check_consent(journalist: Journalist, at: datetime) -> Iterator[Problem]:
    if journalist.identity == Identity.WITHHELD:
        return
    if not journalist.consent:
        yield block("consent-missing", "Say on what ground we name this person.", "consent")
    if journalist.consent == Consent.NOT_OBTAINED:
        yield block(
            "consent-none",
            "Nobody agreed to this name being shown. Ask, or withhold the identity.",
            "consent",
        )


def check_review(journalist: Journalist, at: datetime) -> Iterator[Problem]:
    if journalist.review_on is None:
        yield block("review-missing", "Set the day on which to look at this again.", "review_on")
    elif journalist.review_on < day_of(at):
        yield block(
            "review-due",
            "The day to look at this again has passed. Do so, then set the next one.",
            "review_on",
        )


def check_story(journalist: Journalist, at: datetime) -> Iterator[Problem]:
    facts = Event.objects.counting(journalist).facts()
    if not facts:
        yield block("event-missing", "Record what happened: one public event at least.", "cases")
    # The record's lists and figures take the group of the day of publication as given.
    today, later = (status(facts, at=day) for day in (day_of(at), date.max))
    if today.group != later.group:
        yield block(
            "event-ahead",
            f"An event that is still to come would make this person “{later.label}”. "
            "Record it when it has happened.",
            "cases",
        )


def check_name(journalist: Journalist, at: datetime) -> Iterator[Problem]:
    if not journalist.name:
        yield block("name-missing", "Write the name.", "name")
    if journalist.native_name and not journalist.native_language:
        yield block("language-missing", "Say in which language the name is.", "native_language")
    try:
        check_lines(journalist.aliases)
    except ValidationError as error:
        yield block("alias", f"Among the other spellings: {error.message}", "aliases")
    taken = Profile.objects.unfinished(at=at).filter(slug=journalist.slug)
    if taken.exclude(journalist_id=journalist.pk).exists():
        yield block("slug-taken", "Another person is published at this address.", "slug")
    if journalist.slug in RESERVED:
        yield block("slug-reserved", "The register has a page at this address already.", "slug")
    if journalist.region is None:
        yield block("region-missing", "Choose the region of the case.", "region")


def check_text(journalist: Journalist, at: datetime) -> Iterator[Problem]:
    text = plain_text(journalist.biography)
    if not text.strip():
        yield warn("biography-missing", "There is no biography.", "biography")
    if found := PLACEHOLDER.search(text):
        yield block("placeholder", f"Fill in what “{found[0]}” stands for.", "biography")
    if word := told_in(text):
        yield warn(
            "private-life",
            f"“{word}”: leave out family, address and health, unless they are the case.",
            "biography",
        )
    if journalist.last_checked_on is None:
        yield warn("unchecked", "Say when the facts were last checked.", "last_checked_on")


def check_action(journalist: Journalist, at: datetime) -> Iterator[Problem]:
    if not journalist.action:
        return
    if journalist.action_until is None:
        yield block("action-endless", "Say until when readers can do this.", "action_until")
    elif journalist.action_until < day_of(at):
        yield warn("action-over", "The day until which readers can act has passed.", "action_until")
    if not journalist.action_note:
        yield warn("action-unsafe", "Say what readers should mind for safety.", "action_note")


def check_portrait(journalist: Journalist, at: datetime) -> Iterator[Problem]:
    photo = journalist.portrait
    if photo is None:
        return
    yield from check_photo(photo, photo.caption, photo.alt, at, field="portrait")
    if photo.shows_person_at_risk or journalist.identity == Identity.PSEUDONYM:
        yield warn(
            "portrait-risk", "Make sure that this face may be shown beside this name.", "portrait"
        )


def check_events(journalist: Journalist, at: datetime) -> Iterator[Problem]:
    for event in Event.objects.counting(journalist).prefetch_related("sources"):
        yield from check_event(event)


def check_event(event: Event) -> Iterator[Problem]:
    yield from check_sources(event)
    if found := ADDRESS.search(event.place):
        yield block(
            "place-fine",
            f"{event}: name the city and nothing finer (“{found[0]}” says more).",
            "cases",
        )
    if found := PLACEHOLDER.search(event.text):
        yield block("placeholder", f"{event}: fill in what “{found[0]}” stands for.", "cases")
    if word := told_in(f"{event.text}\n{event.attribution}\n{event.actor}"):
        yield warn(
            "private-life",
            f"{event}: “{word}”? Leave out family, address and health, unless they are the case.",
            "cases",
        )
    if event.certainty == Certainty.DISPUTED and not event.attribution:
        yield warn("attribution-missing", f"{event} is disputed: say who says so.", "cases")


def check_sources(event: Event) -> Iterator[Problem]:
    """Two sources, or one official document. Who is named twice is one source."""
    sources = list(event.sources.all())
    if any(source.is_official for source in sources):
        return
    if not sources:
        yield block("source-missing", f"{event}: name the sources.", "cases")
    elif len({source.publisher.casefold() for source in sources}) == 1:
        yield block(
            "source-single",
            f"{event} rests on one source. Find a second or an official document, or keep it "
            "internal.",
            "cases",
        )


def check_cases(journalist: Journalist, at: datetime) -> Iterator[Problem]:
    for case in Case.objects.filter(journalist=journalist).prefetch_related("charges", "events"):
        yield from check_case(case)


def check_case(case: Case) -> Iterator[Problem]:
    charges = [part for one in case.charges.all() for part in (one.text, one.sentence)]
    text = "\n".join([case.title, case.account, *charges])
    if found := PLACEHOLDER.search(text):
        yield block("placeholder", f"{case}: fill in what “{found[0]}” stands for.", "cases")
    if word := told_in(text):
        yield warn(
            "private-life",
            f"{case}: “{word}”? Leave out family, address and health, unless they are the case.",
            "cases",
        )
    is_deadly = any(event.is_public and event.kind in DEATHS for event in case.events.all())
    if is_deadly and not case.justice:
        yield warn("justice-missing", f"{case}: say how far justice has come.", "cases")


def check_links(journalist: Journalist, at: datetime) -> Iterator[Problem]:
    number = journalist.links.exclude(role=Role.AUTHOR).count()
    if number and journalist.identity == Identity.WITHHELD:
        yield warn(
            "withheld-linked",
            f"{number} posts are linked to somebody withheld. Their text is not changed: read it.",
            "links",
        )


def check_clear(journalist: Journalist, at: datetime) -> Iterator[Problem]:
    """Whoever is withheld has no name in the clear, for the day somebody steals the database."""
    said = (journalist.native_name, journalist.aliases, journalist.outlet, journalist.role)
    if journalist.identity == Identity.WITHHELD and any(said):
        yield warn(
            "name-in-clear",
            "This person can be known by what stands in this form. Put spellings, outlet and role "
            "into the private file, and empty them here.",
            "name",
        )
    is_numbered = ExternalId.objects.filter(journalist=journalist).exists()
    if journalist.identity == Identity.WITHHELD and is_numbered:
        yield warn(
            "number-in-clear",
            "The number in another register says who this is. Put it into the private file.",
            "external_ids",
        )


def check_hold(journalist: Journalist, at: datetime) -> Iterator[Problem]:
    if hold := lasting(journalist):
        yield block(
            "hold",
            f"This person is on a safety hold since {hold.put_at:%d %B %Y}. Nothing of them is "
            "published until a chief editor lifts it.",
        )


ALWAYS: list[Check] = [check_hold, check_review, check_story, check_links, check_clear]
NAMED: list[Check] = [
    check_name,
    check_consent,
    check_text,
    check_action,
    check_portrait,
    check_events,
    check_cases,
]


def problems(journalist: Journalist, *, at: datetime) -> Iterator[Problem]:
    """Yield every problem of this person's profile."""
    is_withheld = journalist.identity == Identity.WITHHELD
    for check in ALWAYS if is_withheld else NAMED + ALWAYS:
        yield from check(journalist, at)
