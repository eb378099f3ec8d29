"""The public half as a process of its own: readers' pages, and nothing of the desk in memory."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

WRITE = """
import django; django.setup()
from datetime import UTC, datetime
from django.core.management import call_command
from django.db import transaction
call_command("migrate", verbosity=0)
from posts import day_counts
from posts.record import Edition
from posts.sections import list_under
at = datetime(2026, 11, 24, tzinfo=UTC)
with transaction.atomic():
    list_under(Edition.objects.create(
        post_id=1, public_id="00000000-0000-0000-0000-000000000001", number=1, slug="a-text",
        headline="A headline that readers see", whole_html="<p>The text.</p>", words=2,
        first_published_at=at, visible_from=at,
    ), [])
    day_counts.of_posts([1])
"""
READ = """
import sys
import django; django.setup()
from django.test import Client
client = Client()
for address in ("/", "/2026/11/24/a-text/", "/2026/", "/feed.rss", "/journalists/", "/regions/",
                "/search/?q=text"):
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
assert "A headline that readers see" in client.get("/").content.decode()
assert client.get("/admin/").status_code == 404
assert client.get("/preview/a-token/").status_code == 404
desk = ("posts.desk", "journalists.desk", "django.contrib.auth.models", "django.contrib.admin",
        "django.contrib.sessions", "taggit", "watchdog.workflow",
        "posts.notes", "posts.sources", "posts.previews", "watchdog.admin")
print([name for name in desk if name in sys.modules])
"""


def run(code: str, half: str, folder: Path, url: str = "") -> str:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "watchdog.settings",
        "WATCHDOG_DEBUG": "1",
        "WATCHDOG_HALF": half,
        "WATCHDOG_VAR": str(folder),
        "WATCHDOG_HOSTS": "testserver",
        "DATABASE_URL": url or f"sqlite:///{folder}/half.sqlite3",
    }
    done = subprocess.run(  # noqa: S603  (this very Python, with code from above)
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_public_half_serves_readers_and_loads_nothing_of_the_desk(tmp_path):
    run(WRITE, "all", tmp_path)

    assert run(READ, "public", tmp_path) == "[]"
