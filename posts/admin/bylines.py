"""The names over texts, and the page on which a chief editor removes one everywhere."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from posts import byline_door
from posts.desk import Byline
from posts.record import Edition, Section
from watchdog.forms import reason_field
from watchdog.moves import NotAllowed


class RemoveForm(forms.Form):
    reason = reason_field()


@admin.register(Byline)
class BylineAdmin(admin.ModelAdmin):
    change_form_template = "admin/posts/byline_change_form.html"
    list_display = ("name", "kind", "is_state_run", "is_active", "removed_at")
    list_filter = ("kind", "is_state_run", "is_active")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}
    actions = None
    show_full_result_count = False

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        # Only a field that looks for a name says for which it is.
        return (found.filter(is_active=True) if "field_name" in request.GET else found), may_repeat

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.removed_at)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # A removed name stays, so that nobody takes its place by mistake.
        return super().has_delete_permission(request, obj) and not (obj and obj.removed_at)

    def remove_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the reason, then take the name off everything that readers can see."""
        byline = get_object_or_404(Byline, pk=pk)
        if not request.user.has_perm("posts.remove_byline"):
            raise PermissionDenied
        form, refusal = RemoveForm(request.POST or None), ""
        if request.method == "POST" and form.is_valid():
            reason = form.cleaned_data["reason"]
            try:
                number = byline_door.remove_name(
                    byline, reason=reason, by=request.user, at=timezone.now()
                )
            except NotAllowed as sentence:
                refusal = str(sentence)
            else:
                done = f"Removed everywhere: {number} published texts bear this name no longer."
                self.message_user(request, done, messages.SUCCESS)
                return HttpResponseRedirect(self._address(pk))
        context = {
            **self.admin_site.each_context(request),
            "title": "Remove this name everywhere",
            "subtitle": str(byline),
            "opts": self.opts,
            "copy": byline,
            "number": Edition.objects.filter(
                listings__section__kind=Section.Kind.BYLINE, listings__section__key=pk
            ).count(),
            "form": form,
            "refusal": refusal,
            "back": self._address(pk),
        }
        return TemplateResponse(request, "admin/posts/byline_remove.html", context)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.remove_view)
        return [path("<int:pk>/remove/", view, name="posts_byline_remove"), *super().get_urls()]

    def _address(self, pk: int) -> str:
        return reverse("admin:posts_byline_change", args=[pk])
