"""HEIC, as phones make it: an extra, read through the gate like all others where it is there."""

import importlib.util
import io
import os

import pytest
from PIL import Image

from posts.photos import decoding, images
from tests.posts import photos
from tests.posts.test_images import betrayed, opened, refusal, stored, told_by_exiftool

pytestmark = pytest.mark.once
SENTENCE = (
    "This is a HEIC photo, which cannot be read here: set the phone's camera format to “Most "
    "Compatible”, or save the photo as JPEG, and upload that."
)
# How hard the encoder tries changes nothing for whoever reads the file.
QUICKLY = {"preset": "ultrafast"}


@pytest.fixture
def heif():
    if not importlib.util.find_spec("pillow_heif"):
        if os.environ.get("CI"):
            pytest.fail("pillow-heif is missing: make dev")
        pytest.skip("pillow-heif is not installed (the extra “heif”)")
    return importlib.import_module("pillow_heif")


def made(heif, image, **options):
    heif.register_heif_opener()
    return photos.encoded(image, "HEIF", quality=90, **options)


def telling(heif, size=(800, 600), orientation=1):
    said = {"exif": photos.exif(orientation=orientation), "xmp": photos.XMP}
    return made(heif, photos.picture(size), icc_profile=photos.icc(), **said)


def test_heic_leaves_the_gate_with_nothing_but_pixels(heif):
    photo = telling(heif)
    assert [word for word in photos.PLANTED if word in photo] != []
    assert len(told_by_exiftool(photo)[0]) > 10

    master = images.clean(photo)

    files = stored(master)
    assert [betrayed(file) for file in files] == [({}, set(), [])] * 14
    assert told_by_exiftool(*files) == [[]] * 14
    assert (master.width, master.height, master.format) == (800, 600, "JPEG")
    assert {"GPS position", "camera serial number", "XMP data"} <= {*master.found}
    assert master.prefill.caption == "PLANTED at the gate"


def test_heic_lying_on_its_side_stands_upright(heif):
    master = images.clean(telling(heif, size=(400, 300), orientation=6))

    assert (master.width, master.height) == (300, 400)
    assert opened(master.data).getpixel((230, 90))[0] > 150


def test_album_of_heic_gives_its_first_picture(heif):
    other = Image.new("RGB", (80, 60), "blue")

    master = images.clean(made(heif, photos.picture(), save_all=True, append_images=[other]))

    assert (master.width, master.height) == (800, 600)


def test_heic_of_a_phone_fits_into_the_memory_there_is(heif):
    master = images.clean(made(heif, photos.picture((4032, 3024)), enc_params=QUICKLY))

    assert (master.width, master.height) == (4000, 3000)


def test_heic_with_too_many_pixels_is_refused(heif):
    photo = made(heif, Image.new("RGB", (5000, 5000)), enc_params=QUICKLY)

    assert refusal(photo).startswith("This picture has more than the 24 million pixels")


def test_truncated_heic_is_refused(heif):
    photo = telling(heif)

    assert refusal(photo[: len(photo) // 2]) == images.decoding.DAMAGED


def test_heic_is_refused_in_a_sentence_where_it_cannot_be_read(monkeypatch):
    monkeypatch.setattr(decoding.importlib.util, "find_spec", lambda _name: None)
    head = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64)

    with pytest.raises(images.Refused) as caught:
        decoding.decode(io.BytesIO(head))

    assert str(caught.value) == SENTENCE
