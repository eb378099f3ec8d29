"""What an editor sets for readers until a time: never edited, only ended, and with a log."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from watchdog.moves import NotAllowed


class LineAdmin(admin.ModelAdmin):
    """A subclass says what is asked for (`fields`), and how a line is ended (`end`)."""

    change_form_template = "admin/posts/line_change_form.html"
    ordering = ("-visible_from",)
    actions = None
    show_full_result_count = False
    # What the form asks for when a line is set.
    asked: ClassVar[tuple[str, ...]] = ()
    # Above the button that ends a line, and below it.
    heading, advice = "", ""
    end: Callable[..., None]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.asked if obj is None else self.list_display

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return () if obj is None else ("log",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is None and super().has_change_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description="log")
    def log(self, line: Any) -> SafeString:
        rows = (
            (change.get_verb_display(), change.by or "a command", f"{change.at:%d %b %Y, %H:%M}")
            for change in line.changes.select_related("by")
        )
        return format_html_join("; ", "{} by {}, {} UTC", rows)

    def may_end(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(f"posts.change_{self.opts.model_name}"))

    def end_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.may_end(request):
            raise PermissionDenied
        line = get_object_or_404(self.model, pk=pk)
        try:
            self.end(line, by=request.user, at=timezone.now())
        except NotAllowed as sentence:
            self.message_user(request, str(sentence), messages.ERROR)
        else:
            self.message_user(request, "Ended: readers see it no longer.", messages.SUCCESS)
        return HttpResponseRedirect(
            reverse(f"admin:posts_{self.opts.model_name}_change", args=[pk])
        )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.end_view)
        name = f"posts_{self.opts.model_name}_end"
        return [path("<int:pk>/end/", view, name=name), *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        line = kwargs.get("obj")
        context |= {
            "show_save_and_continue": False,
            "show_save_and_add_another": False,
            "heading": self.heading,
            "advice": self.advice,
        }
        if line is not None and line.visible_until > timezone.now() and self.may_end(request):
            name = f"admin:posts_{self.opts.model_name}_end"
            context["end_url"] = reverse(name, args=[line.pk])
        return super().render_change_form(request, context, *args, **kwargs)
