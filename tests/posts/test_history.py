"""The history of a post: what was done, what changed, and the way back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from taggit.models import Tag

from posts.desk import Byline, Photo, PlacedPhoto, Post, Region
from tests.desk import browser_of, filled_in, page, said, save, words
from tests.factories import NOW, change, make_photo, make_post, make_published, make_region, publish
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def post(newsroom):
    return make_post(created_by=newsroom.reporter, summary="First.")


@pytest.fixture
def editor(newsroom):
    return browser_of(newsroom.editor)


def _restore(browser, post, number, **sent):
    post.refresh_from_db()
    sent = {"version": post.version} | sent
    return browser.post(page(post, "restore", str(number)), sent)


def _shown(answer, label):
    """The lines that changed under this label, as a list of what stayed, went and came."""
    lines = dict(answer.context["changes"])[label]
    return [[(one.kind, one.text) for one in line.stretches] for line in lines if not line.skipped]


def test_history_lists_saves_and_moves_in_one_list(post, editor, newsroom, clock):
    clock.move_to(NOW + timedelta(minutes=1))
    save(editor, post, summary="Second.")
    clock.move_to(NOW + timedelta(minutes=2))
    workflow.submit(post, by=newsroom.reporter, at=NOW + timedelta(minutes=2))
    workflow.send_back(
        post, by=newsroom.editor, at=NOW + timedelta(minutes=3), reason="Name the court."
    )

    found = editor.get(page(post, "history")).context["page"]

    assert [(str(one.by), one.label, one.reason, one.revision) for one in found] == [
        ("editor", "Send back", "Name the court.", None),
        ("reporter", "Submit for review", "", None),
        ("editor", "Saved", "Changed Summary.", 2),
        ("reporter", "Saved", "", 1),
    ]


def test_history_says_with_which_revision_a_move_was_made(post, editor, newsroom):
    change(post, summary="Second.")
    workflow.submit(post, by=newsroom.reporter, at=NOW)
    change(post, summary="Third.")

    listed = editor.get(page(post, "history"))

    assert [one.about for one in listed.context["page"] if one.states] == [2]
    assert "With revision 2" in words(listed)


def test_history_lists_a_save_that_changed_nothing_public(post, editor, clock):
    clock.move_to(NOW + timedelta(minutes=1))
    save(editor, post, follow_up_on="2026-12-01")

    first = editor.get(page(post, "history")).context["page"][0]

    assert (first.label, first.reason) == (
        "Saved, without a change for readers",
        "Changed Follow up on.",
    )


def test_history_takes_the_same_queries_however_long_it_is(post, editor, django_assert_num_queries):
    address = page(post, "history")
    editor.get(address)
    for number in range(3):
        change(post, summary=f"Summary {number}.")

    with django_assert_num_queries(10):
        answer = editor.get(address)

    assert len(answer.context["page"].object_list) == 4


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads a short log whole.")
def test_history_does_not_read_what_was_logged_of_others(post, editor):
    with CaptureQueriesContext(connection) as asked:
        editor.get(page(post, "history"))

    [query] = [one["sql"] for one in asked if 'FROM "django_admin_log"' in one["sql"]]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {query}")
        plan = "\n".join(row[-1] for row in cursor.fetchall())
    assert "watchdog_logged_of (object_id=? AND content_type_id=?)" in plan


def test_comparison_tells_words_that_went_and_came(post, editor):
    change(
        post,
        headline="Court frees editor",
        body="<p>A district court adjourned the hearing again.</p><p>No date was set.</p>",
    )

    answer = editor.get(page(post, "compare"), {"new": "2"})

    assert _shown(answer, "Body")[0] == [
        ("same", "A district court adjourned the "),
        ("gone", "hearing"),
        ("new", "hearing again"),
        ("same", "."),
    ] or _shown(answer, "Body")[0] == [
        ("same", "A district court adjourned the hearing "),
        ("new", "again"),
        ("same", "."),
    ]
    assert set(dict(answer.context["changes"])) == {"Headline", "Body"}


def test_comparison_says_photos_tags_people_and_dates_in_words(post, editor):
    photo = make_photo()
    PlacedPhoto.objects.create(post=post, photo=photo, caption="The court.")
    post.tags.set(["Courts", "Prisons"])
    change(
        post,
        region=make_region("Georgia"),
        breaking_until=NOW + timedelta(hours=2),
        body=f'<p>See <a href="https://a.example/x">this</a>.</p><figure data-photo="{photo.pk}">'
        "</figure><ul><li>One.</li></ul><h2>More</h2>",
    )

    shown = words(editor.get(page(post, "compare"), {"new": "2"}))

    for said_in_words in (
        "The court. Alternative text: A grey building with columns. Credit: A. Photographer",
        "Prisons",
        "Georgia",
        "24 November 2026, 14:00 UTC",
        "See this (https://a.example/x).",
        f"[Photo {photo.pk}: The court.]",
        "• One.",
        "Heading: More",
    ):
        assert said_in_words in shown
    assert "data-photo" not in shown
    assert "{" not in shown


def test_comparison_escapes_what_people_wrote(post, editor):
    change(post, summary="<b>Bold</b> <script>steal()</script>")

    shown = editor.get(page(post, "compare"), {"new": "2"}).content.decode()

    assert "&lt;script&gt;steal()&lt;/script&gt;" in shown
    assert "<script>steal()" not in shown


def test_any_two_revisions_can_be_compared_in_any_order(post, editor):
    for summary in ("Second.", "Third."):
        change(post, summary=summary)

    for pair in ({"old": "1", "new": "3"}, {"old": "3", "new": "1"}):
        answer = editor.get(page(post, "compare"), pair)
        assert (answer.context["old"].number, answer.context["new"].number) == (1, 3)
        assert _shown(answer, "Summary") == [[("gone", "First"), ("new", "Third"), ("same", ".")]]


@pytest.mark.parametrize("number", ["9", "x", "", "-1"])
def test_revision_that_does_not_exist_is_not_found(post, editor, number):
    assert editor.get(page(post, "compare"), {"new": number}).status_code == 404


def test_revision_from_before_a_key_was_kept_stays_readable(post, editor):
    post.revisions.update(data={"headline": "Old", "rank": [1, "A", None], "is_live": True})
    change(post, headline="New")

    answer = editor.get(page(post, "compare"), {"new": "2"})

    assert _shown(answer, "Headline") == [[("gone", "Old"), ("new", "New")]]
    assert _shown(answer, "Rank") == [[("gone", "1, A")]]
    assert _shown(answer, "Is live") == [[("gone", "yes")]]
    assert _restore(editor, post, 1)["Location"] == page(post)
    post.refresh_from_db()
    assert (post.headline, post.summary) == ("Old", "First.")


def test_restore_saves_the_old_text_as_a_new_revision(newsroom, editor):
    photo, later = make_photo("#111111"), make_photo("#222222")
    post = make_post(created_by=newsroom.reporter, lead=photo, tags=["Courts"], bylines=["B", "A"])
    post.placed_photos.update(caption="The court.")
    change(post, summary="First.")
    then = post.revisions.first().data
    post.placed_photos.all().delete()
    PlacedPhoto.objects.create(post=post, photo=later)
    post.tags.set(["Prisons"])
    post.bylines.set(Byline.objects.filter(name="A"))
    change(post, headline="Other", summary="Other.", body="<p>Other.</p>", region=None)

    answer = _restore(editor, post, 2)

    assert said(answer) == ["Revision 2 is what stands in the form again."]
    last = post.revisions.first()
    assert last.data == then
    assert (last.number, str(last.by), last.reason) == (4, "editor", "Restored from revision 2")
    assert list(post.revisions.values_list("number", flat=True)) == [4, 3, 2, 1]


def test_restore_says_what_could_not_be_brought_back(newsroom, editor):
    region = make_region("Georgia")
    post = make_post(
        created_by=newsroom.reporter, region=region, lead=make_photo(), tags=["Gone"], bylines=["B"]
    )
    post.placed_photos.all().delete()
    post.tags.clear()
    post.bylines.clear()
    change(post, region=None, slug="another-address")
    for model in (Photo, Region, Byline):
        model.objects.all().delete()
    Tag.objects.all().delete()

    answer = _restore(editor, post, 1)

    assert said(answer) == [
        "Revision 1 is what stands in the form again.",
        "The region “Georgia” does not exist any more.",
        "The byline “B” does not exist any more.",
        "The tag “Gone” does not exist any more.",
        "The photo “The court building in October.” does not exist any more.",
        "The address stays “another-address”: readers may know it.",
    ]


def test_restore_of_a_live_post_is_a_draft_that_readers_do_not_see(editor):
    edition = make_published()
    post = Post.objects.get(pk=edition.post_id)
    change(post, summary="Second.")
    publish(post)
    before = post.door.now_shown(post, at=NOW).number

    _restore(editor, post, 1)

    post.refresh_from_db()
    assert post.state == "DRAFT"
    assert post.summary == "A court adjourned the hearing of an editor."
    assert post.door.now_shown(post, at=NOW).number == before


def test_restore_is_refused_after_somebody_elses_save(post, editor, newsroom):
    change(post, summary="Second.")
    version = post.version
    save(browser_of(newsroom.chief), post, summary="Third.")

    answer = _restore(editor, post, 1, version=version)

    post.refresh_from_db()
    assert post.summary == "Third."
    assert said(answer) == ["chief saved this meanwhile. Look at it, then restore it again."]


def test_editions_are_marked_and_lead_to_the_page_as_it_stood(editor, clock):
    post = Post.objects.get(pk=make_published(summary="As it was.").post_id)
    clock.move_to(NOW + timedelta(hours=1))
    change(post, headline="Court frees editor", at=NOW + timedelta(hours=1))
    publish(post, at=NOW + timedelta(hours=1))

    listed = editor.get(page(post, "history"))
    first = editor.get(page(post, "edition", "1"))

    assert [one.edition for one in listed.context["page"] if one.edition] == [2, 1]
    assert page(post, "edition", "1") in listed.content.decode()
    assert "Court adjourns hearing 1" in words(first)
    assert "Court frees editor" not in words(first)
    assert first["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in first["Cache-Control"]
    assert editor.get(page(post, "edition", "3")).status_code == 404


def test_notice_in_place_of_an_edition_can_be_read_too(editor, newsroom):
    post = Post.objects.get(pk=make_published().post_id)
    workflow.withdraw(
        post, by=newsroom.chief, at=NOW, kind="SAFETY", notice="Taken back.", reason="Danger."
    )

    shown = words(editor.get(page(post, "edition", "2")))

    assert "Taken back." in shown
    assert "Court adjourns" in words(editor.get(page(post, "edition", "1")))


def test_version_that_was_set_aside_stands_in_the_history(post, editor, newsroom):
    opened = filled_in(editor.get(page(post)))
    save(browser_of(newsroom.chief), post, summary="Theirs.")
    editor.post(page(post), opened | {"summary": "Mine."})

    listed = editor.get(page(post, "history"))
    entry = next(one for one in listed.context["page"] if one.aside)

    assert entry.label == "Set aside, because somebody else had saved"
    assert [c.key for c, _ in editor.get(entry.aside_url).context["asked"]] == ["summary"]


def test_history_is_for_the_newsroom_alone(post, newsroom, django_user_model):
    publish(post)
    outsider = browser_of(django_user_model.objects.create_user("outsider", is_staff=True))
    for address in (
        page(post, "history"),
        f"{page(post, 'compare')}?new=1",
        page(post, "edition", "1"),
    ):
        assert browser_of(newsroom.reporter).get(address).status_code == 200
        assert outsider.get(address).status_code == 403
        assert Client().get(address).status_code == 302


@pytest.mark.parametrize("role", ["reporter", "photo"])
def test_nobody_restores_what_they_may_not_write(newsroom, role):
    post = make_post(created_by=newsroom.editor, summary="First.")
    change(post, summary="Second.")
    browser = browser_of(getattr(newsroom, role))

    answer = _restore(browser, post, 1)

    post.refresh_from_db()
    assert (answer.status_code, post.summary) == (403, "Second.")
    assert browser.get(page(post, "restore", "1")).status_code == 405
    assert "Restore revision" not in words(browser.get(f"{page(post, 'compare')}?new=2"))
