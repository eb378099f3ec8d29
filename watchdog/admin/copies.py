"""What the admin of every working copy shares: its form, its list and the buttons of the moves."""

from datetime import date, datetime, timedelta
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timesince import timesince

from watchdog import moves, workflow
from watchdog.admin import month, notes
from watchdog.admin.history import HistoryAdmin
from watchdog.admin.lists import BoundedPaginator, RemembersFilters, ShownFilter, WhoseFilter
from watchdog.admin.overdue import Overdue
from watchdog.admin.panel import chips, panel, with_shown
from watchdog.admin.previews import BESIDE, ShowsPreviews
from watchdog.copies import State
from watchdog.forms import MOVE_FORMS, MoveForm, move_form
from watchdog.history import label
from watchdog.moves import MOVES, NotAllowed
from watchdog.queues import COMMON, WaitsFilter, ready

# The command that looks runs each minute.
A_MOMENT = timedelta(minutes=5)


class WorkingCopyAdmin(RemembersFilters, HistoryAdmin, ShowsPreviews):
    """The admin of what goes through the workflow. Subclasses say fields and columns.

    State and editions are read-only here; the buttons post to one address, which maps a verb to
    the workflow. Whoever may not send a text back (a reporter) edits only own drafts; whoever
    may not begin one (a photo editor) edits no text, only the inlines that the role allows.
    """

    actions = None
    list_per_page = 50
    list_max_show_all = 0
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False
    paginator = BoundedPaginator
    queues: ClassVar[Any] = COMMON
    # The columns that the calendar shows.
    dated: ClassVar[Any] = (month.EMBARGO,)
    list_filter: ClassVar[Any] = ("state", WaitsFilter, ShownFilter, WhoseFilter)
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return with_shown(super().get_queryset(request), at=timezone.now())

    # Who may

    def edits_others(self, request: HttpRequest) -> bool:
        return request.user.has_perm(MOVES["send_back"].permission(self.model))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if not super().has_change_permission(request, obj):
            return False
        if obj is None or self.edits_others(request) or not self.has_add_permission(request):
            return True
        return obj.created_by_id == request.user.pk and obj.state == State.DRAFT

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if not super().has_delete_permission(request, obj):
            return False
        return obj is None or not _has_past(obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        if self.has_add_permission(request):
            return fields
        return [*fields, *(f for f in self._named_fields(request, obj) if f not in fields)]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        # An address that readers may know does not follow the headline.
        is_typed = obj is None and self.has_add_permission(request)
        return dict(super().get_prepopulated_fields(request, obj)) if is_typed else {}

    def _named_fields(self, request: HttpRequest, obj: Any) -> list[str]:
        return flatten_fieldsets(self.get_fieldsets(request, obj))

    # Saving

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.created_by = request.user
            obj.created_at = obj.changed_at = timezone.now()
            obj.save()
            return
        # Only what the form holds: the row's state is the workflow's, and may have moved on.
        fields = [f.name for f in obj._meta.concrete_fields if f.editable]
        obj.save(update_fields=[name for name in fields if name in form.cleaned_data])

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        workflow.saved(form.instance, by=request.user, at=timezone.now())

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        query = f"?{urlencode(BESIDE)}" if _is_beside(request) else ""
        return HttpResponseRedirect(self._address("change", obj) + query)

    # The next action stands on the form, so that is where saving leads.
    response_post_save_change = response_post_save_add

    # Moves

    def move_refusal(self, request: HttpRequest, copy: Any, verb: str) -> str:
        """Return why this person cannot make this move now, as a sentence, or ""."""
        if not self.has_change_permission(request, copy):
            if copy.created_by_id == request.user.pk:
                return f"This is {copy.get_state_display()}, so an editor has it now."
            return "Somebody else began this. Ask them, or an editor."
        return moves.refusal(copy, verb, by=request.user, at=timezone.now())

    def move_form(self, verb: str, data: Any) -> MoveForm:
        """Return what somebody fills in for this move; an app may ask for more."""
        return move_form(verb, data)

    def move_view(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        """Make the move that the verb names, or show its page, filled in, with what is amiss."""
        copy = self._asked_for(request, pk)
        if verb not in MOVES:
            raise Http404
        if request.method != "POST" and verb not in MOVE_FORMS:
            return HttpResponseRedirect(self._address("change", copy))
        form = self.move_form(verb, request.POST if request.method == "POST" else None)
        sentence = self.move_refusal(request, copy, verb)
        if request.method == "POST" and not sentence and form.is_valid():
            try:
                getattr(workflow, verb)(
                    copy, by=request.user, at=timezone.now(), **form.cleaned_data
                )
            except NotAllowed as refusal:
                sentence = str(refusal)
            else:
                self.message_user(request, f"Done: {MOVES[verb].label.lower()}.", messages.SUCCESS)
                return HttpResponseRedirect(self._address("change", copy))
        return self._move_page(request, copy, verb, form, sentence)

    def _move_page(
        self, request: HttpRequest, copy: Any, verb: str, form: Any, sentence: str
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": MOVES[verb].label,
            "subtitle": str(copy),
            "opts": self.opts,
            "copy": copy,
            "verb": verb,
            "form": form,
            "refusal": sentence,
            "back": self._address("change", copy),
        }
        return TemplateResponse(request, "admin/watchdog/move.html", context)

    # The calendar, and what is overdue

    def overdue(self, *, at: datetime) -> list[Overdue]:
        late = [one for one in workflow.due(self.model, at=at) if one.visible_from < at - A_MOMENT]
        what = f"{self.opts.verbose_name_plural} that appeared and that the log says nothing of"
        return [Overdue(what, len(late), "manage.py publish_due, each minute")]

    def dates(
        self, request: HttpRequest, first: date, end: date, *, at: datetime
    ) -> list[month.Entry]:
        copies = self.get_queryset(request).exclude(state=State.SPIKED)
        return month.dates_of(self, copies, self.dated, first, end, at=at)

    def undated(self, request: HttpRequest, *, at: datetime) -> QuerySet:
        return ready(self.get_queryset(request), request.user, at)[:20]

    # Pages

    def note_view(self, request: HttpRequest, pk: int, **wanted: Any) -> HttpResponse:
        copy = self._asked_for(request, pk)
        return notes.answer(request, copy, self._address("change", copy), **wanted)

    def get_urls(self) -> list[URLPattern]:
        view, name = self.admin_site.admin_view, f"{self.opts.app_label}_{self.opts.model_name}"
        notes = view(self.note_view)
        urls = [
            path("<int:pk>/move/<slug:verb>/", view(self.move_view), name=f"{name}_move"),
            path("<int:pk>/notes/", notes, name=f"{name}_notes"),
            path("<int:pk>/notes/<int:number>/<slug:verb>/", notes, name=f"{name}_note"),
        ]
        if self.preview_template:
            urls.append(path("<int:pk>/preview/", view(self.preview_view), name=f"{name}_preview"))
        return urls + super().get_urls()

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        copy = kwargs.get("obj")
        context |= {"show_save_and_continue": False, "show_save_and_add_another": False}
        if copy is not None and copy.pk and not context.get("is_popup"):
            context |= self._beside(request, copy)
        return super().render_change_form(request, context, *args, **kwargs)

    def _beside(self, request: HttpRequest, copy: Any) -> dict[str, Any]:
        # As it stands in the database: a form with errors may have put other words into `copy`.
        copy = self.get_queryset(request).get(pk=copy.pk)
        return notes.beside(request, copy) | {
            "notes_url": self._address("notes", copy),
            "panel": panel(
                copy, lambda verb: self.move_refusal(request, copy, verb), at=timezone.now()
            ),
            "log": [
                (label(line.verb), line) for line in copy.transitions.select_related("by")[:50]
            ],
            "move_url": f"admin:{self.opts.app_label}_{self.opts.model_name}_move",
            "preview_url": self._address("preview", copy) if self.preview_template else "",
            "is_beside": _is_beside(request),
            "now": timezone.now(),
            "is_kept": super().has_delete_permission(request, copy) and _has_past(copy),
        }

    @admin.display(description="changed (UTC)", ordering="changed_at")
    def changed(self, copy: Any) -> SafeString:
        age = timesince(copy.changed_at, timezone.now(), depth=1)
        at = f"{copy.changed_at:%d %b %Y, %H:%M}"
        return format_html('<span class="age">{} ago</span> {}', age, at)

    @admin.display(description="state")
    def chips(self, copy: Any) -> SafeString:
        rows = [(chip.tone, chip.label) for chip in chips(copy, at=timezone.now())]
        spans = format_html_join(" ", '<span class="chip chip--{}">{}</span>', rows)
        return format_html('<span class="chips">{}</span>', spans)

    def _asked_for(self, request: HttpRequest, pk: int) -> Any:
        copy = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_or_change_permission(request, copy):
            raise PermissionDenied
        return copy

    def _address(self, page: str, copy: Any) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"
        return reverse(name, args=[copy.pk])


def _is_beside(request: HttpRequest) -> bool:
    return BESIDE.items() <= request.GET.dict().items()


def _has_past(copy: Any) -> bool:
    """Whether editions or the log speak of this copy, so that it must be kept."""
    return copy.door.editions(copy).exists() or copy.transitions.exists()
