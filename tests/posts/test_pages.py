"""What readers are shown, at which address, at what cost."""

from datetime import timedelta

import pytest

from tests.factories import NOW, change, make_photo, make_post, make_published, make_region, publish
from watchdog import workflow
from watchdog.middleware import OF_PAGES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)
POST = "/2026/11/24/court-adjourns-hearing-1/"


def text(response) -> str:
    return response.content.decode()


def withdraw(post, kind: str) -> None:
    workflow.withdraw(
        post, by=None, at=NOW, kind=kind, notice="We took this down.", reason="A private reason."
    )


@pytest.mark.parametrize("number", [1, 3])
def test_front_page_shows_whole_posts_in_three_queries(client, django_assert_num_queries, number):
    for one in range(1, number + 1):
        make_published(one, lead=make_photo(f"#44556{one}"))

    with django_assert_num_queries(3):
        page = text(client.get("/"))

    assert page.count("No date was set.") == number
    assert page.count("The court building in October.") == number
    assert page.count("A. Photographer") == number
    assert page.count('<span class="dateline">ORSK</span>') == number


def test_older_posts_are_reached_from_the_front_page_without_a_gap(client):
    for one in range(25):
        make_published(one, at=NOW - one * HOUR)

    seen: list[str] = []
    address = "/"
    while address:
        page = text(client.get(address))
        seen += page.split('id="post-')[1:]
        address = page.split('rel="next" href="')[1].split('"')[0] if 'rel="next"' in page else ""
    found = {int(one.split('"')[0].rsplit("-", 1)[1]) for one in seen}
    assert found == set(range(25))


def test_scheduled_post_shows_nothing_anywhere_before_its_time(client, clock):
    post = make_post(tags=["Secret raid"], region=make_region("Nowhere"))
    publish(post, visible_from=NOW + HOUR)
    hidden = [POST, "/tags/secret-raid/", "/regions/nowhere/", "/tags/secret-raid/feed.rss"]

    before = [client.get(address).status_code for address in hidden]
    lists = [text(client.get(address)) for address in ("/", "/feed.rss", "/regions/")]
    clock.move_to(NOW + HOUR)
    after = [client.get(address.replace("11/24", "11/24")).status_code for address in hidden]

    assert before == [404, 404, 404, 404]
    assert not any("Court adjourns" in page or "Nowhere" in page for page in lists)
    assert after == [200, 200, 200, 200]


def test_hidden_and_absent_answer_alike(client):
    make_post(1)

    hidden, absent = client.get(POST), client.get("/2026/11/24/there-never-was-one/")

    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert hidden.content == absent.content
    assert dict(hidden.headers) == dict(absent.headers)


@pytest.mark.parametrize(("kind", "status"), [("RETRACTION", 200), ("LEGAL", 451), ("SAFETY", 410)])
def test_withdrawn_post_leaves_a_notice_with_its_status(client, kind, status):
    post = make_post()
    publish(post)
    assert "Court adjourns hearing 1" in text(client.get("/"))

    withdraw(post, kind)

    response = client.get(POST)
    assert response.status_code == status
    assert "We took this down." in text(response)
    assert "private reason" not in text(response)
    assert "No date was set." not in text(response)
    assert ("Court adjourns" in text(response)) == (kind != "SAFETY")
    assert "Court adjourns" not in text(client.get("/")) + text(client.get("/feed.rss"))
    assert client.get("/tags/courts/").status_code == 404


def test_old_slug_leads_to_the_new_address(client, clock):
    post = make_post()
    publish(post)
    change(post, slug="editor-freed")
    publish(post, at=NOW + HOUR)
    clock.move_to(NOW + HOUR)

    response = client.get(POST)

    assert (response.status_code, response["Location"]) == (301, "/2026/11/24/editor-freed/")


def test_wrong_day_before_a_right_slug_is_no_address(client):
    make_published()

    assert client.get("/2026/11/23/court-adjourns-hearing-1/").status_code == 404


def test_empty_day_leads_to_the_nearest_earlier_one(client):
    make_published(1, at=NOW - 72 * HOUR)

    response = client.get("/2026/11/23/")

    assert (response.status_code, response["Location"]) == (302, "/2026/11/21/")
    assert client.get("/2020/01/01/").status_code == 404


def test_day_that_is_no_date_is_no_address(client):
    make_published()

    assert client.get("/2026/02/31/").status_code == 404
    assert client.get("/2026/13/").status_code == 404


def test_region_page_lists_all_that_it_contains(client):
    china = make_region("China")
    make_published(1, region=make_region("Xinjiang", parent=china))

    page = text(client.get("/regions/china/"))

    assert "Court adjourns hearing 1" in page
    assert '<a href="/regions/xinjiang/"><bdi>Xinjiang</bdi></a>' in page


def test_breaking_post_stands_above_every_other_page_until_its_end(client, clock):
    post = make_post(breaking_until=NOW + HOUR)
    publish(post)

    during = text(client.get("/about/"))
    clock.move_to(NOW + HOUR)
    after = text(client.get("/about/"))

    assert "Court adjourns hearing 1" in during
    assert "Court adjourns hearing 1" not in after


def test_long_text_is_shortened_in_the_feed_and_whole_on_its_page(client):
    words = "<p>" + "word " * 99 + "end.</p>"
    make_published(1, body=words * 7 + "<p>The last line.</p>")

    assert "The last line." not in text(client.get("/"))
    assert "Continue:" in text(client.get("/"))
    assert "The last line." in text(client.get(POST))
    assert "The last line." in text(client.get("/feed.rss"))


def test_unknown_query_parameters_change_nothing(client):
    make_published()

    assert client.get("/?draft=1&page=2&preview=yes").content == client.get("/").content


def test_photo_carries_no_header_that_is_about_pages(client):
    photo = make_published(lead=make_photo()).lead["src"]

    page = client.get(POST)
    response = client.get(photo)
    # After all that asks the database, which this closes.
    response.close()

    assert response.status_code == 200
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert set(OF_PAGES) <= set(page.headers) | {"Strict-Transport-Security"}
    assert set(OF_PAGES) & set(response.headers) == set()


def test_public_pages_carry_the_strict_policy_and_no_cookie(client):
    make_published()

    response = client.get(POST)

    policy = response["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "geolocation=()" in response["Permissions-Policy"]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_summary_that_repeats_the_opening_is_not_shown_twice(client):
    make_published(1, summary="It's over & done.", body="<p>It's over &amp; done. So they say.</p>")
    make_published(2, summary="Another summary.")

    page = text(client.get("/"))

    assert page.count("over &amp; done") == 1
    assert page.count("Another summary.") == 1


def test_page_that_breaks_says_whose_fault_it_is_and_asks_the_record_nothing(
    client, monkeypatch, django_assert_num_queries
):
    def broken(*args, **kwargs):
        raise RuntimeError("Something that nobody thought of.")

    monkeypatch.setattr("watchdog.views.front", broken)
    client.raise_request_exception = False

    with django_assert_num_queries(0):
        response = client.get("/")

    page = response.content.decode()
    assert response.status_code == 500
    assert "The fault is ours, not yours." in page
    assert "css/site.css" in page
    assert "nobody thought of" not in page
