"""A list is narrowed down without a page being opened, and everything else stays as it was."""

import pytest

from tests.browser.barriers import barriers
from tests.factories import make_published, make_region
from tests.journalists.factories import make_profile

pytestmark = pytest.mark.django_db(transaction=True)
INDEX = "/journalists/"
FOCUSED = "document.activeElement.id || document.activeElement.getAttribute('role')"


@pytest.fixture
def people(db):
    make_profile(1, region=make_region("Iran", code="IR"))
    make_profile(2, region=make_region("Iran", code="IR"), events=[{"kind": "KILLED"}])
    make_profile(3, region=make_region("Kazakhstan", code="KZ"))


def said(page, words: str) -> None:
    """Wait until the list says how many are left."""
    page.get_by_role("status").get_by_text(words, exact=True).wait_for()


def names(page) -> list[str]:
    return page.locator(".person__name").all_inner_texts()


def opened(page, address: str) -> None:
    page.goto(address)
    page.evaluate("window.isTheSamePage = true")


def is_the_same_page(page) -> bool:
    return page.evaluate("window.isTheSamePage === true")


def test_choice_narrows_the_list_down_where_it_is_and_can_be_taken_back(people, visit):
    page = visit()
    opened(page, INDEX)

    country = page.get_by_label("Country", exact=True)
    status = page.get_by_label("Status", exact=True)
    country.focus()
    country.select_option("iran")
    said(page, "2 of 3 people")
    assert names(page) == ["Irina Sample 1", "Irina Sample 2"]
    assert page.evaluate(FOCUSED) == "f-country"
    assert "Killed (1)" in status.inner_text()
    status.select_option("killed")
    said(page, "1 of 3 people")
    assert names(page) == ["Irina Sample 2"]
    assert page.url.endswith("/journalists/?country=iran&status=killed")
    assert barriers(page) == {}

    page.go_back()
    said(page, "2 of 3 people")
    assert (country.input_value(), status.input_value()) == ("iran", "")
    page.get_by_role("link", name="Take out: Country: Iran").press("Enter")
    said(page, "3 people")
    assert page.evaluate(FOCUSED) == "status"
    assert (country.input_value(), page.url.endswith(INDEX)) == ("", True)
    page.go_back()
    said(page, "2 of 3 people")
    assert country.input_value() == "iran"
    assert is_the_same_page(page)


def test_order_goes_on_when_something_is_chosen(people, visit):
    page = visit()
    opened(page, INDEX)

    page.get_by_role("link", name="name", exact=True).click()
    page.locator("strong", has_text="name").wait_for()
    page.get_by_label("Country", exact=True).select_option("iran")
    said(page, "2 of 3 people")

    assert page.url.endswith("?sort=name&country=iran")
    assert is_the_same_page(page)


def test_typed_name_is_looked_for_with_enter(people, visit):
    page = visit()
    opened(page, INDEX)

    page.get_by_label("Name, in any spelling").fill("nobody")
    page.keyboard.press("Enter")
    said(page, "0 of 3 people")

    assert page.evaluate(FOCUSED) == "status"
    assert "Take something out of it." in page.inner_text("main")
    assert is_the_same_page(page)


def test_search_finds_where_it_is(visit):
    make_published(1)
    page = visit()
    opened(page, "/search/")

    page.get_by_label("Words, names or places").fill("hearing")
    page.get_by_role("button", name="Search").first.click()
    said(page, "1 result")

    assert page.get_by_role("link", name="Court adjourns hearing 1").count() == 1
    assert "q=hearing" in page.url
    assert is_the_same_page(page)
    assert barriers(page) == {}


def test_page_is_opened_where_the_answer_is_none(people, visit):
    # No cross-fade, which Chromium complains of when it is cut short.
    page = visit(reduced_motion="reduce")
    opened(page, INDEX)
    page.route(
        "**/*",
        lambda route: (
            route.fulfill(content_type="text/html", body="<p>Log in to the train’s network.</p>")
            if route.request.resource_type == "xhr"
            else route.continue_()
        ),
    )

    with page.expect_navigation():
        page.get_by_label("Country", exact=True).select_option("iran")

    said(page, "2 of 3 people")
    assert not is_the_same_page(page)


def test_form_works_without_scripts(people, visit):
    page = visit(java_script_enabled=False)
    page.goto(INDEX)

    page.get_by_label("Country", exact=True).select_option("iran")
    with page.expect_navigation():
        page.get_by_role("button", name="Show").click()

    said(page, "2 of 3 people")
    assert names(page) == ["Irina Sample 1", "Irina Sample 2"]
