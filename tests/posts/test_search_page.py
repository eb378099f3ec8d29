"""The search page: any string gives a page, and nothing that was typed or found runs in it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import NOW, make_post, make_region, publish
from tests.posts.test_search import look_less_far

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ODD = [
    '"',
    '"""',
    "'",
    "\x00",
    "a\x00b",
    "AND",
    "OR NOT",
    "NEAR(court, 2)",
    "title:court",
    "court*",
    "^court",
    "-court",
    "(court",
    "court)",
    "{title} : court",
    "a & b | !c",
    "court:*",
    "<->",
    "a\\",
    "%s %(at)s %",
    "😀",
    "😀 court",
    "   ",
    "court" * 2000,
    "word " * 2000,
    "\u202ecourt\u202c",
    "\u05d0\u05d1",
    "\u8a18\u8005",
    "\u0301",
    "²",
    "ﬁ",
    "\ud7ff\U0010ffff",
    "<script>alert(1)</script>",
    "1 UNION SELECT",
    "_",
    "__",
    "ʻ",
    "İ",
]


def search(client, **words):
    return client.get(reverse("search"), words)


def text(client, **words) -> str:
    return search(client, **words).content.decode()


@pytest.mark.parametrize("typed", ODD)
def test_odd_strings_give_a_page(client, typed):
    publish(make_post(1))

    assert search(client, q=typed).status_code == 200


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_string_gives_a_page(client, typed):
    assert search(client, q=typed).status_code == 200


@pytest.mark.parametrize("name", ["kind", "region", "from", "to", "language", "page"])
@pytest.mark.parametrize("typed", ["zebra", "\x00", "-1", "0", "9" * 50, "9999-12-31", "٣", "é"])
def test_wrong_filters_are_left_out_and_the_page_says_so(client, name, typed):
    publish(make_post(1))
    response = search(client, q="adjourns", **{name: typed})

    assert response.status_code == 200
    assert response.context["asked"].complaints
    assert len(response.context["results"].hits) == 1


def test_dates_in_the_wrong_order_are_left_out(client):
    publish(make_post(1))
    words = {"from": "2026-11-25", "to": "2026-11-01"}
    response = search(client, q="adjourns", **words)

    assert "neither was used" in response.content.decode()
    assert len(response.context["results"].hits) == 1


def test_other_words_of_the_address_are_not_read(client):
    assert search(client, q="court", state="DRAFT", order="x").status_code == 200


def test_filters_of_the_address_narrow_the_results_down(client):
    publish(make_post(1, headline="Raid one", language="ru"), at=NOW - timedelta(days=2))
    publish(make_post(2, headline="Raid two", region=make_region("Nearland")))

    def shown(**words) -> list[str]:
        return [hit.url[-2] for hit in search(client, q="raid", **words).context["results"].hits]

    assert shown() == ["2", "1"]
    assert shown(language="ru") == ["1"]
    assert shown(region="nearland") == ["2"]
    assert shown(kind="post") == ["2", "1"]
    assert shown(kind="tag") == []
    assert shown(**{"from": "2026-11-24"}) == ["2"]
    assert shown(to="2026-11-22") == ["1"]


def test_marks_are_the_only_markup_that_results_bring(client):
    publish(
        make_post(
            1,
            headline="<b>Court</b> & <script>alert(1)</script>",
            summary="<img src=x onerror=alert(2)>",
            body="<p>&lt;script&gt;alert(3)&lt;/script&gt; a zebra</p>",
            tags=["<i>"],
        )
    )
    page = text(client, q="court")

    assert "&lt;b&gt;<mark>Court</mark>&lt;/b&gt; &amp; &lt;script&gt;" in page
    assert "&lt;img src=x" in page
    page += text(client, q="zebra") + text(client, q="<script>alert(3)</script>")
    assert "&lt;script&gt;alert(3)&lt;/script&gt; a <mark>zebra</mark>" in page
    assert "<script>" not in page
    assert "<img src=x" not in page


def test_the_snippet_shows_where_the_words_stand(client):
    before, after = "Much was said before. " * 20, "Much was said after. " * 20
    publish(make_post(1, body=f"<p>{before}A zebra spoke. {after}</p>"))
    page = text(client, q="zebra")

    assert "A <mark>zebra</mark> spoke." in page
    assert page.count("Much was said") < 20


def test_words_are_marked_in_the_spelling_that_was_found(client):
    publish(make_post(1, headline="Суд оправдал Исмаилову", language="ru"))

    assert "<mark>Исмаилову</mark>" in text(client, q="Ismayilova")
    assert 'lang="ru" dir="ltr"' in text(client, q="Ismayilova")


def test_results_are_counted_in_words_that_are_announced(client):
    publish(make_post(1, headline="Raid"))
    assert "1 result" in text(client, q="raid")
    publish(make_post(2, headline="Raid again"))
    page = text(client, q="raid")

    assert "2 results" in page
    assert 'role="status"' in page
    assert '<meta name="robots" content="noindex, follow">' in page


def test_a_capped_search_says_so(client, monkeypatch):
    monkeypatch.setattr("posts.search.CAP", 2)
    for number in range(3):
        publish(make_post(number, headline="Raid"))

    assert "put in order" in text(client, q="raid")


def test_a_search_says_that_it_looked_at_the_newest_only(client, monkeypatch):
    for number in range(3):
        publish(make_post(number, headline="Press and freedom"))
    assert "looked through" not in text(client, q='"press freedom"')
    look_less_far(monkeypatch)

    page = text(client, q='"press freedom"')

    assert "Nothing was found" in page
    assert "Only the newest of them were looked through" in page


def test_nothing_found_helps(client):
    publish(make_post(1))
    page = text(client, q="quagga")

    assert "Nothing was found for “<bdi>quagga</bdi>”." in page
    assert "Court adjourns hearing 1" in page
    assert 'href="/search/?q=quagga"' in text(client, q="quagga", kind="tag")


@pytest.mark.parametrize("typed", ["zzzz", "dddd", "Жжж", "yyy"])
def test_letters_that_are_no_word_find_nothing(client, typed):
    publish(make_post(1, headline="Zarina Z. and D. Iskakov are free", dateline="ZHANAOZEN"))
    assert "Zarina" in text(client, q="zarina")

    assert "Nothing was found" in text(client, q=typed)


def test_pages_of_results_lead_on(client, monkeypatch):
    monkeypatch.setattr("posts.search.PAGE_SIZE", 1)
    for number in range(2):
        publish(make_post(number, headline="Raid"))

    assert 'rel="next" href="/search/?q=raid&amp;kind=post&amp;page=2"' in text(
        client, q="raid", kind="post"
    )
    assert 'rel="prev" href="/search/?q=raid"' in text(client, q="raid", page="2")


def test_queries_are_few(client, django_assert_num_queries):
    # SQLite is asked at once where, then in which titles, and then for what is shown.
    found, nothing = (3, 3) if connection.vendor == "postgresql" else (5, 4)
    for number in range(10):
        publish(make_post(number, headline="Raid"))
    with django_assert_num_queries(2):  # breaking line, regions to choose from
        search(client)
    with django_assert_num_queries(found):  # … and the search
        search(client, q="raid")
    with django_assert_num_queries(found):
        search(client, q="raid", region="kazakhstan", kind="post", language="en")
    with django_assert_num_queries(nothing):  # breaking line, the search, the newest posts
        search(client, q="quagga")
    with django_assert_num_queries(nothing):
        search(client, q="quagga", region="kazakhstan")


def test_search_stands_in_the_menu_and_where_nothing_is_found(client):
    assert 'href="/search/"' in client.get("/").content.decode()
    assert 'action="/search/"' in client.get("/nothing/here/").content.decode()
