"""Private files: sealed, opened by few, each look written down."""

import json

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.db import connection

from journalists.private import Contents, Look, PrivateFile, keep, open_file
from journalists.sealing import Sealed, seal, unseal
from tests.desk import page, said, words
from tests.factories import NOW
from tests.journalists.factories import make_journalist
from watchdog.roles import CONFIDANT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
TYPED = {
    "real_name": "Planted Real Name",
    "contact": "Planted Contact",
    "consent": "Planted Consent",
    "sources": "Planted Source",
    "notes": "Planted note on two lines",
}


def acts(journalist) -> list[tuple[str, str, str]]:
    looks = Look.objects.filter(journalist=journalist).order_by("pk")
    return [(str(look.by), look.act, look.what) for look in looks]


def everything() -> str:
    """All that a stolen copy of the database holds."""
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  (no name of ours)
            found += [str(row) for row in cursor.fetchall()]
    return "\n".join(found)


@pytest.fixture
def chief(client, newsroom):
    client.force_login(newsroom.chief)
    return client


def test_file_is_kept_sealed_and_shown_to_whoever_may(chief):
    journalist = make_journalist()

    answer = chief.post(page(journalist, "private"), TYPED, follow=True)

    assert "Kept, sealed." in said(answer)
    assert "Planted Real Name" in answer.content.decode()
    assert answer["Cache-Control"].split(", ").count("no-store") == 1
    assert "Planted" not in everything()
    assert open_file(journalist, by=None, at=NOW) == Contents(**TYPED)


def test_each_look_is_a_line_with_who_and_when(chief, newsroom):
    journalist = make_journalist()

    chief.post(page(journalist, "private"), TYPED)
    answer = chief.get(page(journalist, "private"))

    name = str(newsroom.chief)
    assert acts(journalist) == [
        (name, "OPENED", ""),
        (name, "CHANGED", "real_name, contact, consent, sources, notes"),
        (name, "OPENED", ""),
    ]
    assert f"24 November 2026, 12:00 UTC {name} : opened" in words(answer)


def test_log_is_never_edited_or_shortened():
    journalist = make_journalist()
    open_file(journalist, by=None, at=NOW)
    look = Look.objects.get()

    with pytest.raises(TypeError, match="never edited"):
        look.save()
    with pytest.raises(TypeError, match="never shortened"):
        look.delete()


@pytest.mark.parametrize("role", ["editor", "reporter", "photo"])
def test_nobody_else_sees_or_finds_the_page(client, newsroom, role):
    journalist = make_journalist(created_by=newsroom.reporter)
    keep(journalist, Contents(**TYPED), by=None, at=NOW)
    client.force_login(getattr(newsroom, role))

    assert client.get(page(journalist, "private")).status_code == 403
    assert client.post(page(journalist, "private"), TYPED).status_code == 403
    assert client.post(page(journalist, "private_back")).status_code == 403
    assert "Private file" not in words(client.get(page(journalist)))
    assert acts(journalist) == [("None", "CHANGED", "real_name, contact, consent, sources, notes")]


def test_editor_with_the_right_beside_the_role_sees_it(client, newsroom):
    journalist = make_journalist()
    newsroom.editor.groups.add(newsroom.editor.groups.model.objects.get(name=CONFIDANT))
    client.force_login(newsroom.editor)

    assert "Private file" in words(client.get(page(journalist)))
    assert client.get(page(journalist, "private")).status_code == 200


def test_without_a_key_the_page_says_what_to_do_and_stores_nothing(chief, settings):
    settings.WATCHDOG_PRIVATE_KEY = []
    journalist = make_journalist()

    answer = chief.post(page(journalist, "private"), TYPED)

    assert "set WATCHDOG_PRIVATE_KEY" in words(answer)
    assert "Planted" not in everything() + answer.content.decode()
    assert not PrivateFile.objects.exists()


def test_key_that_does_not_fit_opens_nothing(chief, settings):
    journalist = make_journalist()
    keep(journalist, Contents(**TYPED), by=None, at=NOW)
    settings.WATCHDOG_PRIVATE_KEY = [Fernet.generate_key().decode()]

    answer = chief.post(page(journalist, "private"), {"notes": "Other"})

    assert "None of the keys" in words(answer)
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("reseal")


def test_keys_are_changed_without_losing_a_file(settings, capsys):
    journalist = make_journalist()
    keep(journalist, Contents(**TYPED), by=None, at=NOW)
    new, old = Fernet.generate_key().decode(), *settings.WATCHDOG_PRIVATE_KEY

    settings.WATCHDOG_PRIVATE_KEY = [new, old]
    call_command("reseal")
    settings.WATCHDOG_PRIVATE_KEY = [new]

    assert capsys.readouterr().out.startswith("Sealed anew: 1.")
    assert open_file(journalist, by=None, at=NOW) == Contents(**TYPED)


def test_seal_of_one_person_is_none_of_another():
    sealed = seal(1, {"notes": "Planted"})

    with pytest.raises(Sealed, match="somebody else"):
        unseal(2, sealed)


def test_length_of_a_file_says_little():
    assert len(seal(1, {"notes": ""})) == len(seal(2, {"notes": "x" * 900}))


def test_history_of_the_admin_holds_nothing_of_it(chief):
    journalist = make_journalist()

    chief.post(page(journalist, "private"), TYPED)

    history = chief.get(page(journalist, "history")).content.decode()
    assert not any(json.dumps(value) in history or value in history for value in TYPED.values())
