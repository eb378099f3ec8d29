"""The breaking line: its words, until when, and who set it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from posts import breaking_door
from posts.admin.lines import LineAdmin
from posts.forms import LANGUAGES
from posts.record import BreakingLine
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
class BreakingLineAdmin(LineAdmin):
    form = LineForm
    asked = ("text", "language", "visible_until")
    list_display = ("text", "language", "visible_from", "visible_until", "log")
    heading = "Readers see this line on every page"
    advice = (
        "For other words end it, and set another. For a post, give the post itself a time under "
        "“breaking until”."
    )
    end = staticmethod(breaking_door.end_line)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        line = breaking_door.set_line(
            obj.text,
            language=obj.language,
            until=obj.visible_until,
            by=request.user,
            at=timezone.now(),
        )
        obj.pk = line.pk
