"""What posts are sorted under: regions, tags and series."""

from typing import Any, ClassVar

# taggit registers its own admin, which has to be there before it can be replaced.
import taggit.admin  # noqa: F401
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Case, Count, F, QuerySet, Value, When
from django.db.models.functions import Concat
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from taggit.models import Tag

from posts import sections
from posts.admin import queues
from posts.desk import Region, Series
from posts.forms import TagForm
from watchdog.queues import WaitsFilter

# A sentence or two is what these fields are for.
LOW: dict[Any, Any] = {models.TextField: {"widget": AdminTextareaWidget({"rows": 3})}}
ARROW = " › "  # noqa: RUF001  (the sign of paths)


def _path() -> Concat:
    """The names of what contains a region, the largest first, and its own."""
    above = [
        Case(
            When(**{f"{name}__isnull": False}, then=Concat(f"{name}__name", Value(ARROW))),
            default=Value(""),
        )
        for name in ("parent__parent__parent", "parent__parent", "parent")
    ]
    return Concat(*above, F("name"))


class SectionAdmin(admin.ModelAdmin):
    """A list that readers can ask for, whose words go to the site by a button and not by saving."""

    change_form_template = "admin/posts/section_change_form.html"
    actions = None
    prepopulated_fields: ClassVar[Any] = {"slug": ("name",)}
    formfield_overrides = LOW
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # An address that readers may know does not follow the name.
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def may_publish(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"posts.publish_{self.opts.model_name}")

    def show_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Put the name and the introduction, as they are saved, before readers."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        thing = get_object_or_404(self.get_queryset(request), pk=pk)
        if not (self.has_change_permission(request, thing) and self.may_publish(request)):
            raise PermissionDenied
        section = sections.put_on_site(thing)
        link = format_html('Readers see this now: <a href="{0}">{0}</a>.', section.url)
        self.message_user(request, link, messages.SUCCESS)
        return HttpResponseRedirect(reverse(f"{self._name}_change", args=[pk]))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.show_view)
        name = f"posts_{self.opts.model_name}_show"
        return [path("<int:pk>/show/", view, name=name), *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        thing = kwargs.get("obj")
        if thing is not None and self.has_change_permission(request, thing):
            context["show_url"] = reverse(f"{self._name}_show", args=[thing.pk])
            context["may_publish"] = self.may_publish(request)
            context["section"] = sections.section_of(thing)
        return super().render_change_form(request, context, *args, **kwargs)

    @property
    def _name(self) -> str:
        return f"admin:posts_{self.opts.model_name}"


@admin.register(Region)
class RegionAdmin(SectionAdmin):
    list_display = ("in_tree", "lies_in", "kind", "code", "in_broadcast_region", "is_proposed")
    queues = queues.REGIONS
    list_filter = (WaitsFilter, "kind", "in_broadcast_region", "is_proposed")
    search_fields = ("name", "other_names", "code")
    autocomplete_fields = ("parent",)
    list_per_page = 300
    fields = (
        "name",
        "slug",
        "kind",
        "parent",
        "code",
        "other_names",
        "in_broadcast_region",
        "intro",
        "is_proposed",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(path=_path())

    def get_ordering(self, request: HttpRequest) -> Any:
        return (_path(),)

    @admin.display(description="region", ordering="path")
    def in_tree(self, region: Any) -> SafeString:
        depth = region.path.count(ARROW)
        return format_html('<span class="tree tree--{}">{}</span>', depth, region.name)

    def label(self, region: Any) -> str:
        return region.path

    @admin.display(description="lies in")
    def lies_in(self, region: Any) -> str:
        return region.path.rpartition(ARROW)[0]


@admin.register(Series)
class SeriesAdmin(SectionAdmin):
    list_display = ("name", "posts_in_it")
    search_fields = ("name",)
    fields = ("name", "slug", "standfirst", "box_text")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(used=Count("posts"))

    @admin.display(description="posts", ordering="used")
    def posts_in_it(self, series: Any) -> int:
        return series.used


admin.site.unregister(Tag)


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    form = TagForm
    list_display = ("name", "slug", "posts_with_it")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}
    ordering = ("name",)
    actions = None
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(used=Count("taggit_taggeditem_items"))

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    @admin.display(description="posts", ordering="used")
    def posts_with_it(self, tag: Any) -> int:
        return tag.used
