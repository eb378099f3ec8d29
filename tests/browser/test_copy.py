"""The address of a post is copied by one button, which is there where it can work."""

import pytest

from tests.browser.barriers import barriers
from tests.factories import make_published

pytestmark = pytest.mark.django_db(transaction=True)


def test_button_copies_the_public_address_and_says_so(visit):
    edition = make_published()
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.goto(edition.url)
    address = page.get_by_role("link", name="Link to this post").get_attribute("data-address")

    page.get_by_role("button", name="Copy the link").press("Enter")
    page.get_by_role("status").get_by_text("Copied.").wait_for()

    assert address.endswith(edition.url)
    assert page.evaluate("navigator.clipboard.readText()") == address
    assert barriers(page) == {}


def test_page_without_scripts_has_the_link_alone(visit):
    edition = make_published()
    page = visit(java_script_enabled=False)

    page.goto(edition.url)

    assert page.get_by_role("link", name="Link to this post").count() == 1
    assert page.get_by_role("button").count() == 0
