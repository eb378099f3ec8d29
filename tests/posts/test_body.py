"""The body of a post: one form, whatever comes in."""

import unicodedata

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posts.body import (
    ALLOWED,
    clean,
    links,
    photo_ids,
    plain_text,
    render,
    series_ids,
    split_dateline,
    word_count,
)

pytestmark = pytest.mark.once

PHOTO = '<figure data-photo="12"></figure>'
SERIES = '<aside data-type="series" data-series="3"></aside>'


@pytest.mark.parametrize(
    "html",
    [
        "<p><strong>a</strong> <em>b</em>, H<sub>2</sub>O, 1<sup>st</sup>, <s>no</s></p>",
        "<h2>Two</h2><h3>Three</h3><hr><p>a<br>b</p>",
        "<ul><li><p>a</p><ol><li><p>b</p></li></ol></li></ul>",
        '<ol start="4"><li><p>a</p></li></ol>',
        "<blockquote><p>a</p><p>b</p></blockquote>",
        "<table><thead><tr><th><p>a</p></th></tr></thead><tbody><tr><td></td></tr></tbody></table>",
        '<table><tbody><tr><td colspan="2"><p>a</p></td><td></td></tr></tbody></table>',
        PHOTO,
        SERIES,
        '<aside data-type="pullquote"><p>a</p></aside>',
        '<p lang="fa" dir="rtl">سلام <em lang="en">hello</em></p>',
        "<p>1 &lt; 2 &amp; 3&nbsp;km</p>",
        "",
    ],
)
def test_clean_leaves_what_the_editor_writes(html):
    assert clean(html) == html


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<b>a</b> <i>b</i> <del>c</del>", "<p><strong>a</strong> <em>b</em> <s>c</s></p>"),
        ("<h1>a</h1><h4>b</h4><h6>c</h6>", "<h2>a</h2><h3>b</h3><h3>c</h3>"),
        ("<div>a</div><div>b</div>", "<p>a</p><p>b</p>"),
        ("<div>a<p>b</p>c</div>", "<p>a</p><p>b</p><p>c</p>"),
        ("<section>a</section><article>b</article>", "<p>a</p><p>b</p>"),
        ("<b><p>a</p><p>b</p></b>", "<p><strong>a</strong></p><p><strong>b</strong></p>"),
        ("a<br><br>b<br>&nbsp;<br>c<br>d", "<p>a</p><p>b</p><p>c<br>d</p>"),
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<p> a\n  b <b> c</b> </p>", "<p>a b <strong>c</strong></p>"),
        ("<p></p><p>&nbsp;</p><p><br></p><ul><li></li></ul><blockquote></blockquote>", ""),
        ("<strong>a</strong><strong>b</strong>", "<p><strong>ab</strong></p>"),
        ("<q>a</q>", "<p>“a”</p>"),
        ("<ul><li>a<li>b</ul>", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("<table><tr><td><p>a</p><p>b</p></table>", "<p>a</p><p>b</p>"),
        ("<dl><dt>a<dd>b</dl>", "<p>a</p><p>b</p>"),
        ('<div dir="RTL" lang="ar">a</div>', '<p lang="ar" dir="rtl">a</p>'),
        ('<p dir="up" lang="x onload">a</p>', "<p>a</p>"),
        ("<p>Cafe\u0301 &#1;e&#769;</p>", "<p>Café é</p>"),
    ],
)
def test_clean_brings_other_html_into_our_form(html, cleaned):
    assert clean(html) == cleaned


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<style>p{}</style>",
        "<iframe src='//a.example' width='1' height='1'>x</iframe>",
        "<iframe srcdoc='<p>x</p>'></iframe><iframe src='/a/'></iframe>",
        "<iframe src='data:text/html,b'></iframe>",
        "<iframe src='https://www.googletagmanager.com/ns.html?id=1'></iframe>",
        "<iframe src='/a/'></b></div><p>c</p></iframe>",
        "<svg><script>1</script></svg>",
        "<math><mi>x</mi></math>",
        "<img src=x onerror=alert(1)>",
        "<!-- a -->",
        "<template><p>a</p></template>",
        "<scr\x00ipt>alert(1)</scr\x00ipt>",
    ],
)
def test_clean_drops_what_is_not_text(html):
    assert clean(f"<p>a</p>{html}") == "<p>a</p>"


def test_clean_drops_attributes_that_are_not_listed():
    assert clean('<p class="x" style="color:red" onclick="a()" id="b">a</p>') == "<p>a</p>"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://news.example/a?b=1&amp;c=2#d", "https://news.example/a?b=1&amp;c=2#d"),
        ("http://news.example", "http://news.example"),
        ("mailto:desk@news.example?subject=Hi", "mailto:desk@news.example?subject=Hi"),
        ("/tag/courts/", "/tag/courts/"),
        ("//news.example/a", "https://news.example/a"),
        ("/\t/news.example/a", "https://news.example/a"),
        (" https://news.example/a b ", "https://news.example/a%20b"),
        ("https://user:word@news.example/", "https://news.example/"),
        ("https://новости.рф/я", "https://xn--b1amnebsh.xn--p1ai/%D1%8F"),
    ],
)
def test_clean_keeps_links_to_the_web_mailboxes_and_this_site(address, kept):
    assert clean(f'<p><a href="{address}">a</a></p>') == f'<p><a href="{kept}">a</a></p>'


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,a",
        "vbscript:a",
        "file:///etc/passwd",
        "page.html",
        "#part",
        "",
        "/\\news.example",
        "\\\\news.example",
        "https:\\\\news.example",
        "https:///a",
        "https://[a",
        "https://a%zz/",
        "https://a:99999999/",
        "mailto:nobody",
    ],
)
def test_clean_keeps_the_words_of_a_link_that_leads_nowhere(address):
    assert clean(f'<p><a href="{address}">a</a> b</p>') == "<p>a b</p>"


def test_clean_never_writes_rel_or_target():
    html = '<p><a href="https://a.example/" target="_blank" rel="opener">a</a></p>'

    assert clean(html) == '<p><a href="https://a.example/">a</a></p>'


@pytest.mark.parametrize("key", ["0", "-1", "1.5", "012", "x", "", " 1", "١", "9" * 30, "1 or 1"])
def test_clean_drops_a_node_whose_key_is_no_number(key):
    html = f'<figure data-photo="{key}"></figure><aside data-type="series" data-series="{key}">'

    assert clean(f"<p>a</p>{html}") == "<p>a</p>"


def test_clean_empties_photos_and_series_boxes():
    html = (
        '<figure data-photo="12" class="x"><img src="a.jpg"><figcaption>b</figcaption></figure>'
        '<aside data-type="series" data-series="3"><p>c</p></aside>'
    )

    assert clean(html) == PHOTO + SERIES


def test_clean_lifts_a_photo_out_of_a_paragraph():
    assert clean(f"<p>a{PHOTO}b</p>") == f"<p>a</p>{PHOTO}<p>b</p>"


def test_clean_keeps_only_paragraphs_in_a_pull_quote():
    html = f'<aside data-type="pullquote"><h2>a</h2><ul><li>b</ul>{PHOTO}</aside>'

    assert clean(html) == '<aside data-type="pullquote"><p>a</p><p>b</p></aside>'


def test_clean_unwraps_what_is_nested_too_deep():
    cleaned = clean("<blockquote>" * 5000 + "a")

    assert cleaned.count("<blockquote>") == 6
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    "opened",
    [
        "<div>" * 100_000,
        "<table><tr><td>" * 30_000,
        # Browsers would open all of these again in each paragraph: sixteen million elements.
        f"<p>{''.join(f'<b id=x{i}>' for i in range(4000))}</p>" + "<p>a" * 4000,
        f"<div {' '.join(f'a{i}' for i in range(100_000))}>",
    ],
    ids=["deep", "tables", "formats", "attributes"],
)
def test_clean_reads_what_is_made_to_exhaust_it(opened):
    assert clean(f"{opened}word").endswith("word</p>")


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<p>a<p>b<i>c</i></p>d", "<p>a</p><p>b<em>c</em></p><p>d</p>"),
        ("<ul><li>a<li>b</ul>", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("<p>1 < 2 &amp; 3<br>b</p>", "<p>1 &lt; 2 &amp; 3<br>b</p>"),
        ("<script>'<p>a</p>'</script><svg><g>b</g></svg><p>c</p>", "<p>c</p>"),
        (
            '<p><a href="https://news.example/?a=1&amp;b=2" onclick="x()">a</a></p>',
            '<p><a href="https://news.example/?a=1&amp;b=2">a</a></p>',
        ),
        (f"<blockquote><p>a</p></blockquote>{PHOTO}{SERIES}",) * 2,
    ],
)
def test_clean_mends_a_very_long_text_like_a_short_one(html, cleaned):
    before = "<p>a</p>" * 600

    assert clean(before + html) == before + cleaned
    assert clean(html) == cleaned


FRAGMENTS = [
    *[f"<{tag}>" for tag in "p div b i a em h1 h4 ul ol li table tr td th thead q s br hr".split()],
    *[f"</{tag}>" for tag in "p div b i a em h1 ul ol li table td blockquote aside".split()],
    '<a href="//x.example/é">', "<blockquote dir=rtl>", '<aside data-type="pullquote">',
    '<em lang="fa">', "<caption>", "<figure>", "<script>", "<svg>", "<!--", "<select>", "<pre>",
    PHOTO, SERIES, " ", "\n", "&nbsp;", "&lt;", "\u0338", "\u0301", "&#1;", "é", "a", "b", "<", '"',
]  # fmt: skip
ANY_HTML = st.one_of(st.text(), st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join))


@given(ANY_HTML)
@settings(max_examples=400)
def test_clean_changes_nothing_the_second_time(html):
    once = clean(html)

    assert clean(str(once)) == once
    assert clean(once) is once
    assert clean(str(once)).blocks == once.blocks
    assert nh3.clean(once, **ALLOWED) == once
    assert unicodedata.is_normalized("NFC", once)


@given(st.lists(st.text("abc", min_size=1), min_size=1, max_size=6))
def test_plain_text_loses_no_word_and_joins_none(words):
    html = "".join(f"<div><b>{word}</b></div>" for word in words)

    assert plain_text(clean(html)) == "\n\n".join(words)


def test_ids_come_once_in_the_order_of_the_text():
    html = clean(f'<figure data-photo="40"></figure>{SERIES}{PHOTO}{PHOTO}<p>a</p>')

    assert photo_ids(html) == [40, 12]
    assert series_ids(html) == [3]


def test_ids_are_not_taken_from_text_or_addresses():
    html = clean(f"<p>{PHOTO.replace('<', '&lt;')} <a href='https://a.example/{PHOTO}'>b</a></p>")

    assert photo_ids(html) == []
    assert render(html, photo=lambda _: "PHOTO", series=lambda _: "BOX") == html


def test_plain_text_separates_blocks_by_blank_lines():
    html = clean(f"<h2>A &amp; B</h2>{PHOTO}<p>c<br>d <em>e</em></p><ul><li>f<li>g</ul>{SERIES}")

    assert plain_text(html) == "A & B\n\nc\nd e\n\nf\n\ng"


def test_word_count_counts_words_of_every_script_and_no_dashes():
    assert word_count("<p>Сегодня – день, 30 ноября.</p><p>სიტყვა</p>") == 5


def test_links_come_once_in_the_order_of_the_text():
    html = clean('<p><a href="/b/?x=1&y=2">b</a> <a href="/a/">a</a> <a href="/a/">a</a></p>')

    assert links(html) == ["/b/?x=1&y=2", "/a/"]


def test_render_fills_in_each_node_and_leaves_out_what_is_missing():
    html = clean(f'<p>a</p>{PHOTO}<figure data-photo="13"></figure>{SERIES}<p>b</p>')

    shown = render(html, photo={12: "<figure>\\1</figure>"}.get, series="<p>box {}</p>".format)

    figure = '<div class="gallery"><figure>\\1</figure></div>'
    assert shown == f"<p>a</p>{figure}<p>box 3</p><p>b</p>"


def test_photos_that_stand_one_after_the_other_are_a_gallery():
    one, two = PHOTO, '<figure data-photo="13"></figure>'

    alone = render(clean(f"{one}<p>a</p>{two}"), photo=str, series=str)
    together = render(clean(f"<p>a</p>{one}\n{two}<p>b</p>{two}"), photo=str, series=str)

    assert alone == "12<p>a</p>13"
    assert together == '<p>a</p><div class="gallery">1213</div><p>b</p>13'


@pytest.mark.parametrize(
    ("html", "dateline", "rest"),
    [
        ("<p>ALMATY, Kazakhstan – Police in</p>", "ALMATY, Kazakhstan", "<p>Police in</p>"),
        ("<p>WASHINGTON -- The court</p>", "WASHINGTON", "<p>The court</p>"),
        ("<p>WASHINGTON, D.C. — The court</p>", "WASHINGTON, D.C.", "<p>The court</p>"),
        ("<p>MINSK—A judge</p>", "MINSK", "<p>A judge</p>"),
        ("<p>OSH, Kyrgyzstan - A judge</p>", "OSH, Kyrgyzstan", "<p>A judge</p>"),
        ("<p>ST. PETERSBURG – A judge</p>", "ST. PETERSBURG", "<p>A judge</p>"),
        ("<p>УСТЬ-КУТ, Россия – Суд</p>", "УСТЬ-КУТ, Россия", "<p>Суд</p>"),
        ("<p><strong>KYIV</strong> – <em>Two</em> men</p>", "KYIV", "<p><em>Two</em> men</p>"),
        (f"{PHOTO}<p>KYIV – Two</p><p>b</p>", "KYIV", f"{PHOTO}<p>Two</p><p>b</p>"),
    ],
)
def test_split_dateline_takes_the_place_from_the_first_paragraph(html, dateline, rest):
    assert split_dateline(html) == (dateline, rest)


@pytest.mark.parametrize(
    "html",
    [
        "<p>UN – Two</p>",
        "<p>OSCE – Two</p>",
        "<p>НАТО – Двое</p>",
        "<p>COVID-19 – Two</p>",
        "<p>Two men – both writers – left</p>",
        "<p>UST-KAMENOGORSK was</p>",
        "<p>MINSK –</p>",
        "<p>MINSK, where two 3 – both</p>",
        f"<p>{'A' * 61} – Two</p>",
        "<h2>MINSK – Two</h2>",
        "<p>a</p><p>MINSK – Two</p>",
        "<p>თბილისი – ორი</p>",
        "",
    ],
)
def test_split_dateline_leaves_other_beginnings(html):
    assert split_dateline(html) == ("", html)
