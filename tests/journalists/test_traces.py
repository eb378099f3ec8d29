"""What still names somebody who is on a hold, and the ticking of it."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest

from journalists import holds
from journalists.private import Contents, Look, keep
from journalists.traces import traces
from posts.desk import Byline, Correction
from posts.search.record import SearchDoc
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


def test_what_the_index_of_the_search_does_not_know_is_read():
    journalist = make_journalist(**NAMES)
    photo = make_photo(caption="Плантед Персон in court", alt="A court", credit="AP")
    publish(make_post(1, lead=photo, source_line="With Planted-Person TV"))
    publish(make_post(2, lead=None, body="<p>Planted <b>Person</b> was freed.</p>"))
    publish(make_post(3, lead=None, body=f"<p>{'Nothing here. ' * 15_000}Plantid Persson.</p>"))
    SearchDoc.objects.filter(title="Court adjourns hearing 2").delete()

    in_record = [one for one in found(journalist) if one[0] == "Readers see it"]

    assert in_record == [
        ("Readers see it", "Court adjourns hearing 1 (1): source line", "Planted Person"),
        ("Readers see it", "Court adjourns hearing 1 (1): lead", "Плантед Персон"),
        ("Readers see it", "Court adjourns hearing 2 (1): body", "Planted Person"),
        ("Readers see it", "Court adjourns hearing 3 (1): body", "Plantid Persson"),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Omar bin Sample", "A court heard Omar bin Sample."),
        ("Omar bin Sample", "A court heard SAMPLE OMAR BIN."),
        ("Sample", "The court heard “SAMPLE”."),
        ("王小明", "法院审理了王小明案。"),
        ("ירון כהן", "בית המשפט שמע את ירון כהן."),
        ("Исмаилова Хадиджа", "Khadija Ismayilova was heard."),
        ("ოდიშარია ნინო", "Nino Odisharia was heard."),
    ],
)
def test_name_is_found_in_texts_whatever_its_script(name, text):
    journalist = make_journalist(name=name, sort_name=name)
    publish(make_post(1, body="<p>A Court heard a Case.</p>"))
    publish(make_post(2, body=f"<p>{text}</p>"))

    assert [where for where, _what, _words in found(journalist)] == ["Readers see it"]


@pytest.fixture
def in_parts(monkeypatch, newsroom):
    """Somebody on a hold whom two of three posts name, and pages that read one row each."""
    monkeypatch.setattr("journalists.traces.ROWS", 1)
    for number, headline in enumerate(("Planted Person freed", "Rain", "Sealed Onename freed")):
        publish(make_post(number, headline=headline))
    journalist, _hold = held()
    keep(journalist, Contents(real_name="Sealed Onename"), by=None, at=NOW)
    return journalist


def test_long_reading_goes_on_from_page_to_page(client, newsroom, in_parts):
    client.force_login(newsroom.chief)
    named, address = [], page(in_parts, "hold")

    while address:
        answer = client.get(address)
        assert "No text names them" not in words(answer)
        named += [trace.words for trace in answer.context["to_do"]]
        after = answer.context["part"]["after"]
        address = after and f"{page(in_parts, 'hold')}?{urlencode({'after': after})}"

    assert named == ["Planted Person", "Sealed Onename"]
    assert named == [trace.words for trace in traces(in_parts, at=NOW, more=["Sealed Onename"])]
    assert "to 100 per cent of all texts." in words(answer)
    assert Look.objects.filter(act="COMPARED").count() == 1


def test_nobody_goes_on_with_what_another_began(client, newsroom, in_parts):
    client.force_login(newsroom.editor)
    after = client.get(page(in_parts, "hold")).context["part"]["after"]
    client.force_login(newsroom.chief)

    for forged in (after, f"{after}x", "1"):
        answer = client.get(page(in_parts, "hold"), {"after": forged})
        assert answer.context["part"]["first"] == 0

    assert Look.objects.filter(act="COMPARED").count() == 3


def test_region_that_is_called_like_the_person_is_listed(django_assert_max_num_queries):
    journalist = make_journalist(**NAMES, region=None)
    make_region("Planted Person Square", slug="square")

    assert found(journalist) == [("Region", "Planted Person Square: name", "Planted Person")]
