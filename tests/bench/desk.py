"""Prints what the desk costs in this newsroom: the list of posts, its filters and search, a save.

Milliseconds of processor time inside one process, the best of some, and what PostgreSQL takes for
it, on average. It adds an editor and saves a post, so not where people work.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "watchdog.settings")

import django

django.setup()

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import (
    CaptureQueriesContext,
    setup_test_environment,
    teardown_test_environment,
)
from django.urls import reverse

from posts.desk import Post, Region
from tests.bench import machine
from tests.desk import filled_in, page
from watchdog.admin.lists import BoundedPaginator
from watchdog.copies import State

TIMES = 10
LIST = reverse("admin:posts_post_changelist")
QUEUES = "returned review notes assigned drafts ready unread scheduled breaking follow_up warnings"


def asked(region: int, last: int) -> dict[str, dict[str, object]]:
    return {
        "list": {},
        "last page of it": {"p": last},
        **{str(state.label): {"state": state} for state in State},
        **{f"shown: {name}": {"shown": name} for name in SHOWN.split()},
        **{f"whose: {name}": {"whose": name} for name in ("mine", "assigned", "others")},
        **{f"waits: {name}": {"waits": name} for name in QUEUES.split()},
        "region": {"region__id__exact": region},
        "region and live": {"region__id__exact": region, "shown": "live"},
        "search: common word": {"q": "press"},
        "search: two words": {"q": "press freedom"},
        "search: beginning": {"q": "pre"},
        "search: number": {"q": "77"},
        "search: in texts alone": {"q": "Monday"},
        "search: nothing": {"q": "quagga"},
        "search in a region": {"q": "press", "region__id__exact": region},
    }


SHOWN = "live changed scheduled withdrawn nothing unread"


def measured(name: str, call: Callable[[], object]) -> None:
    call()
    pids = []
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            pids = cursor.fetchone()
    own, theirs = [], machine.seconds(pids)
    for _ in range(TIMES):
        before = time.process_time()
        call()
        own.append(time.process_time() - before)
    theirs = (machine.seconds(pids) - theirs) / TIMES
    with CaptureQueriesContext(connection) as queries:
        call()
    print(f"{name:<24}{len(queries):>8}{1000 * min(own):>9.1f}{1000 * theirs:>9.1f}", flush=True)


def main() -> None:
    settings.SECURE_SSL_REDIRECT = False
    editor = User.objects.get_or_create(
        username="bench", defaults={"is_staff": True, "is_superuser": True}
    )[0]
    browser = Client(HTTP_HOST="127.0.0.1")
    browser.force_login(editor)

    def get(address: str, words: dict[str, object] | None = None) -> object:
        answer = browser.get(address, words, headers={"referer": f"https://127.0.0.1{LIST}"})
        assert answer.status_code == 200, (address, words, answer.status_code)
        return answer

    posts = Post.objects.count()
    print(f"{posts} posts\n{'':<24}{'queries':>8}{'own ms':>9}{'database':>9}")
    region = Region.objects.get(slug="region-belmora").pk
    for name, words in asked(region, min(posts, BoundedPaginator.LIMIT) // 50).items():
        measured(name, lambda words=words: get(LIST, words))
    post = Post.objects.order_by("pk")[100]
    measured("first page of the desk", lambda: get(reverse("admin:index")))
    measured("form", lambda: get(page(post)))
    measured("new form", lambda: get(reverse("admin:posts_post_add")))
    # What the form holds is known only where templates tell.
    setup_test_environment()
    form = filled_in(browser.get(page(post), HTTP_HOST="testserver"))
    teardown_test_environment()

    def save() -> None:
        post.refresh_from_db()
        answer = browser.post(page(post), form | {"version": post.version})
        assert answer.status_code == 302, "The form was not saved."

    measured("save", save)
    form["headline"] += " again"
    measured("save of other words", lambda: (form.update(headline=form["headline"] + "."), save()))
    measured("health", lambda: get(reverse("admin:health")))


if __name__ == "__main__":
    main()
