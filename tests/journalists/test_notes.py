import pytest

from tests.desk import page, words
from tests.journalists.factories import make_journalist

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def test_note_on_a_journalist_stands_beside_the_form(newsroom, client):
    person = make_journalist(created_by=newsroom.reporter)
    client.force_login(newsroom.editor)

    client.post(page(person, "notes"), {"text": "Is the date right?"})

    assert person.notes.get().text == "Is the date right?"
    assert "Is the date right?" in words(client.get(page(person)))
