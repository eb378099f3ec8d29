"""Links for readers outside: what they open, for how long, and what they give away."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from posts.desk import Photo
from posts.previews.links import PreviewLink, hashed
from tests.desk import page, said, words
from tests.factories import NOW, change, make_photo, make_post, publish
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def post(newsroom):
    return make_post(created_by=newsroom.reporter, lead=make_photo())


def logged_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def wanted(post, **typed):
    return {"label": "Our lawyer", "revision": post.revisions.first().pk, "hours": 72} | typed


def make_link(person, post, **typed) -> str:
    answer = logged_in(person).post(page(post, "links"), wanted(post, **typed))
    return re.search(r'value="http://testserver(/preview/[^"]+)"', answer.content.decode())[1]


def test_link_opens_the_text_for_somebody_who_is_not_logged_in(newsroom, post):
    address = make_link(newsroom.reporter, post)

    answer = Client().get(address)

    assert "Shown to Our lawyer until 27 November 2026, 12:00 UTC." in words(answer)
    html = answer.content.decode()
    assert '<h1 class="headline">Court adjourns hearing 1</h1>' in html
    assert "No date was set." in html
    assert "/regions/kazakhstan/" in html
    assert "/admin/" not in html
    assert not answer.cookies


def test_page_asks_to_be_kept_nowhere_and_its_head_says_nothing_of_the_text(newsroom, post):
    answer = Client().get(make_link(newsroom.reporter, post))

    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert answer["Referrer-Policy"] == "no-referrer"
    head = answer.content.decode().partition("</head>")[0]
    assert '<meta name="robots" content="noindex, nofollow">' in head
    assert "Court" not in head


def test_token_is_shown_once_and_kept_as_its_hash_alone(newsroom, post):
    address = make_link(newsroom.reporter, post)
    token = address.split("/")[2]

    again = logged_in(newsroom.reporter).get(page(post, "links"))

    assert token not in again.content.decode()
    stored = PreviewLink.objects.values().get()
    assert stored["token_hash"] == hashed(token)
    assert token not in str(stored)
    assert (stored["by_id"], stored["at"]) == (newsroom.reporter.pk, NOW)


def test_link_shows_its_own_revision_whatever_is_changed_later(newsroom, post):
    address = make_link(newsroom.reporter, post)
    change(post, headline="PLANTED headline", body="<p>PLANTED</p>")
    post.tags.add("PLANTED tag")

    html = Client().get(address).content.decode()

    assert "Court adjourns hearing 1" in html
    assert "PLANTED" not in html


def test_link_counts_each_look(newsroom, post, clock):
    address = make_link(newsroom.reporter, post)
    Client().get(address)
    Client().head(address)
    clock.move_to(NOW + timedelta(hours=1))
    Client().get(address)

    shown = words(logged_in(newsroom.editor).get(page(post, "links")))
    assert "Opened 2 times, last on 24 November 2026, 13:00 UTC." in shown


@pytest.mark.parametrize("end", ["unknown", "expired", "revoked", "withdrawn"])
def test_link_that_does_not_work_answers_like_any_address_that_is_nowhere(
    newsroom, post, clock, end
):
    address = make_link(newsroom.reporter, post)
    photo = f"{address}photos/{Photo.objects.get().pk}/"
    assert [Client().get(one).status_code for one in (address, photo)] == [200, 200]
    link = PreviewLink.objects.get()

    match end:
        case "unknown":
            PreviewLink.objects.update(token_hash=hashed("another"))
        case "expired":
            clock.move_to(NOW + timedelta(hours=72))
        case "revoked":
            client = logged_in(newsroom.editor)
            answer = client.post(page(post, "revoke", link.pk))
            assert said(answer) == ["Revoked: the link opens nothing now."]
        case "withdrawn":
            publish(post)
            words_ = {"kind": "SAFETY", "notice": "Gone.", "reason": "Danger."}
            workflow.withdraw(post, by=None, at=NOW, **words_)

    nowhere = Client().get("/preview/nothing/")
    for one in (address, photo):
        answer = Client().get(one)
        assert (answer.status_code, answer.content) == (404, nowhere.content)


def test_photos_are_shown_by_token_and_only_those_of_the_revision(newsroom, post):
    other = make_photo("#112233")
    address = make_link(newsroom.reporter, post)
    shown = post.placed_photos.get().photo

    html = Client().get(address).content.decode()
    answer = Client().get(f"{address}photos/{shown.pk}/")

    assert f'src="{address}photos/{shown.pk}/"' in html
    assert "/media/" not in html
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "private, no-store"
    assert Client().get(f"{address}photos/{other.pk}/").status_code == 404
    Photo.objects.filter(pk=shown.pk).update(withdrawn_at=NOW)
    assert Client().get(f"{address}photos/{shown.pk}/").status_code == 404
    assert "photos/" not in Client().get(address).content.decode()


def test_photo_in_the_text_and_the_box_of_a_region_gone_are_no_trouble(newsroom):
    photo = make_photo()
    post = make_post(
        created_by=newsroom.reporter,
        body=f'<p>One.</p><figure data-photo="{photo.pk}"></figure>',
    )
    address = make_link(newsroom.reporter, post)
    change(post, region=None)
    post.revisions.first()
    type(post).region.field.related_model.objects.all().delete()

    html = Client().get(address).content.decode()

    assert f'src="{address}photos/{photo.pk}/"' in html
    assert "Kazakhstan" not in html


@pytest.mark.parametrize(
    ("name", "may"), [("reporter", True), ("editor", True), ("chief", True), ("photo", False)]
)
def test_whoever_began_the_text_or_reads_others_may_make_a_link(newsroom, post, name, may):
    answer = logged_in(getattr(newsroom, name)).post(page(post, "links"), wanted(post))

    assert PreviewLink.objects.exists() is may
    assert answer.status_code == (200 if may else 403)


def test_reporter_makes_no_link_to_what_somebody_else_wrote(newsroom):
    post = make_post(created_by=newsroom.editor)

    answer = logged_in(newsroom.reporter).post(page(post, "links"), wanted(post))

    assert answer.status_code == 403
    assert not PreviewLink.objects.exists()


def test_link_names_no_revision_of_another_post(newsroom, post):
    other = make_post(2, created_by=newsroom.editor)

    logged_in(newsroom.reporter).post(page(post, "links"), wanted(other))

    assert not PreviewLink.objects.exists()


def test_whoever_may_not_see_the_post_sees_and_revokes_no_link(newsroom, post):
    make_link(newsroom.reporter, post, label="PLANTED")
    outsider = User.objects.create_user("outsider", is_staff=True)
    outsider.user_permissions.set(Permission.objects.filter(codename__endswith="_previewlink"))
    client = logged_in(outsider)

    answers = [
        client.get(page(post, "links")),
        client.post(page(post, "links"), wanted(post)),
        client.post(page(post, "revoke", PreviewLink.objects.get().pk)),
    ]

    assert [one.status_code for one in answers] == [403] * 3
    assert not any("PLANTED" in one.content.decode() for one in answers)
    assert PreviewLink.objects.get().revoked_at is None


def test_preview_of_the_desk_says_that_it_is_one(newsroom, post):
    shown = logged_in(newsroom.editor).get(page(post, "preview"))

    assert "Preview. The text as it was last saved at the desk" in words(shown)
