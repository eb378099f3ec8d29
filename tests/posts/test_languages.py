"""What readers of each language get: a front page, feeds, and an interface that speaks it."""

from datetime import timedelta

import pytest

from tests.factories import NOW, change, make_post, make_published, publish
from tests.pages import SITE, nodes, text
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
RUSSIAN = {"language": "ru", "headline": "Суд отложил слушание", "slug": "sud"}
PERSIAN = {"language": "fa", "headline": "دادگاه جلسه را به تعویق انداخت", "slug": "dadgah"}


@pytest.mark.parametrize("number", [1, 3])
def test_language_front_shows_its_own_posts_in_two_queries(
    client, django_assert_num_queries, number
):
    for one in range(1, number + 1):
        make_published(one, language="ru", headline=f"Суд отложил слушание {one}")
    make_published(9)

    with django_assert_num_queries(2):
        page = text(client, "/ru/")

    assert page.count('<h2 class="headline">') == number
    assert page.count("Суд отложил слушание") >= number
    assert "Court adjourns hearing 9" not in page


def test_language_front_holds_every_form_of_the_language(client):
    make_published(1, language="pt")
    make_published(2, language="pt-BR")

    page = text(client, "/pt/")

    assert page.count('<h2 class="headline">') == 2


def test_language_that_nothing_is_written_in_has_no_page(client):
    make_published(1)

    assert client.get("/eo/").status_code == client.get("/eo/feed.rss").status_code == 404
    assert client.get("/ru/").status_code == client.get("/ru/feed.rss").status_code == 200


def test_language_has_feeds_of_its_own(client):
    make_published(1, **RUSSIAN)
    make_published(2)

    for form in ("rss", "atom", "json"):
        feed = text(client, f"/ru/feed.{form}")
        assert "Суд отложил слушание" in feed
        assert "Court adjourns" not in feed


def test_post_moves_to_the_language_that_an_editor_corrects(client):
    post = make_post(language="en", headline="Суд отложил слушание", slug="sud")
    publish(post)
    assert "Суд отложил" in text(client, "/en/")

    change(post, language="ru")
    publish(post, at=NOW)

    assert "Суд отложил" in text(client, "/ru/")
    assert "Суд отложил" not in text(client, "/en/")


def test_page_of_a_post_speaks_its_language(client):
    make_published(1, **RUSSIAN)
    make_published(2, **PERSIAN)

    russian = text(client, "/2026/11/24/sud/")
    persian = text(client, "/2026/11/24/dadgah/")

    assert '<html lang="ru" dir="ltr">' in russian
    assert '<header class="masthead" lang="ru" dir="ltr">' in russian
    assert '<a class="masthead__name" href="/ru/" lang="en">' in russian
    assert '<header class="masthead" lang="fa" dir="rtl">' in persian


def test_interface_stays_english_around_a_language_it_does_not_speak(client):
    make_published(1, language="ka", headline="სასამართლომ სხდომა გადადო", slug="sasamartlo")

    page = text(client, "/2026/11/24/sasamartlo/")

    assert '<html lang="ka" dir="ltr">' in page
    assert '<header class="masthead" lang="en" dir="ltr">' in page
    assert text(client, "/ka/").count('<h2 class="headline">') == 1


@pytest.mark.usefixtures("public_origin")
@pytest.mark.parametrize("page", ["about/", "blocked/", "regions/", "series/", "journalists/"])
def test_page_that_belongs_to_no_text_is_there_in_each_language(client, page):
    here, there = text(client, f"/{page}"), text(client, f"/fa/{page}")

    assert '<html lang="en"' in here
    assert '<html lang="fa" dir="rtl">' in there
    for code, address in (("fa", f"/fa/{page}"), ("en", f"/{page}"), ("x-default", f"/{page}")):
        link = f'<link rel="alternate" hreflang="{code}" href="{SITE}{address}">'
        assert link in here
        assert link in there
    assert f'<link rel="canonical" href="{SITE}/fa/{page}">' in there


def test_language_of_the_browser_changes_nothing(client):
    asked = client.get("/about/", headers={"accept-language": "fa"})

    assert '<html lang="en"' in asked.content.decode()
    assert "Accept-Language" not in asked.get("Vary", "")


def test_foot_names_the_languages_that_the_newsroom_publishes_in(client, settings):
    settings.WATCHDOG_LANGUAGES = ["en", "kk"]

    page = text(client, "/about/")

    assert '<a href="/kk/" hreflang="kk" lang="kk"><bdi>Қазақ</bdi></a>' in page
    assert 'hreflang="ru"' not in page.split('<footer class="foot"')[1]


@pytest.mark.usefixtures("public_origin")
def test_translations_lead_to_each_other_as_soon_as_they_are_public(
    client, clock, django_assert_num_queries
):
    original = make_post(1)
    publish(original)
    publish(make_post(2, translation_of=original, **RUSSIAN))
    publish(make_post(3, translation_of=original, **PERSIAN), visible_from=NOW + timedelta(hours=1))

    with django_assert_num_queries(3):
        before = text(client, "/2026/11/24/court-adjourns-hearing-1/")
    clock.move_to(NOW + timedelta(hours=1))
    after = text(client, "/2026/11/24/court-adjourns-hearing-1/")
    russian = text(client, "/2026/11/24/sud/")

    assert "<bdi>Русский</bdi></a></p>" in before
    assert "dadgah" not in before
    assert "<bdi>فارسی</bdi></a>" in after
    assert "<bdi>English</bdi></a>" in russian
    for code, slug in (("en", "court-adjourns-hearing-1"), ("ru", "sud"), ("fa", "dadgah")):
        link = f'<link rel="alternate" hreflang="{code}" href="{SITE}/2026/11/24/{slug}/">'
        assert link in after
        assert link in russian
    assert len(nodes(after)["NewsArticle"]["workTranslation"]) == 2
    assert nodes(russian)["NewsArticle"]["translationOfWork"]["url"] == (
        f"{SITE}/2026/11/24/court-adjourns-hearing-1/"
    )


def test_withdrawn_translation_is_led_to_no_more(client):
    original = make_post(1)
    publish(original)
    translation = make_post(2, translation_of=original, **RUSSIAN)
    publish(translation)
    assert "/sud/" in text(client, "/2026/11/24/court-adjourns-hearing-1/")

    workflow.withdraw(
        translation, by=None, at=NOW, kind="LEGAL", notice="Withheld.", reason="A judgement."
    )

    assert "/sud/" not in text(client, "/2026/11/24/court-adjourns-hearing-1/")
