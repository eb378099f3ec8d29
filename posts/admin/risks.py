"""What readers of a region risk: the words, from when until when, and who set them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from posts import risk_door
from posts.admin.lines import LineAdmin
from posts.desk import Region
from posts.forms import LANGUAGES
from posts.record import RiskNotice
from watchdog.text import normalize


class RiskForm(forms.ModelForm):
    region = forms.ModelChoiceField(
        Region.objects.all(),
        help_text="Readers see the words on its page, and on posts about it or what lies in it.",
    )
    text = forms.CharField(
        label="Words",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=500,
        help_text="What it may mean for somebody there to be seen reading this, and what they can "
        "do. Up to 500 characters. For another language set another notice of the same region.",
    )
    language = forms.ChoiceField(
        choices=LANGUAGES,
        help_text="Posts in this language show these words; others the English ones.",
    )
    visible_from = forms.SplitDateTimeField(
        label="From (UTC)",
        required=False,
        widget=admin.widgets.AdminSplitDateTime(),
        help_text="Empty: at once.",
    )
    visible_until = forms.SplitDateTimeField(
        label="Until (UTC)",
        required=False,
        widget=admin.widgets.AdminSplitDateTime(),
        help_text="Empty: until somebody ends it.",
    )

    class Meta:
        model = RiskNotice
        fields = ("text", "language", "visible_from", "visible_until")

    def clean_text(self) -> str:
        return normalize(self.cleaned_data["text"]).strip()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        now = timezone.now()
        until = cleaned.get("visible_until")
        if until and until <= max(cleaned.get("visible_from") or now, now):
            self.add_error("visible_until", "Choose an end that comes after the beginning.")
        return cleaned

    def _post_clean(self) -> None:
        """Let the door write the row: until then it has no region and no times."""


@admin.register(RiskNotice)
class RiskNoticeAdmin(LineAdmin):
    form = RiskForm
    asked = ("region", "text", "language", "visible_from", "visible_until")
    list_display = ("section", "text", "language", "visible_from", "visible_until", "log")
    list_select_related = ("section",)
    heading = "Readers of this region are told so"
    advice = "For other words end it, and set another."
    end = staticmethod(risk_door.end_notice)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        said = form.cleaned_data
        notice = risk_door.set_notice(
            said["region"],
            said["text"],
            language=said["language"],
            start=said["visible_from"],
            until=said["visible_until"],
            by=request.user,
            at=timezone.now(),
        )
        obj.pk = notice.pk
        obj.section = notice.section
        obj.text = notice.text
