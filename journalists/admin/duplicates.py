"""Where an editor looks at two people who may be one: keeps them apart, or merges them."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.views.decorators.http import require_POST

from journalists.desk import Journalist
from journalists.duplicates import keep_apart
from journalists.merging import differing, merge
from journalists.origins import DuplicateProposal
from watchdog.moves import NotAllowed


class MergeForm(forms.Form):
    """Whose address stays, and of each field in which the two differ, whose value."""

    def __init__(self, *args: Any, proposal: DuplicateProposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {"first": proposal.first, "second": proposal.second}
        addresses = [
            (key, f"{one.name}, /{one.slug}/, number {one.pk}") for key, one in self.people.items()
        ]
        self.fields["kept"] = _choice("Whose page stays", addresses, "first")
        for field in differing(proposal.first, proposal.second):
            values = [(key, _shown(one, field)) for key, one in self.people.items()]
            fuller = "first" if getattr(proposal.first, field.attname) else "second"
            self.fields[field.name] = _choice(str(field.verbose_name), values, fuller)

    @property
    def kept(self) -> Journalist:
        return self.people[self.cleaned_data["kept"]]

    @property
    def taken(self) -> dict[str, Any]:
        return {
            name: getattr(self.people[key], name)
            for name, key in self.cleaned_data.items()
            if name != "kept"
        }


def _choice(label: str, choices: list[tuple[str, str]], initial: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label.capitalize(), choices=choices, initial=initial, widget=forms.RadioSelect
    )


def _shown(journalist: Journalist, field: Any) -> str:
    display = getattr(journalist, f"get_{field.name}_display", None)
    value = display() if display else getattr(journalist, field.name)
    text = strip_tags(str(value)) if value not in (None, "") else "–"
    return Truncator(text).words(60)


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
        merging = self.admin_site.admin_view(self.merge_view)
        return [
            path("<int:pk>/keep-apart/", view, name=name),
            path("<int:pk>/merge/", merging, name="journalists_duplicateproposal_merge"),
            *super().get_urls(),
        ]

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

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show both, field by field, and make one of them as the editor chooses."""
        rows = DuplicateProposal.objects.select_related("first", "second")
        proposal = get_object_or_404(rows, pk=pk)
        people = self.admin_site.get_model_admin(Journalist)
        for person in (proposal.first, proposal.second):
            if not people.has_change_permission(request, person):
                raise PermissionDenied
        if not self.has_change_permission(request, proposal):
            raise PermissionDenied
        form = MergeForm(request.POST or None, proposal=proposal)
        refusal = ""
        if request.method == "POST" and form.is_valid():
            kept = form.kept
            try:
                merge(proposal, kept=kept, taken=form.taken, by=request.user, at=timezone.now())
            except NotAllowed as problem:
                refusal = str(problem)
            else:
                self.message_user(request, f"One person now: {kept}.", messages.SUCCESS)
                address = reverse("admin:journalists_journalist_change", args=[kept.pk])
                return HttpResponseRedirect(address)
        context = {
            **self.admin_site.each_context(request),
            "title": "Merge",
            "subtitle": str(proposal),
            "opts": self.opts,
            "proposal": proposal,
            "form": form,
            "refusal": refusal,
            "back": reverse("admin:journalists_duplicateproposal_change", args=[pk]),
        }
        return TemplateResponse(request, "admin/journalists/merge.html", context)

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
