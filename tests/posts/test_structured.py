"""What pages say of themselves to search engines and messengers."""

import re
from datetime import timedelta

import pytest

from posts.desk import Correction
from tests.factories import (
    NOW,
    change,
    make_photo,
    make_post,
    make_published,
    make_region,
    publish,
    take_in,
)
from tests.pages import SITE, nodes, text
from tests.posts.photos import encoded, picture
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock", "public_origin")]
HOUR = timedelta(hours=1)
POST = "/2026/11/24/court-adjourns-hearing-1/"


def metas(page: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', page))


def large_photo(**fields):
    values = {"caption": "A court.", "alt": "A grey building.", "credit": "A. Photographer"}
    return take_in(encoded(picture((1600, 1200)), "JPEG"), **values | fields)


def test_post_is_a_news_article_with_its_dates_author_and_publisher(client):
    make_published(1)

    article = nodes(text(client, POST))["NewsArticle"]

    assert article["headline"] == "Court adjourns hearing 1"
    assert article["mainEntityOfPage"] == SITE + POST
    assert article["datePublished"] == "2026-11-24T12:00:00+00:00"
    assert article["dateModified"] == article["datePublished"]
    assert article["author"] == [
        {"@type": "Person", "name": "Mira Sandal", "url": f"{SITE}/by/mira-sandal/"}
    ]
    assert article["publisher"]["@type"] == "NewsMediaOrganization"
    assert article["publisher"]["correctionsPolicy"] == f"{SITE}/about/#corrections"
    assert article["isAccessibleForFree"] is True
    assert article["keywords"] == ["Courts"]
    assert article["articleSection"] == "Kazakhstan"
    assert "correction" not in article


def test_photo_is_told_in_three_shapes_with_its_credit(client):
    make_published(1, lead=large_photo())

    images = nodes(text(client, POST))["NewsArticle"]["image"]

    assert [(one["width"], one["height"]) for one in images] == [
        (1200, 675),
        (1200, 900),
        (1200, 1200),
    ]
    assert {one["creditText"] for one in images} == {"A. Photographer"}
    assert {one["caption"] for one in images} == {"A court."}
    assert all(one["url"].startswith(f"{SITE}/media/photos/") for one in images)


def test_correction_is_told_and_an_update_is_not(client):
    post = make_post(1)
    publish(post)
    for kind, said in (("CORRECTION", "The day was wrong."), ("UPDATE", "A lawyer was named.")):
        Correction.objects.create(post=post, kind=kind, text=said, at=NOW)
    change(post)
    publish(post, at=NOW)

    page = text(client, POST)

    assert "A lawyer was named." in page
    assert nodes(page)["NewsArticle"]["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "The day was wrong.",
            "datePublished": "2026-11-24T12:00:00+00:00",
        }
    ]


def test_way_to_the_post_leads_through_its_region(client):
    make_published(1)

    steps = nodes(text(client, POST))["BreadcrumbList"]["itemListElement"]

    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "Watchdog", f"{SITE}/"),
        (2, "Kazakhstan", f"{SITE}/regions/kazakhstan/"),
        (3, "Court adjourns hearing 1", SITE + POST),
    ]


def test_words_of_an_editor_cannot_end_the_script(client):
    summary = "A </script><script>alert(1)</script> & <!-- in the middle of it all."
    make_published(1)
    scripts = text(client, POST).count("</script>")
    publish(make_post(2, summary=summary, slug="another"))

    page = text(client, "/2026/11/24/another/")

    assert "<script>alert" not in page
    assert page.count("</script>") == scripts > 0
    assert nodes(page)["NewsArticle"]["description"] == summary


def test_card_of_a_post_is_its_photo_or_the_drawn_one(client):
    make_published(1, lead=large_photo())
    make_published(2, lead=make_photo())

    large = metas(text(client, POST))
    small = metas(text(client, POST.replace("hearing-1", "hearing-2")))

    assert large["og:image"].endswith("-social.jpg")
    assert (large["og:image:width"], large["og:image:height"]) == ("1200", "630")
    assert large["og:image:alt"] == "A grey building."
    assert small["og:image"] == f"{SITE}/static/img/card.png"
    assert large["twitter:card"] == "summary_large_image"


def test_head_of_a_post_says_when_and_in_which_language(client):
    make_published(1, language="fa", headline="دادگاه جلسه را به تعویق انداخت")

    said = metas(text(client, POST))

    assert said["og:type"] == "article"
    assert said["og:locale"] == "fa_IR"
    assert said["article:published_time"] == "2026-11-24T12:00:00Z"
    assert said["article:section"] == "Kazakhstan"
    assert said["article:tag"] == "Courts"
    assert said["robots"] == "max-image-preview:large"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/", "Blog"),
        ("/tags/courts/", "CollectionPage"),
        ("/regions/kazakhstan/", "CollectionPage"),
        ("/by/mira-sandal/", "CollectionPage"),
        ("/regions/", "CollectionPage"),
        ("/series/", "CollectionPage"),
        ("/2026/", "CollectionPage"),
        ("/2026/11/", "CollectionPage"),
        ("/2026/11/24/", "CollectionPage"),
        ("/older/2026-11-24-120000/", "CollectionPage"),
        ("/about/", "WebPage"),
        ("/blocked/", "WebPage"),
    ],
)
def test_page_names_its_public_address_and_what_it_is(client, address, kind):
    make_published(1)

    page = text(client, address)

    assert page.count(f'<link rel="canonical" href="{SITE}{address}">') == 1
    assert metas(page)["og:url"] == SITE + address
    assert 50 <= len(metas(page)["description"]) <= 160
    assert kind in nodes(page)


def test_front_page_says_what_the_site_is(client):
    make_published(1)

    found = nodes(text(client, "/"))

    assert found["WebSite"]["publisher"]["@id"] == f"{SITE}/#publisher"
    assert [post["headline"] for post in found["Blog"]["blogPost"]] == ["Court adjourns hearing 1"]


def test_older_pages_have_titles_of_their_own(client):
    for one in range(25):
        make_published(one, at=NOW - one * HOUR)

    first = text(client, "/")
    second = text(client, re.search(r'rel="next" href="([^"#]+)', first)[1])
    third = text(client, re.search(r'rel="next" href="([^"#]+)', second)[1])

    titles = [re.search("<title>(.*?)</title>", page)[1] for page in (first, second, third)]
    assert titles[0] == "Press freedom, case by case – Watchdog"
    assert len(set(titles)) == 3


@pytest.mark.parametrize("kind", ["RETRACTION", "LEGAL", "SAFETY"])
def test_notice_is_not_for_search_engines_and_names_no_article(client, kind):
    post = make_post(1)
    publish(post)
    assert "NewsArticle" in nodes(text(client, POST))

    workflow.withdraw(post, by=None, at=NOW, kind=kind, notice="Gone.", reason="A reason.")

    page = text(client, POST)
    assert metas(page)["robots"] == "noindex, follow"
    assert set(nodes(page)) == {"WebPage"}
    assert "Court adjourns" not in page.split("</head>")[0]


def test_page_that_is_not_there_has_no_address(client):
    page = text(client, "/nothing/")

    assert 'rel="canonical"' not in page
    assert metas(page)["robots"] == "noindex, follow"
    assert metas(page)["og:url"] == f"{SITE}/"


def test_section_of_another_script_keeps_one_address(client):
    make_published(1, region=make_region("Қазақстан", slug="қазақстан"))

    page = text(client, "/regions/қазақстан/")

    assert f'<link rel="canonical" href="{SITE}/regions/%D2%9B%D0%B0%D0%B7' in page
