"""The picker of photos: by mouse, by keyboard, by finger; uploads in place; what it puts where."""

import re

import pytest

from posts.desk import Photo, Post
from tests.browser.barriers import barriers_in_every_look
from tests.browser.desk import BODY, log_in, press
from tests.factories import make_photo, make_post
from tests.posts.photos import encoded, picture, telling

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


@pytest.fixture
def post(newsroom):
    return make_post(created_by=newsroom.reporter, body="<p>One.</p>")


def opened(visit, post, name="reporter", **options):
    """The post's form with the picker open."""
    page = visit(**options)
    log_in(page, name)
    page.goto(f"/admin/posts/post/{post.pk}/change/")
    page.get_by_role("button", name="Choose photos…").click()
    page.locator(".picker__count", has_text=re.compile("photo|found")).wait_for()
    return page


def figures(*photos):
    return "".join(f'<figure data-photo="{photo.pk}"></figure>' for photo in photos)


def box(page, photo):
    return page.get_by_role("checkbox", name=f"{photo.pk}: {photo.caption}")


def upload(page, **files):
    page.get_by_label("Upload photos").set_input_files(
        [
            {"name": name.replace("_", "."), "mimeType": "image/jpeg", "buffer": data}
            for name, data in files.items()
        ]
    )


def test_mouse_puts_one_photo_into_the_text_and_another_at_its_head(post, visit):
    court, street = make_photo(), make_photo("#112233", caption="A street.")
    page = opened(visit, post)

    box(page, court).click()
    page.get_by_role("button", name="Put into the text").click()
    page.locator(f"{BODY} .block img").wait_for()
    page.get_by_role("button", name="Choose photos…").click()
    box(page, street).click()
    page.get_by_role("button", name="Use as lead").click()
    page.locator(".inline-related .field-thumb img").first.wait_for()
    press(page, "Save")

    post.refresh_from_db()
    assert post.body == f"<p>One.</p>{figures(court)}"
    placed = post.placed_photos.get()
    assert (placed.photo, placed.place) == (street, "LEAD")


def test_second_lead_takes_the_place_of_the_first(post, visit):
    court, street = make_photo(), make_photo("#112233", caption="A street.")
    post.placed_photos.create(photo=court)
    page = opened(visit, post)

    box(page, street).click()
    page.get_by_role("button", name="Use as lead").click()
    press(page, "Save")

    assert post.placed_photos.get().photo == street


def test_keyboard_alone_finds_chooses_and_puts_in_a_gallery(post, visit):
    photos = [make_photo(f"#{n}{n}2233", caption=f"Street {n}.") for n in range(3)]
    make_photo(caption="A court.")
    page = opened(visit, post)

    page.get_by_role("searchbox", name="Search").focus()
    page.keyboard.type("street")
    page.locator(".picker__count", has_text="3 photos").wait_for()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type === 'checkbox'"):
            break
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(40):
        page.keyboard.press("Tab")
        if "gallery" in page.evaluate("document.activeElement.textContent"):
            break
    page.keyboard.press("Enter")
    page.locator(f"{BODY} .block").nth(1).wait_for()
    press(page, "Save")

    post.refresh_from_db()
    assert post.body == f"<p>One.</p>{figures(photos[2], photos[1])}"


def test_escape_closes_it_and_gives_the_focus_back(post, visit):
    page = opened(visit, post)

    page.keyboard.press("Escape")

    assert page.locator("dialog.picker").is_hidden()
    assert page.evaluate("document.activeElement.textContent") == "Choose photos…"


def test_button_of_the_body_editor_opens_it(post, visit):
    photo = make_photo()
    page = opened(visit, post)
    page.keyboard.press("Escape")

    page.locator(BODY).click()
    page.get_by_role("button", name="Put a photo into the text").click()
    box(page, photo).check()
    page.get_by_role("button", name="Put into the text").click()

    page.locator(f"{BODY} .block", has_text=photo.caption).wait_for()


def test_finger_chooses_on_a_phone_and_nothing_runs_over(post, visit):
    photo = make_photo()
    page = opened(visit, post, **PHONE)

    box(page, photo).tap()
    assert page.locator("dialog.picker").evaluate("d => d.scrollWidth <= d.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Put into the text").tap()
    press(page, "Save")

    post.refresh_from_db()
    assert post.body == f"<p>One.</p>{figures(photo)}"


def test_choices_show_some_of_the_photos(post, newsroom, visit):
    mine = make_photo("#110000", caption="Mine.", created_by=newsroom.reporter)
    used = make_photo("#220000", caption="Used.")
    make_post(2, lead=used)
    ending = make_photo("#330000", caption="Ending.", usable_until="2020-01-01")
    page = opened(visit, post)

    shown = {}
    for choice in ("All", "Mine", "Not used yet", "Rights end within a month"):
        with page.expect_response("**/pick/**"):
            page.get_by_label("Show", exact=True).select_option(choice)
        page.wait_for_timeout(100)
        boxes = page.locator(".picker__grid input")
        shown[choice] = [int(one) for one in boxes.evaluate_all("all => all.map(b => b.value)")]

    assert shown == {
        "All": [ending.pk, used.pk, mine.pk],
        "Mine": [mine.pk],
        "Not used yet": [ending.pk, mine.pk],
        "Rights end within a month": [ending.pk],
    }


def test_several_files_come_in_with_what_was_removed_or_why_not(post, newsroom, visit):
    known = make_photo()
    plain = encoded(picture((900, 600)), "JPEG")
    page = opened(visit, post)

    upload(page, a_jpg=telling("JPEG"), b_jpg=plain, c_jpg=b"<!doctype html>", d_jpg=plain)
    rows = page.locator(".upload__list li")
    rows.nth(3).get_by_text("You already have this").wait_for()

    assert "Removed from it: GPS position" in rows.nth(0).inner_text()
    assert "It said nothing besides the picture." in rows.nth(1).inner_text()
    assert "This is a web page, whatever its name says" in rows.nth(2).inner_text()
    new = Photo.objects.exclude(pk=known.pk)
    assert set(new.values_list("created_by", flat=True)) == {newsroom.reporter.pk}
    assert new.count() == 2
    assert page.locator(".picker__grid input:checked").count() == 2


def test_progress_of_an_upload_is_shown(post, visit):
    page = opened(visit, post)
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 20, "downloadThroughput": -1, "uploadThroughput": 300_000},
    )
    page.evaluate(
        """() => {
            window.seen = [];
            new MutationObserver(() => {
                const bar = document.querySelector(".upload__list progress");
                if (bar) window.seen.push(bar.value);
            }).observe(document.querySelector(".upload__list"), {childList: true, subtree: true});
        }"""
    )

    upload(page, large_jpg=encoded(picture((3000, 2000)), "JPEG", quality=100, subsampling=0))
    page.locator(".upload__list", has_text="It said nothing").wait_for(timeout=30_000)

    seen = page.evaluate("window.seen")
    assert any(0 < value < 1 for value in seen)
    assert seen == sorted(seen)


def test_words_and_crop_point_of_an_upload_are_judged_in_place(post, visit):
    page = opened(visit, post)

    upload(page, a_jpg=telling("JPEG"))
    page.get_by_label("Caption", exact=True).wait_for()
    assert page.locator("#words-caption-help").inner_text() == "The file said so: check it."
    page.get_by_label("Caption", exact=True).fill("The court.")
    page.get_by_label("Alternative text", exact=True).fill("A disk.")
    page.locator("dialog .cut__stage").click(position={"x": 40, "y": 40})
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Save these words").click()
    page.get_by_text("Saved.").wait_for()
    page.get_by_role("checkbox", name="The court.").wait_for()

    photo = Photo.objects.get()
    assert (photo.caption, photo.alt, photo.credit) == ("The court.", "A disk.", "PLANTED Agency")
    assert photo.focal_x < 0.3
    page.get_by_label("Caption", exact=True).fill("")
    page.get_by_role("button", name="Save these words").click()
    page.locator("#words-caption-help", has_text="This field is required.").wait_for()


def test_photo_editor_sets_the_lead_of_a_text_that_is_not_theirs(post, visit):
    photo = make_photo()
    page = opened(visit, post, "photo")

    assert page.get_by_role("button", name="Put into the text").is_hidden()
    box(page, photo).check()
    page.get_by_role("button", name="Use as lead").click()
    press(page, "Save")

    assert Post.objects.get().placed_photos.get().photo == photo


def test_picker_has_no_barrier(post, visit):
    photo = make_photo()
    page = opened(visit, post)
    box(page, photo).check()
    upload(page, c_jpg=b"<!doctype html>")
    page.get_by_text("This is a web page").wait_for()

    assert barriers_in_every_look(page, 360, 1360, context="dialog") == {}


def test_photos_are_placed_without_scripts_too(post, visit):
    photo = make_photo()
    post.placed_photos.create(photo=photo)
    page = visit(java_script_enabled=False)
    log_in(page, "reporter")
    page.goto(f"/admin/posts/post/{post.pk}/change/")

    page.fill("[name=placed_photos-0-caption]", "In spring.")
    press(page, "Save")

    assert post.placed_photos.get().caption == "In spring."
