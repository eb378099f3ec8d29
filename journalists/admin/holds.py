"""The page of a safety hold: the act itself, what still names the person, and the end of it."""

from dataclasses import astuple
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from journalists import holds
from journalists.desk import Journalist
from journalists.holds import Hold
from journalists.private import Look, open_file, still_open
from journalists.sealing import has_key
from journalists.traces import Mark, share_read, traces_from
from journalists.withholding import sealed_spellings
from watchdog.forms import MoveForm, reason_field
from watchdog.moves import NotAllowed

MAY_SEE, MAY_PUT, MAY_LIFT = (f"journalists.{verb}_hold" for verb in ("view", "put", "lift"))
# What leads to the next part of all texts, and for how many seconds.
SALT, LONGEST = "journalists.traces", 3600


class PutForm(MoveForm):
    reason = reason_field()
    notice = forms.CharField(
        label="Words for readers",
        widget=forms.Textarea({"rows": 2}),
        help_text="Stands at the person’s address, without the name.",
    )


class LiftForm(MoveForm):
    reason = forms.CharField(
        label="Why it is safe now",
        widget=forms.Textarea({"rows": 2}),
        help_text="Private. The log keeps it.",
        error_messages={"required": "Say why it is safe now. The log keeps it."},
    )


class HeldFilter(admin.SimpleListFilter):
    title = "safety hold"
    parameter_name = "held"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("now", "On a hold")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "now":
            held = Hold.objects.lasting().filter(journalist=OuterRef("pk"))
            return queryset.filter(Exists(held))
        return queryset


class Holds(admin.ModelAdmin):
    """What the admin of people has of safety holds."""

    def get_urls(self) -> list[URLPattern]:
        view, name = self.admin_site.admin_view, "journalists_journalist_hold"
        return [
            path("<int:pk>/hold/", view(self.hold_view), name=name),
            path("<int:pk>/hold/lift/", view(self.lift_view), name=f"{name}_lift"),
            path("<int:pk>/hold/tick/", view(self.tick_view), name=f"{name}_tick"),
            *super().get_urls(),
        ]

    def hold_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the hold with what still names the person, or put it."""
        person = _asked_for(request, pk, MAY_SEE)
        form = PutForm(request.POST or None, verb="hold", initial={"notice": holds.NOTICE})
        refusal = ""
        if request.method == "POST":
            _refuse(request, MAY_PUT)
            if form.is_valid():
                try:
                    holds.put(person, by=request.user, at=timezone.now(), **form.cleaned_data)
                except NotAllowed as problem:
                    refusal = str(problem)
                else:
                    text = "Readers see nothing of this person any more. Now the texts."
                    self.message_user(request, text, messages.SUCCESS)
                    return HttpResponseRedirect(request.path)
        return self._hold_page(request, person, put_form=form, refusal=refusal)

    def lift_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        person, hold = self._held(request, pk, MAY_LIFT)
        form = LiftForm(request.POST, verb="lift")
        if not form.is_valid():
            return self._hold_page(request, person, lift_form=form)
        try:
            holds.lift(hold, by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotAllowed as problem:
            return self._hold_page(request, person, refusal=str(problem))
        text = "Lifted. Nothing appears by that: publish or reinstate the person."
        self.message_user(request, text, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:journalists_journalist_change", args=[pk]))

    def tick_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        _person, hold = self._held(request, pk, MAY_SEE)
        trace = request.POST.get("trace", "")[:200]
        if request.POST.get("is_done"):
            holds.tick(hold, trace, by=request.user, at=timezone.now())
        else:
            holds.untick(hold, trace)
        return HttpResponseRedirect(reverse("admin:journalists_journalist_hold", args=[pk]))

    def _held(self, request: HttpRequest, pk: int, permission: str) -> tuple[Journalist, Hold]:
        if request.method != "POST":
            raise PermissionDenied
        person = _asked_for(request, pk, permission)
        return person, get_object_or_404(Hold.objects.lasting(), journalist=person)

    def _hold_page(self, request: HttpRequest, person: Journalist, **more: Any) -> HttpResponse:
        hold = holds.lasting(person)
        past = Hold.objects.filter(journalist=person, lifted_at__isnull=False)
        context = {
            **self.admin_site.each_context(request),
            "title": "Safety hold",
            "subtitle": str(person),
            "opts": Journalist._meta,
            "person": person,
            "hold": hold,
            "past": past.select_related("put_by", "lifted_by"),
            "may_put": request.user.has_perm(MAY_PUT),
            "may_lift": request.user.has_perm(MAY_LIFT),
            "put_form": PutForm(verb="hold", initial={"notice": holds.NOTICE}),
            "lift_form": LiftForm(verb="lift"),
            "back": reverse("admin:journalists_journalist_change", args=[person.pk]),
            **more,
        }
        if hold:
            context |= _still_named(request, person, hold)
        return TemplateResponse(request, "admin/journalists/hold.html", context)


def _still_named(request: HttpRequest, person: Journalist, hold: Hold) -> dict[str, Any]:
    """Read the next part of all texts: the first, or the one that the last page leads to."""
    at = timezone.now()
    mark = _mark(request, person)
    sealed = _sealed_names(request, person, at=at, is_first=mark == Mark())
    found, rest = traces_from(person, mark, at=at, more=sealed)
    ticks = {tick.trace: tick for tick in hold.redactions.select_related("by")}
    context: dict[str, Any] = {
        "to_do": [trace for trace in found if trace.key not in ticks],
        "done": [(trace, ticks[trace.key]) for trace in found if trace.key in ticks],
    }
    if rest or mark != Mark():
        context["part"] = {
            "first": share_read(person, mark, at=at),
            "last": share_read(person, rest, at=at) if rest else 1,
            "after": rest and _signed(request, person, rest),
        }
    return context


def _sealed_names(
    request: HttpRequest, person: Journalist, *, at: datetime, is_first: bool
) -> list[str]:
    if not (has_key() and request.user.has_perm("journalists.view_privatefile")):
        return []
    if is_first:
        return sealed_spellings(open_file(person, by=request.user, at=at, act=Look.Act.COMPARED))
    return sealed_spellings(still_open(person))


def _signed(request: HttpRequest, person: Journalist, mark: Mark) -> str:
    # Nobody begins in the middle: the log says of the first part who looked for a sealed name.
    return signing.dumps([request.user.pk, person.pk, *astuple(mark)], salt=SALT)


def _mark(request: HttpRequest, person: Journalist) -> Mark:
    """Return where this person goes on reading."""
    try:
        after = signing.loads(request.GET.get("after", ""), salt=SALT, max_age=LONGEST)
    except signing.BadSignature:
        return Mark()
    user, pk, *mark = after
    return Mark(*mark) if (user, pk) == (request.user.pk, person.pk) else Mark()


def _asked_for(request: HttpRequest, pk: int, permission: str) -> Journalist:
    _refuse(request, permission)
    return get_object_or_404(Journalist, pk=pk)


def _refuse(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied
