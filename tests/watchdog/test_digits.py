"""Figures for people are in the digits of the language that the interface speaks."""

import re
from datetime import timedelta

import pytest
from django.conf import settings

from posts.desk import Correction
from tests.factories import NOW, change, make_photo, make_post, publish
from tests.journalists.factories import make_profile
from tests.pages import nodes, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)
POST = "/2026/11/24/dadgah/"
PERSIAN = {"language": "fa", "headline": "دادگاه 12", "slug": "dadgah", "body": "<p>24 نفر.</p>"}
# What stands where only machines read: attributes, addresses, data.
FOR_MACHINES = re.compile(r"<script.*?</script>|<style.*?</style>|<[^>]+>", re.DOTALL)


def seen(page: str) -> str:
    return FOR_MACHINES.sub(" ", page.partition("<body")[2])


@pytest.fixture
def persian(clock):
    post = make_post(**PERSIAN, lead=make_photo())
    publish(post)
    Correction.objects.create(post=post, text="نادرست.", at=NOW)
    change(post, at=NOW + HOUR)
    publish(post, at=NOW + HOUR)
    clock.move_to(NOW + HOUR)
    return post


@pytest.mark.usefixtures("persian")
@pytest.mark.parametrize(
    "address", [POST, f"{POST}lite/", f"{POST}copy/", "/fa/", f"{POST}versions/"]
)
def test_dates_and_numbers_around_a_persian_text_are_persian(client, address):
    shown = seen(client.get(address).getvalue().decode())

    assert "۲۰۲۶" in shown
    # The words of the text are the newsroom's, and stay as they were written.
    left = re.sub(r"دادگاه 12|24 نفر|https?://\S+", "", shown)
    assert re.findall(r"[0-9]+", left) == []


@pytest.mark.usefixtures("persian")
def test_machines_read_the_digits_they_know(client):
    page = text(client, POST)

    assert '<time datetime="2026-11-24T12:00Z"' in page
    assert nodes(page)["NewsArticle"]["datePublished"].startswith("2026-11-24T12:00")
    assert 'content="2026-11-24T12:00:00Z"' in page
    assert not re.findall(r'(?:datetime|href|content|src)="[^"]*[۰-۹]', page)


@pytest.mark.parametrize("address", ["/fa/journalists/", "/fa/journalists/statistics/"])
def test_register_counts_in_persian_where_its_pages_are(client, address):
    make_profile(1)

    shown = seen(text(client, address))

    assert re.search("[۰-۹]", shown)
    assert "۱۱۸" in shown or address.endswith("statistics/")
    assert "<td>1</td>" not in text(client, address)


@pytest.mark.parametrize("language", ["ar", "ur", "ckb"])
def test_interface_without_the_language_of_the_text_speaks_english_and_its_digits(client, language):
    publish(make_post(language=language, headline="المحكمة", slug="court"))

    page = text(client, "/2026/11/24/court/")

    assert re.search(r'lang="en">\s*<p class="byline__who">', page)
    assert "24 November 2026, 12:00 UTC" in page
    assert not re.search("[۰-۹٠-٩]", seen(page))


def test_templates_of_readers_write_no_date_in_bare_figures():
    files = list((settings.BASE_DIR / "templates").rglob("*.html"))
    found = [
        (file.name, said)
        for file in files
        if "admin" not in file.parts and file.name != "edition_preview.html"
        for said in re.findall(r"""\|date:(?:"[^"]+"|pattern)(?:\|\w+)?""", file.read_text())
        if not said.endswith("|digits")
    ]

    assert (len(files) > 50, found) == (True, [])
