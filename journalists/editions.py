"""The door of the register: a person's snapshot, and how it becomes a profile.

Somebody whose identity is withheld passes as a group and nothing else: the snapshot, its digest
and the row in the record would be the same for anybody in that group.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from journalists import checks, past
from journalists.calendar_days import days
from journalists.desk import Case, Event, Journalist, Source
from journalists.holds import lasting
from journalists.kinds import (
    DEATHS,
    GROUP_OF,
    Identity,
    Role,
    Term,
    justice_by_case,
    surest_link,
)
from journalists.record import Mention, Profile, ProfileDay, ProfileEvent, ProfileSpan, day_of
from journalists.search import index
from journalists.status import status
from journalists.timeline import EventData, moment_of
from journalists.withholding import forget_names
from posts.desk import Post, Region
from posts.page_keys import of_person
from posts.photos import showcases, showing
from posts.record import Edition
from posts.search.spelling import fold
from posts.sections import ensure, entry, lineage
from watchdog import clock
from watchdog.editions import AbstractEdition, Door, Problem, Snapshot, digest
from watchdog.moves import NotAllowed
from watchdog.surrogates import PEOPLE


class JournalistDoor(Door[Journalist, Profile]):
    edition = Profile
    key = "journalist_id"
    rows = (ProfileEvent, ProfileSpan)
    row_of = "profile"

    def snapshot(self, copy: Journalist) -> Snapshot:
        if copy.identity == Identity.WITHHELD:
            # The group in the end: what is still to come may not change it (checks.py).
            found = status(Event.objects.counting(copy).facts(), at=date.max)
            return {"identity": copy.identity, "group": str(found.group)}
        # Only once it is said, so that what was approved before stays approved.
        action = {"action": _action(copy)} if copy.action else {}
        return action | {
            "identity": copy.identity,
            "slug": copy.slug,
            "name": copy.name,
            "sort_name": copy.sort_name or copy.name,
            "native_name": copy.native_name,
            "native_language": copy.native_language,
            "aliases": copy.aliases.splitlines(),
            "outlet": copy.outlet,
            "role": copy.role,
            "employment": copy.employment,
            "region": [copy.region.pk, copy.region.name] if copy.region else None,
            "portrait": showing.snapshot(copy.portrait) if copy.portrait else None,
            "biography": copy.biography,
            "events": [_event(event) for event in _counting(copy)],
            "facts": [fact for case in copy.cases.all() for fact in _facts(case)],
            "last_checked_on": copy.last_checked_on and copy.last_checked_on.isoformat(),
        }

    def in_words(self, snapshot: Snapshot) -> dict[str, str]:
        return past.of_snapshot(snapshot)

    def restore(self, copy: Journalist, snapshot: Snapshot) -> list[str]:
        return past.restore(copy, snapshot)

    def problems(self, copy: Journalist, *, at: datetime) -> Iterator[Problem]:
        return checks.problems(copy, at=at)

    def write(
        self,
        copy: Journalist,
        snapshot: Snapshot,
        *,
        at: datetime,
        visible_from: datetime,
        dated: datetime | None = None,
        is_silent: bool = False,
    ) -> Profile:
        profile = Profile(
            journalist_id=copy.pk,
            number=self.next_number(copy),
            digest=digest(snapshot),
            **self.times(copy, visible_from=visible_from, dated=dated, is_silent=is_silent),
        )
        if snapshot["identity"] == Identity.WITHHELD:
            profile.is_withheld = True
            profile.group = snapshot["group"]
        else:
            _dress(profile, copy, snapshot)
        profile.save()
        index(copy.pk, at=at)
        _write_rows(profile)
        forget_names(copy, at=at)
        return profile

    def write_notice(
        self,
        copy: Journalist,
        last: Profile,
        *,
        kind: str,
        notice: str,
        at: datetime,
        duplicate_of: Journalist | None = None,
    ) -> Profile:
        is_secret = kind == AbstractEdition.Kind.SAFETY
        self.settle(copy, at=at)
        if duplicate_of:
            _name_instead(copy, duplicate_of)
        return Profile.objects.create(
            journalist_id=copy.pk,
            public_id=last.public_id,
            is_withheld=last.is_withheld,
            number=self.next_number(copy),
            kind=kind,
            digest=last.digest,
            notice=notice,
            slug=last.slug,
            duplicate_of=duplicate_of.pk if duplicate_of else None,
            # A notice for somebody's safety does not repeat who it is about.
            name="" if is_secret else last.name,
            first_published_at=last.first_published_at,
            updated_at=at,
            visible_from=at,
        )

    def write_again(self, copy: Journalist, last: Profile, *, at: datetime) -> Profile:
        if copy.identity == Identity.WITHHELD and not last.is_withheld:
            raise NotAllowed("This would name somebody whose identity is withheld by now.")
        if not (last.name or last.is_withheld):
            raise NotAllowed(
                "Nothing of that page is kept: it had a name that may not be shown any more."
                " Publish the page as it is now."
            )
        if lasting(copy):
            raise NotAllowed("This person is on a safety hold. A chief editor can lift it.")
        again = self.again(copy, last, at=at)
        index(copy.pk, at=at)
        showing.expose(showing.locked([last.portrait]))
        _write_rows(again)
        return again

    def move_clock(self, copy: Journalist, *, at: datetime, is_hard: bool = False) -> None:
        # Whoever is to be withheld from now on is taken from every page, as by a withdrawal.
        is_hard = is_hard or copy.identity == Identity.WITHHELD
        clock.move({PEOPLE, of_person(copy.pk)}, at=at, is_hard=is_hard)

    def settle(self, copy: Journalist, *, at: datetime) -> None:
        index(copy.pk, at=at)
        portraits = self.editions(copy).values_list("portrait", flat=True)
        showcases.hide_unshown([one["id"] for one in portraits if one], at=at)
        forget_names(copy, at=at)


def people(post: Post) -> list[dict[str, Any]]:
    """Return whom a post is about, by number, for its snapshot: subjects first, nobody withheld."""
    links = [one for one in post.people.all() if one.journalist.identity != Identity.WITHHELD]
    ordered = sorted(links, key=lambda link: (list(Role).index(Role(link.role)), link.pk))
    return [{"id": link.journalist_id, "role": link.role} for link in ordered]


def names(numbers: list[int]) -> dict[int, str]:
    return dict(Journalist.objects.filter(pk__in=numbers).values_list("pk", "name"))


def in_story(people: list[dict[str, Any]], *, at: datetime) -> list[dict[str, Any]]:
    """Return what readers may know of these people at that moment, for a preview."""
    found = Profile.objects.visible(at=at).texts().named().for_cards()
    by_number = {
        one.journalist_id: {"name": one.name, "url": one.url, "status": one.status_at(at)}
        for one in found.filter(journalist_id__in=[person["id"] for person in people])
    }
    return [by_number[one["id"]] for one in people if one["id"] in by_number]


def mention(edition: Edition) -> None:
    """Write down whom this edition of a post names, now that it is saved."""
    if not edition.people:
        return
    found = {person["id"]: person["role"] for person in edition.people}
    # An old edition may come back after somebody's identity was withheld.
    shown = set(
        Journalist.objects.filter(pk__in=found)
        .exclude(identity=Identity.WITHHELD)
        .values_list("pk", flat=True)
    )
    Mention.objects.bulk_create(
        Mention(edition=edition, journalist_id=pk, role=role, position=position)
        for position, (pk, role) in enumerate(found.items())
        if pk in shown
    )


def _name_instead(lost: Journalist, kept: Journalist) -> None:
    """Let the posts that name somebody by one number name the person by the other."""
    named = Mention.objects.filter(journalist_id=kept.pk).values("edition")
    rows = Mention.objects.filter(journalist_id=lost.pk)
    rows.exclude(edition__in=named).update(journalist_id=kept.pk)


_AS_THEY_ARE = (
    "slug",
    "name",
    "sort_name",
    "native_name",
    "native_language",
    "aliases",
    "outlet",
    "role",
    "employment",
    "biography",
    "events",
    "facts",
)


def _dress(profile: Profile, copy: Journalist, snapshot: Snapshot) -> None:
    """Put everything into the profile that its page and the lists show of a person with a name."""
    for name in _AS_THEY_ARE:
        setattr(profile, name, snapshot[name])
    profile.public_id = copy.public_id
    profile.last_checked_on = copy.last_checked_on
    profile.is_pseudonym = snapshot["identity"] == Identity.PSEUDONYM
    profile.action = snapshot.get("action")
    if copy.region:
        _place(profile, copy.region)
    if copy.portrait:
        showing.expose(showing.locked([snapshot["portrait"]]))
        profile.portrait = showing.shown(snapshot["portrait"], copy.portrait)
    derive(profile)


def derive(profile: Profile) -> None:
    """Set what lists and figures go by, which follows from the rest."""
    found = profile.status_at(profile.visible_from)
    profile.status, profile.group = found.code, found.group
    profile.held_since = found.held_from.first_day if found.is_held and found.held_from else None
    profile.held_order = profile.held_since or date.max
    profile.outlet_folds = fold(profile.outlet)
    profile.link_to_work = surest_link(profile.facts)


def _place(profile: Profile, region: Region) -> None:
    section = ensure(entry(region))
    line = lineage(region)
    country = next((part for part in line if part.kind == Region.Kind.COUNTRY), region)
    profile.region = section.link
    profile.region_key, profile.country_key = region.pk, country.pk
    profile.country_slug, profile.country_name = country.slug, country.name
    profile.country_code = country.code


def _write_rows(profile: Profile) -> None:
    """Write what figures, filters and the calendar find this profile by."""
    ProfileEvent.objects.bulk_create(event_rows(profile))
    ProfileSpan.objects.bulk_create(span_rows(profile))
    ProfileDay.objects.bulk_create(day_rows(profile))


def event_rows(profile: Profile) -> Iterator[ProfileEvent]:
    justice = justice_by_case(profile.facts)
    told: set[Any] = set()
    for event in profile.events:
        moment = moment_of(event)
        year = moment.on.year if moment.on else None
        firsts = {"year": year not in told, "kind": (year, event["kind"]) not in told}
        told |= {year, (year, event["kind"])}
        yield ProfileEvent(
            profile=profile,
            journalist_id=profile.journalist_id,
            kind=event["kind"],
            on=moment.on,
            year=year,
            is_first_of_year=firsts["year"],
            is_first_of_kind=firsts["kind"],
            justice=justice.get(event["case"], "") if event["kind"] in DEATHS else "",
            until=moment.until,
            precision=moment.precision,
            certainty=event["certainty"],
            region_key=profile.region_key,
            country_key=profile.country_key,
            visible_from=profile.visible_from,
            visible_until=profile.visible_until,
        )


def span_rows(profile: Profile) -> Iterator[ProfileSpan]:
    whose = {
        "profile": profile,
        "journalist_id": profile.journalist_id,
        "visible_from": profile.visible_from,
        "visible_until": profile.visible_until,
    }
    if profile.is_withheld:
        yield ProfileSpan(**whose, group=profile.group, first=day_of(profile.visible_from))
    for span in profile.spans_of_events():
        group = GROUP_OF[span.code]
        yield ProfileSpan(
            **whose, status=span.code, group=group, first=span.first, until=span.until
        )


def day_rows(profile: Profile) -> Iterator[ProfileDay]:
    at = day_of(profile.visible_from)
    for day in days(profile.events, profile.facts, at=at):
        yield ProfileDay(profile=profile, **day._asdict())


def _counting(journalist: Journalist) -> Iterator[Event]:
    rows = Event.objects.counting(journalist).as_recorded().select_related("case")
    yield from rows.prefetch_related("sources")


def _event(event: Event) -> EventData:
    return {
        "kind": event.kind,
        "on": event.on and event.on.isoformat(),
        "until": event.until and event.until.isoformat(),
        "precision": event.precision,
        "certainty": event.certainty,
        "attribution": event.attribution,
        "actor": event.actor,
        "place": event.place,
        "case": event.case.title,
        "text": event.text,
        "sources": [_source(s) for s in event.sources.all() if not s.is_confidential],
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "label": source.publisher,
        "url": source.url,
        "archived_url": source.archived_url,
        "on": source.published_on and source.published_on.isoformat(),
    }


def _action(copy: Journalist) -> dict[str, Any]:
    until = copy.action_until and copy.action_until.isoformat()
    return {"text": copy.action, "until": until, "note": copy.action_note}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _facts(case: Case) -> Iterator[tuple[str, str]]:
    """Yield what "The case" says of this one, leaving out what nobody has written."""
    lines = [
        (Term.CASE, case.title),
        (Term.TOGETHER, case.group_label),
        (Term.ACCOUNT, case.account),
        (Term.LINK_TO_WORK, case.link_to_work),
        (Term.JUSTICE, case.justice),
    ]
    for charge in case.charges.all():
        lines += [
            (Term.CHARGE, charge.text),
            (Term.ARTICLE, charge.article),
            (Term.CHARGE_STATUS, charge.status),
            (Term.PLEA, charge.plea),
            (Term.SENTENCE, charge.sentence),
            (Term.SENTENCE_ENDS, _iso(charge.sentence_ends_on)),
            (Term.APPEAL_UNTIL, _iso(charge.appeal_until)),
        ]
    return ((str(term.value), text) for term, text in lines if text)
