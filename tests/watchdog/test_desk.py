"""The headers of the desk, which a browser obeys and the test client does not."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_browser_sends_the_desk_the_origin_of_its_forms(client, newsroom):
    login, site = client.get(reverse("admin:login")), client.get("/")
    client.force_login(newsroom.editor)
    desk = client.get(reverse("admin:index"))

    assert login.headers["Referrer-Policy"] == "same-origin"
    assert desk.headers["Referrer-Policy"] == "same-origin"
    assert site.headers["Referrer-Policy"] == "no-referrer"
