"""The page cache: what it keeps, for how long, and in which form."""

import gzip
from datetime import timedelta

import brotli
import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from posts.record import Edition, Section
from tests import factories
from tests.wsgi import ask
from watchdog import caching, clock, kept
from watchdog import workflow as door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
MEGABYTE = 1024 * 1024


class Counted:
    """The site without a cache, counting what it is asked."""

    def __init__(self):
        self.django = get_wsgi_application()
        self.asked = []

    def __call__(self, environ, start_response):
        self.asked.append(environ["PATH_INFO"])
        return self.django(environ, start_response)


@pytest.fixture
def site(monkeypatch):
    monkeypatch.setattr(clock, "LEASE", -1)
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield Counted()
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@pytest.fixture
def cache(site):
    return caching.PageCache(site, clock.Clock(), limit=8 * MEGABYTE)


def test_page_is_made_once(cache, site):
    factories.make_published()

    first, second = ask(cache, "/"), ask(cache, "/")

    assert site.asked == ["/"]
    assert first == second
    assert "Court adjourns hearing 1" in second.text


def test_page_in_another_script_is_made_once(cache, site):
    factories.publish(factories.make_post(1, tags=["Суды"]))

    first, second = ask(cache, "/tags/суды/"), ask(cache, "/tags/суды/")

    assert len(site.asked) == 1
    assert first == second
    assert "Court adjourns hearing 1" in second.text


def test_page_is_byte_for_byte_that_of_the_site(cache, site):
    factories.make_published()
    bare = ask(site, "/")

    for _ in range(2):
        kept = ask(cache, "/")
        assert kept.body == bare.body
        own = {"ETag", "Vary", "Content-Length"}
        shared = {name: value for name, value in bare.headers.items() if name not in own}
        assert kept.headers.items() >= shared.items()
        assert kept.headers["Content-Length"] == str(len(bare.body))


@pytest.mark.parametrize(
    ("accepted", "encoding", "undo"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
        ("*", "br", brotli.decompress),
        ("identity", None, bytes),
        ("gzip;q=0", None, bytes),
        ("", None, bytes),
    ],
)
def test_page_is_sent_as_the_reader_accepts_it(cache, site, accepted, encoding, undo):
    bare = ask(site, "/about/")

    answer = ask(cache, "/about/", HTTP_ACCEPT_ENCODING=accepted)

    assert answer.headers.get("Content-Encoding") == encoding
    assert undo(answer.body) == bare.body
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_reader_who_has_the_page_gets_no_body(cache, site):
    tag = ask(cache, "/").headers["ETag"]

    answer = ask(cache, "/", HTTP_IF_NONE_MATCH=f'"other", {tag}')
    changed = ask(cache, "/", HTTP_IF_NONE_MATCH='"other"')

    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["ETag"] == tag
    assert "Cache-Control" in answer.headers
    assert changed.status == 200
    assert site.asked == ["/"]


def test_reader_who_has_the_page_compressed_less_gets_no_body(cache, site):
    factories.make_published()
    said = {"HTTP_ACCEPT_ENCODING": "br"}
    first = ask(cache, "/", **said).headers["ETag"]
    later = [ask(cache, "/", **said).headers["ETag"] for _ in range(kept.OFTEN)][-1]
    assert first != later

    for tag in (first, later):
        assert ask(cache, "/", HTTP_IF_NONE_MATCH=tag, **said).status == 304
    assert ask(cache, "/about/", HTTP_IF_NONE_MATCH=first, **said).status == 200


def test_first_reader_may_have_the_page_already(cache, site):
    tag = ask(cache, "/").headers["ETag"]
    cache.store.clear()

    assert ask(cache, "/", HTTP_IF_NONE_MATCH=tag).status == 304
    assert ask(cache, "/").status == 200


@pytest.mark.parametrize("address", ["/", "/nothing-here/", "/journalists/journalists.csv"])
def test_head_has_the_headers_of_the_page_and_no_body(cache, address):
    factories.make_published()

    first, page, last = (ask(cache, address, method=how) for how in ("HEAD", "GET", "HEAD"))

    assert page.body
    assert first.body == last.body == b""
    assert first.headers == page.headers == last.headers


def test_words_that_nothing_reads_make_no_page_of_their_own(cache, site):
    factories.make_published()

    pages = {ask(cache, f"/{words}").body for words in ("?utm_source=x", "", "?a=1&b=2", "?%00")}

    assert len(pages) == len(cache.store) == 1
    assert site.asked == ["/"]


def test_words_that_are_read_make_one_page_for_each_value(cache, site):
    sorts = ["?sort=name", "?utm=1&sort=name", "?sort=name&sort=name", "?sort=newest", ""]

    pages = [ask(cache, f"/journalists/{words}").body for words in (*sorts, *sorts)]

    assert pages[:5] == pages[5:]
    assert pages[0] == pages[1] == pages[2]
    assert len(cache.store) == 3
    assert len(site.asked) == 3


def test_value_that_means_nothing_is_not_kept(cache):
    ask(cache, "/journalists/")

    for number in range(5):
        ask(cache, f"/journalists/?sort={number}")

    assert len(cache.store) == 1


def test_page_that_reads_words_without_saying_so_is_kept_without_any(cache, site):
    factories.make_published()

    for words in ("?q=court", "?q=court", "?q=nothing", "", ""):
        ask(cache, f"/search/{words}")

    assert len(site.asked) == 4
    assert "adjourns hearing 1" in ask(cache, "/search/?q=court").text
    assert len(cache.store) == 1


@pytest.mark.parametrize(
    "address",
    ["/health", "/admin/login/", "/nothing-here/", "/search/?q=x", "/sitemap-of-nothing.xml"],
)
def test_what_is_not_for_everybody_is_never_kept(cache, site, address):
    ask(cache, address)
    ask(cache, address)

    assert len(cache.store) == 0
    assert len(site.asked) == 2


def test_nothing_but_questions_is_kept(cache, site):
    for method in ("POST", "PUT", "OPTIONS"):
        ask(cache, "/", method=method)

    assert len(cache.store) == 0
    assert len(site.asked) == 3


def test_strange_host_is_refused_by_the_site(cache, site):
    ask(cache, "/")

    assert ask(cache, "/", HTTP_HOST="evil.example").status == 400
    assert ask(cache, "/", HTTP_HOST="testserver").status == 200
    assert len(site.asked) == 2


def test_plain_connection_is_led_to_the_safe_one(cache, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    assert ask(cache, "/", HTTP_X_FORWARDED_PROTO="https").status == 200
    assert ask(cache, "/").status == 200  # The handler of this test knows no middleware of its own.
    assert len(cache.store) == 1


def test_store_stays_within_its_limit(site):
    small = caching.PageCache(site, clock.Clock(), limit=200_000)
    factories.fill_record(40)

    for edition in Edition.objects.order_by("pk"):
        ask(small, edition.url)

    assert 0 < small.store.size <= 200_000
    assert 1 < len(small.store) < 40


def test_pages_end_with_the_day(cache, site, clock):
    ask(cache, "/about/")
    clock.move_to(factories.NOW.replace(hour=23, minute=59, second=59))
    ask(cache, "/about/")
    clock.move_to(factories.NOW.replace(hour=0) + timedelta(days=1))
    ask(cache, "/about/")

    assert len(site.asked) == 2


def test_cache_steps_aside_where_the_record_cannot_be_asked(cache, site, monkeypatch):
    factories.make_published()
    ask(cache, "/")

    def fail():
        raise caching.DatabaseError

    monkeypatch.setattr(cache.clock, "look", fail)
    monkeypatch.setattr(caching.connection, "close", lambda: None)
    ask(cache, "/")

    assert len(site.asked) == 2


def test_withdrawn_text_is_gone_with_the_transaction(cache):
    edition = factories.make_published()
    post = factories.Post.objects.get(pk=edition.post_id)
    assert "Court adjourns" in ask(cache, edition.url).text

    door.withdraw(post, by=None, at=factories.NOW, kind="LEGAL", notice="Gone.", reason="Court.")

    answer = ask(cache, edition.url)
    assert answer.status == 451
    assert "A district court" not in answer.text
    assert "Court adjourns" not in ask(cache, "/").text


def test_introduction_put_on_the_site_is_shown_at_once(cache):
    factories.make_published()
    region = factories.make_region()
    assert "A large country." not in ask(cache, "/regions/kazakhstan/").text

    region.intro = "<p>A large country.</p>"
    region.save()
    from posts.sections import put_on_site  # noqa: PLC0415

    put_on_site(region)

    assert Section.objects.get(slug="kazakhstan").is_published
    assert "A large country." in ask(cache, "/regions/kazakhstan/").text


def test_reader_who_saves_data_gets_a_page_of_their_own(cache, site):
    factories.make_published(1, lead=factories.make_photo())

    whole, small = ask(cache, "/"), ask(cache, "/", HTTP_SAVE_DATA="on")

    assert "720w" in whole.text
    assert "720w" not in small.text
    assert "360w" in small.text
    assert "180w" not in small.text
    assert ask(cache, "/") == whole
    assert ask(cache, "/", HTTP_SAVE_DATA="on") == small
    assert "Save-Data" in small.headers["Vary"]
    assert site.asked == ["/", "/"]


def test_page_that_is_asked_for_often_is_sent_in_fewer_bytes(cache, site):
    for number in range(3):
        factories.make_published(number)

    answers = [ask(cache, "/", HTTP_ACCEPT_ENCODING="br") for _ in range(kept.OFTEN)]

    assert len({brotli.decompress(answer.body) for answer in answers}) == 1
    assert len(answers[-1].body) < len(answers[0].body)
    assert answers[-1].headers["Content-Length"] == str(len(answers[-1].body))
    assert site.asked == ["/"]


def test_missing_page_is_compressed_for_whoever_can_read_it(cache, site):
    plain = ask(cache, "/no-such-page/")
    small = ask(cache, "/no-such-page/", HTTP_ACCEPT_ENCODING="br")

    assert (plain.status, small.status) == (404, 404)
    assert brotli.decompress(small.body) == plain.body
    assert small.headers["Content-Length"] == str(len(small.body))
    assert "Accept-Encoding" in small.headers["Vary"]
    assert "Content-Encoding" not in plain.headers


def test_missing_page_is_as_long_as_it_says_for_whoever_saves_data(cache, site):
    factories.make_published(1, lead=factories.make_photo())

    answer = ask(cache, "/no-such-page/", HTTP_SAVE_DATA="on")

    assert answer.status == 404
    assert "180w" in answer.text
    assert answer.headers["Content-Length"] == str(len(answer.body))


def test_reader_who_saves_data_gets_the_smallest_stamps_in_lists(cache, site):
    factories.make_published(1, lead=factories.make_photo())

    whole, small = ask(cache, "/tags/courts/"), ask(cache, "/tags/courts/", HTTP_SAVE_DATA="on")

    assert "180w" in whole.text
    assert "360w" in whole.text
    assert "180w" in small.text
    assert "360w" not in small.text
