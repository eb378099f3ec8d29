"""A safety hold: one act takes a person out of everything that readers see."""

from datetime import timedelta

import pytest

from journalists import holds
from journalists.holds import Hold
from journalists.record import Profile, count_by_group
from tests.desk import move, page, said, save, words
from tests.factories import NOW, change, make_photo, make_post
from tests.factories import publish as publish_post
from tests.journalists.factories import make_journalist, make_link, make_profile, publish
from watchdog import workflow
from watchdog.moves import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
NAMES = {
    "name": "Planted Person",
    "sort_name": "Person, Planted",
    "native_name": "Плантед Персон",
    "native_language": "ru",
    "aliases": "Plantid Persson",
    "slug": "planted-person",
    "outlet": "Planted Outlet",
    "biography": "<p>Planted Person edits a weekly.</p>",
}
HINTS = ("planted", "плантед", "plantid")


def held(**fields):
    """Somebody on a hold, who was published before, and the hold."""
    journalist = make_journalist(**NAMES | fields)
    publish(journalist)
    hold = holds.put(journalist, by=None, at=NOW, reason="A threat.")
    journalist.refresh_from_db()
    return journalist, hold


@pytest.fixture
def chief(client, newsroom):
    client.force_login(newsroom.chief)
    return client


# The search is for a word of the biography, so that no answer repeats a name that was typed.
PUBLIC = (
    "/ /about/ /lite/ /search/?q=weekly /feed.rss /feed.atom /feed.json /journalists/"
    " /journalists/?sort=name /journalists/sitemap.xml /regions/ /regions/kazakhstan/ /series/"
    " /sitemap.xml"
).split()


def shown(client, *more: str) -> str:
    answers = [client.get(address) for address in [*PUBLIC, *more]]
    return "\n".join(f"{a.headers}\n{b''.join(a).decode()}" for a in answers).casefold()


def hints(text: str) -> list[str]:
    return [hint for hint in HINTS if hint in text]


def test_person_is_out_of_everything_in_the_same_second(chief):
    journalist = make_journalist(**NAMES, portrait=make_photo(caption="Planted Person"))
    post = make_post(headline="Court adjourns a hearing")
    make_link(post, journalist)
    edition = publish_post(post)
    publish(journalist)
    assert hints(shown(chief, "/journalists/planted-person/")) == list(HINTS)
    for address in ("/search/?q=weekly", "/journalists/", "/journalists/sitemap.xml", edition.url):
        assert "planted" in b"".join(chief.get(address)).decode().casefold()

    answer = chief.post(
        page(journalist, "hold"), {"reason": "A threat.", "notice": holds.NOTICE}, follow=True
    )

    assert "Readers see nothing of this person any more. Now the texts." in said(answer)
    assert hints(shown(chief, edition.url)) == []
    gone = chief.get("/journalists/planted-person/")
    assert (
        gone.status_code,
        hints(gone.content.decode().casefold().replace("planted-person", "")),
    ) == (410, [])
    assert count_by_group(at=NOW)["total"] == 0


def test_what_was_to_appear_never_does(client):
    journalist = make_journalist(**NAMES)
    publish(journalist, visible_from=NOW + timedelta(days=1))

    holds.put(journalist, by=None, at=NOW, reason="A threat.")

    assert not Profile.objects.unfinished(at=NOW).exists()
    journalist.refresh_from_db()
    assert journalist.state == "DRAFT"


def test_another_notice_makes_way_for_one_without_the_name(client):
    journalist = make_journalist(**NAMES)
    publish(journalist)
    said = {"kind": "RETRACTION", "notice": "Planted Person was wrong.", "reason": "Wrong."}
    workflow.withdraw(journalist, by=None, at=NOW, **said)
    assert (
        "Planted Person was wrong." in client.get("/journalists/planted-person/").content.decode()
    )

    holds.put(journalist, by=None, at=NOW, reason="A threat.")

    gone = client.get("/journalists/planted-person/")
    assert (gone.status_code, "Planted Person" in gone.content.decode()) == (410, False)


def test_old_address_answers_410_and_leads_nowhere(client):
    before = NOW - timedelta(days=1)
    journalist = make_journalist(**NAMES)
    publish(journalist, at=before)
    change(journalist, slug="other-address", at=before)
    publish(journalist)
    assert client.get("/journalists/planted-person/").status_code == 301

    holds.put(journalist, by=None, at=NOW, reason="A threat.")

    gone = client.get("/journalists/planted-person/")
    assert (gone.status_code, "Location" in gone.headers) == (410, False)


def test_nothing_of_the_person_is_published_or_reinstated(newsroom):
    journalist, _hold = held()

    for verb in ("publish_unread", "reinstate"):
        with pytest.raises(NotAllowed, match="safety hold"):
            getattr(workflow, verb)(journalist, by=newsroom.chief, at=NOW, reason="Why not")


def test_nobody_links_or_names_the_person(chief):
    journalist, _hold = held()
    post = make_post(headline="Плантед Персон on trial", body="<p>About Plantid Persson.</p>")
    inline = {"links-TOTAL_FORMS": "1", "links-0-post": str(post.pk), "links-0-role": "SUBJECT"}

    answer = save(chief, journalist, **inline)

    assert "on a safety hold, so nothing is linked to them" in words(answer)
    make_link(post, journalist)
    blocks = {p.code for p in post.door.problems(post, at=NOW) if p.level == "block"}
    assert blocks == {"person-held", "person-held-named"}


def test_post_that_names_nobody_held_is_not_blocked():
    held()
    post = make_post(lead=make_photo())

    assert [p.code for p in post.door.problems(post, at=NOW) if p.level == "block"] == []


def test_lifting_shows_nothing_by_itself_and_is_logged(chief, newsroom):
    journalist, hold = held()

    answer = chief.post(page(journalist, "hold_lift"), {"reason": "Out of danger."}, follow=True)

    assert said(answer) == ["Lifted. Nothing appears by that: publish or reinstate the person."]
    hold.refresh_from_db()
    lifted = (hold.lifted_by, hold.lifted_at, hold.lifted_because)
    assert lifted == (newsroom.chief, NOW, "Out of danger.")
    assert chief.get("/journalists/planted-person/").status_code == 410
    move(chief, journalist, "reinstate", reason="Out of danger.")
    assert chief.get("/journalists/planted-person/").status_code == 200
    assert "Out of danger." in words(chief.get(page(journalist, "hold")))


def test_hold_needs_a_reason_and_is_put_once():
    journalist, hold = held()

    with pytest.raises(NotAllowed, match="on a hold already"):
        holds.put(journalist, by=None, at=NOW, reason="Again.")
    with pytest.raises(NotAllowed, match="Say why"):
        holds.lift(hold, by=None, at=NOW, reason=" ")
    with pytest.raises(NotAllowed, match="Say why"):
        holds.put(make_profile(2) and journalist, by=None, at=NOW, reason="")


@pytest.mark.parametrize("role", ["editor", "reporter", "photo"])
def test_only_a_chief_editor_puts_and_lifts(client, newsroom, role):
    journalist = make_journalist(created_by=newsroom.reporter)
    other, _hold = held()
    client.force_login(getattr(newsroom, role))

    put = client.post(page(journalist, "hold"), {"reason": "A threat.", "notice": "Gone."})
    lift = client.post(page(other, "hold_lift"), {"reason": "Out of danger."})

    assert (put.status_code, lift.status_code) == (403, 403)
    assert list(Hold.objects.lasting().values_list("journalist", flat=True)) == [other.pk]


def test_list_finds_whoever_is_on_a_hold(chief):
    held()
    make_journalist(2)

    answer = chief.get("/admin/journalists/journalist/?held=now")

    assert [one.name for one in answer.context["cl"].result_list] == ["Planted Person"]
