"""What the register says to search engines and messengers."""

import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest

from tests.factories import NOW
from tests.journalists.factories import make_journalist, make_profile, publish
from tests.pages import SITE, nodes, text
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "public_origin")]
PERSON = "/journalists/irina-sample-1/"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def told(client) -> list[str]:
    """Of whom the sitemap tells, having told of the register's own pages."""
    response = client.get("/journalists/sitemap.xml")
    root = ET.fromstring(response.content)
    found = [one.text for one in root.findall(f"*/{MAP}loc")]
    own = [f"{SITE}/journalists/{page}" for page in ("", "statistics/", "calendar/", "data/")]
    assert found[:4] == own
    return found[4:]


def test_profile_is_the_page_of_a_person(client):
    make_profile(native_name="Ирина Пример", native_language="ru", aliases="I. Sample")

    page = text(client, PERSON)
    found = nodes(page)["ProfilePage"]

    person = found["mainEntity"]
    assert found["dateModified"] == "2026-11-24T12:00:00+00:00"
    assert person["name"] == "Irina Sample 1"
    assert person["alternateName"][0] == "Ирина Пример"
    assert person["jobTitle"] == "editor"
    assert person["worksFor"] == {"@type": "Organization", "name": "Stepnoi Vestnik"}
    assert person["url"] == SITE + PERSON
    assert not {"birthPlace", "address", "nationality", "parent"} & set(person)
    assert '<meta property="og:type" content="profile">' in page
    assert f'<link rel="canonical" href="{SITE}{PERSON}">' in page


def test_index_is_a_set_of_data_and_its_head_names_nobody(client):
    make_profile(1)

    page = text(client, "/journalists/")

    files = [one["contentUrl"] for one in nodes(page)["Dataset"]["distribution"]]
    assert files == [f"{SITE}/journalists/journalists.{form}" for form in ("csv", "json")]
    # Each person would weigh on the page twice.
    head, _, body = page.partition("</head>")
    assert ("Irina" in head, "Irina" in body) == (False, True)


def test_other_orders_of_the_index_are_not_for_search_engines(client):
    make_profile()

    usual, sorted_ = text(client, "/journalists/"), text(client, "/journalists/?sort=name")

    canonical = f'<link rel="canonical" href="{SITE}/journalists/">'
    hidden = '<meta name="robots" content="noindex, follow">'
    assert (canonical in usual, hidden in usual) == (True, False)
    assert (canonical in sorted_, hidden in sorted_) == (True, True)


@pytest.mark.parametrize("kind", ["RETRACTION", "LEGAL", "SAFETY"])
def test_notice_names_nobody_in_its_head(client, kind):
    one = make_journalist()
    publish(one)
    assert "ProfilePage" in nodes(text(client, PERSON))

    workflow.withdraw(one, by=None, at=NOW, kind=kind, notice="Gone.", reason="A reason.")

    page = text(client, PERSON)
    assert set(nodes(page)) == {"WebPage"}
    assert "Irina" not in page.split("</head>")[0]


@pytest.mark.parametrize("number", [1, 3])
def test_sitemap_tells_of_whoever_has_a_page(client, django_assert_num_queries, number):
    for one in range(1, number + 1):
        make_profile(one)

    with django_assert_num_queries(2):
        found = told(client)

    assert set(found) == {f"{SITE}/journalists/irina-sample-{one}/" for one in range(1, number + 1)}
    assert f"{SITE}/journalists/sitemap.xml" in text(client, "/sitemap.xml")


def test_pages_of_the_register_changed_when_somebody_in_it_did(client):
    make_profile(1, at=NOW - timedelta(days=2))
    make_profile(2, at=NOW - timedelta(days=1))

    root = ET.fromstring(client.get("/journalists/sitemap.xml").content)

    changed = [one.findtext(f"{MAP}lastmod") for one in root.findall(f"{MAP}url")]
    assert changed[:4] == ["2026-11-23T12:00:00+00:00"] * 4


def test_sitemap_says_nothing_of_whoever_is_withheld_or_withdrawn(client):
    make_profile(1, identity="WITHHELD")
    gone = make_journalist(2)
    publish(gone)
    assert told(client) == [f"{SITE}/journalists/irina-sample-2/"]

    workflow.withdraw(gone, by=None, at=NOW, kind="SAFETY", notice="Gone.", reason="A reason.")

    assert told(client) == []
    assert "journalists" not in text(client, "/sitemap.xml")
