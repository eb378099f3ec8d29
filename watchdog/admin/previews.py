"""The reader's page of a working copy before it is public: as it was saved, or as it is typed."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import all_valid
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# What the address of a form says while the preview stands beside it.
BESIDE = {"preview": "beside"}


class ShowsPreviews(admin.ModelAdmin):
    # The template of the reader's page; "" where there is no preview.
    preview_template = ""

    def preview_context(self, request: HttpRequest, copy: Any) -> dict[str, Any]:
        """Return what ``preview_template`` needs, with an edition that was never saved."""
        raise NotImplementedError

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the page as it was saved; to a form that is sent here, as it would be."""
        copy = self._asked_for(request, pk)
        context = self._as_typed(request, copy) if request.method == "POST" else None
        if request.method == "POST" and context is None:
            return HttpResponse(status=204)
        context = context or self.preview_context(request, copy)
        context |= {"robots": "noindex, nofollow", "is_typed": request.method == "POST"}
        response = render(request, self.preview_template, context)
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Cache-Control"] = "private, no-store"
        # It stands beside the form.
        response["X-Frame-Options"] = "SAMEORIGIN"
        return response

    def _as_typed(self, request: HttpRequest, copy: Any) -> dict[str, Any] | None:
        """Save the form, look at the page, take everything back. None if it has errors."""
        if not self.has_change_permission(request, copy):
            raise PermissionDenied
        with transaction.atomic():
            form = self.get_form(request, copy, change=True)(request.POST, instance=copy)
            is_valid = form.is_valid()
            stock: Any = self
            formsets, _ = stock._create_formsets(request, form.instance, change=True)  # noqa: SLF001  (as Django's own form view)
            if is_valid and all_valid(formsets):
                self.save_model(request, form.save(commit=False), form, change=True)
                form.save_m2m()
                for formset in formsets:
                    self.save_formset(request, form, formset, change=True)
                context = self.preview_context(request, type(copy).objects.get(pk=copy.pk))
            else:
                context = None
            transaction.set_rollback(True)
        return context

    def _asked_for(self, request: HttpRequest, pk: int) -> Any:
        raise NotImplementedError
