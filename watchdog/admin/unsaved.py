"""What stands in an open form and is not saved, kept for its writer; and who has it open."""

import json
import re
from copy import copy
from typing import Any
from uuid import uuid4

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.forms.utils import ErrorDict, ErrorList
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    JsonResponse,
    QueryDict,
)
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from watchdog import presence, unsaved
from watchdog.admin.merging import Whole, read_digests
from watchdog.admin.rebasing import combined, rebased
from watchdog.forms import WorkingCopyForm
from watchdog.unsaved import Unsaved

OPENING = re.compile(r"[0-9a-f]{32}")


class UnsavedAdmin(admin.ModelAdmin):
    """The admin of a form that is kept while somebody types in it, without saving anything."""

    @property
    def form_name(self) -> str:
        return self.opts.label_lower

    # Addresses that the form's own modules send to

    def keep_view(self, request: HttpRequest, object_id: int | None = None) -> HttpResponse:
        """Keep the form as it stands for whoever sent it. Nothing is saved by that."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        self._changed_by(request, object_id)
        opening = request.POST.get("opening", "")
        if not OPENING.fullmatch(opening):
            return HttpResponseBadRequest()
        at = timezone.now()
        sent = self.to_keep(request.POST)
        unsaved.keep(
            sent, form=self.form_name, key=object_id, opening=opening, by=request.user, at=at
        )
        return _told({"said": f"Not saved yet; kept for you at {at:%H:%M} UTC."})

    def discard_view(self, request: HttpRequest, opening: str) -> HttpResponse:
        """Forget what this person left unsaved in one form."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        kept = self._kept(request, opening)
        self._changed_by(request, kept.key)
        kept.delete()
        return HttpResponseRedirect(self._form_address(kept.key))

    def present_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Note that this person has the form open still, and say who else has."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        obj = self._changed_by(request, object_id)
        presence.note(self.form_name, object_id, by=request.user, at=timezone.now())
        return _told({"lines": self.lines(request, obj, version=request.POST.get("version"))})

    def get_urls(self) -> list[URLPattern]:
        view, name = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path("keep/", view(self.keep_view), name=f"{name}_keepnew"),
            path("<int:object_id>/keep/", view(self.keep_view), name=f"{name}_keep"),
            path("<int:object_id>/present/", view(self.present_view), name=f"{name}_present"),
            path("unsaved/<slug:opening>/", view(self.discard_view), name=f"{name}_discard"),
            *super().get_urls(),
        ]

    # The form

    def lines(self, request: HttpRequest, obj: Any, *, version: str | None = None) -> list[str]:
        """Return who else has this form open, and who saved it since it had that version."""
        at = timezone.now()
        lines = [
            f"{one}." for one in presence.others(self.form_name, obj.pk, by=request.user, at=at)
        ]
        working_copy = self.copy_of(obj)
        if version is not None and version != str(working_copy.version):
            lines.append(
                f"{working_copy.last_saver()} saved this after you opened it. Go on writing: when "
                "you save, you are shown both versions."
            )
        return lines

    def to_keep(self, sent: QueryDict) -> QueryDict:
        """Return what of the form may be kept in the clear."""
        return sent

    def copy_of(self, obj: Any) -> Any:
        """Return the working copy that this object is, or is a part of."""
        return obj

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method == "GET" and (opening := request.GET.get("unsaved")):
            self._restore(request, object_id, opening)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _restore(self, request: Any, object_id: str | None, opening: str) -> None:
        """Leave in the request what the form is to be filled with instead of what is stored."""
        kept = self._kept(request, opening)
        obj = self._changed_by(request, kept.key)
        if (str(kept.key) if kept.key else None) != object_id:
            raise PermissionDenied
        data = kept.sent
        if obj is not None:
            # Rows that somebody deleted meanwhile are new ones here; rows that came are there, too.
            stored = self.stored(request, obj)
            data, opened = rebased(data, stored, read_digests(data.get("opened", "")))
            data["opened"] = json.dumps(opened)
            data = combined(data, stored)
        request.unsaved_at, request.unsaved = kept.at, data

    def stored(self, request: HttpRequest, obj: Any) -> Whole:
        """Return the form as it would be opened now."""
        reading: Any = copy(request)
        reading.method = "GET"
        form = self.get_form(reading, obj, change=True)(instance=obj)
        return Whole(form, self.formsets(reading, obj))

    def formsets(self, request: Any, obj: Any) -> Any:
        """Return the formsets of the inlines, as the stock admin makes them for this request."""
        stock: Any = self
        formsets, _ = stock._create_formsets(request, obj, change=True)  # noqa: SLF001  (the same)
        return formsets

    def get_form(self, request: Any, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        data = getattr(request, "unsaved", None)
        return form if data is None else _filled_with(data, form)

    def get_formset_kwargs(self, request: HttpRequest, *args: Any) -> dict[str, Any]:
        kwargs = super().get_formset_kwargs(request, *args)
        data = getattr(request, "unsaved", None)
        return kwargs if data is None else kwargs | {"data": data.copy()}

    def get_inline_formsets(self, request: HttpRequest, formsets: Any, *args: Any) -> Any:
        if hasattr(request, "unsaved"):
            for formset in formsets:
                _ask_nothing(formset)
        return super().get_inline_formsets(request, formsets, *args)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        obj = kwargs.get("obj")
        form = context["adminform"].form
        may = self.has_change_permission(request, obj) if obj else True
        if may and isinstance(form, WorkingCopyForm) and not context.get("is_popup"):
            context |= self._kept_context(request, obj)
            if obj is not None and not form.is_bound:
                formsets = [wrapped.formset for wrapped in context["inline_admin_formsets"]]
                form.initial["opened"] = Whole(form, formsets).digests()
            if not form.is_bound:
                form.initial["opening"] = uuid4().hex
        return super().render_change_form(request, context, *args, **kwargs)

    def _kept_context(self, request: Any, obj: Any) -> dict[str, Any]:
        context: dict[str, Any] = {"keep_url": self._own("keepnew")}
        key = None
        if obj is not None:
            key = obj.pk
            context |= {
                "keep_url": self._own("keep", key),
                "present_url": self._own("present", key),
            }
            presence.note(self.form_name, key, by=request.user, at=timezone.now())
            context["presence"] = self.lines(request, obj)
        if request.method == "GET":
            first = flatten_fieldsets(self.get_fieldsets(request, obj))[0]
            context["unsaved_at"] = getattr(request, "unsaved_at", None)
            context["offers"] = [
                {
                    "at": kept.at,
                    "words": " ".join(kept.data.get(first, [])),
                    "restore_url": f"{self._form_address(key)}?unsaved={kept.opening}",
                    "discard_url": self._own("discard", kept.opening),
                }
                for kept in Unsaved.objects.filter(by=request.user, form=self.form_name, key=key)
                if kept.opening != request.GET.get("unsaved")
            ]
        return context

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        opening = request.POST.get("opening", "")
        Unsaved.objects.filter(by=request.user, form=self.form_name, opening=opening).delete()
        presence.note(
            self.form_name, form.instance.pk, by=request.user, at=timezone.now(), is_saved=True
        )

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        unsaved.forget(form=self.form_name, key=obj.pk)
        super().delete_model(request, obj)

    # Who may

    def _kept(self, request: Any, opening: str) -> Unsaved:
        """Return one's own unsaved work; that of others does not exist."""
        return get_object_or_404(Unsaved, by=request.user, form=self.form_name, opening=opening)

    def _changed_by(self, request: HttpRequest, key: int | None) -> Any:
        """Return the object for somebody who may change it, or None who may add one."""
        if key is None:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return None
        obj = get_object_or_404(self.get_queryset(request), pk=key)
        if not self.has_change_permission(request, obj):
            raise PermissionDenied
        return obj

    def _own(self, page: str, *args: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=args)

    def _form_address(self, key: int | None) -> str:
        return self._own("change", key) if key else self._own("add")


def _told(answer: dict[str, Any]) -> JsonResponse:
    return JsonResponse(answer, headers={"Cache-Control": "private, no-store"})


def _filled_with(data: QueryDict, form_class: Any) -> Any:
    class Filled(form_class):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(data, *args, **kwargs)
            # It is shown as it was left. What is amiss with it is said when it is saved.
            self._errors = ErrorDict()
            self.cleaned_data: dict[str, Any] = {}

    return Filled


def _ask_nothing(formset: Any) -> None:
    formset._errors, formset._non_form_errors = [], ErrorList()  # noqa: SLF001  (no other way)
    for form in formset.forms:
        form._errors = ErrorDict()  # noqa: SLF001  (the same)
