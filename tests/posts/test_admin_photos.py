"""Photos at the desk: what the gate lets in by the form, and who sees a file."""

import gc
import io

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from posts.desk import Photo
from tests.desk import filled_in, page, words
from tests.factories import NAMES, make_photo, make_post, publish
from tests.posts.photos import PLANTED, telling

pytestmark = pytest.mark.django_db

ADD = "admin:posts_photo_add"


def add(client, data, name="IMG_safe house.jpg", **typed):
    address = reverse(ADD)
    upload = data if hasattr(data, "read") else SimpleUploadedFile(name, data, "image/jpeg")
    said = {"caption": "The court.", "credit": "A. Photographer", "alt": "A building."} | typed
    return client.post(address, filled_in(client.get(address)) | said | {"upload": upload})


def stored(tmp_path):
    return [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]


class Large(io.BytesIO):
    """A file of many bytes that takes no room."""

    def __init__(self, size):
        super().__init__()
        self.left = size
        self.name = "large.jpg"

    def read(self, size=-1):
        size = self.left if size is None or size < 0 else min(size, self.left)
        self.left -= size
        return b"\xff" * size


def test_upload_is_stored_as_pixels_only_and_the_form_says_what_was_removed(
    client, newsroom, tmp_path
):
    client.force_login(newsroom.photo)

    answer = add(client, telling("JPEG"))

    photo = Photo.objects.get()
    assert answer["Location"].partition("?")[0] == page(photo)
    assert (photo.created_by, photo.caption) == (newsroom.photo, "The court.")
    assert "Removed from the file: " in words(client.get(page(photo)))
    assert "GPS position" in photo.removed
    files = stored(tmp_path)
    assert len(files) > 5
    assert not [word for word in PLANTED for data in files if word in data]
    assert "safe house" not in str(photo.__dict__)


def test_file_offers_its_own_words_where_the_form_has_none(client, newsroom):
    client.force_login(newsroom.photo)

    add(client, telling("JPEG"), caption="", credit="")

    photo = Photo.objects.get()
    assert photo.caption.startswith("PLANTED")
    assert photo.credit.startswith("PLANTED")
    assert photo.keywords == "PLANTED court"


def test_words_of_the_file_are_marked_until_an_editor_saves_them(client, newsroom):
    client.force_login(newsroom.photo)

    answer = add(client, telling("JPEG"), credit="")

    form = client.get(answer["Location"])
    fields = form.context["adminform"].form.fields
    marked = {name for name, field in fields.items() if "The file said so" in field.help_text}
    assert marked == {"credit", "photographer", "country", "taken_on", "keywords"}
    saved = client.post(answer["Location"], filled_in(form))
    assert "The file said so" not in words(client.get(page(Photo.objects.get())))
    assert saved.status_code == 302


def test_photo_that_says_nothing_needs_caption_and_credit(client, newsroom, tmp_path):
    client.force_login(newsroom.photo)
    plain = stored_master(make_photo())
    Photo.objects.all().delete()

    answer = add(client, plain, caption="", credit="")

    text = words(answer)
    assert "Say what the reader should know about it." in text
    assert "Say who is to be named under it." in text
    assert "Choose the file again: nothing was kept of it." in text
    assert not Photo.objects.exists()


def test_known_photo_is_offered(client, newsroom):
    known = make_photo()
    client.force_login(newsroom.photo)

    answer = add(client, stored_master(known))

    assert f'You already have this photo: <a href="{page(known)}">' in answer.content.decode()
    assert Photo.objects.count() == 1


def test_page_named_as_a_photo_is_refused(client, newsroom, tmp_path):
    client.force_login(newsroom.photo)

    answer = add(client, b"<!doctype html><title>Not a photo</title>", "court.jpg")

    (error,) = answer.context["adminform"].form.errors["upload"]
    assert "JPEG" in error
    assert not Photo.objects.exists()
    assert stored(tmp_path) == []


def test_upload_of_200_megabytes_is_refused_with_a_sentence(client, newsroom, tmp_path, settings):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    client.force_login(newsroom.photo)

    answer = add(client, Large(200 * 2**20))

    (error,) = answer.context["adminform"].form.errors["upload"]
    assert error == "This file is larger than 40 MB: save the photo as a smaller JPEG."
    assert stored(tmp_path) == []
    gc.collect()


def test_upload_never_touches_a_disk(client, newsroom, settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "nowhere")
    client.force_login(newsroom.photo)

    answer = add(client, telling("JPEG", size=(3000, 2000)))

    assert answer.status_code == 302


@pytest.mark.parametrize(("role", "status"), [*((role, 200) for role in NAMES), (None, 302)])
def test_file_is_seen_by_the_newsroom_alone(client, newsroom, role, status):
    photo = make_photo()
    if role:
        client.force_login(getattr(newsroom, role))

    answer = client.get(reverse("admin:posts_photo_file", args=[photo.pk]))

    assert answer.status_code == status
    if role:
        assert "no-store" in answer["Cache-Control"]
        assert answer["Content-Type"].startswith("image/")
        assert answer.content[:3] in {b"\xff\xd8\xff", b"RIF", b"\x00\x00\x00"}


def test_staff_without_a_role_sees_no_file(client, newsroom, django_user_model):
    photo = make_photo()
    client.force_login(django_user_model.objects.create_user("outsider", is_staff=True))

    assert client.get(reverse("admin:posts_photo_file", args=[photo.pk])).status_code == 403


def test_another_focal_point_makes_other_crops(client, newsroom):
    photo = make_photo()
    client.force_login(newsroom.photo)

    client.post(page(photo), filled_in(client.get(page(photo))) | {"focal_x": "0.1"})

    changed = Photo.objects.get()
    assert changed.focal_x == 0.1
    assert changed.renditions != photo.renditions
    assert changed.master == photo.master


def test_photo_of_an_edition_is_kept(client, newsroom):
    shown, free = make_photo(), make_photo("#112233")
    publish(make_post(lead=shown))
    client.force_login(newsroom.photo)

    kept = client.post(page(shown, "delete"), {"post": "yes"})
    gone = client.post(page(free, "delete"), {"post": "yes"})

    assert (kept.status_code, gone.status_code) == (403, 302)
    assert list(Photo.objects.all()) == [shown]


def stored_master(photo):
    with storages["private"].open(photo.master) as file:
        return file.read()
