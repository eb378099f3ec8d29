"""``manage.py publish_due``: what appeared at its time is written down, and the hub hears of it."""

import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from posts.desk import Correction, Post
from tests.factories import NOW, change, make_post, make_region, publish
from tests.journalists.factories import make_journalist
from tests.journalists.factories import publish as publish_person
from tests.pages import SITE
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public_origin")]
HOUR = timedelta(hours=1)


@pytest.fixture
def hub(settings):
    """A hub that keeps what it was told."""
    heard: list[dict[str, list[str]]] = []

    class Hub(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            heard.append(parse_qs(self.rfile.read(length).decode()))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *args) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Hub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.WATCHDOG_HUB = f"http://127.0.0.1:{server.server_port}/"
    yield heard
    server.shutdown()
    server.server_close()


def run(capsys) -> str:
    call_command("publish_due")
    return capsys.readouterr().out


def appearances(copy) -> list[tuple]:
    lines = copy.transitions.filter(verb="appear")
    return list(lines.values_list("at", "edition", "origin", "target", "by"))


def test_scheduled_post_gets_its_line_once_it_has_appeared(clock, capsys):
    post = make_post()
    edition = publish(post, visible_from=NOW + HOUR)

    early = run(capsys)
    clock.shift(HOUR)
    first, second = run(capsys), run(capsys)

    assert (early, first, second) == ("", "recorded 1, feeds told 0\n", "")
    assert appearances(post) == [(NOW + HOUR, 1, "PUBLISHED", "PUBLISHED", None)]
    assert post.transitions.get(verb="appear").digest == edition.digest


def test_post_published_at_once_needs_no_second_line(clock, capsys):
    post = make_post()
    publish(post)

    assert run(capsys) == ""
    assert appearances(post) == []


def test_post_that_was_taken_back_in_time_never_appeared(clock, capsys):
    post = make_post()
    publish(post, visible_from=NOW + HOUR)
    workflow.unschedule(post, by=None, at=NOW)
    clock.shift(2 * HOUR)

    assert run(capsys) == ""


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads a short log whole.")
def test_what_was_scheduled_is_found_without_looking_at_what_was_not():
    with CaptureQueriesContext(connection) as asked:
        assert workflow.due(Post, at=NOW) == []

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked[0]['sql']}")
        plan = [row[-1] for row in cursor.fetchall()]
    assert any("posts_transition_to_come (appears_at>? AND appears_at<?)" in line for line in plan)
    assert not [line for line in plan if "SCAN" in line]


def test_update_and_person_are_written_down_too(clock, capsys):
    post, person = make_post(), make_journalist()
    publish(post)
    change(post, headline="Court frees editor")
    publish(post, visible_from=NOW + HOUR)
    publish_person(person, visible_from=NOW + HOUR)
    clock.shift(3 * HOUR)

    assert run(capsys) == "recorded 2, feeds told 0\n"
    assert (appearances(post)[0][:2], appearances(person)[0][:2]) == (
        (NOW + HOUR, 2),
        (NOW + HOUR, 1),
    )


def test_hub_hears_once_of_each_feed_that_changed(clock, capsys, hub):
    publish(make_post(1, tags=["Courts"]), visible_from=NOW + HOUR)
    quiet = run(capsys)
    clock.shift(HOUR)

    run(capsys)
    run(capsys)

    assert quiet == ""
    [told] = hub
    assert told["hub.mode"] == ["publish"]
    assert {f"{SITE}/feed.atom", f"{SITE}/feed.rss", f"{SITE}/tags/courts/feed.json"} <= set(
        told["hub.url"]
    )
    assert len(told["hub.url"]) == len(set(told["hub.url"]))


def test_hub_hears_of_a_withdrawal(clock, capsys, hub):
    post = make_post()
    publish(post)
    run(capsys)
    clock.shift(60)
    workflow.withdraw(
        post, by=None, at=NOW + timedelta(minutes=1), kind="LEGAL", notice="No.", reason="Order."
    )

    run(capsys)

    assert [f"{SITE}/feed.rss" in told["hub.url"] for told in hub] == [True, True]


def test_hub_hears_of_a_correction_and_of_none_where_nothing_was_wrong(clock, capsys, hub):
    post = make_post()
    publish(post)
    run(capsys)
    clock.shift(HOUR)
    Correction.objects.create(post=post, text="It was a Tuesday.", at=NOW)
    change(post, at=NOW + HOUR)
    publish(post, at=NOW + HOUR)

    run(capsys)

    corrections = {f"{SITE}/corrections/feed.{form}" for form in ("atom", "rss", "json")}
    assert [corrections & set(told["hub.url"]) for told in hub] == [set(), corrections]


def test_hub_hears_of_somebody_in_the_register_and_of_where_they_are_held(clock, capsys, hub):
    inside = make_region("Almaty", parent=make_region())
    publish_person(make_journalist(1, region=inside), visible_from=NOW + HOUR)
    publish_person(make_journalist(2))
    run(capsys)
    clock.shift(HOUR)

    run(capsys)
    run(capsys)

    first, second = ({url for url in told["hub.url"] if "/journalists/" in url} for told in hub)
    assert f"{SITE}/journalists/irina-sample-2/feed.rss" in first
    assert f"{SITE}/journalists/regions/almaty/feed.rss" not in first
    assert {
        f"{SITE}/journalists/feed.atom",
        f"{SITE}/ru/journalists/feed.json",
        f"{SITE}/journalists/regions/almaty/feed.rss",
        f"{SITE}/journalists/regions/kazakhstan/feed.rss",
        f"{SITE}/journalists/irina-sample-1/feed.rss",
    } <= second
    assert "irina-sample-2" not in str(second)


def test_hub_is_not_told_who_was_withdrawn_or_is_withheld(clock, capsys, hub):
    gone, withheld = make_journalist(1, region=make_region()), make_journalist(2)
    publish_person(gone)
    run(capsys)
    clock.shift(60)
    moment = NOW + timedelta(minutes=1)
    workflow.withdraw(gone, by=None, at=moment, kind="SAFETY", notice="Gone.", reason="A threat.")
    change(withheld, at=moment, identity="WITHHELD")
    publish_person(withheld, at=moment)

    run(capsys)

    before, told = (set(one["hub.url"]) for one in hub)
    assert f"{SITE}/journalists/irina-sample-1/feed.rss" in before
    assert f"{SITE}/journalists/regions/kazakhstan/feed.rss" in told
    assert f"{SITE}/journalists/feed.rss" in told
    assert "irina" not in str(told)


def test_hub_that_is_away_is_told_next_time(clock, capsys, settings):
    publish(make_post())
    settings.WATCHDOG_HUB = "http://127.0.0.1:9/"

    with pytest.raises(CommandError, match="The hub was not told and will be next time"):
        run(capsys)
    with pytest.raises(CommandError, match="The hub was not told and will be next time"):
        run(capsys)

    assert Post.objects.get().state == "PUBLISHED"
