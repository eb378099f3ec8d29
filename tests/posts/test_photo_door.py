"""What is done to a photo reaches every page, feed and old edition, and leaves no file behind."""

import io
from datetime import timedelta
from html import unescape

import pytest
from django.core.files.storage import default_storage, storages
from PIL import Image, ImageStat

from posts.desk import Photo, Post
from posts.photos import door, files, intake, showcases
from posts.record import Edition, ShownPhoto
from tests.factories import NOW, change, make_photo, make_post, publish
from tests.posts.photos import encoded, picture
from watchdog import workflow
from watchdog.moves import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)
WORDS = "This photo was removed for somebody’s safety."
POST = "/2026/11/24/court-adjourns-hearing-1/"
LISTS = ("/tags/courts/", "/regions/kazakhstan/", "/by/mira-sandal/", "/2026/11/24/")
PAGES = ("/", POST, "/feed.rss", "/feed.atom", "/feed.json", "/lite/", f"{POST}lite/", *LISTS)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Do what is done in the block as if it was committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def stored(photo):
    """Which of these renditions readers can get, and which files the desk has."""
    public = {name for name in files.rendition_names(photo) if default_storage.exists(name)}
    return public, {name for name in files.names(photo) if storages["private"].exists(name)}


def published(photo, number=1, **fields):
    """A post with the photo above and inside its text."""
    body = f'<p>Before.</p><figure data-photo="{photo.pk}"></figure><p>After.</p>'
    return publish(make_post(number, lead=photo, body=body, **fields))


def everything_said(client):
    pages = [client.get(page) for page in PAGES]
    assert {page.status_code for page in pages} == {200}
    rows = [
        str(row) for row in Edition.objects.values("lead", "photos", "whole_html", "short_html")
    ]
    return "\n".join([page.content.decode() for page in pages] + rows)


def other_picture():
    return encoded(picture((1000, 700)), "JPEG")


# Exchanging the picture


@pytest.mark.parametrize("verb", ["swap", "redact"])
def test_new_picture_takes_the_place_of_the_old_everywhere(verb, client, committed):
    photo = make_photo()
    edition = published(photo)
    old = files.names(photo)
    tokens = {name.rpartition("/")[2] for name in old}
    assert any(token in everything_said(client) for token in tokens)
    before = Edition.objects.values("digest", "headline", "visible_from", "words").get()

    with committed():
        if verb == "swap":
            gone = door.swap(photo, other_picture(), by=None, at=NOW)
        else:
            gone = door.redact(photo, [(64, 64, 160, 160)], by=None, at=NOW)

    said = everything_said(client)
    assert [token for token in tokens if token in said] == []
    assert photo.renditions[0]["file"].rpartition("/")[2] in said
    assert stored(photo) == (set(files.rendition_names(photo)), files.names(photo))
    assert not any(storages["private"].exists(name) or default_storage.exists(name) for name in old)
    assert sorted(gone) == sorted(f"/media/{name}" for name in old if "photos/" in name)
    edition.refresh_from_db()
    assert edition.lead["checksum"] == edition.photos[0]["checksum"] == photo.checksum
    assert Edition.objects.values("digest", "headline", "visible_from", "words").get() == before


def test_old_edition_gets_the_new_picture_and_keeps_its_own_caption(committed):
    photo = make_photo()
    first = published(photo)
    post = Post.objects.get(pk=first.post_id)
    photo.caption = "Another caption."
    photo.save()
    change(post, headline="Court frees editor")
    publish(post, at=NOW + HOUR)

    with committed():
        door.swap(photo, other_picture(), by=None, at=NOW)

    old, new = Edition.objects.order_by("number")
    assert old.lead["src"] == new.lead["src"] in old.whole_html
    assert (old.lead["caption"], new.lead["caption"]) == (
        "The court building in October.",
        "Another caption.",
    )


def test_swap_of_an_unpublished_photo_shows_nothing(committed):
    photo = make_photo()
    make_post(lead=photo)

    with committed():
        gone = door.swap(photo, other_picture(), by=None, at=NOW)

    assert (gone, stored(photo)[0], photo.is_exposed) == ([], set(), False)
    assert (photo.width, photo.height) == (1000, 700)


def test_swap_reaches_a_withdrawn_post_and_stays_out_of_readers_reach(committed):
    photo = make_photo()
    post = Post.objects.get(pk=published(photo).post_id)
    with committed():
        workflow.withdraw(post, by=None, at=NOW, kind="LEGAL", notice="Withheld.", reason="Court.")

    photo.refresh_from_db()
    with committed():
        door.swap(photo, other_picture(), by=None, at=NOW)

    assert stored(photo)[0] == set()
    last = Edition.objects.get(kind="TEXT")
    assert last.lead["checksum"] == photo.checksum
    with committed():
        workflow.reinstate(post, by=None, at=NOW, reason="Lifted.")
    assert stored(photo)[0] == set(files.rendition_names(photo))


def test_swap_for_a_picture_that_is_here_already_names_it():
    other = intake.take_in(other_picture(), caption="Other.", credit="C.")[0]

    with pytest.raises(NotAllowed, match=f"as photo {other.pk}: use that one"):
        door.swap(make_photo(), other_picture(), by=None, at=NOW)


def test_failed_swap_leaves_everything_as_it_was(committed):
    photo = make_photo()
    published(photo)
    before = files.names(photo)
    broken = showcases.Editions()
    broken.refresh = lambda _photo: 1 / 0
    showcases.showcases.append(broken)

    try:
        with committed(), pytest.raises(ZeroDivisionError):
            door.swap(photo, other_picture(), by=None, at=NOW)
    finally:
        showcases.showcases.remove(broken)

    photo.refresh_from_db()
    assert files.names(photo) == before
    assert set(files.walk(storages["private"])) == before
    assert set(files.walk(default_storage)) == set(files.rendition_names(photo))


def test_swap_and_a_change_meanwhile_do_not_undo_each_other(committed):
    mine = make_photo()
    theirs = Photo.objects.get()
    with committed():
        door.refocus(theirs, (0.1, 0.1), by=None, at=NOW)

    with pytest.raises(NotAllowed, match="Somebody changed this photo meanwhile"):
        door.swap(mine, other_picture(), by=None, at=NOW)


def test_redaction_cannot_be_undone_from_what_is_stored(committed):
    edge = (157, 66, 181, 90)
    photo = intake.take_in(encoded(picture(), "PNG"), caption="C.", credit="C.", alt="A.")[0]

    with committed():
        door.redact(photo, [(96, 72, 272, 208)], by=None, at=NOW)

    assert set(files.walk(storages["private"])) == files.names(photo)
    master = Image.open(io.BytesIO(files.read_master(photo)))
    # The edge of the disk ran through here.
    assert max(ImageStat.Stat(picture().crop(edge)).stddev) > 20
    assert max(ImageStat.Stat(master.crop(edge)).stddev) < 2


def test_new_focal_point_makes_new_crops_and_keeps_the_rest(client, committed):
    photo = make_photo()
    published(photo)
    before = {one["label"]: one["file"] for one in photo.renditions if one["format"] == "JPEG"}

    with committed():
        gone = door.refocus(photo, (0.2, 0.8), by=None, at=NOW)

    after = {one["label"]: one["file"] for one in photo.renditions if one["format"] == "JPEG"}
    kept = {label for label, name in before.items() if after[label] == name}
    assert kept == {"w180", "w360", "w720"}
    assert len(gone) == 4
    assert stored(photo)[0] == set(files.rendition_names(photo))
    assert Edition.objects.get().lead["crops"]["social"]["url"].endswith(after["social"])
    assert (photo.focal_x, photo.focal_y) == (0.2, 0.8)


# Withdrawing


def test_withdrawn_photo_is_gone_everywhere_and_words_say_so(client, committed):
    photo = make_photo()
    first = published(photo)
    change(Post.objects.get(pk=first.post_id), headline="Court frees editor")
    publish(Post.objects.get(pk=first.post_id), at=NOW)
    assert everything_said(client).count(photo.credit) > 4

    with committed():
        gone = door.withdraw_photo(photo, words=WORDS, by=None, at=NOW)

    said = everything_said(client)
    assert (photo.credit in said, "/media/" in said) == (False, False)
    for page in ("/", POST, "/feed.rss", "/feed.atom", f"{POST}lite/"):
        assert WORDS in unescape(client.get(page).content.decode()), page
    for edition in Edition.objects.all():
        # Once for the lead, once in the text.
        assert edition.whole_html.count(WORDS) == 2
        assert (edition.lead, edition.photos) == (None, [])
    assert stored(photo) == (set(), files.names(photo))
    assert len(gone) == len(photo.renditions)
    assert not ShownPhoto.objects.exists()


def test_withdrawn_photo_leaves_the_other_photo_alone(committed):
    bad, good = make_photo(), make_photo("#aa5500", credit="Somebody Else")
    body = f'<figure data-photo="{bad.pk}"></figure><figure data-photo="{good.pk}"></figure>'
    publish(make_post(body=f"<p>Text.</p>{body}"))

    with committed():
        door.withdraw_photo(bad, words=WORDS, by=None, at=NOW)

    edition = Edition.objects.get()
    assert [use["id"] for use in edition.photos] == [good.pk]
    assert edition.whole_html.count("Somebody Else") == edition.whole_html.count(WORDS) == 1
    assert stored(good)[0] == set(files.rendition_names(good))


def test_words_of_a_withdrawal_are_text_and_no_markup(committed):
    photo = make_photo()
    published(photo)

    with committed():
        door.withdraw_photo(photo, words="<script>x</script>", by=None, at=NOW)

    assert "<script>" not in Edition.objects.get().whole_html


def test_withdrawn_photo_is_not_published_again_until_it_is_allowed(committed):
    photo = make_photo()
    post = Post.objects.get(pk=published(photo).post_id)
    with committed():
        door.withdraw_photo(photo, words=WORDS, by=None, at=NOW)
    change(post, headline="Court frees editor")

    with pytest.raises(NotAllowed, match=f"Photo {photo.pk} was withdrawn"):
        publish(post, at=NOW + HOUR)

    door.reinstate_photo(photo, by=None, at=NOW + HOUR)
    publish(post, at=NOW + HOUR)
    assert Edition.objects.visible(at=NOW + HOUR).get().lead["id"] == photo.pk


def test_post_that_comes_back_comes_without_the_withdrawn_photo(committed):
    photo = make_photo()
    post = Post.objects.get(pk=published(photo).post_id)
    workflow.withdraw(post, by=None, at=NOW, kind="LEGAL", notice="Withheld.", reason="A court.")
    with committed():
        door.withdraw_photo(photo, words=WORDS, by=None, at=NOW)

    workflow.reinstate(post, by=None, at=NOW + HOUR, reason="Lifted.")

    shown = Edition.objects.visible(at=NOW + HOUR).get()
    assert (shown.lead, WORDS in shown.whole_html) == (None, True)
    assert stored(photo)[0] == set()


def test_withdrawal_needs_words():
    with pytest.raises(NotAllowed, match="Write the words"):
        door.withdraw_photo(make_photo(), words=" ", by=None, at=NOW)


# Bookkeeping


def test_photo_leaves_the_public_store_with_the_last_post_that_shows_it(committed):
    photo = make_photo()
    one = Post.objects.get(pk=published(photo, 1).post_id)
    two = Post.objects.get(pk=published(photo, 2).post_id)
    notice = {"by": None, "kind": "SAFETY", "notice": "Gone.", "reason": "Danger."}

    with committed():
        workflow.withdraw(one, at=NOW + HOUR, **notice)
    assert stored(photo)[0] == set(files.rendition_names(photo))

    with committed():
        workflow.withdraw(two, at=NOW + HOUR, **notice)
    assert stored(photo)[0] == set()

    with committed():
        workflow.reinstate(two, by=None, at=NOW + 2 * HOUR, reason="Safe.")
    assert stored(photo)[0] == set(files.rendition_names(photo))


def test_unscheduled_photo_leaves_the_public_store(committed):
    photo = make_photo()
    post = make_post(lead=photo)
    publish(post, visible_from=NOW + HOUR)
    assert stored(photo)[0] != set()

    with committed():
        workflow.unschedule(post, by=None, at=NOW)

    photo.refresh_from_db()
    assert (stored(photo)[0], photo.is_exposed) == (set(), False)


def test_usage_tells_drafts_and_editions_apart(django_assert_num_queries):
    photo = make_photo()
    edition = published(photo, 1)
    draft = make_post(2, body=f'<figure data-photo="{photo.pk}"></figure>')
    make_post(3, body=f'<figure data-photo="{photo.pk}0"></figure>')

    with django_assert_num_queries(4):
        usage = door.usage(photo)

    assert {post.pk for post in usage.drafts} == {edition.post_id, draft.pk}
    assert usage.editions == [edition]


def test_photo_in_use_is_not_deleted(committed):
    photo = make_photo()
    draft = make_post(lead=photo)

    with pytest.raises(NotAllowed, match="in use"):
        door.discard(photo, by=None)

    draft.placed_photos.all().delete()
    with committed():
        door.discard(photo, by=None)
    assert list(files.walk(storages["private"])) == []
    assert not Photo.objects.exists()


def test_reporter_changes_a_photo_until_readers_see_it(newsroom, committed):
    photo = make_photo()
    with committed():
        door.refocus(photo, (0.3, 0.3), by=newsroom.reporter, at=NOW)
    published(photo)

    with pytest.raises(NotAllowed, match="your role may not change that"):
        door.refocus(photo, (0.4, 0.4), by=newsroom.reporter, at=NOW)
    with committed():
        door.refocus(photo, (0.4, 0.4), by=newsroom.photo, at=NOW)

    log = [(one.verb, one.by.username) for one in photo.changes.all()]
    assert log == [("REFOCUS", "photo"), ("REFOCUS", "reporter")]


def test_approved_text_is_not_published_with_another_picture(newsroom, committed):
    photo = make_photo()
    post = make_post(lead=photo, created_by=newsroom.reporter)
    workflow.submit(post, by=newsroom.reporter, at=NOW)
    named = workflow.digest(post.door.snapshot(post))
    workflow.approve(post, named=named, by=newsroom.editor, at=NOW)

    with committed():
        door.swap(photo, other_picture(), by=None, at=NOW)

    with pytest.raises(NotAllowed, match="changed after it was approved"):
        workflow.publish(post, by=newsroom.editor, at=NOW)
