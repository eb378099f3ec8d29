"""What readers of a region risk stands beside what is about it, between its two times."""

from datetime import timedelta

import pytest

from posts.record import RiskNotice
from posts.risk_door import end_notice, set_notice
from tests.desk import words
from tests.factories import NOW, make_post, make_published, make_region, publish
from tests.pages import text
from tests.watchdog.test_page_cache import cache, site  # noqa: F401  (fixtures)
from tests.wsgi import ask
from watchdog.moves import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
POST = "/2026/11/24/court-adjourns-hearing-1/"
WORDS = "To pass this on can be punished."
ADD = "/admin/posts/risknotice/add/"
PLACES = (POST, f"{POST}lite/", f"{POST}copy/", "/regions/kazakhstan/")


def warn(said=WORDS, *, region="Kazakhstan", by=None, **fields) -> RiskNotice:
    values = {"language": "en", "at": NOW}
    return set_notice(make_region(region), said, by=by, **values | fields)


def page(client, address) -> str:
    return client.get(address).getvalue().decode()


def test_notice_stands_on_the_region_its_posts_and_their_copies(client):
    make_published(1)
    make_published(2, region=make_region("Elsewhere"))
    before = [WORDS in page(client, address) for address in PLACES]

    warn()

    assert before == [False] * 4
    for address in PLACES:
        assert "For readers in <bdi>Kazakhstan</bdi>" in page(client, address), address
        assert WORDS in page(client, address)
    for address in ("/", "/feed.rss", "/regions/elsewhere/", POST.replace("-1/", "-2/")):
        assert WORDS not in page(client, address), address


def test_notice_for_a_country_stands_on_what_lies_in_it_and_not_above(client):
    asia = make_region("Asia")
    country = make_region("Country", parent=asia)
    make_published(1, region=make_region("Province", parent=country))
    make_published(2, region=asia)

    warn(region="Country")

    assert WORDS in text(client, POST)
    assert WORDS in text(client, "/regions/province/")
    assert WORDS not in text(client, "/regions/asia/")
    assert WORDS not in text(client, "/2026/11/24/court-adjourns-hearing-2/")


def test_post_on_another_region_besides_is_warned_of_that_too(client):
    post = make_post(1)
    post.other_regions.add(make_region("Elsewhere"))
    publish(post)

    warn(region="Elsewhere")

    assert "For readers in <bdi>Elsewhere</bdi>" in text(client, POST)


def test_words_are_in_the_language_of_the_text_or_english(client):
    make_published(1, language="ru")
    make_published(2, language="fa")
    warn("This can be punished.")
    warn("За это могут наказать.", language="ru")
    persian = POST.replace("-1/", "-2/")

    assert 'lang="ru" dir="ltr"><p>За это могут наказать.' in text(client, POST)
    assert "This can be punished." not in text(client, POST)
    assert 'lang="en" dir="ltr"><p>This can be punished.' in text(client, persian)

    warn("این کار مجازات دارد.", language="fa")
    assert 'lang="fa" dir="rtl"><p>این کار مجازات دارد.' in text(client, persian)


def test_kept_pages_show_it_from_its_first_second_to_its_last(cache, site, clock):  # noqa: F811
    make_published(1)
    for address in PLACES:
        ask(cache, address)
    warn(start=NOW + HOUR, until=NOW + 2 * HOUR)

    for moment, is_there in (
        (NOW + HOUR - SECOND, False),
        (NOW + HOUR, True),
        (NOW + 2 * HOUR - SECOND, True),
        (NOW + 2 * HOUR, False),
    ):
        clock.move_to(moment)
        for address in PLACES:
            assert (WORDS in ask(cache, address).text) == is_there, (moment, address)


def test_ended_notice_is_gone_at_once_and_one_to_come_never_appears(cache, site, clock):  # noqa: F811
    make_published(1)
    shown, coming = warn(), warn("Another.", start=NOW + HOUR)
    assert WORDS in ask(cache, POST).text

    for notice in (shown, coming):
        end_notice(notice, by=None, at=NOW + SECOND)

    clock.move_to(NOW + HOUR)
    assert WORDS not in ask(cache, POST).text
    assert "Another." not in ask(cache, POST).text
    with pytest.raises(NotAllowed, match="ended already"):
        end_notice(shown, by=None, at=NOW + HOUR)


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [(POST, 3), ("/regions/country-0/", 5)])
def test_notices_cost_nothing_beside_a_post_and_one_query_on_a_region(
    client, django_assert_num_queries, number, address, queries
):
    post = make_post(1, region=make_region("Country 0"))
    for one in range(number):
        post.other_regions.add(make_region(f"Country {one}"))
        warn(f"Words {one}.", region=f"Country {one}")
    publish(post)

    with django_assert_num_queries(queries):
        shown = text(client, address)

    assert shown.count("For readers in") == (number if address == POST else 1)


def test_words_are_escaped_and_keep_their_paragraphs(client):
    make_published(1)

    warn("One <b>word</b>.\n\nAnother.")

    assert "<p>One &lt;b&gt;word&lt;/b&gt;.</p>" in text(client, POST)
    assert "<p>Another.</p>" in text(client, POST)


def send(client, **typed):
    sent = {"region": make_region().pk, "text": WORDS, "language": "en"}
    sent |= {"visible_from_0": "", "visible_from_1": ""}
    sent |= {"visible_until_0": "2026-11-25", "visible_until_1": "12:00:00"}
    return client.post(ADD, sent | typed)


def test_editor_sets_a_notice_and_a_chief_ends_it_and_the_log_says_who(client, newsroom, clock):
    make_published(1)
    client.force_login(newsroom.editor)
    assert "What it may mean for somebody there" in words(client.get(ADD))

    assert send(client).status_code == 302

    notice = RiskNotice.objects.get()
    assert (notice.visible_from, notice.visible_until) == (NOW, NOW + 24 * HOUR)
    assert WORDS in text(client, POST)
    client.force_login(newsroom.chief)
    clock.move_to(NOW + HOUR)
    client.post(f"/admin/posts/risknotice/{notice.pk}/end/")
    assert WORDS not in text(client, POST)
    shown = words(client.get(f"/admin/posts/risknotice/{notice.pk}/change/"))
    assert "set by editor, 24 Nov 2026, 12:00 UTC" in shown
    assert "ended by chief, 24 Nov 2026, 13:00 UTC" in shown


@pytest.mark.parametrize(
    "typed",
    [
        {"visible_until_0": "2026-11-23"},
        {"visible_from_0": "2026-11-26", "visible_from_1": "12:00:00"},
        {"text": "x" * 501},
        {"text": " "},
        {"region": ""},
    ],
)
def test_notice_without_words_or_with_its_end_before_its_beginning_is_refused(
    client, newsroom, typed
):
    client.force_login(newsroom.editor)

    answer = send(client, **typed)

    assert answer.context["errors"]
    assert not RiskNotice.objects.exists()


@pytest.mark.parametrize("who", ["reporter", "photo"])
def test_nobody_below_an_editor_sets_or_ends_a_notice(client, newsroom, who):
    notice = warn()
    client.force_login(getattr(newsroom, who))

    assert send(client).status_code == 403
    assert client.post(f"/admin/posts/risknotice/{notice.pk}/end/").status_code == 403
    for verb in (lambda by: warn(by=by), lambda by: end_notice(notice, by=by, at=NOW)):
        with pytest.raises(NotAllowed, match="Ask an editor"):
            verb(getattr(newsroom, who))
    assert RiskNotice.objects.visible(at=NOW).get() == notice


def test_set_notice_cannot_be_edited_or_deleted(client, newsroom):
    notice = warn()
    client.force_login(newsroom.chief)

    client.post(f"/admin/posts/risknotice/{notice.pk}/change/", {"text": "Other words."})
    client.post(f"/admin/posts/risknotice/{notice.pk}/delete/", {"post": "yes"})

    assert RiskNotice.objects.get().text == WORDS
