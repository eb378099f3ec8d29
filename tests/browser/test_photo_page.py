"""One photo at the desk: the point that stays in sight, and what must not be seen."""

import io

import pytest
from PIL import Image, ImageStat

from posts.desk import Photo
from posts.photos import files
from tests.browser.barriers import barriers_in_every_look
from tests.browser.desk import log_in, press
from tests.factories import take_in
from tests.posts.photos import encoded, picture

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
BUTTON = ".cut__point"


def make_disk():
    data = encoded(picture((1600, 1200)), "JPEG")
    return take_in(data, caption="The court.", credit="C.", alt="A disk.")


def opened(visit, photo, end="change/", **options):
    page = visit(**options)
    log_in(page, "photo")
    page.goto(f"/admin/posts/photo/{photo.pk}/{end}")
    return page


def areas(page):
    lines = page.input_value("#id_areas").splitlines()
    return [[int(number) for number in line.split(",")] for line in lines]


def test_point_is_moved_by_click_and_by_arrow_keys(newsroom, visit):
    photo = make_disk()
    page = opened(visit, photo)

    stage = page.locator(".cut__stage")
    box = stage.bounding_box()
    stage.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.4})
    assert (page.input_value("#id_focal_x"), page.input_value("#id_focal_y")) == ("0.25", "0.40")
    left = page.locator("[data-shape='1200x1200'] img").evaluate("i => i.style.objectPosition")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowDown")
    assert (
        page.locator(BUTTON)
        .get_attribute("aria-label")
        .startswith("Point that stays in sight, 24% from the left, 50% from the top.")
    )
    press(page, "Save")

    before, photo = photo, Photo.objects.get()
    assert (photo.focal_x, photo.focal_y) == (0.24, 0.5)
    assert photo.renditions != before.renditions
    assert left == "0% 50%"


def test_preview_of_a_crop_is_the_crop(newsroom, visit):
    photo = make_disk()
    page = opened(visit, photo)

    page.fill("#id_focal_x", "0.62")
    page.fill("#id_focal_y", "0.1")

    positions = page.eval_on_selector_all(
        "[data-shape] img", "images => images.map(image => image.style.objectPosition)"
    )
    # Of 1600 × 1200 the square is cut at 392 of the 400 pixels there are to choose from.
    assert positions == ["50% 0%", "50% 0%", "50% 50%", "98% 50%"]


def test_point_is_set_by_a_finger(newsroom, visit):
    page = opened(visit, make_disk(), **PHONE)

    page.locator(".cut__stage").tap(position={"x": 30, "y": 60})

    assert float(page.input_value("#id_focal_x")) < 0.2
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_rectangles_are_drawn_moved_and_taken_away(newsroom, visit):
    photo = make_disk()
    page = opened(visit, photo, "move/redact/")
    box = page.locator(".areas__stage").bounding_box()
    scale = box["width"] / 1600

    def at(x, y):
        return box["x"] + x * scale, box["y"] + y * scale

    page.mouse.move(*at(200, 150))
    page.mouse.down()
    page.mouse.move(*at(560, 420), steps=4)
    page.mouse.up()
    (drawn,) = areas(page)
    assert [abs(a - b) < 6 for a, b in zip(drawn, (200, 150, 560, 420), strict=True)] == [True] * 4

    # The second by keyboard alone; the third is taken away again.
    page.get_by_role("button", name="Add a rectangle").press("Enter")
    for key in ("ArrowRight", "ArrowDown", "Shift+ArrowRight"):
        page.keyboard.press(key)
    assert areas(page)[1] == [683, 483, 965, 749]
    page.get_by_role("button", name="Add a rectangle").press("Enter")
    page.keyboard.press("Delete")
    assert len(areas(page)) == 2
    # By typing, too.
    page.fill("#id_areas", f"{page.input_value('#id_areas')}\n1500, 1100, 1600, 1200")
    assert page.locator(".areas__area").count() == 3
    press(page, "Redact")

    photo.refresh_from_db()
    master = Image.open(io.BytesIO(files.read_master(photo)))
    # The edge of the disk ran through here.
    edge = (510, 260, 540, 290)
    assert max(ImageStat.Stat(picture((1600, 1200)).crop(edge)).stddev) > 20
    assert max(ImageStat.Stat(master.crop(edge)).stddev) < 2
    assert page.get_by_text("Done: redact.").is_visible()


def test_finger_taps_a_rectangle_and_draws_one(newsroom, visit):
    page = opened(visit, make_disk(), "move/redact/", **PHONE)

    page.locator(".areas__stage").tap(position={"x": 100, "y": 100})

    assert len(areas(page)) == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("end", ["change/", "move/redact/", "move/withdraw/", "move/swap/"])
def test_pages_have_no_barrier(newsroom, visit, end):
    page = opened(visit, make_disk(), end)
    if "redact" in end:
        page.get_by_role("button", name="Add a rectangle").click()

    assert barriers_in_every_look(page, 360, 1360) == {}


def test_numbers_do_where_there_are_no_scripts(newsroom, visit):
    photo = make_disk()
    page = opened(visit, photo, "move/redact/", java_script_enabled=False)

    page.fill("#id_areas", "200 150 560 420")
    press(page, "Redact")

    assert photo.changes.get().verb == "REDACT"
