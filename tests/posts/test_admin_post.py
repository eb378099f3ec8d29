"""The form of a post: who may save what, and what becomes of it."""

import pytest
from django.urls import reverse

from posts.desk import Correction, PlacedPhoto, Post, Series
from posts.record import Edition, Section
from tests.desk import filled_in, page, said, save, words
from tests.factories import NOW, make_byline, make_photo, make_post, make_published, make_region
from watchdog import workflow
from watchdog.copies import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

ADD = "admin:posts_post_add"


def test_reporter_begins_a_post_that_is_hers(client, newsroom):
    client.force_login(newsroom.reporter)
    region, byline = make_region(), make_byline()
    address = reverse(ADD)
    typed = {
        "headline": "Court frees editor",
        "slug": "court-frees-editor",
        "body": "<p>A court freed an editor.</p>",
        "region": region.pk,
        "bylines": [byline.pk],
    }

    answer = client.post(address, filled_in(client.get(address)) | typed)

    post = Post.objects.get()
    assert answer["Location"] == page(post)
    assert (post.headline, post.state, post.language) == ("Court frees editor", "DRAFT", "en")
    assert (post.created_by, post.created_at, post.changed_at) == (newsroom.reporter, NOW, NOW)
    assert post.revisions.get().by == newsroom.reporter
    assert list(post.bylines.all()) == [byline]


def test_script_in_the_body_is_gone_when_the_form_is_saved(client, newsroom):
    post = make_post(created_by=newsroom.reporter)
    client.force_login(newsroom.reporter)

    save(
        client,
        post,
        body='<p onclick="steal()">Before.<script>steal()</script></p><object data="//x"></object>'
        '<aside data-type="pullquote"><p>Said.</p></aside>',
    )

    post.refresh_from_db()
    assert post.body == '<p>Before.</p><aside data-type="pullquote"><p>Said.</p></aside>'


def test_save_is_a_revision_with_tags_photos_and_corrections(client, newsroom):
    post = make_post(created_by=newsroom.reporter, tags=["Courts"])
    photo = make_photo()
    client.force_login(newsroom.reporter)

    save(
        client,
        post,
        **{
            "tags": [],
            "placed_photos-TOTAL_FORMS": "1",
            "placed_photos-0-photo": photo.pk,
            "placed_photos-0-place": "LEAD",
            "placed_photos-0-caption": "The court.",
            "corrections-TOTAL_FORMS": "1",
            "corrections-0-kind": "CORRECTION",
            "corrections-0-text": "We misspelt a name.",
            "corrections-0-at_0": "2026-11-24",
            "corrections-0-at_1": "11:00",
        },
    )

    data = post.revisions.first().data
    assert data["tags"] == []
    assert (data["lead"]["id"], data["lead"]["caption"]) == (photo.pk, "The court.")
    assert data["notes"][0][2] == "We misspelt a name."


def test_reporter_reads_another_persons_draft_and_cannot_save_it(client, newsroom):
    post = make_post(created_by=newsroom.editor)
    client.force_login(newsroom.reporter)

    shown = client.get(page(post))
    forged = client.post(page(post), {"headline": "Mine now", "version": post.version})

    post.refresh_from_db()
    assert "Court adjourns hearing 1" in words(shown)
    assert 'name="headline"' not in shown.content.decode()
    assert (forged.status_code, post.headline) == (403, "Court adjourns hearing 1")


def test_text_that_is_read_only_is_shown_as_a_text_and_clean(client, newsroom):
    photo = make_photo()
    text = f'<p>First.</p><figure data-photo="{photo.pk}"></figure><p>Last.</p>'
    post = make_post(created_by=newsroom.editor, body=text)
    Post.objects.update(body=f"{text}<script>steal()</script>")

    for role in (newsroom.reporter, newsroom.photo):
        shown = _as(client, role).get(page(post)).content.decode()
        assert '<div class="reading"><p>First.</p><figure><img' in shown
        assert "steal()" not in shown


def test_tag_can_be_added_from_the_form(client, newsroom):
    make_post(created_by=newsroom.reporter)

    for role in (newsroom.reporter, newsroom.editor):
        form = _as(client, role).get(reverse(ADD)).content.decode()
        assert 'href="/admin/taggit/tag/add/' in form


def test_reporter_cannot_change_what_she_submitted(client, newsroom):
    post = make_post(created_by=newsroom.reporter)
    before = filled_in(_as(client, newsroom.reporter).get(page(post)))
    workflow.submit(post, by=newsroom.reporter, at=NOW)

    forged = client.post(page(post), before | {"headline": "On second thoughts"})

    post.refresh_from_db()
    assert (forged.status_code, post.headline) == (403, "Court adjourns hearing 1")


def test_photo_editor_changes_captions_and_not_the_text(client, newsroom):
    post = make_post(created_by=newsroom.reporter, lead=make_photo())
    placed = post.placed_photos.get()
    client.force_login(newsroom.photo)

    sent = filled_in(client.get(page(post)))
    client.post(
        page(post),
        sent | {"headline": "Mine now", "placed_photos-0-caption": "The court, in October."},
    )

    post.refresh_from_db()
    placed.refresh_from_db()
    assert "headline" not in sent
    assert post.headline == "Court adjourns hearing 1"
    assert placed.caption == "The court, in October."
    assert post.revisions.first().by == newsroom.photo


@pytest.mark.parametrize(
    "name", ["state", "approved_digest", "public_id", "created_by", "created_at", "changed_at"]
)
def test_state_and_dates_are_in_no_form(client, newsroom, name):
    post = make_post()
    client.force_login(newsroom.chief)
    before = str(getattr(post, name))

    save(client, post, **{name: "PUBLISHED"})

    stored = Post.objects.get(pk=post.pk)
    assert str(getattr(stored, name)) == before
    assert name not in filled_in(client.get(page(post)))


def test_edit_of_a_live_post_makes_a_draft_that_readers_do_not_see(client, newsroom):
    post = Post.objects.get(pk=make_published().post_id)
    client.force_login(newsroom.editor)

    save(client, post, headline="Court frees editor")

    post.refresh_from_db()
    assert post.state == State.DRAFT
    assert Edition.objects.visible(at=NOW).get().headline == "Court adjourns hearing 1"
    assert "live, with unpublished changes" in words(client.get(page(post)))


def test_address_of_a_post_does_not_follow_its_headline_later(client, newsroom):
    post = make_post()
    client.force_login(newsroom.editor)

    assert client.get(page(post)).context["adminform"].prepopulated_fields == []
    assert client.get(reverse(ADD)).context["adminform"].prepopulated_fields != []


def test_preview_is_the_readers_page_and_leaves_no_trace(client, newsroom, tmp_path):
    post = make_post(tags=["Courts"], lead=make_photo(), region=make_region("Kazakhstan"))
    client.force_login(newsroom.reporter)

    answer = client.get(page(post, "preview"))

    assert "A district court adjourned the hearing." in words(answer)
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer["Cache-Control"]
    assert reverse("admin:posts_photo_file", args=[post.photos.get().pk]) in answer.content.decode()
    assert not Edition.objects.exists()
    assert not Section.objects.filter(kind__in=["TAG", "REGION", "BYLINE"]).exists()
    assert not list((tmp_path / "media").rglob("*.*"))


def test_preview_is_for_the_newsroom_alone(client, newsroom, django_user_model):
    post = make_post()
    outsider = django_user_model.objects.create_user("outsider", is_staff=True)

    anonymous = client.get(page(post, "preview"))
    refused = _as(client, outsider).get(page(post, "preview"))

    assert (anonymous.status_code, refused.status_code) == (302, 403)


def test_post_with_a_past_is_kept(client, newsroom):
    post = Post.objects.get(pk=make_published().post_id)
    client.force_login(newsroom.chief)

    answer = client.post(page(post, "delete"), {"post": "yes"})

    assert answer.status_code == 403
    assert Post.objects.filter(pk=post.pk).exists()
    assert "This cannot be deleted: the record and the log speak of it." in words(
        client.get(page(post))
    )


def test_chief_deletes_a_draft_and_an_editor_does_not(client, newsroom):
    first, second = make_post(1, lead=make_photo()), make_post(2)
    Correction.objects.create(post=first, text="Wrong.", at=NOW)

    refused = _as(client, newsroom.editor).post(page(second, "delete"), {"post": "yes"})
    done = _as(client, newsroom.chief).post(page(first, "delete"), {"post": "yes"})

    assert refused.status_code == 403
    assert said(done) == ["The post “Court adjourns hearing 1” was deleted successfully."]
    assert list(Post.objects.all()) == [second]
    assert not PlacedPhoto.objects.exists()


def test_editor_of_texts_finds_series_by_their_words(client, newsroom):
    letters = Series.objects.create(name="Letters Without Stamps", slug="letters")
    Series.objects.create(name="Courts", slug="courts")
    client.force_login(newsroom.reporter)

    answer = client.get(reverse("admin:posts_post_blocks"), {"q": "stamps"})

    assert answer.json() == {"found": [{"id": letters.pk, "label": "Letters Without Stamps"}]}


def test_editor_of_texts_offers_nothing_to_others(client, newsroom, django_user_model):
    Series.objects.create(name="Letters Without Stamps", slug="letters")
    outsider = django_user_model.objects.create_user("outsider", is_staff=True)

    answer = _as(client, outsider).get(reverse("admin:posts_post_blocks"))

    assert answer.status_code == 403


def _as(client, user):
    client.force_login(user)
    return client
