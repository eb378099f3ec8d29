"""Pages as files: what is written, for how long, and what removes it."""

from datetime import timedelta

import pytest

from tests.factories import NOW
from watchdog import page_files
from watchdog.clock import Clock, move
from watchdog.kept import Kept
from watchdog.page_files import PageFiles
from watchdog.surrogates import RECORD, SITE

pytestmark = pytest.mark.usefixtures("clock")
HTML = ("Content-Type", "text/html; charset=utf-8")
MEGABYTE = 1024 * 1024


def always(begun, until):
    return True


@pytest.fixture
def folder(tmp_path, settings):
    settings.WATCHDOG_PAGES = tmp_path / "pages"
    return settings.WATCHDOG_PAGES


@pytest.fixture
def files(folder):
    return PageFiles(folder, release="one", limit=MEGABYTE)


def page(*keys, text="word ", headers=(HTML,)):
    return Kept(text.encode() * 200, list(headers), frozenset({SITE, *keys}), 1, 1, 0.0)


def written(folder):
    """Return the addresses that the server in front would find now, plain and without words."""
    span = folder / str(int(NOW.timestamp()) // page_files.SPAN)
    found = span.glob("*/identity-bare/**/*")
    return sorted("/" + file.as_posix().partition("-bare/")[2] for file in found if file.is_file())


def test_page_lies_in_each_coding_with_the_time_that_makes_its_etag(files, folder):
    kept = page()

    files.offer(kept, "/a/text/", whatever_words=True, is_sure=always)

    found = {f"{file.parents[2].name}": file for file in folder.rglob("index.html")}
    assert sorted(found) == [
        f"{coding}-{words}" for coding in ("br", "gzip", "identity") for words in ("any", "bare")
    ]
    for name, coding in (("br-any", "br"), ("gzip-bare", "gzip"), ("identity-bare", "")):
        headers, body = kept.answer(coding)
        file = found[name].stat()
        assert found[name].read_bytes() == body
        assert ("ETag", f'"{int(file.st_mtime):x}-{file.st_size:x}"') in headers


def test_page_that_reads_words_is_found_without_any_alone(files, folder):
    files.offer(page(), "/a/", whatever_words=False, is_sure=always)

    assert {f.parents[1].name for f in folder.rglob("index.html")} == {
        "br-bare",
        "gzip-bare",
        "identity-bare",
    }


def test_other_headers_lie_where_nobody_looks_for_these(files, folder):
    other = ("Content-Security-Policy", "default-src 'none'")
    files.offer(page(headers=[HTML]), "/a/", whatever_words=False, is_sure=always)
    files.offer(page(headers=[HTML, other]), "/b/", whatever_words=False, is_sure=always)

    a, b = written(folder), {file.parents[2].name for file in folder.rglob("identity-bare/*/*")}
    assert a == ["/a/index.html", "/b/index.html"]
    assert len(b) == 2


@pytest.mark.parametrize(
    "path",
    ["/a/../b/", "/a//b/", "/a\n/", "/./", f"/{'x' * 201}/", "/a", "/a.json", "/a.atom", "/a.b/c"],
)
def test_odd_address_is_no_file(files, folder, path):
    files.offer(page(), path, whatever_words=True, is_sure=always)

    assert list(folder.rglob("identity-*")) == []


def test_address_in_another_script_is_a_file(files, folder):
    path = "/tags/суды/".encode().decode("latin-1")

    files.offer(page(), path, whatever_words=True, is_sure=always)

    assert written(folder) == ["/tags/суды/index.html"]


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        ({"list:1"}, ["/b/index.html", "/c/index.html"]),
        ({"list:2"}, ["/a/index.html", "/c/index.html"]),
        ({"list:1", "list:2"}, ["/c/index.html"]),
        ({"list:3"}, ["/a/index.html", "/b/index.html", "/c/index.html"]),
        ({SITE}, []),
    ],
)
def test_change_removes_the_pages_that_show_it(files, folder, keys, left):
    for path, shown in (("/a/", "list:1"), ("/b/", "list:2"), ("/c/", "post:1/2")):
        files.offer(page(shown), path, whatever_words=True, is_sure=always)

    page_files.forget(keys, position=7)

    assert written(folder) == left
    assert len(list(folder.rglob("br-any/*/*"))) == len(left)


def test_page_that_names_nothing_is_removed_by_each_change(files, folder):
    kept = Kept(b"word " * 200, [HTML], frozenset({RECORD}), 1, 1, 0.0)
    files.offer(kept, "/a/", whatever_words=True, is_sure=always)
    assert written(folder) == ["/a/index.html"]

    page_files.forget({"list:1"}, position=1)

    assert written(folder) == []


def test_page_is_not_written_unless_the_process_is_sure_of_it(files, folder):
    asked = []

    def never(begun, until):
        asked.append((begun, until))
        return False

    page_files.forget({"other"}, position=7)
    files.offer(page(), "/a/", whatever_words=True, is_sure=never)

    assert written(folder) == []
    # Since which change, and until when.
    end = (int(NOW.timestamp()) // page_files.SPAN + 1) * page_files.SPAN
    assert asked == [(7, end)]


def test_older_spans_are_deleted_when_a_new_one_begins(files, folder, clock):
    files.offer(page(), "/a/", whatever_words=True, is_sure=always)
    clock.shift(page_files.SPAN)

    files.offer(page(), "/b/", whatever_words=True, is_sure=always)

    assert [f.name for f in folder.iterdir() if f.is_dir()] == [
        str(int(NOW.timestamp()) // page_files.SPAN + 1)
    ]


def test_spans_end_with_each_day():
    assert 24 * 60 * 60 % page_files.SPAN == 0


def test_new_release_begins_with_no_pages_and_the_old_one_writes_no_more(files, folder):
    files.offer(page(), "/a/", whatever_words=True, is_sure=always)

    newer = PageFiles(folder, release="two", limit=MEGABYTE)
    files.offer(page(), "/b/", whatever_words=True, is_sure=always)
    assert written(folder) == []
    newer.offer(page(), "/c/", whatever_words=True, is_sure=always)
    PageFiles(folder, release="two", limit=MEGABYTE)

    assert written(folder) == ["/c/index.html"]


def test_files_take_no_more_room_than_they_may(folder, clock):
    files = PageFiles(folder, release="one", limit=5000)
    for number in range(10):
        files.offer(page(), f"/{number}/", whatever_words=True, is_sure=always)
        clock.shift(0.1)

    assert 1 <= len(written(folder)) < 5


def test_pages_are_forgotten_when_what_is_known_of_them_is_lost(files, folder):
    files.offer(page(), "/a/", whatever_words=True, is_sure=always)
    (folder / "state").write_text("{")

    page_files.forget({"other"}, position=1)

    assert written(folder) == []


@pytest.mark.django_db
def test_process_is_not_sure_of_what_is_to_change_within_the_span(clock, monkeypatch):
    monkeypatch.setattr("watchdog.clock.LEASE", -1)
    looking = Clock()
    move({"list:1"}, at=NOW + timedelta(seconds=30))
    looking.look()
    soon = NOW.timestamp() + 31

    assert looking.is_to_change(["list:1"], before=soon)
    assert not looking.is_to_change(["list:1"], before=soon - 2)
    assert not looking.is_to_change(["list:2"], before=soon)
