"""What plays elsewhere: named and linked, never loaded."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posts import checks
from posts.body import Embed, clean, embeds, photo_ids, plain_text, split_dateline
from posts.body.embeds import embed_address, is_video, provider
from posts.photos import door as photo_door
from posts.record import Edition
from posts.words import in_words
from tests.factories import NOW, make_photo, make_post, publish
from tests.pages import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
POST = "/2026/11/24/court-adjourns-hearing-1/"
VIDEO = "https://www.youtube.com/watch?v=abcdefghijk"


def node(url=VIDEO, title="The march on the bridge", photo=None) -> str:
    still = f'<figure data-photo="{photo.pk}"></figure>' if photo else ""
    return f'<aside data-type="embed" data-url="{url}" data-title="{title}">{still}</aside>'


@pytest.fixture
def photo():
    return make_photo("#99aabb", caption="The bridge at noon.", alt="A crowd on a bridge.")


@pytest.mark.parametrize(
    ("given", "page"),
    [
        ("https://www.youtube.com/embed/abcdefghijk?rel=0&si=x", VIDEO),
        ("https://youtu.be/abcdefghijk?si=who", VIDEO),
        ("https://www.youtube-nocookie.com/embed/abcdefghijk", VIDEO),
        ("https://www.youtube.com/embed/abcdefghijk?start=90", f"{VIDEO}&t=90"),
        ("https://www.youtube.com/embed/videoseries?list=PL1", "https://www.youtube.com/playlist?list=PL1"),
        ("https://player.vimeo.com/video/123456?h=1", "https://vimeo.com/123456"),
        (
            "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fvideos%2F1%2F",
            "https://www.facebook.com/a/videos/1/",
        ),
        ("https://twitter.com/a/status/1?ref_src=x", "https://x.com/a/status/1"),
        ("https://platform.twitter.com/embed/Tweet.html?id=77", "https://x.com/i/status/77"),
        ("https://t.me/channel/12?embed=1", "https://t.me/channel/12"),
        ("https://www.instagram.com/p/Cx1/embed/captioned/", "https://www.instagram.com/p/Cx1/"),
        ("//radio.example/embed/player/0/9.html?type=video", "https://radio.example/embed/player/0/9.html?type=video"),
        ("http://radio.example/a", "https://radio.example/a"),
        ("/embed/9.html", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("mailto:a@b.example", ""),
        ("https://ad.doubleclick.net/x", ""),
        ("https://[", ""),
    ],
)  # fmt: skip
def test_address_is_that_of_the_page_somebody_would_open(given, page):
    assert embed_address(given) == page
    assert not page or embed_address(page) == page


@given(st.text(max_size=60))
def test_any_words_give_an_address_of_the_web_or_none(words):
    for given_words in (words, f"https://{words}", f"https://www.youtube.com/{words}"):
        found = embed_address(given_words)

        assert not found or found.startswith("https://")
        if found:
            assert (bool(provider(found)), is_video(found) in {True, False}) == (True, True)


@pytest.mark.parametrize(
    ("address", "name", "plays"),
    [
        (VIDEO, "YouTube", True),
        ("https://x.com/a/status/1", "X", False),
        ("https://t.me/a/1", "Telegram", False),
        ("https://www.instagram.com/reel/1/", "Instagram", True),
        ("https://fb.watch/1/", "Facebook", True),
        ("https://www.tiktok.com/@a/video/1", "TikTok", True),
        ("https://www.radio.example/1", "radio.example", True),
        ("https://x.com.evil.example/1", "x.com.evil.example", True),
    ],
)
def test_readers_are_told_who_would_see_them(address, name, plays):
    assert (provider(address), is_video(address)) == (name, plays)


def test_clean_keeps_an_embed_with_one_photo_and_brings_frames_into_its_form(photo):
    frame = '<iframe src="https://youtu.be/abcdefghijk" title="A &quot;B&quot; <c>"></iframe>'

    kept = clean(node(photo=photo) + "<p>a</p>")

    assert kept == node(photo=photo) + "<p>a</p>"
    assert clean(kept) == kept
    assert embeds(clean(frame)) == [Embed(VIDEO, 'A "B" <c>', "")]
    assert clean(clean(frame)) == clean(frame)
    assert (
        embeds(clean(frame.replace("A &quot;B&quot; <c>", "YouTube video player")))[0].title == ""
    )
    assert photo_ids(kept) == [photo.pk]
    assert plain_text(kept) == "The march on the bridge\n\na"
    assert in_words(kept).startswith(f"[Embed: The march on the bridge ({VIDEO})]\n[Photo")


def test_dateline_is_found_under_an_embed(photo):
    html = f"{node(photo=photo)}<p>ALMATY – Police came.</p>"

    assert split_dateline(html) == ("ALMATY", f"{node(photo=photo)}<p>Police came.</p>")


def test_page_shows_still_title_and_a_link_that_says_who_sees(client, photo):
    publish(make_post(body=f"<p>One.</p>{node(photo=photo)}<p>Two.</p>"))

    page = text(client, POST)

    card = page.partition('<div class="card embed">')[2].partition("<p>Two.")[0]
    assert re.search(r'<img [^>]*src="/media/photos/', card)
    assert "The bridge at noon." in card
    assert '<p class="card__name">The march on the bridge</p>' in card
    assert f'href="{VIDEO}" rel="external">Plays from YouTube, which can see you</a>' in card
    assert "<iframe" not in page
    assert not re.findall(r'(?:src|srcset|poster|data)="(?:https?:)?//[^"]+"', page)


def test_embed_without_photo_and_title_is_a_plain_card_with_its_address(client):
    publish(make_post(body=f"<p>One.</p>{node('https://t.me/news/12', '')}"))

    page = text(client, POST)

    card = page.partition('<div class="card embed">')[2].partition("</div>")[0]
    assert "<img" not in card
    assert '<p class="card__name">t.me/news/12</p>' in card
    assert "Opens at Telegram, which can see you" in card


def test_words_of_the_card_are_in_the_language_of_the_text(client):
    publish(make_post(language="ru", body=f"<p>Раз.</p>{node(title='Шествие')}"))

    assert "Воспроизводится с сайта YouTube, который увидит вас" in text(client, POST)


@pytest.mark.parametrize("address", ["lite/", "copy/", "republish/"])
def test_lite_page_copy_and_kit_keep_the_card_without_its_picture(client, photo, address):
    publish(make_post(may_republish=True, body=f"<p>One.</p>{node(photo=photo)}<p>Two.</p>"))

    page = client.get(f"{POST}{address}").getvalue().decode()

    assert "Plays from YouTube, which can see you" in page
    assert VIDEO in page
    assert "The march on the bridge" in page
    assert not re.findall(r'<img [^>]*src="(?!data:)', page)


@pytest.mark.parametrize("form", ["atom", "rss", "json"])
def test_feeds_carry_the_card(client, photo, form):
    publish(make_post(body=f"<p>One.</p>{node(photo=photo)}"))

    feed = text(client, f"/feed.{form}")

    assert "Plays from YouTube, which can see you" in feed
    assert "iframe" not in feed


def test_withdrawn_still_leaves_the_card(client, photo):
    publish(make_post(body=f"<p>One.</p>{node(photo=photo)}"))
    file = Edition.objects.get().photos[0]["src"]
    assert file in text(client, POST)

    photo_door.withdraw_photo(photo, words="Taken back.", by=None, at=NOW)

    page = text(client, POST)
    assert file not in page
    assert "Taken back." in page
    assert "Plays from YouTube, which can see you" in page


def test_checks_ask_for_a_title_and_a_still_and_for_the_words_of_the_photo():
    still = make_photo("#99aabb", alt="")
    codes = {
        name: {problem.code for problem in checks.problems(make_post(n, body=body), at=NOW)}
        for n, (name, body) in enumerate(
            {"bare": node(title=""), "full": node(photo=still), "none": "<p>One.</p>"}.items(), 1
        )
    }

    assert {"embed-title", "embed-still"} <= codes["bare"]
    assert codes["full"] & {"embed-title", "embed-still", "photo-alt"} == {"photo-alt"}
    assert not codes["none"] & {"embed-title", "embed-still"}


def test_preview_of_an_embed_shows_the_card(client, newsroom, photo):
    post = make_post(created_by=newsroom.editor, body=f"<p>One.</p>{node(photo=photo)}")
    client.force_login(newsroom.editor)

    page = text(client, f"/admin/posts/post/{post.pk}/preview/")

    assert "Plays from YouTube, which can see you" in page
