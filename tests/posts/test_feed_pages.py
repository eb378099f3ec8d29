"""The text of a post from another site, taken apart into body, photos and boxes."""

from urllib.parse import urljoin

import pytest

from posts.body import photo_node, series_node
from posts.importers.feed import Box, ItemPhoto
from posts.importers.pages import take_apart
from tests.posts.feeds import read_all
from tests.posts.test_embeds import node

BASE = "https://wire.example/news/1"
SENTENCE = "The editor is free, and went home to her family in the evening."
YOUTUBE = "https://www.youtube.com"
CAPTION = "<figcaption>The <b>march</b></figcaption>"
RSS = """<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><item>
<title>Editor Freed</title><guid>1</guid><pubDate>2021-11-30</pubDate>
<description><![CDATA[{}]]></description>{}</item></channel></rss>"""


@pytest.fixture
def read_item(tmp_path):
    def read_one(html, media=""):
        path = tmp_path / "feed.xml"
        path.write_text(RSS.format(html, media))
        items, refusals = read_all(path)
        assert refusals == []
        [item] = items
        return item

    return read_one


@pytest.mark.parametrize(
    "html",
    [
        "<script>share()</script>",
        "<style>p {color: red}</style>",
        "<iframe src='about:blank'>Play</iframe>",
        "<video src='a.mp4'>No video</video><audio src='a.mp3'>No audio</audio>",
        "<figure><video src='a.mp4'></video><figcaption>A</figcaption></figure>",
        "<form><p>Your address</p><input><button>Send</button></form>",
        "<nav><a href='/'>Home</a></nav>",
        "<div role='navigation'>Home</div>",
        "<div class='share-bar'>Post this</div>",
        "<ul class='td-social_buttons'><li>Post this</li></ul>",
        "<div id='related'><h3>Also read</h3><p>Other</p></div>",
        "<p class='Read-Also'>Other</p>",
        "<div class='newsletter signup'><h3>Write to me</h3></div>",
        "<img src='https://count.example/1.gif' width='1' height='1'>",
        "<img src='https://count.example/1.gif' width='1px'>",
        "<img src='data:image/gif;base64,R0lGOD'>",
        "<img src='file:///etc/passwd'><img>",
    ],
)
def test_furniture_is_dropped(html):
    page = take_apart(f"<p>{SENTENCE}</p>{html}", base=BASE)

    assert page.layout == f"<p>{SENTENCE}</p>"
    assert (page.photos, page.boxes) == ((), ())


@pytest.mark.parametrize(
    ("html", "address", "title"),
    [
        ("<iframe src='//player.example/1'>Play</iframe>", "https://player.example/1", ""),
        ("<iframe src='/embed/9.html' title='The march'></iframe>", "{BASE}", "The march"),
        (
            f"<figure><iframe src='{YOUTUBE}/embed/abcdefghijk?rel=0'></iframe>{CAPTION}</figure>",
            f"{YOUTUBE}/watch?v=abcdefghijk",
            "The march",
        ),
        (
            "<div class='player'><iframe src='https://player.vimeo.com/video/123456'></iframe>S</div>",
            "https://vimeo.com/123456",
            "",
        ),
    ],
)
def test_frame_becomes_an_embed_and_nothing_else_of_its_player_stays(html, address, title):
    page = take_apart(f"<p>{SENTENCE}</p>{html}", base=BASE)

    address = address.replace("{BASE}", urljoin(BASE, "/embed/9.html"))
    embed = f'<aside data-type="embed" data-url="{address}" data-title="{title}"></aside>'
    assert page.layout == f"<p>{SENTENCE}</p>{embed}"


TWEET = (
    "<p>Free at last. <a href='https://twitter.com/hashtag/free'>#free</a></p>"
    "&mdash; Ana Wri (@ana) <a href='https://twitter.com/ana/status/77?ref_src=x'>May 3</a>"
)


@pytest.mark.parametrize(
    ("quote", "address", "title"),
    [
        (
            f"class='twitter-tweet' data-lang='en'>{TWEET}",
            "https://x.com/ana/status/77",
            "Free at last. #free — Ana Wri (@ana) May 3",
        ),
        (
            "class='instagram-media' data-instgrm-permalink='https://instagram.com/p/Cx1/'>Ana",
            "https://instagram.com/p/Cx1/",
            "Ana",
        ),
        (
            "class='tiktok-embed' cite='https://www.tiktok.com/@ana/video/77'><p>At the gate</p>",
            "https://www.tiktok.com/@ana/video/77",
            "At the gate",
        ),
        (
            "class='fb-xfbml-parse-ignore' cite='https://www.facebook.com/ana/posts/77'>Free",
            "https://www.facebook.com/ana/posts/77",
            "Free",
        ),
        (
            f"class='twitter-tweet'>{'freedom ' * 30}<a href='https://x.com/ana/status/77'>.</a>",
            "https://x.com/ana/status/77",
            "freedom " * 23 + "freedom…",
        ),
    ],
    ids=["X", "Instagram", "TikTok", "Facebook", "long"],
)
def test_quoted_post_of_a_network_becomes_an_embed(quote, address, title):
    html = f"<p>{SENTENCE}</p><figure><blockquote {quote}</blockquote></figure><p>Next.</p>"

    page = take_apart(html, base=BASE)

    assert page.layout == f"<p>{SENTENCE}</p>{node(address, title)}<p>Next.</p>"


@pytest.mark.parametrize(
    "attributes",
    [
        "class='twitter-tweet'",
        "class='twitter-tweet' cite='https://x.com/ana'",
        "class='twitter-tweet' cite='https://x.com.example/ana/status/77'",
        "cite='https://x.com/ana/status/77'",
    ],
    ids=["no address", "a person", "another site", "no post"],
)
def test_quote_that_names_no_post_stays_a_quote(attributes):
    page = take_apart(f"<blockquote {attributes}>Free at last.</blockquote>", base=BASE)

    assert page.layout == "<blockquote><p>Free at last.</p></blockquote>"


@pytest.mark.parametrize("name", ["shared-story", "player related", "box promo"])
def test_text_stays_whatever_the_element_around_it_is_called(name):
    html = f"<div class='{name}'><h2>Free</h2><p>{SENTENCE}</p></div><p>Next.</p>"

    page = take_apart(html, base=BASE)

    assert page.layout == f"<h2>Free</h2><p>{SENTENCE}</p><p>Next.</p>"
    assert page.boxes == ()


@pytest.mark.parametrize(
    "opening",
    [
        "<div class='box'>",
        "<aside class='infobox right'>",
        "<div class='wsw__embed'>",
        "<div class='series-promo'>",
    ],
)
def test_box_leaves_the_text_and_keeps_its_place(opening):
    box = f"{opening}<h3>In Court</h3><p>One <b>two</b>.</p><p>Three.</p>"
    box += "</aside>" if "aside" in opening else "</div>"

    page = take_apart(f"<p>{SENTENCE}</p>{box}<p>{SENTENCE}</p>", base=BASE)

    assert page.boxes == (Box("In Court", "One two.\n\nThree."),)
    assert page.layout == f"<p>{SENTENCE}</p>{series_node(1)}<p>{SENTENCE}</p>"


def test_box_without_a_heading_stays_in_the_text():
    page = take_apart(f"<p>{SENTENCE}</p><div class='box'>Short.</div>", base=BASE)

    assert page.layout == f"<p>{SENTENCE}</p><p>Short.</p>"


@pytest.mark.parametrize(
    "html",
    [
        (
            "<figure><img src='a.jpg'><figcaption>Ana (file photo)<span class='credit'>Bo</span>"
            "</figcaption></figure>"
        ),
        (
            "<figure class='media'><div class='thumb'><img data-src='a.jpg' src='data:x'></div>"
            "<span class='credit'>Bo</span><figcaption><b class='caption'>Ana (file photo)</b>"
            "</figcaption></figure>"
        ),
        (
            "<div class='wp-caption'><a href='a.jpg'><img src='a.jpg'></a><p class='credits'>Bo</p>"
            "<p class='wp-caption-text'>Ana (file photo)</p></div>"
        ),
    ],
)
def test_photo_in_the_text_has_its_caption_and_its_place(html):
    page = take_apart(f"<p>{SENTENCE}</p>{html}<p>Next.</p>", base=BASE)

    assert page.photos == (ItemPhoto("a.jpg", "Ana (file photo)", "Bo"),)
    assert page.photos[0].is_file_photo
    assert page.layout == f"<p>{SENTENCE}</p>{photo_node(1)}<p>Next.</p>"


def test_figure_keeps_every_photo_and_every_word():
    figure = "<img src='a.jpg'><img src='b.jpg'><p>Words.</p><figcaption>Two</figcaption>"

    page = take_apart(f"<p>{SENTENCE}</p><figure>{figure}</figure>", base=BASE)

    assert page.photos == (ItemPhoto("a.jpg", "Two"), ItemPhoto("b.jpg"))
    assert page.layout == f"<p>{SENTENCE}</p>{photo_node(1)}{photo_node(2)}<p>Words.</p>"


@pytest.mark.parametrize(
    ("caption", "is_file_photo"),
    [("Ana ( File photo )", True), ("Ана (архивное фото)", True), ("A file photo of Ana", False)],
)
def test_file_photo_is_told_by_its_caption(caption, is_file_photo):
    assert ItemPhoto("a.jpg", caption).is_file_photo is is_file_photo


def test_icons_become_the_signs_they_stand_for():
    assert take_apart("<p>Free <img class='emoji' alt='☀' src='a.png'>", base=BASE).layout == (
        "<p>Free ☀</p>"
    )


@pytest.mark.parametrize(
    ("base", "address", "kept"),
    [
        (BASE, "/a", "https://wire.example/a"),
        (BASE, "2?x=1", "https://wire.example/news/2?x=1"),
        (BASE, "//other.example/", "https://other.example/"),
        ("", "https://other.example/", "https://other.example/"),
    ],
)
def test_links_lead_where_they_led_on_the_old_page(base, address, kept):
    page = take_apart(f"<p><a href='{address}'>a</a></p>", base=base)

    assert page.layout == f'<p><a href="{kept}">a</a></p>'


def test_links_from_a_page_without_an_address_do_not_lead_into_this_site():
    assert take_apart("<p><a href='/admin/'>a</a></p>", base="").layout == "<p>a</p>"


def test_keys_of_another_site_mean_nothing_here():
    html = f"<p>{SENTENCE}</p>{photo_node(7)}{series_node(7)}"

    assert take_apart(html, base=BASE).layout == f"<p>{SENTENCE}</p>"


def test_media_photo_leads_and_is_not_shown_twice(read_item):
    item = read_item(
        f"<img src='https://wire.example/b.jpg'><p>{SENTENCE}</p><img src='a.jpg'>",
        "<media:content url='a.jpg' medium='image'><media:description>Ana &amp;amp; Bo"
        "</media:description><media:credit>Ked</media:credit></media:content>"
        "<media:content url='a.mp4' type='video/mp4'/>"
        "<enclosure url='https://wire.example/b.jpg' type='image/jpeg'/>",
    )

    assert item.photos == (
        ItemPhoto("a.jpg", "Ana & Bo", "Ked"),
        ItemPhoto("https://wire.example/b.jpg"),
    )
    assert item.lead == 0
    assert item.layout == f"{photo_node(2)}<p>{SENTENCE}</p>"


def test_media_group_is_one_photo_in_its_largest_size(read_item):
    item = read_item(
        f"<p>{SENTENCE}</p>",
        "<media:group><media:content url='s.jpg' width='90'/>"
        "<media:content url='l.jpg' width='900'/>"
        "<media:description>Ana</media:description></media:group>",
    )

    assert item.photos == (ItemPhoto("l.jpg", "Ana"),)


def test_photo_that_opens_the_text_leads(read_item):
    item = read_item(
        f"<figure><img src='a.jpg'></figure><p>MINSK – {SENTENCE}</p><img src='b.jpg'>"
    )

    assert (item.lead, item.dateline) == (0, "MINSK")
    assert item.layout == f"<p>{SENTENCE}</p>{photo_node(2)}"


def test_photo_further_down_does_not_lead(read_item):
    assert read_item(f"<p>{SENTENCE}</p><img src='a.jpg'>").lead is None


def test_body_with_puts_the_real_keys_in_their_places(read_item):
    box = "<div class='box'><h3>In Court</h3><p>One.</p></div>"
    item = read_item(f"<p>{SENTENCE}</p>{box}<img src='a.jpg'><img src='b.jpg'>")

    assert item.body == f"<p>{SENTENCE}</p>"
    assert item.body_with([30], [None, 50]) == f"<p>{SENTENCE}</p>{series_node(30)}{photo_node(50)}"
    with pytest.raises(ValueError, match="shorter"):
        item.body_with([30], [50])
