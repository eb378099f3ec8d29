"""The notes beside a working copy's form: shown, written, answered, resolved and opened again."""

import logging
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage, mailers
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone

from watchdog.notes import AbstractNote, concerned

# A mail passes many hands, so it says that there is a note and nothing of what it is about.
SUBJECT = "Watchdog: a note for you"
BODY = "There is a note for you at the desk:\n\n{}\n"

logger = logging.getLogger(__name__)


class NoteForm(forms.Form):
    quote = forms.CharField(
        label="Passage that it is about",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
    )
    text = forms.CharField(label="Note", max_length=10_000, widget=forms.Textarea({"rows": 3}))


def may(request: HttpRequest, copy: Any, verb: str) -> bool:
    meta = copy.notes.model._meta
    return request.user.has_perm(f"{meta.app_label}.{verb}_note")


def beside(request: HttpRequest, copy: Any) -> dict[str, Any]:
    """Return what the notes of a copy need in its form's page, or nothing of them."""
    if not may(request, copy, "view"):
        return {}
    threads = list(copy.notes.with_replies())
    return {
        "note_form": NoteForm(auto_id="note-%s") if may(request, copy, "add") else None,
        "open_notes": [note for note in threads if not note.resolved_at],
        "resolved_notes": [note for note in threads if note.resolved_at],
        "may_resolve": may(request, copy, "change"),
        "has_notes": True,
    }


def answer(
    request: HttpRequest, copy: Any, back: str, *, number: int | None = None, verb: str = "add"
) -> HttpResponse:
    """Do what a form of the notes asks for, and lead back to them at `back`."""
    wanted = "change" if verb in {"resolve", "reopen"} else "add"
    if not (may(request, copy, "view") and may(request, copy, wanted)):
        raise PermissionDenied
    thread = get_object_or_404(copy.notes.threads(), pk=number) if number else None
    if request.method == "POST":
        match verb:
            case "add" | "reply":
                _write(request, copy, back, thread)
            case "resolve":
                _settle(thread, by=request.user, at=timezone.now())
            case "reopen":
                _settle(thread, by=None, at=None)
            case _:
                raise Http404
    return HttpResponseRedirect(f"{back}#notes")


def _settle(thread: Any, *, by: Any, at: Any) -> None:
    thread.resolved_by, thread.resolved_at = by, at
    thread.save(update_fields=["resolved_by", "resolved_at"])


def _write(request: HttpRequest, copy: Any, back: str, thread: AbstractNote | None) -> None:
    form = NoteForm(request.POST)
    if not form.is_valid():
        wrong = "; ".join(str(error) for errors in form.errors.values() for error in errors)
        messages.error(request, f"The note was not kept: {wrong}")
        return
    words = form.cleaned_data
    note = copy.notes.create(by=request.user, at=timezone.now(), thread=thread, **words)
    if thread and thread.resolved_at:
        # Whoever answers does not think it settled.
        _settle(thread, by=None, at=None)
    readers = [one for one in concerned(copy, note) if one.email and _may_read(one, copy)]
    link = request.build_absolute_uri(f"{back}#note-{(thread or note).pk}")
    if tell([one.email for one in readers], link):
        messages.success(request, "The note is kept.")
    else:
        messages.warning(request, "The note is kept, but no mail could be sent about it.")


def _may_read(person: Any, copy: Any) -> bool:
    meta, note = copy._meta, copy.notes.model._meta
    wanted = (f"{meta.app_label}.view_{meta.model_name}", f"{note.app_label}.view_note")
    return person.is_staff and person.has_perms(wanted)


def tell(addresses: list[str], link: str) -> bool:
    """Mail each of them that there is a note; returns whether the mail could be sent."""
    mails = [EmailMessage(SUBJECT, BODY.format(link), to=[one]) for one in sorted(addresses)]
    try:
        mailers.default.send_messages(mails)
    except OSError:  # what smtplib raises is one, too
        logger.exception("The mail about a note could not be sent.")
        return False
    return True
