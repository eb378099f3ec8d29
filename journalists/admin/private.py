"""The page of a private file, and the log of who looked into one."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from journalists.desk import Journalist
from journalists.private import Contents, Look, keep, open_file
from journalists.sealing import NO_KEY, Sealed, has_key
from journalists.withholding import bring_names_back
from watchdog.moves import NotAllowed

SHOWN_LOOKS = 100
MAY_LOOK, MAY_CHANGE = "journalists.view_privatefile", "journalists.change_privatefile"


class PrivateForm(forms.Form):
    real_name = forms.CharField(
        max_length=300,
        required=False,
        help_text="Behind a pseudonym, or of somebody withheld, with every spelling.",
    )
    contact = forms.CharField(
        label="Contact",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="How to reach the person, the family or the lawyer, and how not to.",
    )
    consent = forms.CharField(
        label="Consent",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Who agreed to what, when, to whom, and until when it holds.",
    )
    sources = forms.CharField(
        label="Who confidential sources are",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="What was promised to them, too.",
    )
    notes = forms.CharField(label="Notes", required=False, widget=forms.Textarea({"rows": 8}))


class PrivateFiles(admin.ModelAdmin):
    """What the admin of people has of private files: their page, and its two buttons."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        name = "journalists_journalist_private"
        return [
            path("<int:pk>/private/", view(self.private_view), name=name),
            path("<int:pk>/private/back/", view(self.bring_back_view), name=f"{name}_back"),
            *super().get_urls(),
        ]

    @sensitive_variables()
    def private_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what the file holds, or keep what was typed. Each time is a line in the log."""
        person = self._person_of(request, pk, MAY_LOOK)
        may_change = request.user.has_perm(MAY_CHANGE)
        if request.method == "POST" and not may_change:
            raise PermissionDenied
        said: dict[str, Any] = {"by": request.user, "at": timezone.now()}
        contents, refusal = Contents(), ""
        if not has_key():
            return self._page(request, person, refusal=str(NO_KEY))
        try:
            # The lock holds from reading to writing, so that nothing of another's is lost.
            with transaction.atomic():
                contents = open_file(person, **said)
                form = PrivateForm(request.POST if request.method == "POST" else asdict(contents))
                if request.method == "POST" and form.is_valid():
                    keep(person, Contents(**form.cleaned_data, taken=contents.taken), **said)
                    self.message_user(request, "Kept, sealed.", messages.SUCCESS)
                    return HttpResponseRedirect(request.path)
        except Sealed as problem:
            return self._page(request, person, refusal=str(problem))
        if not may_change:
            for field in form.fields.values():
                field.disabled = True
        return self._page(request, person, form=form, contents=contents, refusal=refusal)

    def bring_back_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = self._person_of(request, pk, MAY_CHANGE)
        address = reverse("admin:journalists_journalist_change", args=[pk])
        if request.method != "POST" or not self.has_change_permission(request, person):
            raise PermissionDenied
        at = timezone.now()
        try:
            bring_names_back(person, by=request.user, at=at)
        except (NotAllowed, Sealed) as problem:
            self.message_user(request, str(problem), messages.ERROR)
        else:
            self.names_changed(person, request)
            self.message_user(request, "The name stands in the clear again.", messages.SUCCESS)
        return HttpResponseRedirect(address)

    def names_changed(self, person: Journalist, request: HttpRequest) -> None:
        """Called after a name was put where it stood."""

    def _person_of(self, request: HttpRequest, pk: int, permission: str) -> Journalist:
        if not request.user.has_perm(permission):
            raise PermissionDenied
        return get_object_or_404(Journalist, pk=pk)

    def _page(self, request: HttpRequest, person: Journalist, **more: Any) -> HttpResponse:
        looks = Look.objects.filter(journalist=person).select_related("by")[:SHOWN_LOOKS]
        context = {
            **self.admin_site.each_context(request),
            "title": "Private file",
            "subtitle": str(person),
            "opts": Journalist._meta,
            "person": person,
            "looks": looks,
            "may_change": request.user.has_perm(MAY_CHANGE),
            "back": reverse("admin:journalists_journalist_change", args=[person.pk]),
            **more,
        }
        return TemplateResponse(request, "admin/journalists/private.html", context)


class LookAdmin(admin.ModelAdmin):
    """Who looked into which file. Nobody adds to this by hand, and nobody takes from it."""

    list_display = ("at", "by", "journalist", "act", "what")
    list_filter = ("act", "by")
    list_select_related = ("by", "journalist")
    list_display_links = None
    date_hierarchy = "at"
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
