"""When the demo newsroom loads and when it keeps its hands off. (.ci/run loads the whole of it.)"""

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from posts.desk import Post
from tests.factories import change, make_post

pytestmark = pytest.mark.django_db


def demo(**options) -> str:
    out = io.StringIO()
    call_command("demo", stdout=out, **options)
    return out.getvalue()


def test_demo_refuses_to_mix_with_a_real_newsroom():
    make_post()

    with pytest.raises(CommandError, match="There is a newsroom here already"):
        demo(password="secret")

    assert not User.objects.filter(username="chief").exists()


def test_demo_refuses_where_somebody_has_one_of_its_log_ins():
    User.objects.create_user("editor")

    with pytest.raises(CommandError, match="There is a newsroom here already"):
        demo(password="secret")

    assert not Post.objects.exists()


def test_demo_asks_for_a_password_where_strangers_could_log_in(settings):
    settings.DEBUG = False

    with pytest.raises(CommandError, match="--password WORD"):
        demo()


def test_second_demo_leaves_what_an_editor_wrote():
    post = make_post(import_key="demo:a-post")
    change(post, headline="What the editor made of it")

    said = demo(password="secret")

    assert "nothing was changed" in said
    assert Post.objects.get().headline == "What the editor made of it"
    assert not User.objects.exists()
