"""Feeds of other newsrooms, read into items."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from posts.body import plain_text
from posts.importers import feed
from posts.importers.dates import WrongDate, read_date
from posts.importers.feed import Refusal, Unreadable, read
from tests.posts.feeds import read_all

REAL = Path(__file__).parents[3] / "shared" / "data"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Invented Wire</title><language>en</language>{}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ka">
<title>Invented Wire</title>{}</feed>"""
ITEM = {
    "title": "Editor Freed",
    "guid": "wire-1",
    "pubDate": "Tue, 30 Nov 2021 09:12:00 +0600",
    "content:encoded": "<![CDATA[<p>The editor is free.</p>]]>",
}


def make_item(extra="", **fields):
    """Return an item; a field set to None is left out."""
    fields = ITEM | {name.replace("__", ":"): value for name, value in fields.items()}
    lines = [f"<{name}>{text}</{name}>" for name, text in fields.items() if text is not None]
    return f"<item>{''.join(lines)}{extra}</item>"


@pytest.fixture
def read_text(tmp_path):
    def read_items(text, name="feed.xml"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_all(path)

    return read_items


@pytest.fixture
def read_item(read_text):
    """Read a feed in which nothing may be refused, and return its only item."""

    def read_one(xml, form=RSS):
        items, refusals = read_text(form.format(xml))
        assert refusals == []
        [item] = items
        return item

    return read_one


def test_rss_item_is_read_whole(read_item):
    item = read_item(
        make_item(
            "<link>https://wire.example/1</link><category>Courts</category>"
            "<category> Courts </category><category>Law &amp; Order</category>"
            "<dc:creator>Ana Wri</dc:creator><author>a@wire.example (Bo Ked)</author>",
            description="A &lt;b&gt;short&lt;/b&gt; word",
            content__encoded="<![CDATA[<p>MINSK, Belarus – The editor is <b>free</b>.</p>]]>",
        )
    )

    assert item.number == 1
    assert item.guid == "wire-1"
    assert item.url == "https://wire.example/1"
    assert item.title == "Editor Freed"
    assert item.published_at == datetime(2021, 11, 30, 3, 12, tzinfo=UTC)
    assert item.updated_at is None
    assert item.html == "<p>MINSK, Belarus – The editor is <b>free</b>.</p>"
    assert item.summary == "A short word"
    assert item.categories == ("Courts", "Law & Order")
    assert item.authors == ("Ana Wri", "Bo Ked")
    assert item.language == "en"
    assert item.dateline == "MINSK, Belarus"
    assert item.body == "<p>The editor is <strong>free</strong>.</p>"
    assert (item.photos, item.lead, item.boxes) == ((), None, ())


@pytest.mark.parametrize(
    "content",
    [
        '<content type="html">&lt;p&gt;One &lt;i&gt;two&lt;/i&gt;&lt;/p&gt;</content>',
        (
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
            "<p>One <i>two</i></p></div></content>"
        ),
        '<summary type="html">One &lt;i&gt;two&lt;/i&gt;</summary>',
    ],
)
def test_atom_entry_is_read_whole(read_item, content):
    item = read_item(
        "<entry><title>Bread &amp; Salt</title><id>tag:wire.example,2021:1</id>"
        '<link rel="self" href="https://wire.example/1.atom"/>'
        '<link href="https://wire.example/1"/><published>2021-11-30T09:12:00+04:00</published>'
        "<updated>2021-12-01T00:00:00Z</updated><author><name>Ana Wri</name></author>"
        f'<category term="courts" label="Courts"/>{content}</entry>',
        ATOM,
    )

    assert item.title == "Bread & Salt"
    assert (item.guid, item.url) == ("tag:wire.example,2021:1", "https://wire.example/1")
    assert item.published_at == datetime(2021, 11, 30, 5, 12, tzinfo=UTC)
    assert item.updated_at == datetime(2021, 12, 1, tzinfo=UTC)
    assert (item.categories, item.authors) == (("Courts",), ("Ana Wri",))
    assert item.language == "ka"
    assert item.summary == ""
    assert item.body == "<p>One <em>two</em></p>"


def test_atom_text_is_not_taken_for_html(read_item):
    item = read_item(
        "<entry><title>a &lt;b&gt; c</title><id>1</id><updated>2021-12-01</updated>"
        "<content>1 &lt;i&gt; 2\n\nNext</content></entry>",
        ATOM,
    )

    assert item.title == "a <b> c"
    assert item.body == "<p>1 &lt;i&gt; 2</p><p>Next</p>"


def test_guid_falls_back_to_link_and_address_to_guid(read_text):
    items, _ = read_text(
        RSS.format(
            make_item("<link>https://wire.example/1</link>", guid=None)
            + make_item(guid="https://wire.example/2")
        )
    )

    assert [(item.guid, item.url) for item in items] == [
        ("https://wire.example/1", "https://wire.example/1"),
        ("https://wire.example/2", "https://wire.example/2"),
    ]


@pytest.mark.parametrize(
    ("fields", "name", "reason"),
    [
        ({"title": None}, "wire-1", "It has no title."),
        ({"title": " ", "guid": None}, "item 1", "It has no title."),
        ({"title": "a\u202eb"}, "ab", "Its title: This has an invisible character that turns"),
        ({"pubDate": None}, "Editor Freed", "It has no date."),
        ({"pubDate": "soon"}, "Editor Freed", "Its date is wrong: “soon” is not a date."),
        ({"guid": None}, "Editor Freed", "It has neither a guid nor a link"),
        ({"content:encoded": None}, "Editor Freed", "It has no text."),
        (
            {"content:encoded": "&lt;script&gt;a()&lt;/script&gt;"},
            "Editor Freed",
            "It has no text.",
        ),
        ({"content:encoded": "&lt;img src='a.jpg'&gt;"}, "Editor Freed", "It has no text."),
        ({"content:encoded": "a" * 2_000_001}, "Editor Freed", "Its text is 2,000,001 characters"),
        ({"wp:status": "draft"}, "Editor Freed", "WordPress says that it is not published: draft"),
        ({"wp:post_type": "page"}, "Editor Freed", "WordPress says that it is no post: page."),
        ({"wp:post_password": "x"}, "Editor Freed", "WordPress says that it is behind a password"),
    ],
)
def test_item_that_cannot_become_a_post_is_refused_by_name(read_text, fields, name, reason):
    good = make_item(guid="wire-2")

    items, refusals = read_text(RSS.format(make_item(**fields) + good))

    assert [item.guid for item in items] == ["wire-2"]
    assert [(refusal.number, refusal.name) for refusal in refusals] == [(1, name)]
    assert refusals[0].reason.startswith(reason)


def test_guid_seen_before_in_the_file_is_refused(read_text):
    items, refusals = read_text(RSS.format(make_item() + make_item(title="Again")))

    assert [item.title for item in items] == ["Editor Freed"]
    assert refusals == [Refusal(2, "Again", "Its guid was seen before in this file.")]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Tue, 30 Nov 2021 09:12:00 +0600", datetime(2021, 11, 30, 3, 12, tzinfo=UTC)),
        ("30 Nov 21 09:12 EST", datetime(2021, 11, 30, 14, 12, tzinfo=UTC)),
        ("Tue, 30 Nov 2021 09:12:00 -0000", datetime(2021, 11, 30, 9, 12, tzinfo=UTC)),
        ("Tue, 30 Nov 2021 09:12:00", datetime(2021, 11, 30, 9, 12, tzinfo=UTC)),
        ("2021-11-30T09:12:00.5-03:00", datetime(2021, 11, 30, 12, 12, 0, 500000, tzinfo=UTC)),
        ("2021-11-30 09:12", datetime(2021, 11, 30, 9, 12, tzinfo=UTC)),
        ("2021-11-30", datetime(2021, 11, 30, tzinfo=UTC)),
    ],
)
def test_date_is_read_as_rfc_822_or_iso_in_utc(text, moment):
    assert read_date(text) == moment
    assert read_date(text).tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "Tue, 31 Feb 2021 09:12:00 +0000",
        "Tue, 30 Nov 2021 25:12:00 +0000",
        "Tue, 30 Nov 2021 09:12:00 MSK",
        "Wed, 30 Nov -0001 00:00:00 +0000",
        "2021-13-01",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
        "Вт, 30 ноября 2021 09:12:00 +0000",
        "1 2 3 4 5 6 7",
    ],
)
def test_wrong_date_says_which(text):
    with pytest.raises(WrongDate, match=r"^“.*” is not a date"):
        read_date(text)


PAGE = "<!-- a --><!DOCTYPE html><html><body><p>Not found"
BOMB = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + RSS.format(make_item())[39:]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty."),
        ("\ufeff \n", "is empty."),
        ("{}", "is not XML: not well-formed (invalid token) at line 1, column 0."),
        (RSS.format("<item><title>a</item>"), "is not XML: mismatched tag at line 5, column 76."),
        (RSS.format("&nbsp;"), "is not XML: undefined entity at line 5, column 60."),
        (RSS.format(make_item())[:-30], "breaks off at line 5."),
        (RSS.format(make_item()).partition("<channel")[0], "breaks off at line 5."),
        (RSS.format(make_item()).partition("</p>")[0], "breaks off at line 5."),
        (PAGE, "is an HTML page, not a feed."),
        ("<!---->" * 500 + "<html>", "is an HTML page, not a feed."),
        ('<x:html xmlns:x="http://www.w3.org/1999/xhtml"/>', "is an HTML page, not a feed."),
        ("<opml><body/></opml>", "is neither RSS 2.0 nor Atom: it begins with <opml>."),
        (BOMB, "defines entities (a): refused, as a bomb."),
        ('<!DOCTYPE rss [<!ENTITY a SYSTEM "/a">]><rss/>', "defines entities (a): refused"),
        (RSS.format("<a>" * 250 + "</a>" * 250), "is nested more than 200 elements deep."),
        ('<?xml version="1.0" encoding="x-none"?><rss/>', "encoding"),
        (b"<rss>\xff</rss>", "is not XML: not well-formed (invalid token) at line 1, column 5."),
    ],
)
def test_file_that_is_no_whole_feed_is_unreadable(read_text, text, message):
    with pytest.raises(Unreadable) as problem:
        read_text(text, name="news.xml")

    assert "news.xml" in str(problem.value)
    assert message in str(problem.value)
    assert "\n" not in str(problem.value)


def test_feed_that_breaks_off_gives_nothing_at_all(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text(RSS.format(make_item() * 3)[:-40])

    assert next(read(path)).guid == "wire-1"
    with pytest.raises(Unreadable, match="breaks off"):
        read_all(path)


def test_missing_file_and_folder_are_unreadable(tmp_path):
    with pytest.raises(Unreadable, match="There is no file .*none.xml"):
        read_all(tmp_path / "none.xml")
    with pytest.raises(Unreadable, match="is not a file"):
        read_all(tmp_path)


def test_feed_over_the_limit_is_refused_with_its_size(tmp_path):
    path = tmp_path / "feed.xml"
    with path.open("wb") as file:
        file.truncate(feed.MAX_BYTES + 2_000_000)

    with pytest.raises(Unreadable, match=r"is 102\.0 MB long; a feed may be 100 MB\.$"):
        read_all(path)


def test_real_feed_loses_no_sentence_of_the_page():
    if not (REAL / "watchdog-feed.xml").exists():
        pytest.skip(f"the real feed is not at {REAL}")
    page = (REAL / "watchdog-page.txt").read_text().partition("Breaking News")[2]
    paragraphs = [line for line in page.partition("Load more")[0].splitlines() if line.strip()]

    items, refusals = read_all(REAL / "watchdog-feed.xml")

    assert refusals == []
    assert [item.dateline for item in items] == ["ALMATY, Kazakhstan", ""]
    assert [photo.is_file_photo for item in items for photo in item.photos] == [False, True]
    read_paragraphs = set()
    for item in items:
        text = plain_text(item.body)
        read_paragraphs |= {photo.caption for photo in item.photos}
        read_paragraphs |= {words for box in item.boxes for words in (box.title, box.text)}
        assert not any(box.title in text or box.text in text for box in item.boxes)
        whole = f"{item.dateline} – {text}" if item.dateline else text
        read_paragraphs |= set(whole.split("\n\n"))
    [box] = [box for item in items for box in item.boxes]
    assert box.title.startswith("Locked Up In China")
    assert len(paragraphs) == 22
    assert [paragraph for paragraph in paragraphs if paragraph not in read_paragraphs] == []
