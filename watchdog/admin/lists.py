"""What the lists of the desk share: how far they count, their filters, and a memory for those."""

from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.functional import cached_property

from watchdog.copies import AT_WORK
from watchdog.editions import AbstractEdition


class BoundedPaginator(Paginator):
    """Counts up to a limit: nobody leafs through more, and a million rows take long to count."""

    LIMIT = 2000

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        return rows[: self.LIMIT].count()


class WhoseFilter(admin.SimpleListFilter):
    title = "whose"
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("mine", "Mine"), ("assigned", "Assigned to me"), ("others", "Others’")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "mine":
            return queryset.filter(created_by=request.user)
        if self.value() == "assigned":
            return queryset.filter(assignee=request.user)
        if self.value() == "others":
            return queryset.exclude(created_by=request.user)
        return queryset


class ShownFilter(admin.SimpleListFilter):
    title = "what readers see"
    parameter_name = "shown"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("live", "Live"),
            ("changed", "Live, with unpublished changes"),
            ("scheduled", "Scheduled"),
            ("withdrawn", "Withdrawn"),
            ("nothing", "Nothing, now or later"),
            ("unread", "Published unread"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        at = timezone.now()
        door = queryset.model.door
        own = Q(**{door.key: OuterRef("pk")})
        text = Q(kind=AbstractEdition.Kind.TEXT)
        visible = door.edition.objects.visible(at=at)
        live = Exists(visible.filter(own, text))
        # Of what few copies are, the editions are asked and not each copy.
        unfinished = door.edition.objects.unfinished(at=at)
        later = unfinished.filter(visible_from__gt=at).values(door.key)
        match self.value():
            case "live":
                return queryset.filter(live)
            case "changed":
                return queryset.filter(AT_WORK, live)
            case "scheduled":
                return queryset.filter(pk__in=later)
            case "withdrawn":
                return queryset.filter(pk__in=visible.exclude(text).values(door.key))
            case "unread":
                copies: Any = queryset
                queryset = copies.unsigned()
            case "nothing":
                return queryset.filter(AT_WORK, ~Exists(unfinished.filter(own)))
        return queryset


class RemembersFilters(admin.ModelAdmin):
    """Opens a list as this person left it, until they take the filters out or log out."""

    # Where in the list somebody was, and what Django adds for itself, is of the moment.
    passing: ClassVar = ("p", "e", "_popup", "_to_field")

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        asked, name = request.GET.copy(), f"list of {self.opts.label_lower}"
        for word in self.passing:
            asked.pop(word, None)
        was_here = urlsplit(request.headers.get("Referer", "")).path == request.path
        if request.GET or was_here:
            if request.session.get(name, "") != asked.urlencode():
                request.session[name] = asked.urlencode()
        elif remembered := request.session.get(name):
            return HttpResponseRedirect(f"{request.path}?{remembered}")
        return super().changelist_view(request, extra_context)
