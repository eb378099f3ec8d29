"""Notes on a post: who may, what becomes of them, and what a mail gives away."""

import pytest
from django.contrib.auth.models import Permission, User
from django.core import mail
from django.test import Client

from posts.notes import Note
from tests.desk import page, said, words
from tests.factories import change, make_post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def post(newsroom):
    for name, person in vars(newsroom).items():
        person.email = f"{name}@news.example"
        person.save()
    return make_post(created_by=newsroom.reporter)


def logged_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def leave(person, copy, text, **more):
    return logged_in(person).post(page(copy, "notes"), {"text": text, **more})


def answer(person, note, verb, text=""):
    return logged_in(person).post(page(note.post, "note", note.pk, verb), {"text": text})


def recipients() -> list[str]:
    return sorted(address for one in mail.outbox for address in one.to)


def test_note_stands_beside_the_form_with_its_passage(newsroom, post):
    answer = leave(newsroom.editor, post, "Who says so?", quote="No date was set.")

    assert answer.url == f"{page(post)}#notes"
    shown = words(logged_in(newsroom.reporter).get(page(post)))
    assert "editor 24 November 2026, 12:00 UTC No date was set. Who says so?" in shown
    assert "1 open note" in shown


def test_note_is_for_whoever_began_has_or_talks_about_the_post(newsroom, post):
    change(post, assignee=newsroom.chief)
    leave(newsroom.editor, post, "Who says so?")
    assert recipients() == ["chief@news.example", "reporter@news.example"]

    mail.outbox.clear()
    answer(newsroom.reporter, Note.objects.get(), "reply", "The court.")

    assert recipients() == ["chief@news.example", "editor@news.example"]


def test_mail_names_neither_the_post_nor_who_wrote_nor_what(newsroom, post):
    leave(newsroom.editor, post, "PLANTED text", quote="PLANTED passage")

    message = mail.outbox[0]
    assert message.subject == "Watchdog: a note for you"
    link = f"http://testserver{page(post)}#note-{Note.objects.get().pk}"
    assert message.body == f"There is a note for you at the desk:\n\n{link}\n"
    assert "PLANTED" not in str(message.message())


def test_nobody_who_left_or_may_not_read_is_mailed(newsroom, post):
    leave(newsroom.photo, post, "One")
    leave(newsroom.chief, post, "Two")
    User.objects.filter(pk=newsroom.photo.pk).update(is_active=False)
    newsroom.chief.groups.clear()
    mail.outbox.clear()

    for note in Note.objects.all():
        answer(newsroom.editor, note, "reply", "Three")

    assert recipients() == ["reporter@news.example"] * 2


def test_note_is_kept_when_no_mail_can_be_sent(newsroom, post, settings, caplog):
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 9, "timeout": 1},
        }
    }

    answer = leave(newsroom.editor, post, "Who says so?")

    assert said(answer) == ["The note is kept, but no mail could be sent about it."]
    assert Note.objects.get().text == "Who says so?"
    assert "could not be sent" in caplog.text


def test_note_without_words_is_refused_and_says_so(newsroom, post):
    answer = leave(newsroom.editor, post, " ")

    assert said(answer) == ["The note was not kept: This field is required."]
    assert not Note.objects.exists()


def test_thread_is_resolved_and_a_reply_or_a_second_thought_opens_it(newsroom, post):
    leave(newsroom.editor, post, "Who says so?")
    note = Note.objects.get()
    answer(newsroom.reporter, note, "resolve")
    shown = words(logged_in(newsroom.editor).get(page(post)))
    assert "No note is open." in shown
    assert "Resolved by reporter, 24 November 2026, 12:00 UTC" in shown

    answer(newsroom.editor, note, "reply", "Not yet.")
    assert Note.objects.open().get() == note

    answer(newsroom.editor, note, "resolve")
    answer(newsroom.editor, note, "reopen")
    assert Note.objects.open().get() == note


def test_asking_with_get_changes_nothing(newsroom, post):
    leave(newsroom.editor, post, "Who says so?")

    got = logged_in(newsroom.editor).get(page(post, "note", Note.objects.get().pk, "resolve"))

    assert got.status_code == 302
    assert Note.objects.open().count() == 1


def test_note_of_another_post_is_not_reached_through_this_one(newsroom, post):
    leave(newsroom.editor, post, "Who says so?")
    other = make_post(2)

    got = logged_in(newsroom.editor).post(page(other, "note", Note.objects.get().pk, "resolve"))

    assert got.status_code == 404
    assert Note.objects.open().count() == 1


def test_whoever_may_not_see_the_post_sees_no_note_and_leaves_none(newsroom, post):
    leave(newsroom.editor, post, "PLANTED")
    note = Note.objects.get()
    outsider = User.objects.create_user("outsider", is_staff=True)
    notes = Permission.objects.filter(codename__endswith="_note", content_type__app_label="posts")
    outsider.user_permissions.set(notes)
    client = logged_in(outsider)

    answers = [
        client.get(page(post)),
        client.post(page(post, "notes"), {"text": "Mine"}),
        client.post(page(post, "note", note.pk, "reply"), {"text": "Mine"}),
        client.post(page(post, "note", note.pk, "resolve")),
    ]

    assert [one.status_code for one in answers] == [403] * 4
    assert not any("PLANTED" in one.content.decode() for one in answers)
    assert Note.objects.open().get() == note


def test_whoever_sees_the_post_and_may_not_see_notes_sees_none(newsroom, post):
    leave(newsroom.editor, post, "PLANTED")
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_post"))
    client = logged_in(reader)

    shown = client.get(page(post))

    assert "Court adjourns hearing 1" in words(shown)
    assert "PLANTED" not in shown.content.decode()
    assert client.post(page(post, "notes"), {"text": "Mine"}).status_code == 403


def test_reporter_answers_on_a_text_that_an_editor_has_now(newsroom, post):
    type(post).objects.update(state="REVIEW")

    leave(newsroom.reporter, post, "One name is missing still.")

    assert Note.objects.get().by == newsroom.reporter
