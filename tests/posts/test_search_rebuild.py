"""The index can be made again from the record."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from posts.search.record import SearchDoc
from tests.factories import NOW, change, make_post, make_region, publish
from tests.journalists.factories import make_profile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def record():
    """A post with a change to come, a person by name and one without."""
    post = make_post(1, region=make_region("Farland", parent=make_region("Asia")))
    publish(post, at=NOW - timedelta(hours=1))
    change(post, headline="Another headline")
    publish(post, at=NOW - timedelta(minutes=1))
    change(post, headline="A third headline")
    publish(post, visible_from=NOW + timedelta(hours=1))
    make_profile(1)
    make_profile(2, identity="WITHHELD")


def rows():
    return list(SearchDoc.objects.order_by("pk").values())


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("flags", [[], ["--all"]])
def test_what_the_doors_write_and_what_the_command_writes_are_the_same(flags):
    before = rows()
    assert len(before) == 7
    if not flags:
        SearchDoc.objects.exclude(pk=before[0]["id"]).delete()
    call_command("rebuild_search", *flags, verbosity=0)

    assert rows() == before


@pytest.mark.usefixtures("record")
def test_a_second_run_changes_nothing_and_says_so(capsys):
    call_command("rebuild_search")

    assert "post: 0 indexed, 0 taken out" in capsys.readouterr().out


@pytest.mark.usefixtures("record")
def test_what_is_over_is_taken_out(clock, capsys):
    clock.move_to(NOW + timedelta(hours=2))
    call_command("rebuild_search")

    assert "post: 0 indexed, 1 taken out" in capsys.readouterr().out
    assert [row["title"] for row in rows() if row["kind"] == "POST"] == ["A third headline"]
