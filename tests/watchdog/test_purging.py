"""A CDN in front is told what to forget, and stops no publication."""

import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.management import CommandError, call_command

from posts.desk import Post
from tests import factories
from tests.factories import NOW
from watchdog import purging
from watchdog.clock import Change, move

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)


class Cdn:
    """What a CDN was told, as (method, keys, secret); it answers with `status`."""

    def __init__(self):
        self.told = []
        self.status = 200
        cdn = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                keys, secret = self.headers["Surrogate-Key"], self.headers["Fastly-Key"]
                cdn.told.append((self.command, set(keys.split()), secret))
                self.send_response(cdn.status)
                self.end_headers()

            do_PURGE = do_POST  # noqa: N815  (the name is that of the method)

            def log_message(self, *args):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def cdn(settings):
    cdn = Cdn()
    settings.WATCHDOG_PURGE_URL = f"http://127.0.0.1:{cdn.server.server_port}/purge"
    settings.WATCHDOG_PURGE_SECRET = "Fastly-Key: secret"
    yield cdn
    cdn.server.shutdown()
    cdn.server.server_close()


@pytest.fixture(autouse=True)
def no_failure_yet(monkeypatch):
    monkeypatch.setattr(purging.Rest, "until", 0.0)


@pytest.fixture
def committing(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_cdn_is_told_once_after_a_commit_what_pages_carry(cdn, committing, client):
    with committing():
        edition = factories.publish(factories.make_post(1))
        assert cdn.told == []

    [(method, told, secret)] = cdn.told
    assert (method, secret) == ("POST", "secret")
    for address in ("/", edition.url, "/feed.rss"):
        carried = set(client.get(address)["Surrogate-Key"].split())
        assert carried & told
    assert f"post:{edition.public_id.hex[:16]}" in told


def test_method_is_what_the_newsroom_says(cdn, committing, settings):
    settings.WATCHDOG_PURGE_METHOD = "PURGE"

    with committing():
        move({"list:1"})

    assert cdn.told == [("PURGE", {"list:1", "record"}, "secret")]


def test_pages_carry_no_keys_where_there_is_no_cdn(client):
    factories.make_published(1)

    assert "Surrogate-Key" not in client.get("/").headers


def test_cdn_that_refuses_stops_nothing_and_is_told_later(cdn, committing, capsys, caplog):
    cdn.status = 503
    with committing():
        factories.publish(factories.make_post(1))
    assert Post.objects.get().state == "PUBLISHED"
    assert "The CDN was not told and will be" in caplog.text

    with pytest.raises(CommandError, match="The CDN was not told and will be next time"):
        call_command("publish_due")
    cdn.status = 200
    call_command("publish_due")
    call_command("publish_due")

    keys = [told for _method, told, _secret in cdn.told]
    assert len(keys) == 3
    assert keys[0] == keys[1] == keys[2]
    assert capsys.readouterr().out == f"keys that the CDN was told to forget: {len(keys[0])}\n"


def test_cdn_that_is_away_stops_nothing(settings, committing, caplog):
    settings.WATCHDOG_PURGE_URL = "http://127.0.0.1:9/"

    with committing():
        factories.publish(factories.make_post(1))

    assert Post.objects.get().state == "PUBLISHED"
    assert "The CDN was not told and will be" in caplog.text


def test_scheduled_change_is_told_when_its_time_has_come(cdn, committing, clock):
    with committing():
        move({"list:1"}, at=NOW + HOUR)
    call_command("publish_due")
    assert cdn.told == []

    clock.shift(HOUR)
    call_command("publish_due")

    assert [told for _method, told, _secret in cdn.told] == [{"list:1", "record"}]


@pytest.mark.parametrize("number", [1, 3])
def test_keys_are_told_in_parts_that_a_cdn_takes(
    cdn, monkeypatch, number, django_assert_num_queries
):
    monkeypatch.setattr(purging, "MOST_KEYS", 2)
    for one in range(number):
        move({f"list:{one}"})

    with django_assert_num_queries(2):
        purging.tell()

    assert [len(told) for _method, told, _secret in cdn.told] == [2] * ((number + 1) // 2)
    assert set().union(*(told for _m, told, _s in cdn.told)) == {
        "record",
        *(f"list:{one}" for one in range(number)),
    }
    assert not Change.objects.filter(is_told=False).exists()
