"""A crowd asks for a page that has just changed: one makes it anew, and memory stays small."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.wsgi import ask
from watchdog import caching, clock
from watchdog.surrogates import NOTES

pytestmark = pytest.mark.django_db
MANY = 50


class Slow:
    """A site of one page, which can be held up while it is made."""

    def __init__(self):
        self.asked = 0
        self.words = "old"
        self.begun, self.gate = threading.Event(), threading.Event()
        self.gate.set()

    def __call__(self, environ, start_response):
        self.asked += 1
        notes = environ[NOTES]
        notes.keys.add("list:1")
        notes.is_for_all = True
        self.begun.set()
        assert self.gate.wait(30)
        start_response("200 OK", [("Content-Type", "text/plain")])
        return Answer([self.words.encode()])


class Answer(list):
    streaming = False

    def close(self):
        pass


@pytest.fixture
def site():
    return Slow()


@pytest.fixture
def cache(site, monkeypatch):
    """A cache that looks at the clock when it is told to, in the thread of the test."""
    monkeypatch.setattr(clock, "LEASE", 3600)
    monkeypatch.setattr(caching, "GRACE", 60)
    monkeypatch.setattr(caching, "PATIENCE", 60)
    cache = caching.PageCache(site, clock.Clock(), limit=2**20)
    cache.clock.look()
    return cache


def move(cache, **how):
    clock.move({"list:1"}, **how)
    cache.clock.expire()
    cache.clock.look()


def hold_up(site):
    site.gate.clear()
    site.begun.clear()
    site.words = "new"


def test_crowd_is_shown_the_old_page_while_one_makes_the_new_one(cache, site):
    assert ask(cache, "/").text == "old"
    move(cache)
    hold_up(site)

    with ThreadPoolExecutor(MANY) as crowd:
        maker = crowd.submit(ask, cache, "/")
        assert site.begun.wait(30)
        others = [crowd.submit(ask, cache, "/") for _ in range(MANY - 1)]
        # They have it before the new one can be there.
        shown = {one.result(30).text for one in others}
        site.gate.set()

    assert (maker.result().text, shown) == ("new", {"old"})
    assert ask(cache, "/").text == "new"
    assert site.asked == 2


def test_crowd_waits_where_something_was_withdrawn(cache, site):
    assert ask(cache, "/").text == "old"
    move(cache, is_hard=True)
    hold_up(site)

    with ThreadPoolExecutor(MANY) as crowd:
        answers = [crowd.submit(ask, cache, "/") for _ in range(MANY)]
        assert site.begun.wait(30)
        site.gate.set()
        found = {one.result(30).text for one in answers}

    assert found == {"new"}
    assert site.asked == 2


def test_crowd_makes_a_page_once_that_nobody_had(cache, site):
    site.gate.clear()

    with ThreadPoolExecutor(MANY) as crowd:
        answers = [crowd.submit(ask, cache, "/") for _ in range(MANY)]
        assert site.begun.wait(30)
        site.gate.set()
        found = {one.result(30).text for one in answers}

    assert found == {"old"}
    assert site.asked == 1
    assert cache._being_made == {}


def test_what_is_known_of_addresses_and_changes_stays_small(cache, site, monkeypatch):
    monkeypatch.setattr(caching, "MOST_ADDRESSES", 5)
    monkeypatch.setattr(clock, "HISTORY", 5)
    for number in range(30):
        ask(cache, f"/{number}/")
        clock.move({f"post:{number}"})
    cache.clock.expire()
    cache.clock.look()

    assert 0 < len(cache._parameters) <= 6
    assert len(cache.clock.last) <= 20
    # What it forgot it no longer answers for.
    before = site.asked
    ask(cache, "/29/")
    assert site.asked == before + 1
