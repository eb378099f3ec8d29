"""What stands beside a photo's form: where it is used, what to look at, and its moves."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from posts.checks.photos import check_photo
from posts.desk import Photo
from posts.photos import door, images, intake
from posts.photos.forms import MOVES, make, move_form
from watchdog.copies import WorkingCopy
from watchdog.editions import AbstractEdition
from watchdog.moves import NotAllowed

# So many uses are named one by one, and so many likenesses.
NAMED, ALIKE = 20, 3


class PhotoMoves(admin.ModelAdmin):
    change_form_template = "admin/posts/photo_change_form.html"

    def move_view(self, request: HttpRequest, pk: int, verb: str) -> HttpResponse:
        """Make the move that the verb names, or show its page with what is amiss."""
        photo = get_object_or_404(Photo, pk=pk)
        if not self.has_view_or_change_permission(request, photo):
            raise PermissionDenied
        if verb not in MOVES:
            raise Http404
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        form = move_form(verb, photo, *sent)
        sentence = door.refusal(photo, MOVES[verb].verb, by=request.user)
        if request.method == "POST" and not sentence and form.is_valid():
            try:
                gone = make(verb, photo, form.cleaned_data, by=request.user, at=timezone.now())
            except (NotAllowed, images.Refused) as refusal:
                sentence = str(refusal)
            else:
                self.message_user(request, told(MOVES[verb].label, gone), messages.SUCCESS)
                return HttpResponseRedirect(reverse("admin:posts_photo_change", args=[pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": MOVES[verb].label,
            "subtitle": str(photo),
            "opts": self.opts,
            "photo": photo,
            "back": reverse("admin:posts_photo_change", args=[photo.pk]),
            "verb": verb,
            "move": MOVES[verb],
            "form": form,
            "refusal": sentence,
        }
        return TemplateResponse(request, "admin/posts/photo_move.html", context)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.move_view)
        name = "posts_photo_move"
        return [path("<int:pk>/move/<slug:verb>/", view, name=name), *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        photo = kwargs.get("obj")
        if photo is not None and photo.pk and not context.get("is_popup"):
            # As it stands in the database: a form with errors may have put other words into it.
            context |= {"show_save_and_continue": False, "show_save_and_add_another": False}
            context |= self._beside(request, Photo.objects.get(pk=photo.pk))
        return super().render_change_form(request, context, *args, **kwargs)

    def _beside(self, request: HttpRequest, photo: Photo) -> dict[str, Any]:
        at = timezone.now()
        usage = door.usage(photo)
        moves = [
            (verb, move, door.refusal(photo, move.verb, by=request.user))
            for verb, move in MOVES.items()
            if (verb == "reinstate") == bool(photo.withdrawn_at) or verb in {"swap", "redact"}
        ]
        return {
            "photo": photo,
            "drafts": [_desk_link(copy) for copy in usage.drafts[:NAMED]],
            "more_drafts": max(0, len(usage.drafts) - NAMED),
            "editions": [_record_link(edition, at) for edition in usage.editions[:NAMED]],
            "more_editions": max(0, len(usage.editions) - NAMED),
            "problems": list(check_photo(photo, photo.caption, photo.alt, at)),
            "alike": intake.similar(photo, limit=ALIKE),
            "moves": moves,
            "changes": photo.changes.select_related("by")[:50],
        }


def told(label: str, gone: list[str]) -> SafeString | str:
    """Say that it is done, and at which addresses a cache further out may still have the file."""
    if not gone:
        return f"Done: {label.lower()}."
    rows = format_html_join("", "<li>{}</li>", ([address] for address in gone))
    return format_html(
        "Done: {}. If a cache stands in front of the site, have it forget the pages and "
        "<details><summary>{} addresses of files</summary><ul>{}</ul></details>",
        label.lower(),
        len(gone),
        rows,
    )


def _desk_link(copy: WorkingCopy) -> SafeString:
    opts = copy._meta
    url = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[copy.pk])
    state = copy.get_state_display()
    return format_html('<a href="{}">{}</a> ({} {})', url, copy, opts.verbose_name, state)


def _record_link(edition: Any, at: Any) -> SafeString:
    """Name an edition with its time, and link to it where it is what readers see now."""
    is_seen = edition.visible_from <= at < edition.visible_until
    is_text = edition.kind == AbstractEdition.Kind.TEXT
    when = f"from {edition.visible_from:%d %b %Y, %H:%M} UTC"
    if not is_seen:
        when = f"{when}, {_why_unseen(edition, at)}"
    if is_seen and is_text and edition.url:
        return format_html('<a href="{}">{}</a> {}', edition.url, edition, when)
    return format_html("{} {}", edition, when)


def _why_unseen(edition: Any, at: Any) -> str:
    if edition.visible_until == edition.visible_from:
        return "never shown"
    return "scheduled" if edition.visible_from > at else "no longer shown"
