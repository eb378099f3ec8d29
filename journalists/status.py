"""Events in, status out: what a person is on a day follows from what happened until then.

Nobody types a status in. The events are put in order: the later date counts, of one date the
sharper precision, of those what was recorded later; what is still to come never counts. Each
then moves two things: where the person is (at liberty, held, abroad, missing, dead) and what
weighs on them while they are at liberty (a charge, a warrant, a threat).

Pure: no model, no clock, no database.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from journalists.dates import SHARPNESS, Moment
from journalists.kinds import GROUP_OF, EventKind, Group, Precision, Standing

K, S = EventKind, Standing


@dataclass(frozen=True)
class Fact:
    """As much of an event as a status depends on; `recorded` grows with every recording."""

    kind: str
    moment: Moment
    recorded: int = 0


@dataclass(frozen=True)
class Status:
    """What a person is on the day `at`, since when, and the last unbroken time in custody."""

    code: Standing
    at: date
    since: Moment | None = None
    held_from: Moment | None = None
    held_to: Moment | None = None

    @property
    def group(self) -> Group:
        return GROUP_OF[self.code]

    @property
    def label(self) -> str:
        return str(self.code.label)

    @property
    def icon(self) -> str:
        return _ICONS.get(self.code, _GROUP_ICONS[self.group])

    @property
    def tint(self) -> str:
        """The end of the badge's class: which of the stylesheet's tints it has."""
        return "exile" if self.icon == "arrow" else self.group.lower()

    @property
    def is_held(self) -> bool:
        return self.group == Group.HELD

    @property
    def days_held(self) -> int | None:
        """Days in custody, frozen at its end; None where a day is not known."""
        first = self.held_from and self.held_from.day
        last = self.held_to.day if self.held_to else self.at
        return (last - first).days if first and last else None

    @property
    def counter(self) -> str:
        """“Day 118” while held, “Held 402 days” afterwards, or nothing."""
        days = self.days_held
        if days is None:
            return ""
        if self.is_held:
            return _("Day %(number)s") % {"number": max(days, 1)}
        if not days or self.code not in _AFTER_CUSTODY:
            return ""
        return ngettext("Held %(days)s day", "Held %(days)s days", days) % {"days": days}


def status(facts: Iterable[Fact], *, at: date) -> Status:
    """Return what these events make of a person on that day."""
    found = Status(S.AT_LIBERTY, at)
    where, weight = S.AT_LIBERTY, None
    for fact in counted(facts, at=at):
        where, weight = _moved(where, weight, fact.kind)
        found = _at_step(found, _shown(where, weight), fact.moment)
    return found


@dataclass(frozen=True)
class Span:
    """A time of one status: from its first day up to, and without, the day `until`."""

    code: Standing
    first: date
    until: date = date.max


def spans(facts: Iterable[Fact], *, undated: date) -> list[Span]:
    """Return what these events make of a person on every day, from the first of them on.

    What has no date counts from the day `undated`, when readers were told, unless something
    that has one came before.
    """
    ends: dict[date, Standing] = {}
    where, weight = S.AT_LIBERTY, None
    for fact in sorted(facts, key=order):
        where, weight = _moved(where, weight, fact.kind)
        ends[_day(fact)] = _shown(where, weight)
    if (code := ends.pop(date.min, None)) and undated < min(ends, default=date.max):
        ends = {undated: code} | ends
    found: list[Span] = []
    for day, code in ends.items():
        if found and found[-1].code == code:
            continue
        if found:
            found[-1] = replace(found[-1], until=day)
        found.append(Span(code, day))
    return found


def counted(facts: Iterable[Fact], *, at: date) -> list[Fact]:
    """Return what has happened by that day, in order."""
    return sorted((f for f in facts if _day(f) <= at), key=order)


def order(fact: Fact) -> tuple[date, int, int]:
    return _day(fact), SHARPNESS[Precision(fact.moment.precision)], fact.recorded


def _day(fact: Fact) -> date:
    # What has no date stands first, so that it never outdoes what has one.
    return fact.moment.first_day or date.min


# Where a person is after an event of this kind.
_PLACES = {
    K.DETAINED: S.IN_CUSTODY,
    K.PRETRIAL_DETENTION: S.IN_CUSTODY,
    K.DETENTION_EXTENDED: S.IN_CUSTODY,
    K.TRANSFERRED: S.IN_CUSTODY,
    K.HOUSE_ARREST: S.HOUSE_ARREST,
    K.RELEASED_STILL_HELD: S.STILL_HELD,
    K.RELEASED: S.RELEASED,
    K.RELEASED_SERVED: S.RELEASED,
    K.RELEASED_PARDONED: S.RELEASED,
    K.RELEASED_EXCHANGED: S.RELEASED,
    K.RELEASED_AMNESTIED: S.RELEASED,
    K.RELEASED_BAIL: S.RELEASED,
    K.EXILED: S.IN_EXILE,
    K.EXPELLED: S.EXPELLED,
    K.ABDUCTED: S.ABDUCTED,
    K.MISSING: S.MISSING,
    K.FOUND: S.FOUND,
    K.KILLED: S.KILLED,
    K.DIED_IN_CUSTODY: S.DIED_IN_CUSTODY,
}
# What weighs on a person after it; None lifts what did.
_WEIGHTS = {
    K.THREATENED: S.THREATENED,
    K.ATTACKED: S.THREATENED,
    K.RAIDED: S.THREATENED,
    K.SUMMONED: S.SUMMONED,
    K.CHARGED: S.CHARGED,
    K.TRIAL: S.ON_TRIAL,
    K.CONVICTED: S.CONVICTED,
    K.SENTENCED: S.CONVICTED,
    K.RESTRICTED: S.RESTRICTED,
    K.WANTED: S.WANTED,
    K.RELEASED_BAIL: S.ON_BAIL,
    K.ACQUITTED: None,
    K.RELEASED: None,
    K.RELEASED_SERVED: None,
    K.RELEASED_PARDONED: None,
    K.RELEASED_EXCHANGED: None,
    K.RELEASED_AMNESTIED: None,
    # Exile is shown by itself until something else is brought against the person.
    K.EXILED: None,
    K.EXPELLED: None,
}
# These give way to whatever a court or the police did, and never outdo it.
_LIGHT = (S.THREATENED, S.SUMMONED)
_ABROAD = (S.IN_EXILE, S.EXPELLED)

_GROUP_ICONS = {
    Group.HELD: "bars",
    Group.PURSUED: "scales",
    Group.MISSING: "question",
    Group.KILLED: "cross",
    Group.FREE: "tick",
}
_ICONS = {S.IN_EXILE: "arrow", S.EXPELLED: "arrow"}
_AFTER_CUSTODY = {
    code
    for code, group in GROUP_OF.items()
    if group in {Group.FREE, Group.PURSUED} or code == S.DIED_IN_CUSTODY
}


def _moved(where: Standing, weight: Standing | None, kind: str) -> tuple[Standing, Standing | None]:
    kind = EventKind(kind)
    at_liberty = GROUP_OF[where] == Group.FREE
    if kind in _WEIGHTS:
        new = _WEIGHTS[kind]
        if new in _LIGHT:
            is_heavier = at_liberty and (weight is None or weight in _LIGHT)
        else:
            # While somebody is held, only a release or an acquittal undoes a conviction.
            is_heavier = new is None or not (
                GROUP_OF[where] == Group.HELD and weight == S.CONVICTED and kind not in _PLACES
            )
        weight = new if is_heavier else weight
    if kind == K.ACQUITTED and at_liberty:
        where = S.ACQUITTED
    return _PLACES.get(kind, where), weight


def _shown(where: Standing, weight: Standing | None) -> Standing:
    if where == S.IN_CUSTODY and weight == S.CONVICTED:
        return S.IN_PRISON
    if GROUP_OF[where] == Group.FREE or where in _ABROAD:
        return weight or where
    return where


def _at_step(before: Status, code: Standing, moment: Moment) -> Status:
    """Return the status after one more event, with the times that it begins or ends."""
    after = replace(before, code=code)
    if before.is_held and after.is_held:
        return after
    if code != before.code:
        after = replace(after, since=moment)
    if after.is_held:
        return replace(after, held_from=moment, held_to=None)
    if before.is_held:
        return replace(after, held_to=moment)
    return after
