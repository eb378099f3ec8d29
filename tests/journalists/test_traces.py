"""What still names somebody who is on a hold, and the ticking of it."""

from datetime import timedelta

import pytest

from journalists import holds
from journalists.private import Contents, Look, keep
from journalists.traces import traces
from posts.desk import Byline, Correction
from tests.desk import page, words
from tests.factories import NOW, change, make_photo, make_post, make_region, publish
from tests.journalists.factories import make_journalist
from tests.journalists.test_holds import NAMES, held

BEFORE = NOW - timedelta(days=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def found(journalist) -> list[tuple[str, str, str]]:
    return [(t.where, t.what, t.words) for t in traces(journalist, at=NOW)]


def test_every_kind_of_text_is_read_in_every_spelling():
    journalist = make_journalist(**NAMES)
    make_journalist(2, biography="<p>A friend of Planted Person.</p>", region=None)
    photo = make_photo(caption="A court", alt="Plantid Persson in a cage")
    post = make_post(headline="Draft", body="<p>О Плантеде Персоне</p>", lead=photo, region=None)
    Correction.objects.create(post=post, kind="UPDATE", at=NOW, text="PLANTED PERSON was freed.")
    Byline.objects.create(name="Person Planted", slug="by-planted-person")
    post.tags.add("Planted Person")

    assert sorted(found(journalist)) == [
        ("Another person", "Irina Sample 2: biography", "Planted Person"),
        ("Byline", "Person Planted: name", "Person Planted"),
        ("Byline", "Person Planted: slug", "Planted Person"),
        ("Note on a post", "Update, 24 November 2026: what is right", "PLANTED PERSON"),
        ("Photo", f"{photo}: alternative text", "Plantid Persson"),
        ("Post", "Draft: body", "Плантеде Персоне"),
        ("Tag", "Planted Person: name", "Planted Person"),
        ("Tag", "Planted Person: slug", "Planted Person"),
    ]


def test_what_readers_see_is_read_until_it_is_published_anew():
    journalist = make_journalist(**NAMES)
    post = make_post(headline="Planted Person freed", slug="planted-person-freed", at=BEFORE)
    publish(post, at=BEFORE)

    change(
        post,
        headline="Editor freed",
        at=BEFORE,
        slug="editor-freed",
        body="<p>By Person himself.</p>",
    )

    assert found(journalist) == [
        ("Readers see it", "Planted Person freed (1): headline", "Planted Person"),
        ("Readers see it", "Planted Person freed (1): slug", "Planted Person"),
        ("Post", "Editor freed: body", "Person"),
    ]
    publish(post)
    assert [where for where, _what, _words in found(journalist)] == [
        "Readers see it",
        "Old address",
    ]


def test_place_is_ticked_and_comes_back_when_its_text_changes(client, newsroom):
    journalist, hold = held()
    post = make_post(headline="Planted Person freed")
    client.force_login(newsroom.editor)
    assert "1 place still names them" in words(client.get(page(journalist, "hold")))

    [trace] = traces(journalist, at=NOW)
    tick = {"trace": trace.key, "is_done": "1"}
    answer = client.post(page(journalist, "hold_tick"), tick, follow=True)

    assert "No text names them, or each that does was seen to." in words(answer)
    assert hold.redactions.get().by == newsroom.editor
    change(post, headline="Planted Person is freed")
    assert "1 place still names them" in words(client.get(page(journalist, "hold")))


def test_tick_can_be_taken_back(client, newsroom):
    journalist, hold = held()
    make_post(headline="Planted Person freed")
    [trace] = traces(journalist, at=NOW)
    holds.tick(hold, trace.key, by=None, at=NOW)
    client.force_login(newsroom.editor)

    answer = client.post(page(journalist, "hold_tick"), {"trace": trace.key}, follow=True)

    assert "1 place still names them" in words(answer)


def test_sealed_names_are_looked_for_by_whoever_may_open_the_file(client, newsroom):
    journalist, _hold = held()
    keep(journalist, Contents(real_name="Sealed Onename"), by=None, at=NOW)
    make_post(headline="Sealed Onename freed")

    client.force_login(newsroom.editor)
    assert "No text names them" in words(client.get(page(journalist, "hold")))
    client.force_login(newsroom.chief)
    assert "“Sealed Onename”" in words(client.get(page(journalist, "hold")))
    assert Look.objects.filter(act="COMPARED").values_list("by", flat=True).get() == (
        newsroom.chief.pk
    )


def test_region_that_is_called_like_the_person_is_listed(django_assert_max_num_queries):
    journalist = make_journalist(**NAMES, region=None)
    make_region("Planted Person Square", slug="square")

    assert found(journalist) == [("Region", "Planted Person Square: name", "Planted Person")]
