"""Posts in one piece: lite pages, and copies to pass on."""

import base64
import hashlib
import re
from datetime import timedelta

import pytest

from posts.views import lite
from tests.factories import NOW, make_photo, make_post, make_published, publish
from tests.pages import SITE, text
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "public_origin")]
HOUR = timedelta(hours=1)
POST = "/2026/11/24/court-adjourns-hearing-1/"


def digest_of_style(page: str) -> str:
    style = re.search("<style>(.*?)</style>", page, re.DOTALL)[1]
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"


def with_photo_in_text(**fields):
    photo = make_photo("#99aabb", caption="The gate in winter.", alt="A gate.")
    body = f'<p>Before.</p><figure data-photo="{photo.pk}"></figure><p>After.</p>'
    return make_published(1, body=body, **fields)


def test_lite_page_has_the_words_and_asks_for_no_picture(client):
    with_photo_in_text(lead=make_photo())

    page = text(client, f"{POST}lite/")

    assert "Before." in page
    assert "After." in page
    assert "<img" not in page
    assert "<picture" not in page
    assert re.search(r'<a href="/media/photos/[^"]+-w360\.webp">Photo, \d+\sbytes: The gate', page)
    assert "Photo, " in page.split("The court building in October.")[0]
    assert f'<link rel="canonical" href="{SITE}{POST}">' in page
    assert '<meta name="robots" content="noindex, follow">' in page


def test_lite_page_and_full_page_lead_to_each_other(client):
    make_published(1)

    assert f'href="{POST}lite/"' in text(client, POST)
    assert f'<a href="{POST}">Full version</a>' in text(client, f"{POST}lite/")
    assert 'href="/lite/"' in text(client, "/")
    assert '<a href="/">Full version</a>' in text(client, "/lite/")


@pytest.mark.parametrize("address", [f"{POST}lite/", "/lite/", f"{POST}copy/"])
def test_policy_lets_in_the_one_stylesheet_and_nothing_else(client, address):
    make_published(1, lead=make_photo())

    response = client.get(address)

    style = digest_of_style(response.content.decode())
    policy = response["Content-Security-Policy"]
    assert f"style-src '{style}';" in policy
    assert "img-src data:;" in policy
    assert "script-src 'none'" in policy
    assert not re.search('(?:src|srcset)="(?!data:)', response.content.decode())


def test_lite_front_has_whole_texts_while_they_come_at_once(client, monkeypatch):
    make_published(1)
    make_published(2)
    small = text(client, "/lite/")

    monkeypatch.setattr(lite, "PAGE_BYTES", len(small.encode()) - 1)
    large = text(client, "/lite/")

    assert small.count("No date was set.") == 2
    assert large.count("No date was set.") == 0
    assert large.count("A court adjourned the hearing of an editor.") == 2
    assert f'<a href="{POST}lite/">Court adjourns hearing 1</a>' in large


def test_copy_is_one_file_with_its_photo_inside(client, settings):
    settings.WATCHDOG_MIRRORS = ["https://mirror.example"]
    with_photo_in_text(lead=make_photo())

    response = client.get(f"{POST}copy/")

    page = response.content.decode()
    name = 'attachment; filename="court-adjourns-hearing-1.html"'
    assert response["Content-Disposition"] == name
    assert len(response.content) < 60 * 1024
    assert 'src="data:image/webp;base64,' in page
    assert "Photo: The gate in winter. (A. Photographer)" in page
    assert f"content=\"default-src 'none'; style-src '{digest_of_style(page)}'" in page
    assert not re.search('href="/', page)
    assert f'<a href="{SITE}{POST}">' in page
    assert f'<a href="https://mirror.example{POST}">' in page


def test_copy_leaves_the_photo_out_where_it_would_grow_too_heavy(client, monkeypatch):
    make_published(1, lead=make_photo())
    assert "data:image" in text(client, f"{POST}copy/")

    monkeypatch.setattr(lite, "COPY_BYTES", 1000)

    page = text(client, f"{POST}copy/")
    assert "data:image" not in page
    assert "Photo: The court building in October. (A. Photographer)" in page


@pytest.mark.parametrize("end", ["lite/", "copy/"])
def test_what_is_not_shown_has_no_other_version(client, clock, end):
    post = make_post(1)
    publish(post, visible_from=NOW + HOUR)

    before = client.get(POST + end)
    clock.move_to(NOW + HOUR)
    during = client.get(POST + end)
    workflow.withdraw(
        post, by=None, at=NOW + HOUR, kind="SAFETY", notice="Gone.", reason="A reason."
    )
    after = client.get(POST + end)

    assert (before.status_code, before["Location"]) == (302, POST)
    assert during.status_code == 200
    assert (after.status_code, after["Location"]) == (302, POST)
    assert client.get(f"/2026/11/23/court-adjourns-hearing-1/{end}").status_code == 302
