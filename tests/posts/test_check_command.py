"""``manage.py check_posts``, as whoever runs it each night reads it."""

import pytest
from django.core.management import CommandError, call_command

from posts.desk import Post
from tests.factories import NOW, change, make_photo, make_post, publish
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def run(capsys, *arguments: str) -> list[str]:
    call_command("check_posts", *arguments)
    return capsys.readouterr().out.splitlines()


def logged(number: int, **fields) -> Post:
    # Of an archive's text the sources were written down elsewhere.
    return make_post(number, import_key=f"archive:{number}", **fields)


def submitted(number: int, **fields) -> Post:
    post = logged(number, **fields)
    workflow.submit(post, by=None, at=NOW)
    return post


def test_command_names_each_problem_of_what_is_on_its_way(capsys):
    submitted(1, slug="no-photo")
    submitted(2, slug="complete", lead=make_photo())
    logged(3, slug="draft", summary="")

    assert run(capsys) == ["no-photo: warn: It has no photo.", "posts 2, blocks 0, warnings 1"]


def test_command_ends_with_an_error_if_something_blocks(capsys):
    submitted(1, slug="unfinished", summary="", lead=make_photo())

    with pytest.raises(SystemExit) as ended:
        run(capsys)

    assert ended.value.code == 1
    assert capsys.readouterr().out.splitlines() == [
        "unfinished: block: Write a summary of one or two sentences.",
        "posts 1, blocks 1, warnings 0",
    ]


def test_command_looks_at_live_posts_alone_if_asked(capsys):
    live = Post.objects.get(pk=publish(logged(1, slug="live")).post_id)
    change(live, headline="Court frees editor")
    submitted(2, slug="no-photo-either")

    assert run(capsys, "--live")[-1] == "posts 1, blocks 0, warnings 1"


def test_command_looks_at_the_posts_that_are_named(capsys):
    logged(1, slug="one")
    logged(2, slug="two", lead=make_photo())
    submitted(3, slug="three")

    assert run(capsys, "one", "two")[-1] == "posts 2, blocks 0, warnings 1"


def test_command_says_which_slug_nothing_has(capsys):
    logged(1, slug="one")

    with pytest.raises(CommandError, match="No post has this slug: none, nope") as ended:
        run(capsys, "one", "none", "nope")

    assert ended.value.returncode == 2
