"""What the newsroom says of itself leads to what it says."""

import re

import pytest

from tests.pages import text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/about/", "/ru/about/"])
def test_what_about_leads_to_is_there(client, address):
    main = text(client, address).partition("<main")[2].partition("</main>")[0]
    links = re.findall(r'href="([^"]+)"', main)

    for link in links:
        page, _, part = link.partition("#")
        answer = client.get(page)
        assert answer.status_code == 200, link
        assert not part or f'id="{part}"' in answer.content.decode(), link
    found = {link.removeprefix("/ru") for link in links}
    assert found >= {
        "/journalists/journalists.csv",
        "/journalists/journalists.json",
        "/journalists/data/dictionary.csv",
        "/journalists/data/#people",
        "/journalists/data/#terms",
        "/corrections/",
        "/blocked/",
    }


def test_about_says_whom_to_write_to(client, settings):
    settings.WATCHDOG_CONTACT = "desk@news.example"
    assert "how you know: desk@news.example." in text(client, "/about/")

    settings.WATCHDOG_CONTACT = ""
    assert "Tell the newsroom what is wrong or missing" in text(client, "/about/")
