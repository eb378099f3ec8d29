"""What the picker of photos asks: which there are, takes one in, keeps words about one.

static/posts/picker.js shows it. Each address asks again who is there.
"""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from posts.desk import Photo
from posts.forms import WORDS, PhotoWordsForm
from posts.photos import images, intake, picker

PAGE_SIZE = 24
# So many photos that look the same are offered in place of a new one.
ALIKE = 2
PRIVATE = {"Cache-Control": "private, no-store"}


class PhotoPicker(admin.ModelAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("pick/", view(self.pick_view), name="posts_photo_pick"),
            path("upload/", view(self.upload_view), name="posts_photo_upload"),
            path("<int:pk>/words/", view(self.words_view), name="posts_photo_words"),
            *super().get_urls(),
        ]

    def pick_view(self, request: HttpRequest) -> JsonResponse:
        """Offer photos a page at a time, or name those that a text shows already."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        asked = request.GET
        if "ids" in asked:
            numbers = [int(one) for one in asked["ids"].split(",")[:200] if _is_number(one)]
            return _answer(found=[self._shown(one) for one in Photo.objects.filter(pk__in=numbers)])
        rows = picker.offered(
            asked.get("q", ""), asked.get("which", ""), by=request.user, at=timezone.now()
        )
        start = int(asked["from"]) if _is_number(asked.get("from", "")) else 0
        page = list(rows[start : start + PAGE_SIZE + 1])
        return _answer(
            found=[self._shown(one) for one in page[:PAGE_SIZE]], more=len(page) > PAGE_SIZE
        )

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        """Take one photo in; its words are asked for afterwards."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_add_permission(request):
            raise PermissionDenied
        file: Any = request.FILES.get("upload")
        try:
            photo, is_new, said = intake.bring_in(file.file if file else b"", by=request.user)
        except images.Refused as refusal:
            return _answer(refused=str(refusal))
        if is_new:
            self.log_addition(request, photo, [{"added": {}}])
        alike = intake.similar(photo, limit=ALIKE) if is_new else []
        return _answer(
            photo=self._shown(photo),
            new=is_new,
            said=said,
            removed=photo.removed,
            alike=[self._shown(one) for one in alike],
        )

    def words_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep what was written about a photo."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        photo = get_object_or_404(Photo, pk=pk)
        if not self.has_change_permission(request, photo):
            raise PermissionDenied
        form: Any = PhotoWordsForm(request.POST, instance=photo)
        if not form.is_valid():
            errors = {name: " ".join(sentences) for name, sentences in form.errors.items()}
            return _answer(errors=errors)
        _gone, sentence = self.save_said(request, photo, form)
        self.log_change(request, photo, self.construct_change_message(request, form, [], False))
        if sentence:
            return _answer(errors={"focal_x": sentence})
        return _answer(photo=self._shown(photo))

    def save_said(self, request: HttpRequest, photo: Photo, form: Any) -> tuple[list[str], str]:
        raise NotImplementedError

    def _shown(self, photo: Photo) -> dict[str, Any]:
        file = reverse("admin:posts_photo_file", args=[photo.pk])
        # With a worker, the sizes come a little later than the photo.
        is_ready = bool(photo.renditions)
        return {
            "id": photo.pk,
            "label": str(photo),
            "src": f"{file}?size=w360" if is_ready else "",
            "large": file if is_ready else "",
            "width": photo.width,
            "height": photo.height,
            "warning": _warning(photo, at=timezone.now()),
            "page": reverse("admin:posts_photo_change", args=[photo.pk]),
            "words": {name: getattr(photo, name) for name in WORDS},
        }


def _warning(photo: Photo, *, at: datetime) -> str:
    if photo.usable_until and photo.usable_until < at.date():
        return "Its rights have ended."
    return "" if photo.renditions else "Its sizes are still being made."


def _answer(**said: Any) -> JsonResponse:
    return JsonResponse(said, headers=PRIVATE)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10
