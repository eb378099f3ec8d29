"""The desk of the register: people, and the page of each case with what belongs to it."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone

from journalists import heads, queues
from journalists.admin.duplicates import DuplicateProposalAdmin
from journalists.admin.forms import CaseForm
from journalists.admin.holds import HeldFilter, Holds
from journalists.admin.people_inline import PeopleInline
from journalists.admin.private import LookAdmin, PrivateFiles
from journalists.desk import Case, Charge, Event, Journalist, Link, Source
from journalists.kinds import Identity, Standing
from journalists.origins import DuplicateProposal, ExternalId
from journalists.private import Look
from journalists.record import Profile, day_of
from journalists.sealing import NO_KEY, Sealed, has_key
from journalists.status import status
from journalists.views import as_at
from journalists.withholding import (
    put_names_away,
    put_sources_away,
    still_said,
    telling,
    without_confidential,
)
from posts.admin.posts import PostAdmin
from posts.desk import Post
from watchdog import workflow
from watchdog.admin.copies import WorkingCopyAdmin
from watchdog.admin.lists import ShownFilter, WhoseFilter
from watchdog.admin.month import EMBARGO, Dated
from watchdog.admin.overdue import Overdue
from watchdog.admin.saving import SavingAdmin
from watchdog.moves import MOVES
from watchdog.queues import WaitsFilter

# A sentence or two is what these fields are for.
LOW: dict[Any, Any] = {models.TextField: {"widget": AdminTextareaWidget({"rows": 3})}}


class CaseInline(admin.StackedInline):
    model = Case
    extra = 0
    formfield_overrides = LOW
    show_change_link = True
    verbose_name_plural = "cases (save, then open one to record what happened)"


class ExternalIdInline(admin.StackedInline):
    model = ExternalId
    extra = 0
    verbose_name = "number in another register"
    verbose_name_plural = "numbers in other registers, by which imports know this person again"


class LinkInline(admin.StackedInline):
    """The posts about somebody. A link is part of the post, whose approval it ends."""

    model = Link
    extra = 0
    raw_id_fields = ("post",)
    verbose_name_plural = "posts about this person"

    def _may(self, request: HttpRequest) -> bool:
        # Whoever changes only own drafts links people there, on the form of the post.
        return request.user.has_perm(MOVES["send_back"].permission(Post))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request) and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._may(request) and super().has_delete_permission(request, obj)


@admin.register(Journalist)
class JournalistAdmin(PrivateFiles, Holds, WorkingCopyAdmin):
    change_form_template = "admin/journalists/person.html"
    list_display = ("name", "chips", "readers_see", "region", "identity", "review_on")
    queues = queues.PEOPLE
    dated = (EMBARGO, Dated("review_on", "look again", "review"))
    left_out_of_boxes = ("biography",)
    list_filter = (
        "state",
        WaitsFilter,
        ShownFilter,
        WhoseFilter,
        HeldFilter,
        "identity",
        "consent",
        "region",
    )
    list_select_related = ("region",)
    search_fields = ("name", "native_name", "aliases", "outlet")
    prepopulated_fields = {"slug": ("name",)}
    raw_id_fields = ("portrait",)
    readonly_fields = ("status_now",)
    inlines = (CaseInline, LinkInline, ExternalIdInline)
    fieldsets = (
        (None, {"fields": ("name", "native_name", "native_language", "aliases", "sort_name")}),
        ("Status", {"fields": ("status_now",)}),
        ("May we name this person?", {"fields": ("identity", "consent", "review_on")}),
        ("Work", {"fields": ("outlet", "role", "employment", "biography", "portrait")}),
        ("Place", {"fields": ("region", "origin")}),
        ("At the desk", {"fields": ("assignee",)}),
        ("What readers can do", {"fields": ("action", "action_until", "action_note")}),
        ("Publication", {"fields": ("slug", "last_checked_on", "embargo_until")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        profiles = Profile.objects.visible(at=timezone.now()).filter(journalist_id=OuterRef("pk"))
        shown = Subquery(profiles.values("status")[:1])
        return super().get_queryset(request).annotate(shown_status=shown)

    def set_aside_forms(self, copy: Any) -> dict[str, list[int]]:
        cases = {"journalists.case": list(copy.cases.values_list("pk", flat=True))}
        return super().set_aside_forms(copy) | cases

    def as_read(self, request: HttpRequest, edition: Any) -> tuple[str, dict[str, Any]]:
        if edition.is_withheld:
            # Counted in totals, and on no page of its own.
            raise Http404
        if edition.is_notice:
            return "journalists/profile_notice.html", {
                "profile": edition,
                "head": heads.notice(edition),
            }
        return "journalists/profile_detail.html", as_at(edition, edition.visible_from)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        was = telling(obj) if change else None
        super().save_model(request, obj, form, change)
        if was is None:
            return
        try:
            if put_names_away(obj, was, by=request.user, at=timezone.now()):
                text = f"The name was put into the private file. Here this is “{obj}” now."
                self.message_user(request, text, messages.WARNING)
                for title in still_said(obj, was):
                    text = f"The case “{title}” goes on naming them at the desk. Write it anew."
                    self.message_user(request, text, messages.WARNING)
        except Sealed as problem:
            text = f"The name stays in the clear at the desk. {problem}"
            self.message_user(request, text, messages.WARNING)

    def names_changed(self, person: Journalist, request: HttpRequest) -> None:
        workflow.saved(person, by=request.user, at=timezone.now(), reason="The name came back")

    def overdue(self, *, at: datetime) -> list[Overdue]:
        due = queues.naming(Journalist.objects.all(), None, at).count()
        return [
            Overdue(
                "people to ask about again", due, "“May we still name them?”, on the first page"
            )
        ]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        before = _links(form.instance)
        super().save_related(request, form, formsets, change)
        changed = {post for post, _role in before ^ _links(form.instance)}
        for post in Post.objects.filter(pk__in=changed):
            workflow.saved(post, by=request.user, at=timezone.now(), reason="Links to people")

    @admin.display(description="readers see")
    def readers_see(self, journalist: Any) -> str:
        return str(Standing(journalist.shown_status).label) if journalist.shown_status else "–"

    @admin.display(description="by the events recorded")
    def status_now(self, journalist: Journalist) -> str:
        """What the next edition will say. Nobody types it in."""
        if not journalist.pk:
            return "Follows from the events, once they are recorded."
        facts = Event.objects.counting(journalist).facts()
        found = status(facts, at=day_of(timezone.now()))
        parts = [found.label, found.counter]
        if journalist.identity == Identity.WITHHELD:
            parts.append("counted in totals only")
        return ", ".join(part for part in parts if part)


def _links(journalist: Journalist) -> set[tuple[int, str]]:
    return set(Link.objects.filter(journalist=journalist).values_list("post_id", "role"))


class ChargeInline(admin.StackedInline):
    model = Charge
    extra = 0


class SourceForm(forms.ModelForm):
    def clean_is_confidential(self) -> bool:
        is_confidential = self.cleaned_data["is_confidential"]
        if is_confidential and not has_key():
            raise ValidationError(str(NO_KEY))
        return is_confidential


class SourceInline(admin.StackedInline):
    model = Source
    form = SourceForm
    extra = 0
    verbose_name_plural = "sources (save them first, then tick them at the events)"


class EventInline(admin.StackedInline):
    model = Event
    extra = 0
    formfield_overrides = LOW
    fields = (
        "kind",
        ("on", "precision", "until"),
        "text",
        ("attribution", "certainty"),
        ("actor", "place"),
        "sources",
        "is_public",
    )

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "sources":
            match = request.resolver_match
            case = match.kwargs["object_id"] if match else None
            kwargs["queryset"] = Source.objects.filter(case=case)
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(Case)
class CaseAdmin(SavingAdmin):
    """One case, with everything that is recorded in it. Its person's page begins and ends it."""

    form = CaseForm
    formfield_overrides = LOW
    fields = ("title", "account", "link_to_work", "group_label", "justice")
    inlines = (EventInline, SourceInline, ChargeInline)
    list_display = ("title", "journalist")
    search_fields = ("title", "journalist__name")

    def copy_of(self, obj: Any) -> Journalist:
        return obj.journalist

    def to_keep(self, sent: QueryDict) -> QueryDict:
        return without_confidential(sent)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever may change the person's page may change its cases."""
        if not super().has_change_permission(request, obj):
            return False
        people = self.admin_site.get_model_admin(Journalist)
        return obj is None or people.has_change_permission(request, obj.journalist)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        person, at = form.instance.journalist, timezone.now()
        if put_sources_away(person, by=request.user, at=at):
            text = "Who the confidential source is stands in the private file alone now."
            self.message_user(request, text, messages.WARNING)
        workflow.saved(person, by=request.user, at=at)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["show_save_and_add_another"] = False
        return super().render_change_form(request, context, *args, **kwargs)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        # The checks and the next move stand on the person's page.
        address = reverse("admin:journalists_journalist_change", args=[obj.journalist_id])
        return HttpResponseRedirect(address)


admin.site.register(DuplicateProposal, DuplicateProposalAdmin)
admin.site.register(Look, LookAdmin)
# Behind the photos, before what is for the desk alone.
PostAdmin.inlines = (PostAdmin.inlines[0], PeopleInline, *PostAdmin.inlines[1:])
