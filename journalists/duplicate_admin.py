"""The page where an editor looks at two people who may be one, and keeps them apart."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from journalists.desk import Journalist
from journalists.duplicates import keep_apart
from journalists.origins import DuplicateProposal
from watchdog.workflow import NotAllowed


class DuplicateProposalAdmin(admin.ModelAdmin):
    """Imports propose, editors decide. Nothing here is typed."""

    change_form_template = "admin/journalists/duplicate.html"
    list_display = ("__str__", "why", "decision", "decided_by")
    list_filter = ("decision",)
    list_select_related = ("first", "second", "decided_by")
    fields = readonly_fields = (
        "first_person",
        "second_person",
        "why",
        "decision",
        "decided_by",
        "decided_at",
    )
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.keep_apart_view))
        name = "journalists_duplicateproposal_keep_apart"
        return [path("<int:pk>/keep-apart/", view, name=name), *super().get_urls()]

    def keep_apart_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        proposal = get_object_or_404(DuplicateProposal, pk=pk)
        if not self.has_change_permission(request, proposal):
            raise PermissionDenied
        try:
            keep_apart(proposal, by=request.user, at=timezone.now())
        except NotAllowed as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, f"Two people: {proposal}.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:journalists_duplicateproposal_changelist"))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        proposal = kwargs["obj"]
        is_open = proposal.decision == DuplicateProposal.Decision.OPEN
        context["may_decide"] = is_open and self.has_change_permission(request, proposal)
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="one")
    def first_person(self, proposal: DuplicateProposal) -> SafeString:
        return _person(proposal.first)

    @admin.display(description="the other")
    def second_person(self, proposal: DuplicateProposal) -> SafeString:
        return _person(proposal.second)


def _person(journalist: Journalist) -> SafeString:
    """Return what tells one from another, with a link to all of it."""
    cases = ", ".join(case.title for case in journalist.cases.all())
    parts = (journalist.native_name, journalist.outlet, journalist.role, journalist.region, cases)
    return format_html(
        '<a href="{}">{}</a>: {}',
        reverse("admin:journalists_journalist_change", args=[journalist.pk]),
        journalist.name,
        "; ".join(str(part) for part in parts if part),
    )
