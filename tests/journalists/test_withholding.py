"""What stood in the clear and no longer may."""

import importlib
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import call_command

from journalists.desk import Journalist, Revision, Source
from journalists.private import PrivateFile, open_file
from journalists.record import Profile
from posts.desk import Photo
from tests.desk import page, said, save, words
from tests.factories import NOW, change, make_photo
from tests.journalists.factories import make_case, make_journalist, make_source, publish
from tests.journalists.test_private import everything
from watchdog import workflow
from watchdog.moves import NotAllowed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
migration = importlib.import_module("journalists.migrations.0005_put_away_what_is_withheld")
DAY = timedelta(days=1)
PLANTED = {
    "name": "Planted Person",
    "sort_name": "Person, Planted",
    "native_name": "Плантед Персон",
    "native_language": "ru",
    "aliases": "Planted Alias",
    "slug": "planted-person",
    "outlet": "Planted Outlet",
    "role": "planted role",
    "biography": "<p>Planted life.</p>",
}
HINTS = ("planted", "person,", "плантед")


def leaks() -> list[str]:
    text = everything().casefold()
    return [hint for hint in HINTS if hint in text]


@pytest.fixture
def chief(client, newsroom):
    client.force_login(newsroom.chief)
    return client


def test_withholding_leaves_no_name_in_any_table(chief):
    journalist = make_journalist(**PLANTED)
    save(chief, journalist, outlet="Planted Paper")
    assert leaks() == ["planted", "person,", "плантед"]

    answer = save(chief, journalist, identity="WITHHELD")

    journalist.refresh_from_db()
    assert journalist.name == f"Withheld person {journalist.pk}"
    assert said(answer)[0].startswith("The name was put into the private file.")
    assert leaks() == []


def test_name_comes_back_as_it_was(chief):
    journalist = make_journalist(**PLANTED)
    journalist.refresh_from_db()
    revision = journalist.revisions.get()
    save(chief, journalist, identity="WITHHELD")
    assert "Planted Person" in words(chief.get(page(journalist, "private")))

    chief.post(page(journalist, "private_back"))

    journalist.refresh_from_db()
    assert {name: getattr(journalist, name) for name in PLANTED} == PLANTED
    assert journalist.identity == "NAMED"
    assert Revision.objects.get(pk=revision.pk).data == revision.data
    assert open_file(journalist, by=None, at=NOW).taken == {}


def test_case_that_goes_on_naming_the_person_is_pointed_out(chief):
    journalist = make_journalist(**PLANTED)
    journalist.cases.update(title="The Planted Person case")
    make_case(journalist, title="Another case", account="About a dam.")

    answer = save(chief, journalist, identity="WITHHELD")

    assert [text for text in said(answer) if text.startswith("The case")] == [
        "The case “The Planted Person case” goes on naming them at the desk. Write it anew."
    ]


def test_title_that_the_editor_types_is_kept(chief):
    journalist = make_journalist(**PLANTED)

    save(chief, journalist, identity="WITHHELD", name="A stringer in the south")
    save(chief, journalist, review_on="2027-05-01")

    journalist.refresh_from_db()
    assert journalist.name == "A stringer in the south"
    assert open_file(journalist, by=None, at=NOW).taken["names"]["name"] == "Planted Person"


def test_name_behind_a_pseudonym_is_put_away(chief):
    journalist = make_journalist(**PLANTED)

    save(chief, journalist, identity="PSEUDONYM", name="Mira Stone", outlet="Vestnik")

    journalist.refresh_from_db()
    assert (journalist.name, journalist.slug, journalist.aliases) == (
        "Mira Stone",
        "mira-stone",
        "",
    )
    taken = open_file(journalist, by=None, at=NOW).taken["names"]
    assert (taken["name"], taken["aliases"]) == ("Planted Person", "Planted Alias")
    assert "Planted Person" not in everything()


def test_old_address_does_not_lead_to_a_pseudonym(chief, client):
    journalist = make_journalist(**PLANTED)
    publish(journalist)
    assert client.get("/journalists/planted-person/").status_code == 200

    save(chief, journalist, identity="PSEUDONYM", name="Mira Stone")
    journalist.refresh_from_db()
    publish(journalist)

    assert client.get("/journalists/mira-stone/").status_code == 200
    assert client.get("/journalists/planted-person/").status_code == 404


def test_without_a_key_a_name_can_be_withheld_but_stays_at_the_desk(chief, settings):
    settings.WATCHDOG_PRIVATE_KEY = []
    journalist = make_journalist(**PLANTED)

    answer = save(chief, journalist, identity="WITHHELD")

    journalist.refresh_from_db()
    assert (journalist.identity, journalist.name) == ("WITHHELD", "Planted Person")
    assert said(answer)[0].startswith("The name stays in the clear at the desk.")
    problems = {p.code: p.level for p in Journalist.door.problems(journalist, at=NOW)}
    assert problems["name-in-clear"] == "warn"


def confidential_source(case) -> Source:
    return make_source(
        case, "Planted Informant", is_confidential=True, url="https://planted.example"
    )


def test_confidential_source_keeps_its_number_alone(chief):
    case = make_journalist().cases.get()
    source = confidential_source(case)

    answer = save(chief, case)
    save(chief, case)

    source.refresh_from_db()
    assert (source.publisher, source.url) == (f"Confidential source {source.pk}", "")
    assert "stands in the private file alone now" in said(answer)[0]
    kept = open_file(case.journalist, by=None, at=NOW).taken["sources"][str(source.pk)]
    assert kept["publisher"] == "Planted Informant"
    assert "Planted" not in everything()


def test_confidential_source_is_refused_without_a_key(chief, settings):
    settings.WATCHDOG_PRIVATE_KEY = []
    case = make_journalist().cases.get()
    source = make_source(case, "A colleague")
    number = f"sources-{list(case.sources.values_list('pk', flat=True)).index(source.pk)}"

    answer = save(chief, case, **{f"{number}-is_confidential": "on"})

    assert "There is no key for private files" in words(answer)
    source.refresh_from_db()
    assert not source.is_confidential


def test_migration_moves_and_brings_back(settings):
    journalist = make_journalist(**PLANTED)
    change(Journalist.objects.get(pk=journalist.pk), identity="WITHHELD")
    source = confidential_source(journalist.cases.get())
    revisions = list(Revision.objects.values_list("data", flat=True))

    migration.put_away(apps, None)
    assert leaks() == []
    migration.bring_back(apps, None)

    journalist.refresh_from_db()
    source.refresh_from_db()
    assert {name: getattr(journalist, name) for name in PLANTED} == PLANTED
    assert (source.publisher, source.url) == ("Planted Informant", "https://planted.example")
    assert list(Revision.objects.values_list("data", flat=True)) == revisions
    assert not PrivateFile.objects.exists()


def test_migration_stops_without_a_key_where_there_is_something_to_move(settings):
    settings.WATCHDOG_PRIVATE_KEY = []
    migration.put_away(apps, None)
    make_journalist(identity="WITHHELD")

    with pytest.raises(Exception, match="set WATCHDOG_PRIVATE_KEY"):
        migration.put_away(apps, None)


def test_record_forgets_whoever_is_withheld_once_readers_see_it(chief, client):
    journalist = make_journalist(**PLANTED, portrait=make_photo())
    publish(journalist)
    assert "Planted Person" in words(client.get("/journalists/planted-person/"))

    save(chief, journalist, identity="WITHHELD")
    assert Profile.objects.get().name == "Planted Person"
    publish(journalist, at=NOW)

    assert leaks() == []
    past, now = Profile.objects.order_by("number")
    assert (past.name, past.portrait, past.is_withheld, now.is_withheld) == ("", None, False, True)
    assert not Photo.objects.get().is_exposed


def test_record_forgets_the_name_behind_a_pseudonym_and_the_face(chief):
    journalist = make_journalist(**PLANTED, portrait=make_photo())
    publish(journalist)

    save(chief, journalist, identity="PSEUDONYM", name="Mira Stone", portrait="")
    journalist.refresh_from_db()
    publish(journalist, at=NOW)
    change(journalist, role="editor", at=NOW + DAY)
    publish(journalist, at=NOW + DAY)

    assert "Planted Person" not in everything()
    assert "Плантед" not in everything()
    names = Profile.objects.order_by("number").values_list("name", flat=True)
    assert list(names) == ["", "Mira Stone", "Mira Stone"]
    assert not Photo.objects.get().is_exposed


def test_page_that_was_emptied_cannot_come_back(chief, newsroom):
    journalist = make_journalist(**PLANTED)
    publish(journalist)
    how = {"kind": "LEGAL", "notice": "An order.", "reason": "An order."}
    workflow.withdraw(journalist, by=newsroom.chief, at=NOW, **how)

    save(chief, journalist, identity="PSEUDONYM", name="Mira Stone")
    journalist.refresh_from_db()

    with pytest.raises(NotAllowed, match="Nothing of that page is kept"):
        workflow.reinstate(journalist, by=newsroom.chief, at=NOW, reason="The order ended.")


def test_name_is_forgotten_when_a_scheduled_page_without_it_appears(chief, clock):
    journalist = make_journalist(**PLANTED)
    publish(journalist)
    save(chief, journalist, identity="WITHHELD")
    publish(journalist, visible_from=NOW + DAY)
    call_command("publish_due")
    assert Profile.objects.order_by("number")[0].name == "Planted Person"

    clock.move_to(NOW + DAY)
    call_command("publish_due")

    assert leaks() == []
