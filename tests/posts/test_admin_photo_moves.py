"""What stands beside a photo at the desk, and what its buttons do and refuse."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile

from posts.desk import Photo, Post
from posts.photos import files, intake
from posts.record import Edition
from tests.desk import page, said, words
from tests.factories import NOW, change, make_photo, make_post, publish
from tests.posts.photos import encoded, picture, telling

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock"), pytest.mark.once]
WITHDRAWAL = {"words": "Removed for somebody’s safety.", "reason": "She was found by it."}


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def move(client, photo, verb, **typed):
    return client.post(page(photo, "move", verb), typed)


def upload(kind="JPEG"):
    return SimpleUploadedFile("IMG_1.jpg", encoded(picture((1000, 700)), kind))


def test_page_tells_drafts_and_editions_apart_with_links(client, newsroom):
    photo = make_photo()
    edition = publish(make_post(1, lead=photo))
    draft = make_post(2, body=f'<figure data-photo="{photo.pk}"></figure>')
    post = Post.objects.get(pk=edition.post_id)
    change(post, headline="Court frees editor")
    publish(post, at=NOW)
    client.force_login(newsroom.reporter)

    answer = client.get(page(photo))

    at_desk, on_site = answer.context["drafts"], answer.context["editions"]
    assert {f'<a href="{page(one)}">{one}</a>' for one in (post, draft)} == {
        str(line).partition(" (")[0] for line in at_desk
    }
    assert str(on_site[0]).startswith(f'<a href="{edition.url}">Court frees editor (2)</a> from')
    assert str(on_site[1]).startswith("Court adjourns hearing 1 (1) from 24 Nov 2026, 12:00 UTC, ")
    assert "readers see it" in words(answer)


def test_page_of_an_unused_photo_says_so(client, newsroom):
    client.force_login(newsroom.reporter)

    text = words(client.get(page(make_photo())))

    assert "No draft uses it." in text
    assert "No edition shows it." in text
    assert "not public" in text
    assert "You have one like it" not in text


def test_page_offers_the_photo_that_looks_the_same(client, newsroom):
    client.force_login(newsroom.reporter)
    first = make_photo()
    again = Photo.objects.get(pk=first.pk)
    again.pk, again.checksum, again.caption = None, "0" * 64, "The same again."
    again.save()

    answer = client.get(page(again))

    assert "You have one like it" in words(answer)
    assert answer.context["alike"] == [first]


def test_page_suggests_to_call_an_old_photo_a_file_photo(client, newsroom):
    client.force_login(newsroom.reporter)
    new = make_photo(taken_on=NOW.date() - timedelta(300))
    old = make_photo("#123456", taken_on=NOW.date() - timedelta(400))

    assert "mark it as a file photo" not in words(client.get(page(new)))
    assert "mark it as a file photo" in words(client.get(page(old)))


@pytest.mark.parametrize("number", [1, 3])
def test_page_asks_as_little_for_many_uses_as_for_one(
    client, newsroom, django_assert_num_queries, number
):
    photo = make_photo()
    for one in range(number):
        publish(make_post(one, lead=photo))
    client.force_login(newsroom.photo)
    client.get(page(photo))

    with django_assert_num_queries(13):
        client.get(page(photo))


def test_photo_editor_swaps_the_picture(client, newsroom, committed):
    photo = make_photo()
    publish(make_post(lead=photo))
    old = files.names(photo)
    client.force_login(newsroom.photo)

    with committed():
        answer = move(client, photo, "swap", upload=upload())

    assert answer["Location"] == page(photo)
    photo.refresh_from_db()
    assert (photo.width, photo.height) == (1000, 700)
    assert not any(storages["private"].exists(name) for name in old)
    (told,) = said(answer)
    assert "13 addresses of files" in told
    assert all(f"/media/{name}" in told for name in old if name.startswith("photos/"))
    assert "swapped for another picture" in words(client.get(page(photo)))


def test_swap_for_what_is_no_photo_says_why(client, newsroom):
    photo = make_photo()
    client.force_login(newsroom.photo)

    html = SimpleUploadedFile("court.jpg", b"<!doctype html>")
    answer = move(client, photo, "swap", upload=html)

    assert "This is a web page, whatever its name says" in words(answer)
    assert Photo.objects.get().checksum == photo.checksum


def test_photo_editor_redacts_by_numbers(client, newsroom, committed):
    photo = make_photo()
    old = photo.master
    client.force_login(newsroom.photo)

    with committed():
        answer = move(client, photo, "redact", areas="64, 64, 160, 160\n\n200 200 260 280")

    assert answer["Location"] == page(photo)
    photo.refresh_from_db()
    assert not storages["private"].exists(old)
    assert photo.changes.get().verb == "REDACT"


@pytest.mark.parametrize(
    ("areas", "sentence"),
    [
        ("", "Mark what must not be seen."),
        ("10, 10, 20", "Give four numbers a line: left, top, right, bottom."),
        ("5000, 5000, 6000, 6000", "A marked area lies outside the picture: draw the rectangle"),
    ],
)
def test_redaction_of_nothing_changes_nothing(client, newsroom, areas, sentence):
    photo = make_photo()
    client.force_login(newsroom.photo)

    answer = move(client, photo, "redact", areas=areas)

    assert sentence in words(answer)
    assert Photo.objects.get().master == photo.master


def test_photo_is_withdrawn_with_words_and_a_reason_and_allowed_again(client, newsroom, committed):
    photo = make_photo()
    edition = publish(make_post(lead=photo))
    client.force_login(newsroom.photo)

    with committed():
        move(client, photo, "withdraw", **WITHDRAWAL)

    assert "Removed for somebody’s safety." in client.get(edition.url).content.decode()
    assert WITHDRAWAL["reason"] not in client.get(edition.url).content.decode()
    assert not any(default_storage.exists(name) for name in files.names(photo))
    text = words(client.get(page(photo)))
    assert "withdrawn" in text
    assert WITHDRAWAL["reason"] in text
    move(client, photo, "reinstate", reason="It is somebody else.")
    photo.refresh_from_db()
    assert photo.withdrawn_at is None
    assert [line.verb for line in photo.changes.all()] == ["REINSTATE", "WITHDRAW"]


@pytest.mark.parametrize("missing", ["words", "reason"])
def test_withdrawal_needs_words_and_a_reason(client, newsroom, missing):
    photo = make_photo()
    client.force_login(newsroom.photo)

    answer = move(client, photo, "withdraw", **WITHDRAWAL | {missing: " "})

    assert answer.context["form"].errors.keys() == {missing}
    assert Photo.objects.get().withdrawn_at is None


MAY = {
    "swap": {"reporter", "editor", "chief", "photo"},
    "redact": {"reporter", "editor", "chief", "photo"},
    "withdraw": {"editor", "chief", "photo"},
}


@pytest.mark.parametrize("role", ["reporter", "editor", "chief", "photo"])
@pytest.mark.parametrize(
    ("verb", "is_shown"), [(verb, is_shown) for verb in MAY for is_shown in (False, True)]
)
def test_move_is_for_its_roles_alone(client, newsroom, role, verb, is_shown):
    photo = make_photo()
    if is_shown:
        publish(make_post(lead=photo))
    typed = {"swap": {"upload": upload()}, "redact": {"areas": "64, 64, 160, 160"}}
    client.force_login(getattr(newsroom, role))

    answer = move(client, photo, verb, **typed.get(verb, WITHDRAWAL))

    is_done = role in MAY[verb] and not (is_shown and role == "reporter")
    assert answer.status_code == (302 if is_done else 200)
    assert photo.changes.exists() == is_done


def test_nobody_from_outside_moves_a_photo(client, newsroom, django_user_model):
    photo = make_photo()

    logged_out = move(client, photo, "withdraw", **WITHDRAWAL)
    client.force_login(django_user_model.objects.create_user("outsider", is_staff=True))
    outsider = move(client, photo, "withdraw", **WITHDRAWAL)

    assert (logged_out.status_code, outsider.status_code) == (302, 403)
    assert client.get(page(photo, "move", "withdraw")).status_code == 403
    assert Photo.objects.get().withdrawn_at is None


def test_unknown_move_is_not_there(client, newsroom):
    client.force_login(newsroom.photo)

    assert client.get(page(make_photo(), "move", "destroy")).status_code == 404


def test_who_brought_a_photo_in_may_take_it_away_until_it_is_used(client, newsroom, committed):
    own = make_photo(created_by=newsroom.reporter)
    others, used = make_photo("#112233"), make_photo("#332211", created_by=newsroom.reporter)
    make_post(lead=used)
    client.force_login(newsroom.reporter)

    with committed():
        answers = [
            client.post(page(one, "delete"), {"post": "yes"}).status_code
            for one in (own, others, used)
        ]

    assert answers[:2] == [302, 403]
    assert set(Photo.objects.all()) == {others, used}
    used.placed.all().delete()
    newsroom.reporter.groups.clear()
    assert client.post(page(used, "delete"), {"post": "yes"}).status_code == 403


def test_crops_are_shown_as_they_are(client, newsroom):
    photo = photo_of(telling("JPEG", size=(1600, 1200)))
    client.force_login(newsroom.photo)

    answer = client.get(page(photo))

    addresses = answer.content.decode().split('<ul class="cut__crops">')[1].split("</ul>")[0]
    for label in ("social", "wide", "classic", "square"):
        assert f"?size={label}" in addresses
        file = client.get(f"{page(photo, 'file')}?size={label}")
        assert file.content == stored(photo, label)


def photo_of(data):
    return intake.take_in(data, caption="C.", credit="C.", alt="A.")[0]


def stored(photo, label):
    (name,) = (
        one["file"] for one in photo.renditions if (one["label"], one["format"]) == (label, "JPEG")
    )
    with storages["private"].open(name) as file:
        return file.read()


@pytest.mark.parametrize(("size", "label"), [("", "w720"), ("w1600", "w1200"), ("x", "w720")])
def test_file_comes_in_the_size_that_there_is(client, newsroom, size, label):
    photo = photo_of(encoded(picture((1300, 900)), "JPEG"))
    client.force_login(newsroom.reporter)

    answer = client.get(f"{page(photo, 'file')}?size={size}")

    assert answer.content == stored(photo, label)
    assert Edition.objects.count() == 0
