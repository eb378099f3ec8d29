"""The shapes of the demo newsroom: plain data that knows no model and no database.

Every day is told as ``days_ago``, counted back from the day of loading, so that a demo is always
fresh: its newest post is some hours old and one text waits for tomorrow. References between the
pieces are slugs and keys. All people, outlets, towns and events are invented.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

RegionKind = Literal["area", "country", "territory"]
PostState = Literal["draft", "review", "ready", "scheduled", "live", "withdrawn", "spiked"]
Identity = Literal["named", "pseudonym", "withheld"]
Precision = Literal["day", "month", "year"]
Certainty = Literal["confirmed", "reported", "disputed"]
CorrectionKind = Literal["correction", "update"]


@dataclass(frozen=True, slots=True)
class DemoRegion:
    """A node of the tree; ``parent`` is a slug, empty at the top.

    ``code`` is ISO 3166-1 for a country, ISO 3166-2 for a territory, empty for an area.
    """

    slug: str
    name: str
    kind: RegionKind
    parent: str = ""
    code: str = ""
    in_broadcast_region: bool = True
    intro: str = ""


@dataclass(frozen=True, slots=True)
class DemoTag:
    slug: str
    name: str
    definition: str


@dataclass(frozen=True, slots=True)
class DemoSeries:
    """``box_text`` is what the box inside a post says, shorter than the standfirst of the page."""

    slug: str
    name: str
    standfirst: str
    box_text: str


@dataclass(frozen=True, slots=True)
class DemoPhoto:
    """``scene`` and ``seed`` go to ``pictures.draw``; ``caption`` and ``alt`` are the defaults.

    The caption tells what the reader should know, the alternative text what is to be seen.
    """

    key: str
    scene: str
    caption: str
    alt: str
    credit: str
    taken_days_ago: int | None = None
    is_file_photo: bool = False
    is_screen_grab: bool = False
    seed: int = 1


@dataclass(frozen=True, slots=True)
class DemoPlacedPhoto:
    """A photo inside a text, where the body holds ``<figure data-photo="KEY"></figure>``.

    An empty caption or alternative text means that the photo's own is used.
    """

    photo: str
    caption: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class DemoCorrection:
    """A dated note on a live post; ``wrong`` says what was wrong, ``text`` what is right or new."""

    kind: CorrectionKind
    days_ago: int
    time: str
    text: str
    wrong: str = ""
    # What stood in the text before, and what stands there since.
    mends: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class DemoWithdrawal:
    """``status`` is how the address answers from then on; ``text`` is what readers are told.

    ``duplicate_of`` is the key of the post to which a status of 301 leads.
    """

    days_ago: int
    time: str
    status: Literal[200, 301, 410, 451]
    text: str
    duplicate_of: str = ""


@dataclass(frozen=True, slots=True)
class DemoPost:
    """A post with everything its page shows.

    ``time`` is UTC. See ``moment`` for what it means on the day of loading. For a text that is not
    out, ``days_ago`` and ``time`` say when it was last saved; for a scheduled one, when it will be.

    ``body``, ``summary``, ``photo_caption`` and the notes may name a day as ``{day}`` (the post's
    own) or ``{day-3}``: pass them through ``dated``.

    ``photo_caption`` and ``photo_alt`` replace the photo's own for this use; empty keeps them.
    ``breaking_hours`` keeps the post in the breaking line for so long after loading; 0 is never.
    ``changed_headline`` is an edit saved at the desk after publication and not published.
    ``translation_of`` is the key of the post that this one translates.
    """

    key: str
    days_ago: int
    time: str
    headline: str
    slug: str
    region: str
    body: str
    summary: str = ""
    dateline: str = ""
    other_regions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    series: str = ""
    series_part: int | None = None
    photo: str | None = None
    photo_caption: str = ""
    photo_alt: str = ""
    placed: tuple[DemoPlacedPhoto, ...] = ()
    bylines: tuple[str, ...] = ("Watchdog",)
    source_line: str = ""
    language: str = "en"
    translation_of: str = ""
    state: PostState = "live"
    people: tuple[str, ...] = ()
    corrections: tuple[DemoCorrection, ...] = ()
    withdrawal: DemoWithdrawal | None = None
    breaking_hours: int = 0
    changed_headline: str = ""


@dataclass(frozen=True, slots=True)
class DemoSource:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class DemoEvent:
    """One dated step of a case.

    ``precision`` says how much of the day is known: with "month" or "year" the rest is padding.
    ``kind`` is one of ``EVENT_KINDS``. An event that is not public stays at the desk.
    """

    kind: str
    days_ago: int
    summary: str
    sources: tuple[DemoSource, ...]
    place: str = ""
    precision: Precision = "day"
    certainty: Certainty = "confirmed"
    attribution: str = ""
    is_public: bool = True


@dataclass(frozen=True, slots=True)
class DemoJournalist:
    """A person and what happened to them; what they are now is computed from ``events``.

    ``identity`` rules the names. "named": ``name`` is public. "pseudonym": ``name`` is the pen name
    and ``private_name`` the legal one, for the desk only. "withheld": neither may ever be public;
    readers may see ``public_label`` at most, and the slug gives nothing away.

    ``portrait`` is a photo's key. ``charge`` is the accusation in plain words.
    """

    slug: str
    name: str
    region: str
    outlet: str
    role: str
    biography: str
    events: tuple[DemoEvent, ...]
    native_name: str = ""
    native_language: str = ""
    aliases: tuple[str, ...] = ()
    identity: Identity = "named"
    private_name: str = ""
    public_label: str = ""
    portrait: str | None = None
    case_title: str = ""
    charge: str = ""
    # When the sentence ends, in days from now.
    ends_in: int | None = None
    # Of a death: how far it has been judged.
    justice: str = ""
    # What readers can do, and what they should mind.
    action: str = ""
    action_note: str = ""


EVENT_KINDS = frozenset(
    "threatened attacked raided summoned detained charged pretrial_detention detention_extended "
    "house_arrest trial convicted sentenced restricted acquitted appeal transferred hunger_strike "
    "released wanted exiled expelled abducted missing found killed died_in_custody "
    "judicial_outcome state_reply correction released_still_held".split()
)


def prose(text: str) -> str:
    """Make HTML of paragraphs set apart by empty lines; a block that starts with a tag stays."""
    blocks = (" ".join(block.split()) for block in re.split(r"\n\s*\n", text.strip()))
    return "\n".join(block if block.startswith("<") else f"<p>{block}</p>" for block in blocks)


def moment(now: datetime, days_ago: int, clock: str) -> datetime:
    """Return the time at which something happened, counted back from `now`.

    On the day of loading `clock` is an age: "03:10" is three hours and ten minutes before `now`.
    A time of day could still lie ahead.
    """
    at = time.fromisoformat(clock)
    if days_ago == 0:
        return now - timedelta(hours=at.hour, minutes=at.minute)
    day = now.date() - timedelta(days=days_ago)
    return datetime.combine(day, at, tzinfo=now.tzinfo)


def dated(text: str, day: date) -> str:
    """Write out each ``{day}`` and ``{day-3}``, with a year where it is not that of `day`."""

    def written(match: re.Match[str]) -> str:
        told = day + timedelta(days=int(match[1] or 0))
        year = "" if told.year == day.year else f", {told.year}"
        return f"{told:%B} {told.day}{year}"

    return re.sub(r"\{day([+-]\d+)?\}", written, text)
