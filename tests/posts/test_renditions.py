"""What readers load is small, never scaled up, cut around what matters, and redacted for good."""

import pytest
from PIL import Image, ImageChops, ImageStat

from posts.photos import images
from tests.posts import photos
from tests.posts.test_images import opened

pytestmark = pytest.mark.once


def master_of(size):
    return photos.encoded(photos.picture(size), "JPEG", quality=95)


def labels(renditions):
    return [(one.label, one.format, one.width, one.height) for one in renditions]


def grain(size):
    """Noise: the hardest picture to make small, the same each time."""
    values = bytes((x * x * 31 + x * 17) % 251 for x in range(size[0] * size[1]))
    noise = Image.frombytes("L", size, values)
    return Image.merge("RGB", (noise, noise.rotate(90).resize(size), noise.rotate(180)))


def test_renditions_are_the_closed_list():
    made = images.renditions(master_of((1600, 1200)))

    widths = [(180, 135), (360, 270), (720, 540), (1200, 900), (1600, 1200)]
    assert labels(made) == [
        *((f"w{w}", kind, w, h) for w, h in widths for kind in ("AVIF", "WEBP", "JPEG")),
        ("social", "JPEG", 1200, 630),
        ("wide", "JPEG", 1200, 675),
        ("classic", "JPEG", 1200, 900),
        ("square", "JPEG", 1200, 1200),
    ]


def test_rendition_is_what_it_says():
    for made in images.renditions(master_of((800, 600))):
        image = opened(made.data)

        assert (image.format, *image.size) == (made.format, made.width, made.height)


def test_renditions_are_never_scaled_up():
    middling = images.renditions(master_of((800, 600)))
    small = images.renditions(master_of((200, 150)))

    assert labels(middling)[6:] == [
        ("w720", "AVIF", 720, 540),
        ("w720", "WEBP", 720, 540),
        ("w720", "JPEG", 720, 540),
        ("social", "JPEG", 800, 420),
        ("wide", "JPEG", 800, 450),
        ("classic", "JPEG", 800, 600),
        ("square", "JPEG", 600, 600),
    ]
    assert labels(small)[3:6] == [("w360", kind, 200, 150) for kind in ("AVIF", "WEBP", "JPEG")]
    assert labels(small)[6:8] == [("social", "JPEG", 200, 105), ("wide", "JPEG", 200, 112)]


@pytest.mark.parametrize("size", [(1, 1), (2000, 2), (2, 2000)])
def test_renditions_of_an_odd_shape_have_a_pixel_at_least(size):
    sides = {min(one.width, one.height) for one in images.renditions(master_of(size))}

    assert min(sides) >= 1


def test_renditions_are_made_by_label():
    made = images.renditions(master_of((800, 600)), labels=["square", "w360"])

    assert [one.label for one in made] == ["w360", "w360", "w360", "square"]


def test_unknown_label_is_an_error():
    with pytest.raises(ValueError, match="No such renditions: w640"):
        images.renditions(master_of((8, 8)), labels={"w640"})


def test_crop_keeps_the_focal_point():
    """The disk of the test picture is at the upper left, about (0.23, 0.23)."""
    master = master_of((1200, 300))

    by_place = {
        place: images.renditions(master, focal=(place, 0.23), labels=["square"])[0]
        for place in (0, 0.23, 1)
    }

    red = {place: ImageStat.Stat(opened(one.data)).mean[2] for place, one in by_place.items()}
    # The disk is the only thing with little blue in it.
    assert red[0.23] < red[0] < red[1]
    assert {(one.width, one.height) for one in by_place.values()} == {(300, 300)}


@pytest.mark.parametrize("focal", [(0, 0), (1, 1), (0.5, 0.5)])
def test_crop_of_the_whole_is_the_whole(focal):
    master = master_of((1200, 900))

    crop = opened(images.renditions(master, focal=focal, labels=["classic"])[0].data)

    assert max(ImageStat.Stat(ImageChops.difference(crop, opened(master))).mean) < 3


@pytest.mark.parametrize("kind", images.QUALITIES)
def test_rendition_for_phones_gives_up_quality_to_stay_light(kind):
    busy = Image.blend(photos.picture((1440, 1080)), grain((1440, 1080)), 0.5)
    master = photos.encoded(busy, "JPEG", quality=95)

    made = images.renditions(master, labels=["w720"])

    sizes = {one.format: len(one.data) for one in made}
    assert sizes[kind] <= images.LIGHT_BYTES
    # It gives up no more than it must: the first of its qualities would have been too heavy.
    scaled = opened(master).resize((720, 540), Image.Resampling.LANCZOS)
    options = images.OPTIONS[kind] | {"quality": images.QUALITIES[kind][0]}
    assert len(photos.encoded(scaled, kind, **options)) > images.LIGHT_BYTES


def test_rendition_of_nothing_but_noise_stays_a_picture():
    noise = photos.encoded(grain((720, 540)), "JPEG", quality=95)

    made = {one.format: one.data for one in images.renditions(noise, labels=["w720"])}

    scaled = opened(noise)
    for kind, data in made.items():
        options = images.OPTIONS[kind] | {"quality": images.QUALITIES[kind][-1]}
        assert data == photos.encoded(scaled, kind, **options)


def test_crop_is_never_cut_out_of_a_picture_that_is_too_small():
    sharp = Image.effect_noise((2400, 1350), 80).convert("RGB")

    crops = images.renditions(photos.encoded(sharp, "PNG"), labels=images.CROPS)

    assert [(one.width, one.height) for one in crops] == list(images.CROPS.values())


def test_transparency_becomes_white_only_where_it_must():
    clear = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    master = photos.encoded(clear, "PNG")

    made = images.renditions(master, labels=["w360"])

    corners = {one.format: opened(one.data).convert("RGBA").getpixel((0, 0)) for one in made}
    assert corners["JPEG"] == (255, 255, 255, 255)
    assert (corners["AVIF"][3], corners["WEBP"][3]) == (0, 0)


def test_renditions_carry_nothing_even_of_an_unclean_master():
    made = images.renditions(photos.telling("JPEG"))

    assert [word for one in made for word in photos.PLANTED if word in one.data] == []
    assert [dict(opened(one.data).getexif()) for one in made] == [{}] * len(made)


def test_redacted_area_has_a_few_cells_and_the_rest_is_untouched():
    master = images.clean(photos.encoded(grain((480, 320)), "PNG"))

    redacted = images.redact(master.data, areas=[(96, 96, 192, 192)])

    before, after = opened(master.data), opened(redacted.data)
    cells = after.crop((96, 96, 192, 192)).resize((6, 6), Image.Resampling.BOX)
    flat = cells.resize((96, 96), Image.Resampling.NEAREST)
    hidden = ImageChops.difference(after.crop((96, 96, 192, 192)), flat)
    beside = ImageChops.difference(after.crop((0, 0, 96, 320)), before.crop((0, 0, 96, 320)))
    assert max(ImageStat.Stat(hidden).mean) < 2
    assert max(ImageStat.Stat(beside).mean) < 2
    assert redacted.checksum != master.checksum
    assert (redacted.width, redacted.height, redacted.found) == (480, 320, ())


def test_small_area_becomes_one_cell_of_its_whole_block():
    master = images.clean(photos.encoded(grain((64, 64)), "PNG"))

    redacted = images.redact(master.data, areas=[(20, 20, 30, 30)])

    spread = ImageStat.Stat(opened(redacted.data).crop((16, 16, 32, 32))).stddev
    assert max(spread) < 2


def test_area_that_hangs_over_the_edge_is_cut_to_the_picture():
    master = master_of((100, 80))

    redacted = images.redact(master, areas=[(-50, -50, 500, 500)])

    assert (redacted.width, redacted.height) == (100, 80)


@pytest.mark.parametrize(
    ("areas", "words"),
    [
        ([], "No area is marked: draw a rectangle over what must not be seen."),
        ([(200, 0, 300, 50)], "A marked area lies outside the picture: draw the rectangle again."),
        ([(50, 50, 10, 10)], "A marked area lies outside the picture: draw the rectangle again."),
    ],
)
def test_redaction_of_nothing_is_refused(areas, words):
    with pytest.raises(images.Refused) as caught:
        images.redact(master_of((100, 80)), areas=areas)

    assert str(caught.value) == words


@pytest.mark.parametrize("size", [(411, 300), (300, 411), (337, 512), (1001, 667)])
@pytest.mark.parametrize("focal", [(0.0, 0.0), (0.5, 0.5), (1.0, 1.0)])
def test_crops_stay_inside_of_pictures_of_any_size(size, focal):
    made = images.renditions(master_of(size), focal=focal, labels=list(images.CROPS))

    assert [one.label for one in made] == list(images.CROPS)
