"""Posts at the desk: the form and the list. What copies share: watchdog/admin/."""

from copy import copy
from datetime import datetime
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied
from django.db.models import Field, Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from taggit.models import Tag, TaggedItem

from posts import body
from posts.admin import finding, queues
from posts.admin.lists import LOW
from posts.admin.photos import thumbnail
from posts.admin.preview_links import ShowsOutside
from posts.desk import Correction, Photo, PlacedPhoto, Post, Series
from posts.editions import PostDoor
from posts.forms import PostForm, WithdrawPostForm
from posts.search.index import unfindable
from posts.sources import Source
from watchdog.admin.lists import ShownFilter, WhoseFilter
from watchdog.admin.month import EMBARGO, Dated
from watchdog.admin.overdue import Overdue
from watchdog.forms import MoveForm
from watchdog.head import Head
from watchdog.queues import WaitsFilter

OFFERED = 20
# So far back the page of the site's health looks: more would take long.
NEWEST = 500


class FewButtons(admin.options.BaseModelAdmin):
    """Offers to add what a field may name, and nothing that leads away from the form."""

    def formfield_for_dbfield(self, db_field: Field, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_view_related = False
            field.widget.can_delete_related = False
            if db_field.name in {"translation_of", "assignee"}:
                field.widget.can_add_related = False
        return field


class PlacedPhotoInline(FewButtons, admin.StackedInline):
    model = PlacedPhoto
    extra = 0
    autocomplete_fields = ("photo",)
    formfield_overrides = LOW
    readonly_fields = ("thumb",)
    fields = ("thumb", "photo", "place", "caption", "alt")
    verbose_name = "photo"
    verbose_name_plural = "photos"

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("photo")

    @admin.display(description="as it is")
    def thumb(self, placed: PlacedPhoto) -> SafeString | str:
        return thumbnail(placed.photo if placed.photo_id else None)


class CorrectionInline(admin.StackedInline):
    model = Correction
    extra = 0
    formfield_overrides = LOW
    verbose_name_plural = "corrections and updates"


class SourceInline(admin.StackedInline):
    model = Source
    extra = 0
    formfield_overrides = LOW
    verbose_name_plural = "sources (for the desk, unless you tick “named to readers”)"
    fields = ("publisher", ("url", "published_on"), "archived_url", "says", "is_public")


@admin.register(Post)
class PostAdmin(FewButtons, ShowsOutside):
    form = PostForm
    change_form_template = "admin/posts/post_change_form.html"
    preview_template = "posts/edition_preview.html"
    list_display = ("lead", "headline", "chips", "region", "changed", "assignee", "created_by")
    list_display_links = ("headline",)
    queues = queues.POSTS
    dated = (
        EMBARGO,
        Dated("breaking_until", "breaking ends", "live"),
        Dated("follow_up_on", "follow up", "review"),
    )
    left_out_of_boxes = ("body", "summary")
    list_filter = ("state", WaitsFilter, ShownFilter, WhoseFilter, "region", "series")
    list_select_related = ("region", "assignee", "created_by")
    search_fields = ("headline",)
    search_help_text = (
        f"By words of the headline. Of very many, the newest {finding.MOST:,} are found."
    )
    prepopulated_fields = {"slug": ("headline",)}
    autocomplete_fields = ("region", "other_regions", "series", "bylines", "translation_of")
    formfield_overrides = LOW
    # The register of journalists adds its own.
    inlines: ClassVar[Any] = (PlacedPhotoInline, SourceInline, CorrectionInline)
    fieldsets = (
        (None, {"fields": ("headline", "summary", "dateline", "body")}),
        ("Where it belongs", {"fields": ("region", "other_regions", "tags")}),
        ("By whom", {"fields": ("bylines", "source_line", "may_republish")}),
        ("Series", {"fields": (("series", "series_part"),)}),
        ("At the desk", {"fields": ("assignee",)}),
        (
            "Address and language",
            {"fields": ("slug", "language", ("translation_of", "translated_edition"))},
        ),
        (
            "Times (all in UTC)",
            {"fields": ("embargo_until", "breaking_until", "follow_up_on")},
        ),
    )

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        changes = super().get_changelist_instance(request)
        leads = PlacedPhoto.objects.filter(place=PlacedPhoto.Place.LEAD).select_related("photo")
        prefetch_related_objects(
            changes.result_list, Prefetch("placed_photos", leads, to_attr="leads")
        )
        return changes

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        if not search_term.strip():
            return queryset, False
        return queryset.filter(pk__in=finding.by_headline(search_term)), False

    @admin.display(description="photo")
    def lead(self, post: Any) -> SafeString | str:
        return thumbnail(post.leads[0].photo) if post.leads else ""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if self.has_add_permission(request) and (
            obj is None or self.has_change_permission(request, obj)
        ):
            return self.fieldsets
        # Whoever may not write the text reads it as a text, and not as HTML.
        (name, options), *others = self.fieldsets
        fields = tuple("text" if field == "body" else field for field in options["fields"])
        return ((name, options | {"fields": fields}), *others)

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)
        if tags := copy(form.base_fields.get("tags")):
            may_add = self.admin_site.get_model_admin(Tag).has_add_permission(request)
            rel = TaggedItem._meta.get_field("tag").remote_field
            tags.widget = RelatedFieldWidgetWrapper(
                tags.widget, rel, self.admin_site, can_add_related=may_add
            )
            form.base_fields["tags"] = tags
        return form

    @admin.display(description="body")
    def text(self, post: Post) -> SafeString:
        html = body.render(body.clean(post.body), photo=_photo, series=_box, embed=_embed)
        return format_html('<div class="reading">{}</div>', mark_safe(html))  # noqa: S308  (clean)

    def move_form(self, verb: str, data: Any) -> MoveForm:
        if verb == "withdraw":
            return WithdrawPostForm(data, verb=verb)
        return super().move_form(verb, data)

    def preview_context(self, request: HttpRequest, copy: Any) -> dict[str, Any]:
        at = timezone.now()
        return self._page(copy.door.preview(copy, at=at), "Preview", at=at)

    def as_read(self, request: HttpRequest, edition: Any) -> tuple[str, dict[str, Any]]:
        context = self._page(edition, f"Edition {edition.number}", at=edition.visible_from)
        page = "notice" if edition.is_notice else "detail"
        return f"posts/edition_{page}.html", context

    def _page(self, edition: Any, name: str, *, at: datetime) -> dict[str, Any]:
        head = Head(
            title=f"{name}: {edition.headline}",
            description=edition.summary,
            language=edition.language,
            robots="noindex, nofollow",
        )
        return {
            "edition": edition,
            "language": edition.language,
            "direction": edition.direction,
            "head": head,
            "people": PostDoor.in_story(edition.people, at=at),
        }

    def overdue(self, *, at: datetime) -> list[Overdue]:
        follow_ups = queues.follow_ups(Post.objects.all(), None, at).count()
        return [
            *super().overdue(at=at),
            Overdue(
                f"of the {NEWEST} newest posts, cannot be found by the search",
                unfindable(at=at, newest=NEWEST),
                "manage.py rebuild_search",
            ),
            Overdue("posts to follow up", follow_ups, "“Follow-ups due”, on the first page"),
        ]

    def blocks_view(self, request: HttpRequest) -> JsonResponse:
        """Offer series whose box the body editor can put into a text."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        series = Series.objects.filter(name__icontains=request.GET.get("q", "").strip())[:OFFERED]
        found = [{"id": one.pk, "label": one.name} for one in series]
        return JsonResponse({"found": found}, headers={"Cache-Control": "private, no-store"})

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.blocks_view)
        return [path("blocks/", view, name="posts_post_blocks"), *super().get_urls()]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"language": "en"} | super().get_changeform_initial_data(request)


def _photo(pk: int) -> str:
    photo = Photo.objects.filter(pk=pk).first()
    return format_html("<figure>{}</figure>", thumbnail(photo)) if photo else ""


def _box(pk: int) -> str:
    series = Series.objects.filter(pk=pk).first()
    return format_html("<p>[{}]</p>", series) if series else ""


def _embed(embed: body.Embed) -> str:
    line = '<p>[{} <a href="{}" rel="noreferrer">{}</a>]</p>{}'
    still = mark_safe(embed.still)  # noqa: S308  (a node of a cleaned body)
    return format_html(line, embed.title, embed.url, embed.url, still)
