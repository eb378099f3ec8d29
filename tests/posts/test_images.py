"""Photos go in with all that can betray a source, and come out as pixels and nothing else."""

import hashlib
import io
import json
import os
import re
import shutil
import struct
import subprocess
import tempfile
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from posts.photos import images, sandbox
from tests.posts import photos

pytestmark = pytest.mark.once

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "photos"

# What a second program may say of a file of ours: how its pixels are laid out.
STRUCTURE = re.compile(
    r"SourceFile|ExifTool:ExifToolVersion|System:\w+|Composite:(ImageSize|Megapixels)"
    r"|File:(FileType|FileTypeExtension|MIMEType|ImageWidth|ImageHeight|EncodingProcess|BitsPerSample"
    r"|ColorComponents|YCbCrSubSampling)|JFIF:(JFIFVersion|ResolutionUnit|[XY]Resolution)"
    r"|PNG:(ImageWidth|ImageHeight|BitDepth|ColorType|Compression|Filter|Interlace)"
    r"|RIFF:(WebP_Flags|ImageWidth|ImageHeight|VP8Version|(Horizontal|Vertical)Scale|Alpha\w+)"
    r"|QuickTime:(MajorBrand|MinorVersion|CompatibleBrands|HandlerType|ImageSpatialExtent|ColorProfiles"
    r"|ImagePixelDepth|AV1ConfigurationVersion|Chroma\w+|ColorPrimaries|TransferCharacteristics"
    r"|MatrixCoefficients|AuxiliaryImageType|MediaDataSize|MediaDataOffset)|Meta:PrimaryItemReference"
)


def real(name):
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{path} is not here; the generated photos are tested all the same")
    return path.read_bytes()


def opened(data):
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def stored(master):
    """All that the site would keep of a photo."""
    return [master.data, *(rendition.data for rendition in images.renditions(master.data))]


def betrayed(data):
    """What a file says beside its pixels, by Pillow and by its bytes."""
    image = opened(data)
    harmless = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "loop", "background"}
    harmless |= {"timestamp", "duration", "progressive", "progression"}
    words = [word for word in photos.PLANTED if word in data]
    return dict(image.getexif()), set(image.info) - harmless, words


def told_by_exiftool(*files):
    """For each file, the tags a second program finds beside those of its structure."""
    if not shutil.which("exiftool"):
        if os.environ.get("CI"):
            pytest.fail("exiftool is missing: install libimage-exiftool-perl")
        pytest.skip("exiftool is not installed (Debian: libimage-exiftool-perl)")
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number:03}") for number in range(len(files))]
        for path, data in zip(paths, files, strict=True):
            path.write_bytes(data)
        command = ["exiftool", "-json", "-G1", "-a", "-s", "-ee", *map(str, paths)]
        answers = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)  # noqa: S603
    return [sorted(tag for tag in tags if not STRUCTURE.fullmatch(tag)) for tags in answers]


def refusal(data, **options):
    with pytest.raises(images.Refused) as caught:
        images.clean(data, **options)
    return str(caught.value)


# The gate


@pytest.mark.parametrize("kind", photos.FORMATS)
def test_photo_leaves_the_gate_with_nothing_but_pixels(kind):
    photo = photos.telling(kind)
    assert betrayed(photo)[2] != []

    files = stored(images.clean(photo))

    assert [betrayed(file) for file in files] == [({}, set(), [])] * 14
    assert opened(photo).size == opened(files[0]).size


@pytest.mark.parametrize("kind", photos.FORMATS)
def test_second_program_finds_nothing_in_what_is_stored(kind):
    photo = photos.telling(kind)
    assert len(told_by_exiftool(photo)[0]) > 10

    files = stored(images.clean(photo))

    assert told_by_exiftool(*files) == [[]] * len(files)


@pytest.mark.parametrize("name", ["gps-nikon.jpg", "rotated.jpg"])
def test_photo_of_a_real_camera_leaves_the_gate_clean(name):
    photo = real(name)
    assert told_by_exiftool(photo) != [[]]

    files = stored(images.clean(photo))

    assert [betrayed(file) for file in files] == [({}, set(), [])] * len(files)
    assert told_by_exiftool(*files) == [[]] * len(files)


def test_real_photo_lying_on_its_side_stands_upright():
    photo = real("rotated.jpg")
    lying = opened(photo)
    assert lying.getexif()[0x0112] == 6

    master = images.clean(photo)

    assert (master.width, master.height) == (lying.height, lying.width) == (600, 450)
    upright = lying.convert("RGB").transpose(Image.Transpose.ROTATE_270)
    assert images.distance(images._phash(upright), master.phash) <= 2


@pytest.mark.parametrize("kind", photos.FORMATS)
def test_orientation_is_applied_before_it_is_dropped(kind):
    master = images.clean(photos.telling(kind, size=(400, 300), orientation=6))

    assert (master.width, master.height) == (300, 400)
    # The disk was at the upper left; a quarter turn clockwise brings it to the upper right.
    assert opened(master.data).getpixel((230, 90))[0] > 150


def test_colors_of_a_profile_are_brought_to_srgb():
    red = Image.new("RGB", (64, 64), (255, 0, 0))

    plain = images.clean(photos.encoded(red, "PNG", icc_profile=photos.icc()))
    swapped = images.clean(photos.encoded(red, "PNG", icc_profile=photos.icc(swapped=True)))
    broken = images.clean(photos.encoded(red, "PNG", icc_profile=b"no profile at all"))

    assert (plain.color, swapped.color, broken.color) == ("#ff0000", "#00ff00", "#ff0000")


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16"])
def test_every_kind_of_pixel_becomes_rgb(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    gray = Image.new("L", (64, 48), 255)
    image = (
        gray.convert("I;16").point(lambda value: value * 257)
        if mode == "I;16"
        else gray.convert(mode)
    )

    master = images.clean(photos.encoded(image, kind))

    assert (master.format, opened(master.data).mode, master.color) == ("JPEG", "RGB", "#ffffff")


def test_transparency_is_kept_and_what_it_hid_is_gone():
    hidden = photos.picture((64, 48), "RGBA")
    hidden.putalpha(0)
    hidden.putpixel((0, 0), (9, 8, 7, 255))

    master = images.clean(photos.encoded(hidden, "PNG"))

    assert master.format == "PNG"
    assert opened(master.data).getcolors() == [(1, (9, 8, 7, 255)), (64 * 48 - 1, (0, 0, 0, 0))]


def test_transparency_that_hides_nothing_makes_a_jpeg():
    assert images.clean(photos.encoded(photos.picture(mode="RGBA"), "PNG")).format == "JPEG"


def test_master_is_no_longer_than_its_limit():
    master = images.clean(photos.encoded(photos.picture((4100, 2050)), "JPEG"))

    assert (master.width, master.height) == (4000, 2000)


def test_master_knows_its_own_checksum_and_the_same_picture_again():
    first = images.clean(photos.encoded(photos.picture(), "JPEG"))
    again = images.clean(photos.encoded(photos.picture((400, 300)), "WEBP", quality=40))
    other = images.clean(photos.encoded(ImageChops.invert(photos.picture()), "JPEG"))

    assert first.checksum == hashlib.sha256(first.data).hexdigest()
    assert re.fullmatch(r"[0-9a-f]{16}", first.phash)
    assert images.distance(first.phash, again.phash) <= 4
    assert images.distance(first.phash, other.phash) > 16


def test_file_object_is_taken_like_bytes():
    photo = photos.encoded(photos.picture(), "JPEG")

    assert images.clean(io.BytesIO(photo)) == images.clean(photo)


def test_what_hangs_on_behind_the_picture_is_dropped():
    files = [
        images.clean(photos.encoded(photos.picture(), kind) + b"PK\x03\x04 PLANTED archive").data
        for kind in ("JPEG", "PNG")
    ]

    assert [b"PLANTED" in file for file in files] == [False, False]


def test_gate_leaves_no_file_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    images.clean(photos.telling("JPEG"))

    assert list(tmp_path.iterdir()) == []


# Bad input


def test_huge_picture_is_refused_before_it_is_decoded():
    data = photos.bomb()
    assert len(data) < 600_000

    assert refusal(data) == (
        "This picture has more than the 60 million pixels that can be taken: "
        "scale it down to 4000 pixels on the long side, or save it as JPEG."
    )


def test_upload_over_the_limit_is_not_even_read():
    stream = io.BytesIO(bytes(200 * 2**20))

    assert refusal(stream) == "This file is larger than 40 MB: save the photo as a smaller JPEG."
    assert stream.tell() == images.UPLOAD_BYTES + 1


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing"),
        (b"\n<!DOCTYPE html><script>alert(1)</script>", "a web page"),
        (b"PK\x03\x04" + bytes(100), "a zip archive"),
        (b"%PDF-1.7", "a PDF"),
        (photos.encoded(photos.picture(mode="P"), "GIF"), "a GIF"),
        (photos.encoded(photos.picture(), "TIFF"), "a TIFF or raw picture"),
    ],
)
def test_file_that_is_no_photo_is_called_by_its_kind(data, kind):
    assert refusal(data, name="holiday.jpg") == (
        f"“holiday.jpg”: This is {kind}, whatever its name says: "
        "upload the photo as JPEG, PNG, WebP or AVIF."
    )


def test_other_bytes_are_refused():
    assert refusal(b"") == "This file is empty: copy the photo from the camera or phone again."
    assert refusal(b"hello").startswith("This is not a photo in a format that can be read:")


@pytest.mark.parametrize("kind", photos.FORMATS)
def test_truncated_file_is_refused(kind):
    photo = photos.encoded(photos.picture(), kind)

    answers = {refusal(photo[: len(photo) * share // 10]) for share in (1, 5, 9)}

    assert answers == {images.decoding.DAMAGED}


@pytest.mark.parametrize("kind", ["PNG", "AVIF"])
def test_corrupted_file_is_refused(kind):
    photo = bytearray(photos.encoded(photos.picture(), kind))
    middle = len(photo) // 2
    photo[middle : middle + 200] = bytes(200)

    assert refusal(bytes(photo)) == images.decoding.DAMAGED


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_animation_is_refused(kind):
    frames = [Image.new("RGB", (64, 48), color) for color in ("red", "blue")]
    moving = photos.encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)

    assert refusal(moving) == (
        "This is an animation: save one still picture of it as JPEG, PNG, WebP or AVIF."
    )


def test_photo_with_a_preview_behind_it_gives_its_first_picture():
    photo, preview = photos.picture(), Image.new("RGB", (80, 60), "blue")
    both = photos.encoded(photo, "MPO", save_all=True, append_images=[preview])

    master = images.clean(both)

    assert (master.width, master.height, master.found) == (800, 600, ("second picture",))


def test_file_that_asks_for_too_much_memory_is_refused():
    """The frame header promises 50 million pixels, all of which a progressive JPEG must hold."""
    small = photos.encoded(photos.picture((64, 64)), "JPEG", progressive=True, subsampling=0)
    frame = small.index(b"\xff\xc2")
    promising = small[: frame + 5] + struct.pack(">HH", 7071, 7071) + small[frame + 9 :]

    assert refusal(promising) == images.decoding.TOO_MUCH


def test_name_of_an_upload_reaches_the_message_as_plain_text_only():
    names = [
        "../../etc/pass\x00wd",
        "C:\\photos\\fo\u202egnp.exe",
        "\u2066\x1b",
        "a" * 300 + ".jpg",
    ]

    said = [refusal(b"", name=name).partition("This file")[0] for name in names]

    assert said == ["“passwd”: ", "“fognp.exe”: ", "", f"“{'a' * 80}”: "]


# The sandbox


def hoard(stream):
    return {}, bytes(sandbox.MEMORY_BYTES)


def write_a_file(stream):
    Path(stream.read().decode()).write_bytes(b"photo")
    return {}, b""


def look_around(stream):
    return {"environment": sorted(os.environ)}, b""


def test_sandbox_ends_what_takes_too_much_memory():
    with pytest.raises(sandbox.Failed, match="^memory$"):
        sandbox.run(hoard, b"")


def test_sandbox_writes_no_file(tmp_path):
    target = tmp_path / "photo"

    with pytest.raises(sandbox.Failed, match="^OSError$"):
        sandbox.run(write_a_file, str(target).encode())

    assert not target.exists() or target.read_bytes() == b""


def test_sandbox_knows_nothing_of_the_environment(monkeypatch):
    monkeypatch.setenv("WATCHDOG_SECRET_KEY", "secret")

    answer, _ = sandbox.run(look_around, b"")

    assert [name for name in answer["environment"] if name != "LC_CTYPE"] == []


def test_sandbox_ends_what_takes_too_long(monkeypatch):
    monkeypatch.setattr(sandbox, "WALL_SECONDS", 0.01)

    assert refusal(photos.encoded(photos.picture(), "JPEG")) == (
        "This file takes too long to open: save the photo anew as an ordinary JPEG."
    )
