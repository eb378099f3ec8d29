"""What the picker offers, takes in and keeps, and from whom."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from posts.admin.picker import PAGE_SIZE
from posts.desk import Photo
from posts.photos import picker
from tests.desk import page
from tests.factories import NOW, make_photo, make_post, publish
from tests.posts.photos import encoded, picture, telling

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
PICK = "admin:posts_photo_pick"
UPLOAD = "admin:posts_photo_upload"


def found(client, **asked):
    return [one["id"] for one in client.get(reverse(PICK), asked).json()["found"]]


def upload(client, data):
    file = SimpleUploadedFile("IMG_safe house.jpg", data, "image/jpeg")
    return client.post(reverse(UPLOAD), {"upload": file})


def typed(photo, **fields):
    words = {"caption": photo.caption, "alt": photo.alt, "credit": photo.credit}
    return words | {"focal_x": photo.focal_x, "focal_y": photo.focal_y} | fields


def test_photos_are_found_by_all_of_the_words_in_any_field(client, newsroom):
    client.force_login(newsroom.reporter)
    court = make_photo("#100000", caption="The court.", keywords="trial, Orsk")
    other = make_photo("#200000", caption="A street.", credit="Mira Sandal", keywords="Orsk")

    assert found(client) == [other.pk, court.pk]
    assert found(client, q="orsk") == [other.pk, court.pk]
    assert found(client, q="ORSK trial") == [court.pk]
    assert found(client, q="sandal") == [other.pk]
    assert found(client, q=str(court.pk)) == [court.pk]
    assert found(client, q="nobody") == []


def test_withdrawn_photo_is_not_offered(client, newsroom):
    client.force_login(newsroom.reporter)
    photo = make_photo()
    assert found(client) == [photo.pk]

    Photo.objects.update(withdrawn_at=NOW)

    assert found(client) == []


def test_choices_are_what_they_say(client, newsroom):
    client.force_login(newsroom.reporter)
    mine = make_photo("#100000", created_by=newsroom.reporter)
    old = make_photo("#200000", created_at=NOW - timedelta(days=15))
    over, soon, later = (
        make_photo(f"#{number}03030", usable_until=NOW.date() + timedelta(days))
        for number, days in ((3, -1), (4, 30), (5, 31))
    )
    Photo.objects.exclude(pk=old.pk).update(created_at=NOW - timedelta(days=13))

    assert found(client, which="mine") == [mine.pk]
    assert found(client, which="recent") == [later.pk, soon.pk, over.pk, mine.pk]
    assert found(client, which="expiring") == [over.pk, soon.pk]
    assert set(picker.CHOICES) == {"mine", "recent", "unused", "expiring"}


def test_unused_is_what_no_draft_and_no_edition_names(client, newsroom):
    client.force_login(newsroom.reporter)
    free, placed, named, shown, past = (
        make_photo(f"#{number}0{number}0{number}0") for number in range(1, 6)
    )
    make_post(1, lead=placed)
    make_post(2, body=f'<figure data-photo="{named.pk}"></figure>')
    publish(make_post(3, body=f'<p>T.</p><figure data-photo="{shown.pk}"></figure>'))
    withdrawn = make_post(4, lead=past)
    publish(withdrawn)
    withdrawn.placed_photos.all().delete()
    Photo.objects.update(is_exposed=False)

    assert found(client, which="unused") == [free.pk]


@pytest.mark.parametrize("number", [1, 3])
def test_page_of_photos_asks_little(client, newsroom, django_assert_num_queries, number):
    client.force_login(newsroom.reporter)
    for one in range(number):
        make_photo(f"#{one}02030")
    client.get(reverse(PICK))

    with django_assert_num_queries(7):
        assert len(found(client, which="unused")) == number


def test_photos_come_a_page_at_a_time(client, newsroom):
    client.force_login(newsroom.reporter)
    photo = make_photo()
    for number in range(PAGE_SIZE):
        photo.pk, photo.checksum = None, f"{number:064}"
        photo.save(force_insert=True)

    first = client.get(reverse(PICK)).json()
    second = client.get(reverse(PICK), {"from": PAGE_SIZE}).json()

    assert (len(first["found"]), first["more"]) == (PAGE_SIZE, True)
    assert (len(second["found"]), second["more"]) == (1, False)
    assert found(client, ids="1,x,99999999999") == [1] * Photo.objects.filter(pk=1).count()


def test_upload_says_what_was_removed_and_what_the_file_filled_in(client, newsroom):
    client.force_login(newsroom.reporter)

    answer = upload(client, telling("JPEG")).json()

    photo = Photo.objects.get()
    assert (answer["photo"]["id"], answer["new"], answer["alike"]) == (photo.pk, True, [])
    assert "GPS position" in answer["removed"]
    assert answer["said"] == [
        "caption",
        "credit",
        "photographer",
        "country",
        "taken_on",
        "keywords",
    ]
    assert (photo.created_by, photo.caption) == (newsroom.reporter, "PLANTED at the gate")


def test_upload_of_a_known_photo_offers_it(client, newsroom):
    client.force_login(newsroom.reporter)
    known = upload(client, encoded(picture(), "JPEG")).json()["photo"]

    again = upload(client, encoded(picture(), "JPEG")).json()
    alike = upload(client, encoded(picture((400, 300)), "WEBP")).json()

    assert (again["new"], again["photo"]["id"]) == (False, known["id"])
    assert (alike["new"], [one["id"] for one in alike["alike"]]) == (True, [known["id"]])


def test_upload_that_is_refused_leaves_nothing(client, newsroom, tmp_path):
    client.force_login(newsroom.reporter)

    answer = upload(client, b"<!doctype html>")
    empty = client.post(reverse(UPLOAD))

    assert answer.json()["refused"].startswith("This is a web page, whatever its name says")
    assert empty.json()["refused"].startswith("This file is empty")
    assert not Photo.objects.exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_photo_whose_sizes_a_worker_has_yet_to_make_shows_no_picture(client, newsroom, settings):
    client.force_login(newsroom.reporter)
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}

    photo = upload(client, encoded(picture(), "JPEG")).json()["photo"]

    shown = (photo["src"], photo["large"], photo["warning"])
    assert shown == ("", "", "Its sizes are still being made.")
    address = reverse("admin:posts_photo_words", args=[photo["id"]])
    answer = client.post(
        address, photo["words"] | {"caption": "A.", "credit": "B.", "focal_x": "0"}
    )
    assert "still being made" in answer.json()["errors"]["focal_x"]
    assert Photo.objects.get().renditions == []


def test_photo_whose_rights_ended_says_so(client, newsroom):
    client.force_login(newsroom.reporter)
    make_photo(usable_until=NOW.date() - timedelta(1))

    (photo,) = client.get(reverse(PICK)).json()["found"]

    assert photo["warning"] == "Its rights have ended."


def test_words_are_kept_and_logged(client, newsroom, django_capture_on_commit_callbacks):
    client.force_login(newsroom.reporter)
    photo = make_photo()
    address = page(photo, "words")

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(address, typed(photo, caption="A gate.", focal_x="0.2"))

    photo.refresh_from_db()
    assert answer.json()["photo"]["words"]["caption"] == "A gate."
    assert (photo.caption, photo.focal_x, photo.changes.get().verb) == ("A gate.", 0.2, "REFOCUS")
    assert "Changed Caption" in client.get(page(photo, "history")).content.decode()


def test_words_that_do_not_do_are_refused_by_field(client, newsroom):
    client.force_login(newsroom.reporter)
    photo = make_photo()

    answer = client.post(page(photo, "words"), typed(photo, caption="", focal_x="2"))

    assert answer.json()["errors"].keys() == {"caption", "focal_x"}
    assert Photo.objects.get().caption == photo.caption


def test_reporter_does_not_move_the_crop_of_what_readers_see(client, newsroom):
    client.force_login(newsroom.reporter)
    photo = make_photo()
    publish(make_post(lead=photo))

    answer = client.post(page(photo, "words"), typed(photo, focal_x="0.2"))

    assert "Readers see this photo" in answer.json()["errors"]["focal_x"]
    assert Photo.objects.get().focal_x == 0.5


@pytest.mark.parametrize("who", ["nobody", "outsider"])
def test_picker_tells_others_nothing(client, newsroom, django_user_model, who):
    photo = make_photo()
    status = 302
    if who == "outsider":
        client.force_login(django_user_model.objects.create_user(who, is_staff=True))
        status = 403

    answers = [
        client.get(reverse(PICK)),
        upload(client, encoded(picture(), "JPEG")),
        client.post(page(photo, "words"), typed(photo, caption="Mine.")),
    ]

    assert [answer.status_code for answer in answers] == [status] * 3
    assert Photo.objects.get().caption == photo.caption


def test_picker_is_asked_as_it_wants_to_be(client, newsroom):
    client.force_login(newsroom.reporter)

    assert client.get(reverse(UPLOAD)).status_code == 405
    assert client.get(page(make_photo(), "words")).status_code == 405
