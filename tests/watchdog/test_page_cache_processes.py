"""Two servers and a desk as processes of their own: no page is older than the record.

They share SQLite, or the PostgreSQL that DATABASE_URL names, and the Redis of CACHE_URL if there is
one.
"""

import time
from contextlib import ExitStack

import pytest

from tests.processes import SOON, get, serve, shows, start, wait_for


@pytest.fixture
def newsroom(tmp_path):
    """A desk and the ports of two servers."""
    with ExitStack() as stack:
        desk, environment = start(stack, tmp_path)
        ports = [serve(stack, environment) for _ in range(2)]
        for port in ports:
            wait_for(port)
        yield desk, ports


def test_no_server_shows_a_page_that_is_older_than_the_record(newsroom):
    desk, ports = newsroom
    address = desk.do("result = publish(1).url")
    assert shows(ports, address, "hearing 1", soon=SOON)
    assert shows(ports, "/", "hearing 1", soon=SOON)

    desk.do("publish(2)")
    assert shows(ports, "/", "hearing 2", soon=SOON)

    desk.do("p = post(1); factories.change(p, at=now(), headline='Court goes on')")
    desk.do("factories.publish(p, at=now())")
    assert shows(ports, "/", "Court goes on", soon=SOON)
    assert shows(ports, address, "Court goes on", soon=SOON)

    # From here on nothing may be late: whoever withdraws is told when it is gone.
    how = "by=None, at=now(), kind='LEGAL', notice='Gone.', reason='A court.'"
    desk.do(f"workflow.withdraw(p, {how})")
    for port in ports:
        assert "Court goes on" not in get(port, "/")[1]
        assert get(port, address)[0] == 451


def test_photo_that_is_withdrawn_is_on_no_server_any_more(newsroom):
    desk, ports = newsroom
    file = desk.do("photo = factories.make_photo(); result = publish(1, lead=photo).lead['src']")
    address = desk.do("result = Edition.objects.get().url")
    assert shows(ports, address, file, soon=SOON)
    assert shows(ports, "/", file, soon=SOON)

    desk.do("photo_door.withdraw_photo(photo, words='Taken back.', by=None, at=now())")

    for port in ports:
        assert file not in get(port, "/")[1]
        assert file not in get(port, address)[1]


def test_scheduled_post_is_on_every_server_when_its_time_comes(newsroom):
    desk, ports = newsroom
    desk.do("publish(1)")
    assert shows(ports, "/", "hearing 1", soon=SOON)

    seconds = "timedelta(seconds=2)"
    desk.do(f"q = factories.make_post(2, at=now()); at = now() + {seconds}")
    until = float(
        desk.do("factories.publish(q, at=now(), visible_from=at); result = at.timestamp()")
    )
    while time.time() < until - 0.2:
        assert "hearing 2" not in get(ports[0], "/")[1]
        assert "hearing 2" not in get(ports[1], "/")[1]

    assert shows(ports, "/", "hearing 2", soon=until - time.time() + SOON)
