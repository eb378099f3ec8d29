"""What the address of a list of people asks for, and the conditions that this comes to.

The same words narrow down the index, its downloads, its figures and the API. What makes no sense
is not used, and a sentence says so.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from journalists.dates import Moment
from journalists.kinds import DEATHS, EventKind, Group, Justice, LinkToWork
from journalists.record import Profile, ProfileEvent, ProfileQuerySet, ProfileSpan
from posts.search import people_named
from posts.search.spelling import fold

# The columns of each order that ?sort= may ask for, the key last to break ties.
SORTS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "held": (gettext_lazy("longest held"), ("held_order", "sort_name", "pk")),
    "newest": (gettext_lazy("newest"), ("-first_published_at", "-pk")),
    "name": (gettext_lazy("name"), ("sort_name", "pk")),
}
DEFAULT_SORT = "held"
KNOWN = {"then": gettext_lazy("as then known"), "now": gettext_lazy("as now known")}
LABELS = {
    "country": gettext_lazy("Country"),
    "status": gettext_lazy("Status"),
    "q": gettext_lazy("Name"),
    "outlet": gettext_lazy("Outlet"),
    "kind": gettext_lazy("What happened"),
    "year": gettext_lazy("Year"),
    "work": gettext_lazy("Link to the work"),
    "justice": gettext_lazy("Justice after a death"),
    "on": gettext_lazy("On the day"),
    "known": gettext_lazy("Known"),
}
# In addresses: that nothing is said of justice.
UNSAID = "unsaid"
FIRST_YEAR = 1900
LONGEST = 200


@dataclass
class Filters:
    """The words of the address that were understood, without the page; at the moment `at`."""

    at: datetime
    words: dict[str, str] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    sort: str = DEFAULT_SORT
    # The number of the edition behind which the page begins.
    after: int | None = None
    # Whom the name was found of, once somebody asked.
    _named: list[int] | None = None

    @property
    def day(self) -> date | None:
        return date.fromisoformat(self.words["on"]) if "on" in self.words else None

    @property
    def known_at(self) -> datetime:
        """The moment by whose knowledge the day is told."""
        if self.day is None or self.words.get("known") != "then":
            return self.at
        return min(self.at, last_moment(self.day))

    def people(self) -> ProfileQuerySet:
        """Whoever has a page and is asked for, in the order asked for."""
        return self.everybody().filter(self.condition()).order_by(*SORTS[self.sort][1])

    def page(self, size: int) -> ProfileQuerySet:
        people = self.people()
        if self.after is not None:
            people = people.beyond(SORTS[self.sort][1], self.after)
        return people[:size]

    def everybody(self) -> ProfileQuerySet:
        return Profile.objects.visible(at=self.at).texts().named()

    def condition(self, *, without: tuple[str, ...] = ()) -> Q:
        """Return what is asked for, leaving out the words named `without`."""
        asked = {name: word for name, word in self.words.items() if name not in without}
        found = Q()
        for name, condition in _CONDITIONS.items():
            if name in asked:
                found &= condition(self, asked)
        if asked.keys() & {"kind", "year", "justice"}:
            found &= Q(pk__in=self._events(asked))
        if self.day and "on" in asked:
            found &= Q(journalist_id__in=self._spans(asked))
        return found

    # Both are asked once, and not once a person: counts are of everybody.
    def _events(self, asked: Mapping[str, str]) -> Any:
        events = ProfileEvent.objects.visible(at=self.at)
        if "kind" in asked:
            events = events.filter(kind=asked["kind"].upper())
        if "year" in asked:
            events = events.filter(year=int(asked["year"]))
        if "justice" in asked:
            word = asked["justice"]
            justice = "" if word == UNSAID else word.upper()
            events = events.filter(kind__in=DEATHS, justice=justice)
        return events.values("profile")

    def _spans(self, asked: Mapping[str, str]) -> Any:
        spans = ProfileSpan.objects.visible(at=self.known_at).on(self.day or self.at.date())
        if "status" in asked:
            spans = spans.filter(group=asked["status"].upper())
        return spans.values("journalist_id")

    def named(self) -> list[int]:
        if self._named is None:
            self._named = people_named(self.words["q"], at=self.at)
        return self._named

    def address(self, name: str = "journalists:index", **changes: Any) -> str:
        """Return the address of that list with these words; None takes a word out."""
        words = dict(self.words)
        if self.sort != DEFAULT_SORT:
            words["sort"] = self.sort
        words = {word: value for word, value in (words | changes).items() if value is not None}
        return f"{reverse(name)}?{urlencode(words)}" if words else reverse(name)

    def active(self, countries: Mapping[str, str]) -> list[dict[str, str]]:
        """Return what is asked for, each with the address that no longer asks for it."""
        said = {
            name: {"label": str(LABELS[name]), "word": self._said(name, countries)}
            for name in LABELS
            if name in self.words
        }
        for name, one in said.items():
            # Without its day, by whose knowledge means nothing.
            gone: dict[str, Any] = dict.fromkeys((name, "known") if name == "on" else (name,))
            one["url"] = self.address(**gone)
        return list(said.values())

    def _said(self, name: str, countries: Mapping[str, str]) -> str:
        word = self.words[name]
        if name == "country":
            return countries.get(word, word)
        if name == "on":
            return Moment(date.fromisoformat(word)).label
        if name == "known":
            return str(KNOWN[word])
        if name == "justice" and word == UNSAID:
            return _("not recorded")
        vocabulary = {
            "status": Group,
            "justice": Justice,
            "kind": EventKind,
            "work": LinkToWork,
        }.get(name)
        return capfirst(vocabulary(word.upper()).label) if vocabulary else word


def last_moment(day: date) -> datetime:
    """Return the end of that day."""
    return datetime.combine(day, time(), UTC) + timedelta(days=1, microseconds=-1)


def read(given: Mapping[str, str], *, at: datetime) -> Filters:
    """Understand the words of an address."""
    filters = Filters(at)
    for name in LABELS:
        # What no database can be asked for is no name of anything.
        word = given.get(name, "").replace("\0", "").strip()[:LONGEST]
        if not word:
            continue
        understood = _READERS.get(name, str)(word)
        if understood:
            filters.words[name] = understood
        else:
            filters.complaints.append(str(_COMPLAINTS[name]))
    if filters.day is None:
        filters.words.pop("known", None)
    elif filters.day > at.date():
        filters.complaints.append(_("That day is still to come, so it was not used."))
        del filters.words["on"]
        filters.words.pop("known", None)
    sort = given.get("sort", "")
    filters.sort = sort if sort in SORTS else DEFAULT_SORT
    after = given.get("after", "")
    if after.isascii() and after.isdecimal() and len(after) < 18:
        filters.after = int(after)
    return filters


def _status(filters: Filters, asked: Mapping[str, str]) -> Q:
    # Of a past day, the spans tell it.
    return Q() if "on" in asked else Q(group=asked["status"].upper())


def _outlet(word: str) -> Q:
    folded = fold(word)
    return Q(outlet_folds__contains=folded) if folded else Q(pk__in=())


_CONDITIONS: dict[str, Callable[[Filters, Mapping[str, str]], Q]] = {
    "country": lambda _filters, asked: Q(country_slug=asked["country"]),
    "status": _status,
    "q": lambda filters, _asked: Q(pk__in=filters.named()),
    "outlet": lambda _filters, asked: _outlet(asked["outlet"]),
    "work": lambda _filters, asked: Q(link_to_work=asked["work"].upper()),
}


def _word_of(vocabulary: Any) -> Callable[[str], str]:
    return lambda word: word.lower() if word.upper() in vocabulary.values else ""


def _year(word: str) -> str:
    is_year = word.isascii() and word.isdecimal() and len(word) == 4 and int(word) >= FIRST_YEAR
    return word if is_year else ""


def _day(word: str) -> str:
    try:
        day = date.fromisoformat(word)
    except ValueError:
        return ""
    return day.isoformat() if day.year >= FIRST_YEAR else ""


_READERS: dict[str, Callable[[str], str]] = {
    "status": _word_of(Group),
    "kind": _word_of(EventKind),
    "work": _word_of(LinkToWork),
    "justice": lambda word: word if word == UNSAID else _word_of(Justice)(word),
    "year": _year,
    "on": _day,
    "known": lambda word: word if word in KNOWN else "",
}
_COMPLAINTS = {
    "status": gettext_lazy("This status is not known, so every status is shown."),
    "kind": gettext_lazy("No such thing is recorded, so everything is shown."),
    "work": gettext_lazy("This link to the work is not known, so every one is shown."),
    "justice": gettext_lazy("No such outcome is recorded, so every one is shown."),
    "year": gettext_lazy("The year is not a year such as 2026, so it was not used."),
    "on": gettext_lazy("The day is not a date such as 2026-11-24, so it was not used."),
    "known": gettext_lazy("It is told as now known."),
}
