"""A real Chromium in front of a real server. Asked for by name: pytest tests/browser."""

import os
import shutil

import pytest
from django.db import connection
from playwright.sync_api import sync_playwright

# Playwright's loop runs in this thread, where Django would refuse its own queries.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync"
    " --disable-background-networking --disable-component-update"
).split()


def pytest_collection_modifyitems(items):
    for item in items:
        item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, tmp_path_factory):
    # A browser asks for several things at once. The live server's threads would share the one
    # connection of an SQLite in memory, which is not made for that; a file gives each its own.
    if connection.vendor == "sqlite":
        file = tmp_path_factory.mktemp("database") / "browser.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(file)


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium")
    if path is None:
        message = "There is no Chromium here: install Debian's package chromium."
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, live_server):
    """Opens a browser of one person's own; fails if a page of it complained on the console."""
    complaints, contexts = [], []

    def note(text, kind):
        if kind in {"error", "warning"}:
            complaints.append(text)

    def open_one(**options):
        context = chromium.new_context(base_url=live_server.url, **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: note(f"{said.text} {said.location}", said.type))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []
