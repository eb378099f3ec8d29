"""From the desk through the door: what an edition is, and from when until when."""

from datetime import timedelta

import pytest

from posts.desk import Post
from posts.record import Edition, Listing
from tests.factories import NOW, change, make_photo, make_post, make_published, make_region, publish
from watchdog import workflow
from watchdog.editions import digest
from watchdog.moves import NotAllowed

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def test_publishing_shows_the_post_in_every_list_it_belongs_to():
    china = make_region("China")
    post = make_post(region=make_region("Xinjiang", parent=china), tags=["Courts", "Protests"])

    edition = publish(post)

    lists = Listing.objects.visible(at=NOW).filter(edition=edition)
    assert sorted(lists.values_list("section__kind", "section__name")) == [
        ("BYLINE", "Mira Sandal"),
        ("FEED", "Latest posts"),
        ("LANGUAGE", "English"),
        ("REGION", "China"),
        ("REGION", "Xinjiang"),
        ("TAG", "Courts"),
        ("TAG", "Protests"),
    ]


def test_edit_of_a_live_post_changes_nothing_that_readers_see():
    edition = make_published()
    post = Post.objects.get(pk=edition.post_id)

    change(post, headline="Court frees editor", at=NOW + HOUR)

    assert Edition.objects.visible(at=NOW + HOUR).get().headline == "Court adjourns hearing 1"
    assert post.state == "DRAFT"


def test_update_replaces_the_text_and_keeps_the_day_of_first_publication():
    post = make_post()
    publish(post)
    change(post, headline="Court frees editor")

    publish(post, at=NOW + HOUR)

    assert Edition.objects.visible(at=NOW).get().headline == "Court adjourns hearing 1"
    shown = Edition.objects.visible(at=NOW + HOUR).get()
    assert (shown.headline, shown.number) == ("Court frees editor", 2)
    assert (shown.first_published_at, shown.updated_at) == (NOW, NOW + HOUR)
    feed = Listing.objects.in_feed()
    assert feed.visible(at=NOW + HOUR).count() == 1


def test_scheduled_post_appears_at_its_time_and_not_before():
    publish(make_post(), visible_from=NOW + HOUR)

    assert not Edition.objects.visible(at=NOW + HOUR - timedelta(seconds=1)).exists()
    assert Edition.objects.visible(at=NOW + HOUR).count() == 1
    assert Listing.objects.in_feed().visible(at=NOW + HOUR).count() == 1


def test_unscheduling_an_update_leaves_what_readers_see(newsroom):
    post = make_post()
    publish(post)
    change(post, headline="Court frees editor")
    publish(post, at=NOW + HOUR, visible_from=NOW + 5 * HOUR)

    workflow.unschedule(post, by=newsroom.editor, at=NOW + 2 * HOUR)

    shown = Edition.objects.visible(at=NOW + 6 * HOUR).get()
    assert shown.headline == "Court adjourns hearing 1"
    assert Listing.objects.in_feed().visible(at=NOW + 6 * HOUR).get().edition == shown


def test_withdrawal_puts_a_notice_in_place_from_the_same_instant(newsroom):
    post = make_post()
    publish(post)

    workflow.withdraw(
        post,
        by=newsroom.chief,
        at=NOW + HOUR,
        kind="SAFETY",
        notice="We no longer show this.",
        reason="The source was named.",
    )

    shown = Edition.objects.visible(at=NOW + HOUR).get()
    assert (shown.kind, shown.status_code, shown.headline) == ("SAFETY", 410, "")
    assert not Listing.objects.visible(at=NOW + HOUR).exists()
    assert Edition.objects.visible(at=NOW).get().headline == "Court adjourns hearing 1"


def test_reinstating_shows_the_last_text_again(newsroom):
    post = make_post()
    publish(post)
    workflow.withdraw(
        post, by=newsroom.chief, at=NOW + HOUR, kind="LEGAL", notice="Withheld.", reason="A court."
    )

    workflow.reinstate(post, by=newsroom.chief, at=NOW + 2 * HOUR, reason="Lifted.")

    shown = Edition.objects.visible(at=NOW + 2 * HOUR).get()
    assert (shown.kind, shown.headline) == ("TEXT", "Court adjourns hearing 1")
    assert Listing.objects.in_feed().visible(at=NOW + 2 * HOUR).get().edition == shown


def test_embargo_blocks_every_way_out_before_its_time():
    post = make_post(embargo_until=NOW + HOUR)

    with pytest.raises(NotAllowed, match="embargo"):
        publish(post)

    publish(post, visible_from=NOW + HOUR)
    assert Edition.objects.visible(at=NOW + HOUR).count() == 1


def test_author_cannot_approve_her_own_text(newsroom):
    post = make_post(created_by=newsroom.chief)
    workflow.submit(post, by=newsroom.chief, at=NOW)
    named = digest(post.door.snapshot(post))

    with pytest.raises(NotAllowed, match="Somebody else"):
        workflow.approve(post, named=named, by=newsroom.chief, at=NOW)

    workflow.approve(post, named=named, by=newsroom.editor, at=NOW)
    post.refresh_from_db()
    assert post.state == "READY"


def test_approval_ends_when_a_caption_changes(newsroom):
    photo = make_photo()
    post = make_post(created_by=newsroom.reporter, lead=photo)
    workflow.submit(post, by=newsroom.reporter, at=NOW)
    named = digest(post.door.snapshot(post))
    workflow.approve(post, named=named, by=newsroom.editor, at=NOW)

    photo.caption = "Another caption."
    photo.save()

    with pytest.raises(NotAllowed, match="changed after it was approved"):
        workflow.publish(post, by=newsroom.editor, at=NOW)


def test_post_with_something_missing_is_not_published():
    post = make_post(summary="", body="<p>TK</p>")

    with pytest.raises(NotAllowed, match="Write a summary.*Fill in what “TK” stands for"):
        publish(post)

    assert not Edition.objects.exists()


def test_edition_carries_the_photo_with_caption_and_credit_in_the_text():
    photo = make_photo()
    post = make_post(body=f'<p>Before.</p><figure data-photo="{photo.pk}"></figure><p>After.</p>')

    html = publish(post).html

    assert "The court building in October." in html
    assert "A. Photographer" in html
    assert 'alt="A grey building with columns."' in html
    assert '<span class="dateline">ORSK</span> — Before.' in html


def test_dateline_stands_in_the_first_paragraph_even_under_a_photo():
    photo = make_photo()

    html = publish(
        make_post(body=f'<figure data-photo="{photo.pk}"></figure><p dir="ltr">The text.</p>')
    ).html

    assert '<p dir="ltr"><span class="dateline">ORSK</span> — The text.</p>' in html
    assert html.count("dateline") == 1
