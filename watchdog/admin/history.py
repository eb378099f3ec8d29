"""The pages of a working copy's history: the list, two revisions side by side, an old page."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404, render
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from watchdog import history
from watchdog.admin.saving import SavingAdmin
from watchdog.moves import NotAllowed
from watchdog.unsaved import SetAside

A_PAGE = 100


class HistoryAdmin(SavingAdmin):
    """The admin of a working copy whose past can be read, compared and brought back."""

    def set_aside_forms(self, copy: Any) -> dict[str, list[int]]:
        """Return the forms in which this copy is changed, each with the numbers of its rows."""
        return {self.form_name: [copy.pk]}

    def as_read(self, request: HttpRequest, edition: Any) -> tuple[str, dict[str, Any]]:
        """Return the template and the context of a past edition's page, as readers had it."""
        raise Http404

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        pk = unquote(object_id)
        copy = self._read(request, int(pk) if pk.isdecimal() else 0)
        found = history.entries(copy, forms=self.set_aside_forms(copy))
        numbers = [entry.revision for entry in found if entry.revision]
        page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
        if self._may(request, copy):
            for entry in page:
                entry.aside_url = _address(entry.aside) if entry.aside else ""
        context = {
            "page": page,
            "newest": numbers[:1],
            "before": numbers[1:2],
            "shown": copy.door.now_shown(copy, at=timezone.now()),
            **self._of(request, copy, "History"),
        }
        return TemplateResponse(request, "admin/watchdog/history.html", context)

    def compare_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Show what changed from one revision to another: by default, to the one before it."""
        copy = self._read(request, object_id)
        new = self._revision(copy, request.GET.get("new", ""))
        old = copy.revisions.filter(number__lt=new.number).first()
        if wanted := request.GET.get("old"):
            old, new = sorted((self._revision(copy, wanted), new), key=lambda one: one.number)
        title = f"Revision {new.number}" + (f", against {old.number}" if old else "")
        context = {
            "old": old,
            "new": new,
            "changes": history.changes(copy.door, old.data if old else {}, new.data),
            "words": copy.door.in_words(new.data),
            "restorable": self._restorable(request, copy, old, new),
            **self._of(request, copy, title),
        }
        return TemplateResponse(request, "admin/watchdog/revision.html", context)

    def restore_view(self, request: HttpRequest, object_id: int, number: int) -> HttpResponse:
        """Save an old revision's text anew, unless somebody saved since this was asked for."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        copy = self._read(request, object_id)
        if not self._may(request, copy):
            raise PermissionDenied
        revision = self._revision(copy, str(number))
        if request.POST.get("version") != str(copy.version):
            said = f"{copy.last_saver()} saved this meanwhile. Look at it, then restore it again."
            self.message_user(request, said, messages.ERROR)
            return HttpResponseRedirect(self._own("history", copy.pk))
        try:
            missing = history.restore(copy, revision, by=request.user, at=timezone.now())
        except NotAllowed as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return HttpResponseRedirect(self._own("history", copy.pk))
        said = f"Revision {number} is what stands in the form again."
        self.message_user(request, said, messages.SUCCESS)
        for sentence in missing:
            self.message_user(request, sentence, messages.WARNING)
        return HttpResponseRedirect(self._own("change", copy.pk))

    def edition_view(self, request: HttpRequest, object_id: int, number: int) -> HttpResponse:
        """Show the page of a past edition as readers had it, to the desk alone."""
        copy = self._read(request, object_id)
        edition = get_object_or_404(copy.door.editions(copy), number=number)
        template, context = self.as_read(request, edition)
        response = render(request, template, context | {"robots": "noindex, nofollow"})
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Cache-Control"] = "private, no-store"
        return response

    def get_urls(self) -> list[URLPattern]:
        view, name = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        start = "<int:object_id>/history/"
        return [
            path(f"{start}compare/", view(self.compare_view), name=f"{name}_compare"),
            path(f"{start}<int:number>/restore/", view(self.restore_view), name=f"{name}_restore"),
            path(
                "<int:object_id>/edition/<int:number>/",
                view(self.edition_view),
                name=f"{name}_edition",
            ),
            *super().get_urls(),
        ]

    def _of(self, request: HttpRequest, copy: Any, title: str) -> dict[str, Any]:
        start = f"admin:{self.opts.app_label}_{self.opts.model_name}"
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "subtitle": str(copy),
            "opts": self.opts,
            "copy": copy,
            "back": self._own("change", copy.pk),
            "history_url": self._own("history", copy.pk),
            "compare_url": self._own("compare", copy.pk),
            "restore_url": f"{start}_restore",
            "edition_url": f"{start}_edition",
            "may_change": self._may(request, copy),
        }

    def _restorable(self, request: HttpRequest, copy: Any, *revisions: Any) -> list[Any]:
        """Return those of the revisions to which this person can go back from the last one."""
        last = copy.revisions.values_list("number", flat=True).first()
        is_allowed = self._may(request, copy)
        return [one for one in revisions if is_allowed and one and one.number != last]

    def _may(self, request: HttpRequest, copy: Any) -> bool:
        # A restored revision writes the text, which some may not who may change what is beside it.
        return self.has_change_permission(request, copy) and self.has_add_permission(request)

    def _read(self, request: HttpRequest, key: int) -> Any:
        copy = get_object_or_404(self.get_queryset(request), pk=key)
        if not self.has_view_or_change_permission(request, copy):
            raise PermissionDenied
        return copy

    @staticmethod
    def _revision(copy: Any, number: str) -> Any:
        if not number.isdecimal():
            raise Http404
        return get_object_or_404(copy.revisions.select_related("by"), number=int(number))


def _address(kept: SetAside) -> str:
    return reverse(f"admin:{kept.form.replace('.', '_')}_aside", args=[kept.key, kept.pk])
