"""The line above every page: posts and single lines of text, each until its time."""

from datetime import timedelta

import pytest

from posts.breaking_door import end_line, set_line
from posts.record import BreakingLine
from tests.desk import words
from tests.factories import NOW, make_published
from tests.pages import text
from watchdog.moves import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
WORDS = "Reports of arrests at the Orsk printing house."
ADD = "/admin/posts/breakingline/add/"


def set_now(words=WORDS, *, by=None, at=NOW, until=NOW + HOUR, language="en") -> BreakingLine:
    return set_line(words, language=language, until=until, by=by, at=at)


def send(client, **typed):
    sent = {"text": WORDS, "language": "en"}
    sent |= {"visible_until_0": "2026-11-24", "visible_until_1": "13:00:00"}
    return client.post(ADD, sent | typed)


def test_line_stands_on_every_page_until_its_end_to_the_second(client, clock):
    set_now()

    for moment in (NOW, NOW + HOUR - SECOND):
        clock.move_to(moment)
        for address in ("/", "/about/", "/journalists/"):
            assert f"Breaking {WORDS} 12:00 UTC" in words(client.get(address))
    clock.move_to(NOW + HOUR)
    assert WORDS not in text(client, "/")


def test_posts_and_lines_stand_together_for_one_query(client, django_assert_num_queries):
    make_published(1, at=NOW - HOUR, breaking_until=NOW + HOUR)
    set_now(at=NOW - HOUR / 2)

    with django_assert_num_queries(1):
        shown = text(client, "/about/")

    assert shown.index(WORDS) < shown.index("Court adjourns hearing 1")
    assert f">{WORDS}</bdi>" in shown
    assert '<a href="/2026/11/24/court-adjourns-hearing-1/" lang="en"' in shown


def test_story_does_not_announce_itself_and_keeps_the_line_of_text(client):
    make_published(1, breaking_until=NOW + HOUR)
    post = "/2026/11/24/court-adjourns-hearing-1/"
    assert "Breaking news" not in text(client, post)

    set_now()

    assert f"Breaking {WORDS}" in words(client.get(post))


def test_no_more_than_three_stand_there_the_newest_first(client):
    for number in range(4):
        set_now(f"Line {number}.", at=NOW - number * HOUR)

    shown = text(client, "/")

    assert [f"Line {number}." in shown for number in range(4)] == [True, True, True, False]


def test_line_is_written_in_its_own_direction(client):
    set_now("خبر فوری", language="fa")

    assert '<bdi class="breaking__text" lang="fa" dir="rtl">خبر فوری</bdi>' in text(client, "/")


def test_ended_line_is_gone_at_once_and_the_log_says_who(client, newsroom, clock):
    line = set_now(by=newsroom.editor)
    client.force_login(newsroom.chief)
    page = f"/admin/posts/breakingline/{line.pk}/"
    clock.move_to(NOW + HOUR / 2)

    client.post(f"{page}end/")

    assert WORDS not in text(client, "/")
    shown = words(client.get(f"{page}change/"))
    assert "set by editor, 24 Nov 2026, 12:00 UTC" in shown
    assert "ended by chief, 24 Nov 2026, 12:30 UTC" in shown
    with pytest.raises(NotAllowed, match="ended already"):
        end_line(line, by=None, at=NOW + HOUR / 2)


def test_editor_sets_a_line_in_the_admin(client, newsroom):
    client.force_login(newsroom.editor)

    answer = send(client)

    assert answer.status_code == 302
    line = BreakingLine.objects.get()
    assert (line.text, line.visible_from, line.visible_until) == (WORDS, NOW, NOW + HOUR)
    assert line.changes.get().by == newsroom.editor
    assert WORDS in text(client, "/")


@pytest.mark.parametrize(
    "typed",
    [
        {"visible_until_1": "11:59:00"},
        {"visible_until_0": "2026-11-27"},
        {"text": "Turned \u202e around"},
        {"text": "x" * 111},
    ],
)
def test_line_that_would_stay_or_deceive_is_refused(client, newsroom, typed):
    client.force_login(newsroom.editor)

    answer = send(client, **typed)

    assert answer.context["errors"]
    assert not BreakingLine.objects.exists()


@pytest.mark.parametrize("who", ["reporter", "photo"])
def test_nobody_below_an_editor_sets_or_ends_a_line(client, newsroom, who):
    line = set_now()
    client.force_login(getattr(newsroom, who))

    assert send(client).status_code == 403
    assert client.post(f"/admin/posts/breakingline/{line.pk}/end/").status_code == 403
    with pytest.raises(NotAllowed, match="Ask an editor"):
        set_now(by=getattr(newsroom, who))
    assert BreakingLine.objects.visible(at=NOW).get() == line


def test_set_line_cannot_be_edited_or_deleted(client, newsroom):
    line = set_now()
    client.force_login(newsroom.chief)

    client.post(f"/admin/posts/breakingline/{line.pk}/change/", {"text": "Other words."})
    client.post(f"/admin/posts/breakingline/{line.pk}/delete/", {"post": "yes"})

    assert BreakingLine.objects.get().text == WORDS
