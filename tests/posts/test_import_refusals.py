"""What does not come in, and how the person who ran the import is told."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from posts.body.markup import parse
from posts.desk import Photo, PlacedPhoto, Post, Region, Series
from posts.importers.pictures import discard
from posts.record import Edition
from tests.factories import NOW
from tests.posts.feeds import (
    BOX,
    RSS,
    counts,
    make_item,
    make_media,
    run,
    stored,
    write_picture,
)

pytestmark = pytest.mark.django_db
REAL = Path(__file__).parents[3] / "shared" / "data"
DIRECTION = (
    "5 “ab”: Its title: This has an invisible character that turns the direction of the text"
    " around. Type it again instead of pasting."
)
BOX_TITLE = (
    f"7 “Editor Freed”: Its box “Held for Wor{'d' * 88}” cannot be a series: it is longer than"
    " 200 characters."
)
BOMB = '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><rss><channel>&c;</channel></rss>'


def told(*args, **options):
    """Run the command; return its exit code and the lines it wrote."""
    out = io.StringIO()
    try:
        call_command("import_posts", *args, stdout=out, **options)
    except SystemExit as end:
        return end.code, out.getvalue().splitlines()
    return 0, out.getvalue().splitlines()


def photo_reason(tally):
    [(name, reason)] = tally.refused
    assert name.startswith("wire.xml, item 1 “Editor Freed”, photo ")
    return reason


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (RSS.format(make_item())[:-9], "breaks off"),
        ("<rss><channel><item></rss>", "not XML"),
        ("<!doctype html><html><title>News</title></html>", "HTML page"),
        (BOMB, "bomb"),
        ("", "empty"),
        (RSS.replace("<link>https://wire.example/news/</link>", "").format(""), "--source"),
    ],
    ids=["cut off", "broken", "page", "bomb", "empty", "nameless"],
)
def test_file_that_is_no_whole_feed_is_refused_in_one_line(tmp_path, text, message):
    path = tmp_path / "wire.xml"
    path.write_text(text)

    with pytest.raises(CommandError, match=message) as refusal:
        call_command("import_posts", str(path))

    assert refusal.value.returncode == 1
    assert str(refusal.value).startswith(str(path))
    assert "\n" not in str(refusal.value)
    assert not Post.objects.exists()


def test_feed_that_is_too_large_is_refused_with_its_size(tmp_path):
    path = tmp_path / "wire.xml"
    with path.open("wb") as file:
        file.truncate(101_000_000)

    with pytest.raises(CommandError, match="101.0 MB"):
        call_command("import_posts", str(path))


def test_each_refused_item_is_one_line_and_the_others_come_in(tmp_path):
    path = tmp_path / "wire.xml"
    items = [
        make_item(title=None, guid="1"),
        make_item(pubDate=None, guid="2"),
        make_item(pubDate="Tomorrow", guid="3"),
        make_item(content__encoded="<script>go()</script>", guid="4"),
        make_item(title="a\u202eb", guid="5"),
        make_item(title="x" * 201, guid="6"),
        make_item(content__encoded=f"<p>{'Held. ' * 99}</p>" + BOX.replace("ds", "d" * 200)),
        make_item(guid="8", title="Second"),
        make_item(guid="8", title="Third"),
    ]
    path.write_text(RSS.format("".join(items)))

    code, lines = told(str(path))

    assert code == 1
    assert lines[-1] == "created 1, updated 0, unchanged 0, refused 8"
    assert [line.removeprefix("refused: wire.xml, item ") for line in lines[-9:-1]] == [
        "1 “1”: It has no title.",
        "2 “Editor Freed”: It has no date.",
        "3 “Editor Freed”: Its date is wrong: “Tomorrow” is not a date.",
        "4 “Editor Freed”: It has no text.",
        DIRECTION,
        f"6 “{'x' * 201}”: Its title has 201 characters; a headline may have 200.",
        BOX_TITLE,
        "9 “Third”: Its guid was seen before in this file.",
    ]
    assert (Post.objects.get().headline, Series.objects.count()) == ("Second", 0)


def test_script_in_a_text_stays_outside(tmp_path):
    text = "<p onclick='go()'>Free <a href='javascript:go()'>now</a>.</p><script>go()</script>"

    run(tmp_path, make_item(content__encoded=text, title="<b>Free</b> <script>go()</script>"))

    post = Post.objects.get()
    assert (post.body, post.headline) == ("<p>Free now.</p>", "Free")


def test_item_that_the_checks_refuse_leaves_nothing_behind(tmp_path):
    write_picture(tmp_path / "photos/gate.jpg")
    text = f"<p>The editor is free, said her sister.</p>{BOX}<p>TK</p>"
    held = make_item(
        make_media("gate.jpg"), content__encoded=text, title="y" * 120, category="Xinjiang"
    )

    tally = run(tmp_path, held, make_item(guid="wire-2", category="Xinjiang"), publish=True)

    assert counts(tally) == (1, 0, 0, 1)
    [(name, reason)] = tally.refused
    assert name == f"wire.xml, item 1 “{'y' * 120}”"
    assert reason == "Shorten the headline by 10 characters. Fill in what “TK” stands for."
    assert (Post.objects.get().import_key, Edition.objects.count()) == (
        "wire.example/news wire-2",
        1,
    )
    assert (Photo.objects.count(), Series.objects.count(), stored(tmp_path)) == (0, 0, [])
    assert [region.name for region in Region.objects.order_by("pk")] == ["China", "Xinjiang"]


def test_photo_comes_in_with_its_words(tmp_path):
    write_picture(tmp_path / "photos/in/gate one.jpg")
    media = make_media("in/gate%20one.jpg", "Mira Sandal (file photo)", "")

    tally = run(tmp_path, make_item(media), publish=True)

    assert counts(tally) == (1, 0, 0, 0)
    photo = PlacedPhoto.objects.get(place="LEAD").photo
    assert (photo.caption, photo.alt) == ("Mira Sandal (file photo)", "Mira Sandal")
    assert (photo.credit, photo.license, photo.is_file_photo) == (
        "Invented Wire",
        "COURTESY",
        True,
    )
    assert Edition.objects.get().lead["caption"] == "Mira Sandal (file photo)"
    assert "photo without a credit, so the feed is named: 1 post" in tally.notes


def test_picture_known_by_its_pixels_is_used_again_with_the_words_of_this_use(tmp_path):
    write_picture(tmp_path / "photos/a.jpg")
    write_picture(tmp_path / "photos/b.jpg")
    second = make_item(make_media("b.jpg", "The gate in June."), guid="wire-2")

    tally = run(tmp_path, make_item(make_media("a.jpg")), second)

    assert counts(tally) == (2, 0, 0, 0)
    first, again = PlacedPhoto.objects.order_by("pk")
    assert first.photo == again.photo
    assert (first.caption, again.caption, again.alt) == (
        "",
        "The gate in June.",
        "The gate in June.",
    )
    assert counts(run(tmp_path, make_item(make_media("a.jpg")), second)) == (0, 0, 2, 0)


def test_photos_in_the_text_keep_their_places_and_others_follow_it(tmp_path):
    for number, color in enumerate(("#111111", "#555555", "#999999")):
        write_picture(tmp_path / f"photos/{number}.jpg", color)
    media = make_media("0.jpg") + make_media("2.jpg")
    text = (
        "<p>Held.</p><figure><img src='1.jpg'><figcaption>The yard.</figcaption></figure><p>x</p>"
    )

    run(tmp_path, make_item(media, content__encoded=text))

    lead, last, yard = PlacedPhoto.objects.order_by("pk")
    assert [use.place for use in (lead, yard, last)] == ["LEAD", "TEXT", "TEXT"]
    assert yard.photo.caption == "The yard."
    places = [f'<figure data-photo="{use.photo_id}"></figure>' for use in (yard, last)]
    assert Post.objects.get().body == f"<p>Held.</p>{places[0]}<p>x</p>{places[1]}"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("../secret.jpg", "It lies outside of the folder of photos."),
        ("%2e%2e/secret.jpg", "It lies outside of the folder of photos."),
        ("link.jpg", "It lies outside of the folder of photos."),
        ("{}/secret.jpg", "It lies outside of the folder of photos."),
        ("none.jpg", "There is no such file in the folder of photos."),
        ("a" * 400, "There is no such file in the folder of photos."),
        (".", "There is no such file in the folder of photos."),
        ("https://wire.example/a.jpg", "It is on the web, and nothing is fetched from there."),
    ],
)
def test_photo_outside_of_the_folder_is_refused_and_the_item_comes_in(tmp_path, url, reason):
    write_picture(tmp_path / "secret.jpg")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/link.jpg").symlink_to(tmp_path / "secret.jpg")

    tally = run(tmp_path, make_item(make_media(url.format(tmp_path))))

    assert photo_reason(tally) == reason
    assert counts(tally) == (1, 0, 0, 1)
    assert (Photo.objects.count(), Post.objects.get().body[:3]) == (0, "<p>")


def test_photo_that_is_no_image_is_refused_by_name_each_time(tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/fake.jpg").write_text("<html>No image</html>")
    item = make_item(content__encoded="<p>Held.</p><img src='fake.jpg'><p>Free.</p>")

    first, second = run(tmp_path, item), run(tmp_path, item)

    assert (counts(first), counts(second)) == ((1, 0, 0, 1), (0, 0, 1, 1))
    assert photo_reason(first) == photo_reason(second)
    assert first.refused[0][0].endswith("photo fake.jpg")
    assert Post.objects.get().body == "<p>Held.</p><p>Free.</p>"


def test_photo_without_a_folder_is_refused(tmp_path):
    assert photo_reason(run(tmp_path, make_item(make_media("a.jpg")))) == (
        "No folder of photos was named: --media FOLDER."
    )


def test_photo_that_appears_later_is_brought_in(tmp_path):
    (tmp_path / "photos").mkdir()
    item = make_item(make_media("gate.jpg"))
    run(tmp_path, item, publish=True)
    write_picture(tmp_path / "photos/gate.jpg")

    assert counts(run(tmp_path, item, publish=True)) == (0, 1, 0, 0)
    assert Post.objects.get().door.editions(Post.objects.get()).count() == 2


@pytest.mark.parametrize("dry_run", [True, False])
def test_published_item_whose_date_alone_changed_keeps_its_date_and_is_named(tmp_path, dry_run):
    run(tmp_path, make_item(), publish=True)
    dated = make_item(pubDate="2021-12-02T10:00:00Z")

    tally = run(tmp_path, dated, publish=True, dry_run=dry_run)

    assert counts(tally) == (0, 1, 0, 0)
    assert (
        "published with the same text already, so it keeps its date; if that is wrong, say so in "
        "a correction: Editor Freed"
    ) in tally.notes
    edition = Edition.objects.get()
    assert (edition.first_published_at.year, edition.first_published_at.month) == (2021, 11)
    if not dry_run:
        assert counts(run(tmp_path, dated, publish=True)) == (0, 0, 1, 0)


def test_discarded_photo_leaves_no_file(tmp_path):
    write_picture(tmp_path / "photos/gate.jpg")
    run(tmp_path, make_item(make_media("gate.jpg")), publish=True)
    assert len(stored(tmp_path)) > 10

    discard([Photo.objects.get()])

    assert stored(tmp_path) == []


def test_command_counts_in_its_last_line_and_says_what_a_dry_run_is(tmp_path):
    path = tmp_path / "wire.xml"
    path.write_text(RSS.format(make_item()))

    tried = told(str(path), dry_run=True, source="Wire")
    done = told(str(path), source="Wire")

    line = "created 1, updated 0, unchanged 0, refused 0"
    assert (tried[0], tried[1][0], tried[1][-1]) == (0, "dry run: nothing was written", line)
    assert (done[0], done[1][-1]) == (0, line)
    assert Post.objects.get().import_key == "Wire wire-1"


@pytest.mark.skipif(not REAL.exists(), reason=f"The real feed is not here: {REAL}")
def test_real_feed_gives_its_two_posts_and_loses_no_sentence(tmp_path, client, clock):
    command = [str(REAL / "watchdog-feed.xml"), "--media", str(REAL), "--publish"]

    code, lines = told(*command)

    assert (code, lines[-1]) == (0, "created 2, updated 0, unchanged 0, refused 0")
    assert told(*command)[1] == ["created 0, updated 0, unchanged 2, refused 0"]
    older, newer = Edition.objects.visible(at=NOW).order_by("first_published_at")
    assert (newer.dateline, older.dateline) == ("ALMATY, Kazakhstan", "")
    assert older.lead["caption"].endswith("(file photo)")
    assert [tag["name"] for tag in (*newer.tags, *older.tags)] == ["Protests", "COVID-19"]
    assert (newer.region["name"], newer.regions[0]["name"]) == ("Kazakhstan", "Xinjiang")
    assert (older.region["name"], older.regions) == ("Tomsk", [])
    for line in ("China › Xinjiang", "Russia › Tomsk", "Kazakhstan"):
        assert f"region proposed: {line}" in lines
    assert Series.objects.get().box_text not in newer.body
    assert sentences_lost(client, ["/"]) == []
    assert sentences_lost(client, [newer.url, older.url]) == []


def sentences_lost(client, addresses):
    """Return the paragraphs of the real page's posts that none of these pages has."""
    pages = " ".join(words(client.get(address).content.decode()) for address in addresses)
    page = (REAL / "watchdog-page.txt").read_text()
    posts = page.partition("Breaking News")[2].partition("Load more")[0]
    paragraphs = list(filter(None, map(str.strip, posts.split("\n"))))
    assert len(paragraphs) == 22
    # Between the place and the text the site has a long dash.
    return [
        paragraph
        for paragraph in paragraphs
        if " ".join(paragraph.split()).replace(" – ", " — ", 1) not in pages
        and " ".join(paragraph.split()) not in pages
    ]


def words(html):
    return parse(html).text()
