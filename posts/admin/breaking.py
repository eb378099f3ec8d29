"""The breaking line: its words, until when, and who set it."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from posts import breaking_door
from posts.forms import LANGUAGES
from posts.record import BreakingLine
from watchdog.moves import NotAllowed
from watchdog.text import check_line, normalize


class LineForm(forms.ModelForm):
    text = forms.CharField(
        max_length=110,
        help_text="One sentence that stands alone, on every page. Up to 110 characters.",
    )
    language = forms.ChoiceField(choices=LANGUAGES)
    visible_until = forms.SplitDateTimeField(
        label="Until (UTC)",
        widget=admin.widgets.AdminSplitDateTime(),
        help_text="It goes by itself at that second, 48 hours from now at the latest.",
    )

    class Meta:
        model = BreakingLine
        fields = ("text", "language", "visible_until")

    def clean_text(self) -> str:
        text = normalize(self.cleaned_data["text"]).strip()
        check_line(text)
        return text

    def clean_visible_until(self) -> Any:
        until, at = self.cleaned_data["visible_until"], timezone.now()
        if not at < until <= at + breaking_door.LONGEST:
            raise forms.ValidationError("Choose an end that is to come, within 48 hours.")
        return until


@admin.register(BreakingLine)
class BreakingLineAdmin(admin.ModelAdmin):
    """Sets a line and shows those there were. A line is never edited, only ended."""

    form = LineForm
    change_form_template = "admin/posts/breaking_change_form.html"
    list_display = ("text", "language", "visible_from", "visible_until", "log")
    ordering = ("-visible_from",)
    actions = None
    show_full_result_count = False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("text", "language", "visible_until") if obj is None else self.list_display

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return () if obj is None else ("log",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is None and super().has_change_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        line = breaking_door.set_line(
            obj.text,
            language=obj.language,
            until=obj.visible_until,
            by=request.user,
            at=timezone.now(),
        )
        obj.pk = line.pk

    @admin.display(description="log")
    def log(self, line: BreakingLine) -> SafeString:
        rows = (
            (change.get_verb_display(), change.by or "a command", f"{change.at:%d %b %Y, %H:%M}")
            for change in line.changes.select_related("by")
        )
        return format_html_join("; ", "{} by {}, {} UTC", rows)

    def end_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not request.user.has_perm("posts.change_breakingline"):
            raise PermissionDenied
        line = get_object_or_404(BreakingLine, pk=pk)
        try:
            breaking_door.end_line(line, by=request.user, at=timezone.now())
        except NotAllowed as sentence:
            self.message_user(request, str(sentence), messages.ERROR)
        else:
            self.message_user(request, "Ended: readers see it no longer.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:posts_breakingline_change", args=[pk]))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.end_view)
        return [path("<int:pk>/end/", view, name="posts_breakingline_end"), *super().get_urls()]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        line = kwargs.get("obj")
        context |= {"show_save_and_continue": False, "show_save_and_add_another": False}
        context["may_end"] = (
            line is not None
            and line.visible_until > timezone.now()
            and request.user.has_perm("posts.change_breakingline")
        )
        return super().render_change_form(request, context, *args, **kwargs)
