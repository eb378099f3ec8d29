"""Saving over somebody's save: the page of both versions, with a choice wherever they differ.

The page holds all that was typed, so it needs no memory of its own: it is a form like the one
before, opened at the version it shows. If a third person saves meanwhile, it is shown again.
"""

import json
from copy import copy
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.forms.formsets import all_valid
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from watchdog import unsaved
from watchdog.admin.merging import ASKED, BASE, CHOICE, Choice, Whole, choices, read_digests
from watchdog.admin.rebasing import combined, rebased
from watchdog.admin.unsaved import UnsavedAdmin
from watchdog.forms import WorkingCopyForm
from watchdog.unsaved import SetAside


class SavingAdmin(UnsavedAdmin):
    """The admin of a form whose ``copy`` counts its saves: a working copy, or a part of one."""

    form = WorkingCopyForm
    change_form_template = "admin/watchdog/change_form.html"

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method != "POST" or object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            obj = self.get_object(request, unquote(object_id))
            if obj is not None and self.has_change_permission(request, obj):
                answer = self._both_if_needed(request, obj)
                if answer is not None:
                    return answer
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _both_if_needed(self, request: Any, obj: Any) -> HttpResponse | None:
        """Return the page of both versions, if somebody saved since this form was opened.

        Otherwise leave in the request what is to be saved, which the stock admin then does.
        """
        working_copy = self.copy_of(obj)
        rows = type(working_copy)._base_manager.select_for_update()
        version = rows.values_list("version", flat=True).get(pk=working_copy.pk)
        data = request.POST
        asked = data.getlist(ASKED)
        if asked and not all(data.get(f"{CHOICE}{key}") for key in asked):
            messages.error(request, "Choose one wherever you both changed something.")
            return self._both(request, obj, data, base=data.get(BASE, ""))
        if asked or BASE in data:
            data = request.POST = combined(data, self.stored(request, obj))
        if data.get("version") == str(version):
            return None
        answer = self._both(request, obj, data, base=data.get("opened", ""))
        if answer is not None:
            sent = self.to_keep(data)
            unsaved.set_aside(
                sent, form=self.form_name, key=obj.pk, by=request.user, at=timezone.now()
            )
        return answer

    def _both(
        self, request: Any, obj: Any, data: QueryDict, *, base: str, whose: str = "Yours"
    ) -> HttpResponse | None:
        """Return the page of both versions, or None if there is nothing to choose.

        Then the request holds what can be saved, or has to be mended before anything else.
        """
        theirs = self.stored(request, obj)
        fitted, opened = rebased(data, theirs, read_digests(base))
        fitted["version"] = str(theirs.form.copy.version)
        mine = self._wanted(request, obj, fitted)
        if mine is None:
            # First what is amiss with the form is to be mended; it goes on having its old version.
            fitted["version"], fitted["opened"] = data.get("version", ""), json.dumps(opened)
            request.POST = combined(fitted, theirs)
            return None
        found = choices(mine, theirs, opened)
        if not any(choice.is_changed_by_them for choice in found):
            request.POST = fitted
            return None
        fitted["opened"], fitted[BASE] = theirs.digests(), json.dumps(opened)
        return self._page_of_both(request, obj, fitted, found, whose)

    def _wanted(self, request: Any, obj: Any, data: QueryDict) -> Whole | None:
        """Return the form as this data would save it, or None if it could not be saved."""
        obj = self.get_object(request, str(obj.pk))
        wanted = copy(request)
        # Files are read first: reading them later would undo what is set here.
        files, wanted.method, wanted.POST = wanted.FILES, "POST", data
        form = self.get_form(wanted, obj, change=True)(data, files, instance=obj)
        formsets = self.formsets(wanted, form.instance)
        is_valid = form.is_valid()
        return Whole(form, formsets) if all_valid(formsets) and is_valid else None

    def _page_of_both(
        self, request: HttpRequest, obj: Any, data: QueryDict, found: list[Choice], whose: str
    ) -> HttpResponse:
        chosen = {c.key: data.get(c.name) or c.preset for c in found}
        rows = [(choice, chosen[choice.key]) for choice in found]
        context = {
            **self.admin_site.each_context(request),
            "title": "Two versions",
            "subtitle": str(obj),
            "opts": self.opts,
            "copy": obj,
            "asked": [row for row in rows if row[0].is_asked],
            "settled": [row for row in rows if not row[0].is_asked],
            "whose": whose,
            "who": self.copy_of(obj).last_saver(),
            "at": self.copy_of(obj).changed_at,
            "sent": [
                (name, value)
                for name, values in unsaved.plain(data).items()
                for value in values
                if name != ASKED and not name.startswith(CHOICE)
            ],
            "back": self._own("change", obj.pk),
        }
        return TemplateResponse(request, "admin/watchdog/both.html", context)

    def aside_view(self, request: Any, object_id: int, pk: int) -> HttpResponse:
        """Show a version that was set aside beside the one that is saved, to bring it in."""
        obj = self._changed_by(request, object_id)
        kept = get_object_or_404(SetAside, pk=pk, form=self.form_name, key=obj.pk)
        base, whose = kept.sent.get("opened", ""), f"{kept.by}’s, set aside"
        answer = self._both(request, obj, kept.sent, base=base, whose=whose)
        if answer is not None:
            return answer
        request.unsaved_at, request.unsaved = kept.at, request.POST
        return self.changeform_view(request, str(obj.pk))

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_aside"
        view = self.admin_site.admin_view(self.aside_view)
        return [path("<int:object_id>/aside/<int:pk>/", view, name=name), *super().get_urls()]
