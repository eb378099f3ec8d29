"""Photos at the desk: in through the gate, seen through a view that asks who is there."""

from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from posts.admin import queues
from posts.admin.lists import LOW
from posts.admin.photo_moves import PhotoMoves, told
from posts.admin.picker import PhotoPicker
from posts.desk import Photo
from posts.forms import PhotoForm
from posts.photos import door, files, images, intake, picker
from watchdog.admin.lists import BoundedPaginator
from watchdog.admin.overdue import Overdue
from watchdog.moves import NotAllowed
from watchdog.queues import WaitsFilter

FROM_FILE = "The file said so: check it."
FOCAL = ("focal_x", "focal_y")
SHAPES = {"social": "Card", "wide": "16:9", "classic": "4:3", "square": "Square"}


def file_address(photo: Photo, size: str = "") -> str:
    address = reverse("admin:posts_photo_file", args=[photo.pk])
    return f"{address}?size={size}" if size else address


def thumbnail(photo: Photo | None) -> SafeString | str:
    if photo is None or not photo.renditions:
        return "–"
    return format_html(
        '<img class="thumb" src="{}" alt="{}" width="{}" height="{}">',
        file_address(photo),
        photo.alt,
        photo.width,
        photo.height,
    )


class ChoiceFilter(admin.SimpleListFilter):
    """The same choice that the picker offers."""

    title = "which"
    parameter_name = "which"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return list(picker.CHOICES.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Photo]) -> QuerySet[Photo]:
        return picker.chosen(queryset, self.value() or "", by=request.user, at=timezone.now())


@admin.register(Photo)
class PhotoAdmin(PhotoMoves, PhotoPicker):
    form = PhotoForm
    list_display = ("thumb", "caption", "credit", "kind", "usable_until", "is_exposed")
    list_display_links = ("thumb", "caption")
    queues = queues.PHOTOS
    list_filter = (
        WaitsFilter,
        ChoiceFilter,
        "kind",
        "license",
        "is_file_photo",
        "shows_person_at_risk",
        "is_exposed",
    )
    search_fields = picker.FIELDS
    list_per_page = 30
    list_max_show_all = 0
    show_facets = admin.ShowFacets.NEVER
    formfield_overrides = LOW
    show_full_result_count = False
    paginator = BoundedPaginator
    actions = None
    readonly_fields = ("thumb", "was_removed", "size", "cut")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        picture = ("thumb", "size", "was_removed") if obj else ("upload",)
        if obj and not self.has_change_permission(request, obj):
            picture = ("thumb",)
        return (
            (None, {"fields": (*picture, "caption", "alt", "is_decorative")}),
            ("Whose it is", {"fields": ("credit", "photographer", "source", "license")}),
            (
                "What may be done with it",
                {"fields": ("usable_until", "shows_person_at_risk", "look_again_on")},
            ),
            (
                "When and where",
                {
                    "fields": (
                        "taken_on",
                        "taken_precision",
                        "country",
                        "kind",
                        "is_file_photo",
                        "keywords",
                    )
                },
            ),
            (
                "Where to cut",
                {
                    "fields": (*(["cut"] if obj else []), ("focal_x", "focal_y")),
                    "description": "The point that stays in sight when the picture is cropped: "
                    "0 is the left or upper edge, 1 the right or lower one.",
                },
            ),
        )

    def overdue(self, *, at: datetime) -> list[Overdue]:
        shown = Photo.objects.filter(is_exposed=True, usable_until__lt=at.date())
        return [
            Overdue(
                "photos without their sizes",
                Photo.objects.filter(renditions=[]).count(),
                "manage.py make_renditions",
            ),
            Overdue(
                "photos that readers see after the rights ended",
                shown.count(),
                "“Photos to look at again”, on the first page",
            ),
        ]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # What an edition shows is part of the public record.
        if obj is not None and obj.is_exposed:
            return False
        is_own = obj is not None and door.is_own(obj, by=request.user)
        return is_own or super().has_delete_permission(request, obj)

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)
        # After an upload the address says which fields the file has filled in.
        for name in request.GET.get("said", "").split(","):
            if request.method == "GET" and (field := form.base_fields.get(name)):
                field.help_text = f"{FROM_FILE} {field.help_text}"
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            obj.created_by, obj.created_at = request.user, timezone.now()
            intake.keep(obj, form.master)
            return
        gone, sentence = self.save_said(request, obj, form)
        if sentence:
            self.message_user(request, sentence, messages.ERROR)
        elif gone:
            self.message_user(request, told("Crop anew", gone))

    def save_said(self, request: HttpRequest, photo: Photo, form: Any) -> tuple[list[str], str]:
        """Save what the form says, and return the addresses that are gone, or a refusal."""
        # The files, and the point around which they are cut, are changed by the photo's door.
        fields = [f.name for f in photo._meta.concrete_fields if f.editable]
        photo.save(update_fields=[n for n in fields if n in form.cleaned_data and n not in FOCAL])
        if not {*FOCAL} & {*form.changed_data}:
            return [], ""
        point = tuple(form.cleaned_data[name] for name in FOCAL)
        photo.refresh_from_db(fields=FOCAL)
        try:
            return door.refocus(photo, point, by=request.user, at=timezone.now()), ""
        except NotAllowed as refusal:
            return [], str(refusal)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        door.discard(obj, by=request.user)

    def delete_view(self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().delete_view(request, object_id, *args, **kwargs)
        except NotAllowed as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:posts_photo_change", args=[object_id]))

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        form.instance.said = form.said
        return super().save_form(request, form, change)

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> Any:
        # There stands what was removed from the file, and what it said.
        url = reverse("admin:posts_photo_change", args=[obj.pk])
        return HttpResponseRedirect(f"{url}?said={','.join(obj.said)}" if obj.said else url)

    def file_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the photo to those who may see it; nothing is kept of it.

        `size` is the label of a rendition. Without one it is that of a page.
        """
        photo = get_object_or_404(Photo, pk=pk)
        if not self.has_view_or_change_permission(request, photo):
            raise PermissionDenied
        found = files.reading_size(photo, request.GET.get("size", ""))
        if found is None:
            raise Http404
        response = HttpResponse(*found)
        response["Cache-Control"] = "private, no-store"
        return response

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.file_view)
        return [path("<int:pk>/file/", view, name="posts_photo_file"), *super().get_urls()]

    @admin.display(description="photo")
    def thumb(self, photo: Photo) -> SafeString | str:
        return thumbnail(photo)

    @admin.display(description="size")
    def size(self, photo: Photo) -> str:
        return f"{photo.width} × {photo.height} pixels"

    @admin.display(description="as it is cut")
    def cut(self, photo: Photo) -> SafeString | str:
        if not photo.renditions:
            return "–"
        crops = [
            (name, "x".join(map(str, images.CROPS[name])), file_address(photo, name), words)
            for name, words in SHAPES.items()
        ]
        items = format_html_join(
            "",
            '<li data-shape="{1}"><img src="{2}" alt=""> {3}</li>',
            crops,
        )
        return format_html(
            '<photo-cut x="id_focal_x" y="id_focal_y" width="{}" height="{}">'
            '<img class="cut__whole" src="{}" alt="" width="{}" height="{}">'
            '<ul class="cut__crops">{}</ul></photo-cut>',
            photo.width,
            photo.height,
            file_address(photo),
            photo.width,
            photo.height,
            items,
        )

    @admin.display(description="removed from the file")
    def was_removed(self, photo: Photo) -> str:
        if not photo.removed:
            return "The file said nothing besides the picture."
        return f"Removed from the file: {', '.join(photo.removed)}."
