"""Feeds brought to the desk: whole or not at all, once, and never over an editor's work."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from posts.desk import Byline, PlacedPhoto, Post, Region, Series
from posts.record import Section
from tests.factories import NOW, change, make_byline, make_post, make_region
from tests.posts.feeds import (
    BOX,
    counts,
    make_item,
    make_media,
    run,
    stored,
    write_picture,
)
from watchdog import workflow

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
# What drafts cost that bring nothing new but themselves.
DRAFTS = 17
BOXED = f"<p>Two editors are held in the south.</p>{BOX}<p>Two more are held in the north.</p>"


def reasons(tally):
    return [reason for _, reason in tally.refused]


def test_item_arrives_as_a_whole_draft(tmp_path):
    tally = run(tmp_path, make_item(dc__creator="Ana Wri", description="She is free at last."))

    assert (counts(tally), tally.sum()) == (
        (1, 0, 0, 0),
        "created 1, updated 0, unchanged 0, refused 0",
    )
    post = Post.objects.get()
    assert (post.headline, post.slug, post.state) == ("Editor Freed", "editor-freed", "DRAFT")
    assert (post.dateline, post.summary) == ("ALMATY, Kazakhstan", "She is free at last.")
    assert post.body == "<p>The editor is free. She went home.</p>"
    assert (post.language, post.source_line) == ("en", "")
    assert [byline.name for byline in post.bylines.all()] == ["Ana Wri"]
    assert [tag.name for tag in post.tags.all()] == ["Courts"]
    revision = post.revisions.get()
    assert (revision.by, revision.reason, revision.at) == (None, "import", NOW)


def test_second_run_changes_nothing(tmp_path):
    write_picture(tmp_path / "photos/gate.jpg")
    items = make_item(make_media("gate.jpg")), make_item(guid="wire-2", content__encoded=BOXED)
    first = run(tmp_path, *items)
    before = stored(tmp_path)

    tally = run(tmp_path, *items, at=NOW + HOUR)

    assert (counts(first), counts(tally)) == ((2, 0, 0, 0), (0, 0, 2, 0))
    assert stored(tmp_path) == before
    assert [post.revisions.count() for post in Post.objects.all()] == [1, 1]


def test_photo_that_came_in_before_need_not_be_in_the_folder_again(tmp_path):
    picture = write_picture(tmp_path / "photos/gate.jpg")
    item = make_item(make_media("gate.jpg"))
    run(tmp_path, item)
    picture.unlink()

    assert counts(run(tmp_path, item, media=None)) == (0, 0, 1, 0)


def test_changed_item_updates_what_nobody_touched(tmp_path):
    run(tmp_path, make_item())

    tally = run(tmp_path, make_item(title="Editor Freed Again", category="Iran"), at=NOW + HOUR)

    post = Post.objects.get()
    assert counts(tally) == (0, 1, 0, 0)
    assert (post.headline, post.slug) == ("Editor Freed Again", "editor-freed")
    assert (post.region.name, list(post.other_regions.all())) == ("Iran", [])
    assert [tag.name for tag in post.tags.all()] == ["Iran"]
    assert list(post.revisions.values_list("number", "by", "reason")) == [
        (2, None, "import"),
        (1, None, "import"),
    ]


def test_another_picture_under_the_same_name_replaces_the_photo(tmp_path):
    write_picture(tmp_path / "photos/gate.jpg")
    item = make_item(make_media("gate.jpg"))
    run(tmp_path, item)
    before = PlacedPhoto.objects.get().photo

    write_picture(tmp_path / "photos/gate.jpg", "#aa5566")

    assert counts(run(tmp_path, item)) == (0, 1, 0, 0)
    assert PlacedPhoto.objects.get().photo != before


def test_post_edited_at_the_desk_is_left_as_it_is(tmp_path, newsroom):
    run(tmp_path, make_item())
    change(Post.objects.get(), by=newsroom.reporter, summary="Better words.")

    tally = run(tmp_path, make_item(title="Another Title"))

    assert tally.refused == [
        (
            "wire.xml, item 1 “Another Title”",
            "It was edited here since it was imported; left as it is.",
        )
    ]
    post = Post.objects.get()
    assert (post.headline, post.summary) == ("Editor Freed", "Better words.")
    assert counts(run(tmp_path, make_item())) == (0, 0, 1, 0)


def test_withdrawn_post_is_not_brought_back_by_its_feed(tmp_path):
    run(tmp_path, make_item(), publish=True)
    workflow.withdraw(
        Post.objects.get(), by=None, at=NOW, kind="SAFETY", notice="Gone.", reason="A threat."
    )

    assert counts(run(tmp_path, make_item(), publish=True)) == (0, 0, 1, 0)
    tally = run(tmp_path, make_item(title="Changed"), publish=True)
    assert reasons(tally) == ["It was edited here since it was imported; left as it is."]


def test_dry_run_tells_the_same_and_leaves_everything_untouched(tmp_path):
    write_picture(tmp_path / "photos/gate.jpg")
    items = (
        make_item(make_media("gate.jpg"), content__encoded=f"<p>Free at last.</p>{BOX}<p>Yes.</p>"),
        make_item(make_media("none.jpg"), guid="wire-2", category=("Xinjiang", "Courts")),
        make_item(guid="wire-3", title="x" * 201),
        make_item(guid="wire-4", title="y" * 120),
    )

    tried = run(tmp_path, *items, publish=True, dry_run=True)

    models = (Post, Region, Series, Byline, PlacedPhoto)
    assert [model.objects.count() for model in models] == [0] * 5
    assert stored(tmp_path) == []
    done = run(tmp_path, *items, publish=True)
    assert tried == done
    assert counts(done) == (2, 0, 0, 3)
    assert len(stored(tmp_path)) > 0


@pytest.mark.parametrize(
    ("categories", "dateline", "region", "others"),
    [
        (("Kazakhstan", "China", "Xinjiang"), "ALMATY, Kazakhstan – ", "Kazakhstan", ["Xinjiang"]),
        (("China", "Kazakhstan"), "ALMATY, Kazakhstan – ", "Kazakhstan", ["China"]),
        (("Xinjiang", "Kazakhstan"), "ALMATY – ", "Kazakhstan", ["Xinjiang"]),
        (("Russia", "Tomsk"), "", "Tomsk", []),
        (("Russia", "Iran", "tomsk OBLAST"), "PRAGUE – ", "Tomsk", ["Iran"]),
        (("Iran", "Russia"), "PRAGUE, Czech Republic – ", "Iran", ["Russia"]),
        ((), "MINSK, Belarus – ", "Belarus", []),
        (("Kırım", "qırım"), "", "Crimea", []),
        (("crimea",), "", "Crimea", []),
    ],
)
def test_regions_are_the_most_specific_and_the_dateline_chooses(
    tmp_path, categories, dateline, region, others
):
    make_region("Crimea", parent=make_region("Ukraine"), other_names="Qırım\nKırım", code="UA-43")

    text = f"<p>{dateline}The editor is free.</p>"
    run(tmp_path, make_item(category=categories or None, content__encoded=text))

    post = Post.objects.get()
    assert post.region.name == region
    assert [other.name for other in post.other_regions.all()] == others


def test_region_that_the_desk_has_not_is_proposed_with_its_country(tmp_path):
    tally = run(tmp_path, make_item(category=("Xinjiang", "Abkhazia", "Kosovo", "Courts")))

    rows = Region.objects.order_by("pk").values_list(
        "name", "kind", "code", "parent__name", "is_proposed"
    )
    assert list(rows) == [
        ("China", "COUNTRY", "CN", None, True),
        ("Xinjiang", "TERRITORY", "CN-XJ", "China", True),
        ("Georgia", "COUNTRY", "GE", None, True),
        ("Abkhazia", "TERRITORY", "GE-AB", "Georgia", True),
        ("Kosovo", "COUNTRY", "XK", None, True),
    ]
    assert "region proposed: China › Xinjiang" in tally.notes


def test_region_of_another_name_is_known_by_its_code(tmp_path):
    make_region("Tomsk Region", slug="west-siberia", code="RU-TOM", parent=make_region("Russia"))

    run(tmp_path, make_item(category=("Tomsk", "Courts")))

    assert Post.objects.get().region.slug == "west-siberia"
    assert Region.objects.count() == 2


def test_categories_that_are_no_places_are_tags(tmp_path):
    make_post(tags=["Courts", "Протесты"])

    run(tmp_path, make_item(category=("Iran", "COURTS", "протесты", "COVID-19", "!?", "z" * 101)))

    post = Post.objects.get(headline="Editor Freed")
    assert sorted(tag.name for tag in post.tags.all()) == ["COVID-19", "Courts", "Протесты"]


def test_region_serves_as_the_tag_where_there_is_no_other(tmp_path):
    tally = run(tmp_path, make_item(category=("Russia", "Tomsk")), publish=True)

    assert counts(tally) == (1, 0, 0, 0)
    assert [tag.name for tag in Post.objects.get().tags.all()] == ["Tomsk"]
    assert "tagged with the region, for want of a tag: Tomsk" in tally.notes


def test_authors_are_matched_in_their_order_and_else_the_feed_is_the_source(tmp_path):
    make_byline("Mira Sandal")
    authors = make_item(dc__creator=("Zoe Abend", "MIRA SANDAL"))
    tally = run(tmp_path, authors, make_item(guid="wire-2"))

    signed, unsigned = Post.objects.order_by("pk")
    through = signed.bylines.through.objects.filter(post=signed).order_by("pk")
    assert [row.byline.name for row in through] == ["Zoe Abend", "Mira Sandal"]
    assert (signed.source_line, unsigned.source_line) == ("", "Invented Wire")
    assert "no author, so the feed is named as the source: 1 post" in tally.notes


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("<p>One. Two.</p>", "One."),
        (
            "<h2>Head</h2><p>The U.S. State Department did. Two.</p>",
            "The U.S. State Department did.",
        ),
        ("<p>She said “Yes.” Two.</p>", "She said “Yes.”"),
        ("<p>Он свободен. Да.</p>", "Он свободен."),
        ("<p>او آزاد است؟ بله.</p>", "او آزاد است؟"),
        ("<p>No stop at all</p><p>Two</p>", "No stop at all"),
    ],
)
def test_first_sentence_stands_in_for_a_summary(tmp_path, text, summary):
    run(tmp_path, make_item(content__encoded=text))

    assert Post.objects.get().summary == summary


@pytest.mark.parametrize(
    ("description", "summary"),
    [
        ("She came home at last.", "She came home at last."),
        ("KYIV – She came home …", "She came home …"),
        ("The editor is […]", "The editor is free."),
        ("KYIV – The editor is free. She...", "The editor is free."),
        ("The editor is free. She went.", "The editor is free."),
        ("<p> </p>", "The editor is free."),
    ],
)
def test_summary_is_the_feeds_own_unless_it_repeats_the_text(tmp_path, description, summary):
    text = "<p>KYIV – The editor is free. She went.</p>"

    run(tmp_path, make_item(content__encoded=text, description=description))

    assert Post.objects.get().summary == summary


def test_box_becomes_a_series_and_keeps_its_place(tmp_path):
    run(tmp_path, make_item(content__encoded=BOXED), make_item(guid="2", content__encoded=BOXED))

    series = Series.objects.get()
    assert (series.name, series.slug) == ("Held for Words", "held-for-words")
    assert series.box_text == "We count who is held."
    box = f'<aside data-type="series" data-series="{series.pk}"></aside>'
    body = BOXED.replace(BOX, box)
    assert [post.body for post in Post.objects.all()] == [body, body]


def test_same_title_twice_gets_two_addresses(tmp_path):
    run(tmp_path, make_item(), make_item(guid="wire-2"), make_item(guid="wire-3"))

    slugs = Post.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["editor-freed", "editor-freed-2", "editor-freed-3"]


def test_same_guid_of_another_source_is_another_post(tmp_path):
    run(tmp_path, make_item(guid="g" * 2000))

    assert counts(run(tmp_path, make_item(guid="g" * 2000), source="Other Wire")) == (1, 0, 0, 0)
    assert counts(run(tmp_path, make_item(guid="g" * 2000))) == (0, 0, 1, 0)


def test_published_item_has_its_own_date_and_is_shown_from_now_on(tmp_path, client, clock):
    write_picture(tmp_path / "photos/gate.jpg")
    text = f"<p>ALMATY, Kazakhstan – The editor is free.</p>{BOX}<p>She went home.</p>"
    item = make_item(make_media("gate.jpg"), content__encoded=text)

    tally = run(tmp_path, item, publish=True)

    assert counts(tally) == (1, 0, 0, 0)
    post = Post.objects.get()
    edition = post.door.now_shown(post, at=NOW)
    assert edition.first_published_at == datetime(2021, 11, 30, 9, 12, tzinfo=UTC)
    assert (edition.visible_from, post.state) == (NOW, "PUBLISHED")
    lists = ("/", "/2021/11/30/", "/regions/kazakhstan/", "/tags/courts/", "/feed.rss")
    for address in (*lists, "/2021/11/30/editor-freed/", "/series/held-for-words/"):
        response = client.get(address)
        assert (address, response.status_code) == (address, 200)
        wanted = "Held for Words" if "series" in address else "Editor Freed"
        assert wanted in response.content.decode()
    assert counts(run(tmp_path, item, publish=True)) == (0, 0, 1, 0)


def test_drafts_of_an_earlier_run_are_published_by_a_later_one(tmp_path):
    item = make_item(content__encoded=BOXED)
    run(tmp_path, item)

    assert counts(run(tmp_path, item, publish=True, dry_run=True)) == (0, 1, 0, 0)
    assert Post.objects.get().state == "DRAFT"
    assert counts(run(tmp_path, item, publish=True)) == (0, 1, 0, 0)
    assert counts(run(tmp_path, item, publish=True)) == (0, 0, 1, 0)
    post = Post.objects.get()
    assert post.door.now_shown(post, at=NOW).first_published_at.year == 2021
    assert Section.objects.get(kind="SERIES").is_published


def test_item_dated_in_the_future_appears_at_its_time(tmp_path):
    tally = run(tmp_path, make_item(pubDate="2026-12-01T00:00:00Z"), publish=True)

    post = Post.objects.get()
    assert post.door.now_shown(post, at=NOW) is None
    edition = post.door.next_shown(post, at=NOW)
    assert edition.visible_from == datetime(2026, 12, 1, tzinfo=UTC)
    assert "appears at 01 December 2026, 00:00 UTC: Editor Freed" in tally.notes


@pytest.mark.parametrize("number", [1, 3, 90])
def test_drafts_cost_the_same_questions_however_many_come_together(
    tmp_path, django_assert_num_queries, number
):
    make_byline("Ana Wri")
    make_region("Kazakhstan")
    run(tmp_path, make_item(guid="first"))
    items = [
        make_item(guid=f"{n}", title=f"Title {n}", dc__creator="Ana Wri") for n in range(number)
    ]

    with django_assert_num_queries(DRAFTS):
        tally = run(tmp_path, *items)

    assert counts(tally) == (number, 0, 0, 0)


def test_refused_items_take_none_of_their_neighbors_with_them(tmp_path):
    write_picture(tmp_path / "photos/gate.jpg")
    good, bad = range(0, 450, 2), range(1, 450, 200)
    items = {n: make_item(guid=f"{n}", title="Free", category="Iran") for n in good}
    items |= {
        n: make_item(make_media("gate.jpg"), guid=f"{n}", title="x" * 201, category="Xinjiang")
        for n in bad
    }

    tally = run(tmp_path, *(items[n] for n in sorted(items)))

    assert counts(tally) == (225, 0, 0, 3)
    keys = Post.objects.order_by("pk").values_list("import_key", flat=True)
    assert list(keys) == [f"wire.example/news {n}" for n in good]
    assert [region.name for region in Region.objects.all()] == ["Iran"]
    assert Post.objects.filter(slug="free-225").exists()
    assert stored(tmp_path) == []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="Only PostgreSQL is told to look.")
def test_database_knows_its_tables_after_a_large_import(tmp_path):
    def known() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'posts_post'")
            return int(cursor.fetchone()[0])

    run(tmp_path, *(make_item(guid=f"{n}", title=f"Title {n}") for n in range(10)))
    assert known() <= 0

    run(tmp_path, *(make_item(guid=f"{n}", title=f"Title {n}") for n in range(1010)))

    assert known() == 1010


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps no such figures.")
def test_tables_are_analyzed_each_time_they_are_twice_as_long(tmp_path, monkeypatch):
    monkeypatch.setattr("posts.importers.save.TOGETHER", 1)
    monkeypatch.setattr("watchdog.statistics.MANY", 2)
    items = [make_item(guid=f"wire-{number}", title=f"Title {number}") for number in range(9)]

    with CaptureQueriesContext(connection) as asked:
        run(tmp_path, *items)

    # After two, four and eight, and at the end.
    assert [one["sql"] for one in asked].count("ANALYZE") == 4
