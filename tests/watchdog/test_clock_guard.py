"""Whatever changes the record moves its clock: each verb, each door, and each table there is."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from posts import breaking_door, risk_door, sections
from posts.byline_door import remove_name
from posts.desk import Correction
from posts.photos import door as photo_door
from tests import factories
from tests.factories import NOW
from tests.journalists import factories as people
from watchdog import workflow
from watchdog.editions import digest
from watchdog.management.commands.public_role import tables
from watchdog.moves import MOVES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)
CLOCK = "watchdog_change"
HOW = {"by": None, "at": NOW}
WHY = {**HOW, "reason": "It has to be."}
GONE = {"kind": "LEGAL", "notice": "Gone.", **WHY}


class Written:
    """Notes which tables are written while it is asked to watch."""

    def __init__(self):
        self.tables = set()

    def __call__(self, execute, sql, params, many, context):
        words = sql.replace("INSERT OR IGNORE", "INSERT").split(maxsplit=3)
        if words[0] in {"INSERT", "DELETE"}:
            self.tables.add(words[2].strip('"'))
        elif words[0] == "UPDATE":
            self.tables.add(words[1].strip('"'))
        return execute(sql, params, many, context)


def named(copy):
    return digest(copy.door.snapshot(copy))


def submitted():
    post = factories.make_post()
    workflow.submit(post, **HOW)
    return post


def approved():
    post = submitted()
    workflow.approve(post, named=named(post), **HOW)
    return post


def live(**fields):
    post = factories.make_post(**fields)
    factories.publish(post, at=NOW - HOUR)
    return post


def corrected():
    post = live(tags=["Courts"], bylines=["Mira Sandal"])
    Correction.objects.create(post=post, text="It was a Tuesday.", at=NOW)
    people.make_link(post, people.make_journalist())
    factories.change(post, headline="Court goes on")
    workflow.submit(post, **HOW)
    workflow.approve(post, named=named(post), **HOW)
    return post


def scheduled():
    post = factories.make_post()
    factories.publish(post, visible_from=NOW + HOUR)
    return post


def withdrawn():
    post = live()
    workflow.withdraw(post, **GONE)
    return post


def spiked():
    post = factories.make_post()
    workflow.spike(post, **HOW)
    return post


def unread(newsroom):
    post = factories.make_post()
    workflow.publish_unread(post, by=newsroom.chief, at=NOW, reason="In haste.")
    return post


# Each verb of the workflow, as (what it is done to, what is done).
VERBS = {
    "submit": (factories.make_post, lambda it: workflow.submit(it, **HOW)),
    "send_back": (submitted, lambda it: workflow.send_back(it, **WHY)),
    "approve": (submitted, lambda it: workflow.approve(it, named=named(it), **HOW)),
    "publish": (corrected, lambda it: workflow.publish(it, **HOW)),
    "publish_unread": (factories.make_post, lambda it: workflow.publish_unread(it, **WHY)),
    "sign_off": (unread, lambda it: workflow.sign_off(it, named=named(it), **HOW)),
    "unschedule": (scheduled, lambda it: workflow.unschedule(it, **HOW)),
    "withdraw": (live, lambda it: workflow.withdraw(it, **GONE)),
    "close_past": (withdrawn, lambda it: workflow.close_past(it, **WHY)),
    "reinstate": (withdrawn, lambda it: workflow.reinstate(it, **WHY)),
    "spike": (factories.make_post, lambda it: workflow.spike(it, **HOW)),
    "unspike": (spiked, lambda it: workflow.unspike(it, **HOW)),
}
SILENT = {"submit", "send_back", "approve", "sign_off", "spike", "unspike"}


def shown_photo():
    photo = factories.make_photo()
    live(lead=photo)
    return photo


def shown_name():
    return live(bylines=["Mira Sandal"]).bylines.get()


def set_line(text):
    until = NOW + HOUR
    return breaking_door.set_line(text, language="en", until=until, **HOW)


def warn(region):
    return risk_door.set_notice(region, "Reading this is a crime.", language="en", **HOW)


def person():
    journalist = people.make_journalist()
    people.make_event(people.make_case(journalist))
    return journalist


# What else changes the record.
DOORS = {
    "publish a person": (person, people.publish),
    "take a person out": (
        lambda: people.make_profile().journalist_id,
        lambda pk: workflow.take_out(
            people.Journalist.objects.get(pk=pk), notice="For their safety.", **WHY
        ),
    ),
    "withdraw a photo": (
        shown_photo,
        lambda it: photo_door.withdraw_photo(it, words="Taken back.", **HOW),
    ),
    "remove a name": (shown_name, lambda it: remove_name(it, **WHY)),
    "warn readers of a risk": (factories.make_region, warn),
    "set the breaking line": (lambda: "It has begun.", set_line),
    "end the breaking line": (
        lambda: set_line("It has begun."),
        lambda it: breaking_door.end_line(it, **HOW),
    ),
    "put a region on the site": (factories.make_region, sections.put_on_site),
}


def writes(prepare, do, newsroom):
    """Return which tables it writes; nothing of it stays."""
    with transaction.atomic():
        thing = prepare(newsroom) if prepare is unread else prepare()
        written = Written()
        with connection.execute_wrapper(written):
            do(thing)
        transaction.set_rollback(True)
    return written.tables


def test_each_verb_stands_here():
    assert VERBS.keys() == MOVES.keys()


def test_what_changes_the_record_moves_its_clock(newsroom):
    record = set(tables()) - {CLOCK}
    found = {name: writes(*way, newsroom) for name, way in (VERBS | DOORS).items()}

    changing = (VERBS.keys() | DOORS.keys()) - SILENT
    assert {name for name, written in found.items() if written & record} == changing
    assert {name for name, written in found.items() if CLOCK in written} == changing
    # Where a table is new and missing: name in DOORS what writes it, and it has to move the clock.
    assert record - set().union(*found.values()) == set()
