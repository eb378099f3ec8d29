"""What machines ask a site for, and the headers that keep it in reach."""

import json
import xml.etree.ElementTree as ET

import pytest

from tests.factories import make_published
from tests.pages import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "public_origin")]
POST = "/2026/11/24/court-adjourns-hearing-1/"
ONION = "http://" + "a" * 56 + ".onion"
READERS = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400"


@pytest.mark.parametrize("address", ["/", POST, "/journalists/", "/feed.atom", f"{POST}lite/"])
def test_caches_may_keep_what_readers_get(client, address):
    make_published(1)

    response = client.get(address)
    again = client.get(address, headers={"If-None-Match": response["ETag"]})

    assert response["Cache-Control"] == READERS
    assert (again.status_code, again["Cache-Control"]) == (304, READERS)


def test_caches_keep_nothing_of_the_desk_and_nothing_that_is_missing(client, newsroom):
    client.force_login(newsroom.editor)

    assert "no-store" in client.get("/admin/")["Cache-Control"]
    assert "Cache-Control" not in client.get("/nothing/")


def test_onion_is_told_on_every_page_and_at_no_desk(client, settings):
    make_published(1)
    assert "Onion-Location" not in client.get("/")

    settings.WATCHDOG_ONION = ONION

    for address in ("/", POST, "/journalists/?sort=name", "/nothing/"):
        assert client.get(address)["Onion-Location"] == ONION + address
    assert "Onion-Location" not in client.get("/admin/login/")
    assert "Onion-Location" not in client.get("/feed.atom")


def test_blocked_page_names_each_way_that_there_is(client, settings):
    assert "Other addresses" not in text(client, "/blocked/")
    settings.WATCHDOG_MIRRORS = ["https://mirror.example"]
    settings.WATCHDOG_ONION = ONION
    settings.WATCHDOG_CONTACT = "help@news.example"

    page = text(client, "/blocked/")

    assert '<a href="https://mirror.example/">' in page
    assert f'<a href="{ONION}/">' in page
    assert '<a href="mailto:help@news.example">' in page
    assert "https://news.example/feed.atom</a>" in page
    assert len(page.encode()) < 14 * 1024


def test_every_page_leads_to_the_blocked_page(client):
    for address in ("/", "/about/", "/nothing/", "/lite/"):
        assert '<a href="/blocked/">' in text(client, address)


def test_security_file_names_the_contact_for_half_a_year(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404

    settings.WATCHDOG_CONTACT = "security@news.example"

    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "Contact: mailto:security@news.example",
        "Expires: 2027-05-23T12:00:00Z",
        "Canonical: https://news.example/.well-known/security.txt",
    ]


def test_security_file_takes_a_page_as_contact(client, settings):
    settings.WATCHDOG_CONTACT = "https://news.example/contact"

    page = text(client, "/.well-known/security.txt")

    assert page.startswith("Contact: https://news.example/contact\n")


def test_search_is_described_on_the_host_that_was_asked(client, settings):
    settings.ALLOWED_HOSTS = ["mirror.example"]

    response = client.get("/opensearch.xml", headers={"Host": "mirror.example"})

    name = "{http://a9.com/-/spec/opensearch/1.1/}Url"
    url = ET.fromstring(response.content).find(name)
    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    assert url.get("template") == "http://mirror.example/search/?q={searchTerms}"


def test_manifest_names_the_site_and_its_icons(client):
    response = client.get("/site.webmanifest")

    said = json.loads(response.content)
    assert response["Content-Type"] == "application/manifest+json"
    assert said["short_name"] == "Watchdog"
    assert [icon["sizes"] for icon in said["icons"]] == ["192x192", "512x512"]
    assert "/site.webmanifest" in text(client, "/about/")
