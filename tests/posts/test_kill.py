"""A publication is whole or not at all, also for whoever pulls the plug."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.posts.feeds import RSS, make_item

ROOT = Path(__file__).resolve().parent.parent.parent

PRESS = """
import django; django.setup()
from django.core.management import call_command
from django.utils import timezone
call_command("migrate", verbosity=0)
from tests import factories
posts = [factories.make_post(number, at=timezone.now()) for number in range(200)]
print("ready", flush=True)
for number, post in enumerate(posts):
    factories.publish(post, at=timezone.now())
    print(number, flush=True)
"""

LOOK = """
import django; django.setup()
from posts.desk import Post
from posts.record import Edition, Listing
from posts.search.record import SearchDoc
for post in Post.objects.order_by("pk"):
    editions = Edition.objects.filter(post_id=post.pk)
    said = [
        post.state == "PUBLISHED",
        editions.exists(),
        # Feed, language, tag, region, byline.
        Listing.objects.filter(post_id=post.pk).count() == 5,
        SearchDoc.objects.filter(kind="POST", key=post.pk).exists(),
        post.transitions.filter(verb="publish_unread").exists(),
    ]
    print("".join("x" if one else "-" for one in said))
"""


@pytest.fixture
def newsroom_of_its_own(tmp_path):
    """The environment of a process with a database that nobody else has."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "watchdog.settings",
        "WATCHDOG_VAR": str(tmp_path),
        "WATCHDOG_DEBUG": "1",
    }
    if connection.vendor == "sqlite":
        yield environment | {"DATABASE_URL": f"sqlite:///{tmp_path / 'pulled.sqlite3'}"}
        return
    asked, name = settings.DATABASES["default"], f"pulled_{os.getpid()}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    who = ":".join(filter(None, [asked["USER"], asked["PASSWORD"]]))
    server = f"{who}@{asked['HOST']}:{asked['PORT'] or 5432}"
    yield environment | {"DATABASE_URL": f"postgres://{server}/{name}"}
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def run(script, environment, *arguments, **more):
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(  # noqa: S603  (this very Python)
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, **more
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kill_after", [3, 40])
def test_each_post_is_published_whole_or_not_at_all(newsroom_of_its_own, kill_after):
    with run(PRESS, newsroom_of_its_own) as press:
        for line in press.stdout:
            if line.strip() == str(kill_after):
                break
        press.send_signal(signal.SIGKILL)
        said = kill_after + 1 + len(press.stdout.readlines())

    with run(LOOK, newsroom_of_its_own) as looking:
        found = looking.stdout.read().split()

    assert len(found) == 200
    assert set(found) == {"xxxxx", "-----"}
    # What was told is kept; the one that was under way may be there or not.
    assert found.count("xxxxx") in {said, said + 1}


# Posts that have all that belongs to them; stops if one has not.
WHOLE = """
import django; django.setup()
from posts.desk import Post
posts = Post.objects.all()
assert all(
    (post.version, post.revisions.count(), post.tags.count(), post.region.name)
    == (1, 1, 1, "Kazakhstan")
    for post in posts
)
print(len(posts))
"""
IMPORT = """
import sys
import django; django.setup()
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0)
begun = 0
def watch(execute, sql, params, many, context):
    global begun
    if sql.startswith('INSERT INTO "posts_post" '):
        begun += 1
        print(begun, flush=True)
    return execute(sql, params, many, context)
with connection.execute_wrapper(watch):
    call_command("import_posts", sys.argv[1])
"""


@pytest.mark.django_db(transaction=True)
def test_import_that_was_killed_goes_on_when_it_is_called_again(newsroom_of_its_own, tmp_path):
    number = 1000
    feed = tmp_path / "wire.xml"
    items = (make_item(guid=f"{n}", title=f"Title {n}") for n in range(number))
    feed.write_text(RSS.format("".join(items)))
    with run(IMPORT, newsroom_of_its_own, feed) as importing:
        for line in importing.stdout:
            if line.strip() == "2":
                break
        importing.send_signal(signal.SIGKILL)
    with run(WHOLE, newsroom_of_its_own) as looking:
        there = int(looking.stdout.read())

    with run(IMPORT, newsroom_of_its_own, feed) as importing:
        said = importing.stdout.read().splitlines()[-1]

    assert 0 < there < number
    assert said == f"created {number - there}, updated 0, unchanged {there}, refused 0"
    with run(WHOLE, newsroom_of_its_own) as looking:
        assert int(looking.stdout.read()) == number
