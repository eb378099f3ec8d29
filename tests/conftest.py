"""What every test may ask for. The newsroom's clock stands still at NOW."""

from pathlib import Path

import hypothesis
import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache

from tests import factories
from tests.pages import SITE
from watchdog import roles

# How long an example takes says more about the machine than about the code.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The groups of the newsroom are there from the start: their permissions take long to write."""
    with django_db_blocker.unblock():
        roles.set_up()


@pytest.fixture(autouse=True)
def quick_and_separate(settings, tmp_path: Path):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "media"},
        },
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "private", "base_url": None},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    cache.clear()


@pytest.fixture
def now():
    return factories.NOW


@pytest.fixture
def clock(now):
    """Sets the clock that views read; returns a function that moves it."""
    import time_machine  # noqa: PLC0415  (only tests that ask for a clock load it)

    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


@pytest.fixture
def public_origin(settings):
    """The site is known to the world as SITE."""
    settings.WATCHDOG_ORIGIN = SITE


@pytest.fixture
def newsroom(db):
    """A newsroom with its groups, one person in each."""
    # A test that commits leaves an empty database behind.
    groups = Group.objects.all() or roles.set_up()
    return factories.make_newsroom({group.name: group for group in groups})
