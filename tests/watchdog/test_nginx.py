"""A real nginx before real servers: what it serves by itself is never older than the record."""

import base64
import hashlib
import http.client
import os
import shutil
import subprocess
import time
from contextlib import ExitStack

import pytest

from tests.processes import ROOT, SOON, free_port, running, serve, start, wait_for
from watchdog.page_files import SPAN

CONFIG = """
pid {folder}/nginx.pid; error_log {folder}/nginx.log; daemon off; {user}
events {{ worker_connections 64; }}
http {{
  access_log {folder}/access.log;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  include {folder}/site.conf;
}}
"""
pytestmark = pytest.mark.once
# What belongs to the connection, or only to a file.
NOT_OURS = {"server", "date", "connection", "accept-ranges", "last-modified"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("nginx")


@pytest.fixture(scope="module")
def newsroom(folder):
    """A desk, and the ports of nginx and of one of the servers behind it."""
    if not shutil.which("nginx"):
        if os.environ.get("CI"):
            pytest.fail("nginx is not here")
        pytest.skip("needs nginx")
    with ExitStack() as stack:
        desk, environment = start(
            stack,
            folder,
            WATCHDOG_PAGES=str(folder / "pages"),
            WATCHDOG_HOSTS="127.0.0.1",
            WATCHDOG_ONION="http://example.onion",
        )
        site, front = serve(stack, environment), free_port()
        command = ["-m", "django", "nginx_site", "--app", f"127.0.0.1:{site}"]
        command += ["--listen", f"127.0.0.1:{front}"]
        python = [os.sys.executable, *command]
        said = subprocess.run(python, cwd=ROOT, env=environment, check=True, capture_output=True)  # noqa: S603
        (folder / "site.conf").write_bytes(said.stdout)
        stack.enter_context(running(*nginx(folder), environment=environment))
        wait_for(site)
        wait_for(front)
        yield desk, front, site


def nginx(folder):
    """Return what starts an nginx with the site that lies in this folder."""
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(CONFIG.format(folder=folder, user=user))
    return shutil.which("nginx"), "-c", str(folder / "nginx.conf"), "-p", str(folder)


def ask(port, address, *, method="GET", **headers):
    """Return status, headers and body, as nginx asks its application and others ask nginx."""
    server = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        server.request(method, address, headers={"X-Forwarded-Proto": "https"} | names)
        answer = server.getresponse()
        said = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, said, answer.read()
    finally:
        server.close()


def is_file(answer):
    """Whether nginx answered by itself: then it offers parts, which no application here does."""
    return "accept-ranges" in answer[1]


def ask_for_file(port, address, **headers):
    """Ask until nginx answers by itself, which it does unless the record is being changed."""
    for _ in range(100):
        if is_file(answer := ask(port, address, **headers)):
            return answer
        time.sleep(0.02)
    raise AssertionError(f"{address} is not written: {answer}")


def ours(answer):
    status, headers, body = answer
    return status, {n: v for n, v in headers.items() if n not in NOT_OURS}, body


@pytest.mark.parametrize("address", ["/", "/about/", "/?utm_source=x", "/feed.rss", "/tags/суды/"])
@pytest.mark.parametrize("coding", ["identity", "gzip", "gzip, deflate, br", "gzip;q=0, br;q=0.5"])
def test_file_is_what_the_site_would_answer(newsroom, address, coding):
    desk, front, site = newsroom
    desk.do("factories.Post.objects.exists() or publish(1, tags=['Суды'])")
    address = address.replace("суды", "%D1%81%D1%83%D0%B4%D1%8B")

    file = ask_for_file(front, address, Accept_Encoding=coding)

    assert ours(file) == ours(ask(site, address, Accept_Encoding=coding))
    assert ask(front, address, Accept_Encoding=coding, If_None_Match=file[1]["etag"])[0] == 304
    assert ask(site, address, Accept_Encoding=coding, If_None_Match=file[1]["etag"])[0] == 304
    head = ask(front, address, method="HEAD", Accept_Encoding=coding)
    assert (head[0], head[1]["etag"], head[2]) == (200, file[1]["etag"], b"")


@pytest.mark.parametrize(
    ("address", "status", "headers"),
    [
        ("/journalists/?sort=name", 200, {}),
        ("/", 200, {"Save_Data": "on"}),
        ("/search/?q=court", 200, {}),
        ("/admin/login/", 200, {}),
        ("/about", 301, {}),
        ("/nothing-here/", 404, {}),
        ("/index.html", 404, {}),
        ("/none/", 404, {}),
        ("/keys/site", 404, {}),
    ],
)
def test_what_no_file_can_answer_is_left_to_the_site(newsroom, address, status, headers):
    _desk, front, site = newsroom
    ask_for_file(front, "/")
    ask_for_file(front, "/journalists/")

    answers = [ask(front, address, **headers) for _ in range(4)]

    assert not any(map(is_file, answers))
    assert {answer[0] for answer in answers} == {ask(site, address, **headers)[0]} == {status}


def test_post_reaches_the_site_where_there_is_a_file(newsroom):
    _desk, front, site = newsroom
    ask_for_file(front, "/about/")

    assert ask(front, "/about/", method="POST")[0] == ask(site, "/about/", method="POST")[0] == 403


def test_publication_and_withdrawal_take_files_away(newsroom):
    desk, front, _site = newsroom
    address = desk.do("result = publish(21).url")
    text = ask_for_file(front, address)
    assert b"hearing 21" in text[2]
    assert b"hearing 21" in ask_for_file(front, "/")[2]

    desk.do("publish(22)")
    assert not is_file(ask(front, "/"))
    ask_for_file(front, address)

    desk.do("withdraw(21)")
    assert ask(front, address)[0] == 451
    assert b"hearing 21" not in ask(front, "/")[2]


def test_nothing_is_written_while_a_change_is_under_way(newsroom):
    desk, front, _site = newsroom
    address = desk.do("result = publish(31).url")
    ask_for_file(front, address)

    desk.do("from django.db import transaction; t = transaction.atomic(); t.__enter__()")
    desk.do("withdraw(31)")
    answers = [ask(front, address) for _ in range(10)]
    assert not any(map(is_file, answers))
    assert all(b"hearing 31" in body for _status, _headers, body in answers)

    desk.do("t.__exit__(None, None, None)")
    assert ask(front, address)[0] == 451


def test_page_is_no_file_up_to_its_scheduled_moment(newsroom):
    desk, front, _site = newsroom
    desk.do("publish(41)")
    ask_for_file(front, "/")
    # Well within one span, so that it is the moment that counts.
    if time.time() % SPAN > SPAN - 10:
        time.sleep(10)

    desk.do("at = now() + timedelta(seconds=2)")
    until = float(desk.do("schedule(42, at); result = at.timestamp()"))
    while time.time() < until - 0.2:
        answer = ask(front, "/")
        assert not is_file(answer)
        assert b"hearing 42" not in answer[2]
    ask_for_file(front, "/about/")

    time.sleep(max(0, until + SOON - time.time()))
    assert b"hearing 42" in ask(front, "/")[2]
    assert b"hearing 42" in ask_for_file(front, "/")[2]


def test_log_holds_what_the_desk_is_asked_and_nothing_of_readers(newsroom, folder):
    _desk, front, _site = newsroom
    ask_for_file(front, "/about/")

    for address in ("/about/", "/search/?q=x", "/nothing-here/", "/static/x.css", "/media/x"):
        ask(front, address)
    # nginx writes what it answers in the order in which it is asked.
    ask(front, "/admin/login/")

    asked = [line.split('"')[1] for line in (folder / "access.log").read_text().splitlines()]
    assert asked
    assert [line for line in asked if not line.startswith("GET /admin/")] == []


def test_reader_is_told_when_no_site_answers(newsroom, folder, tmp_path):
    _desk, front, site = newsroom
    said = (folder / "site.conf").read_text()
    lonely = free_port()
    said = said.replace(f":{site}", f":{free_port()}").replace(f":{front}", f":{lonely}")
    (tmp_path / "site.conf").write_text(said)

    with running(*nginx(tmp_path), environment=dict(os.environ)):
        wait_for(lonely)
        answers = [ask(lonely, address) for address in ("/nowhere/", "/search/?q=a", "/admin/")]

    for status, headers, page in answers:
        assert (status, headers["retry-after"], headers["cache-control"]) == (503, "60", "no-store")
        assert b"Back in a moment" in page
        assert len(page) < 5 * 1024
        style = page.split(b"<style>")[1].split(b"</style>")[0]
        named = base64.b64encode(hashlib.sha256(style).digest()).decode()
        assert f"style-src 'sha256-{named}'" in headers["content-security-policy"]
    assert ask(front, "/nowhere/")[0] == 404
