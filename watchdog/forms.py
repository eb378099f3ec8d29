"""Forms of the desk that every working copy shares: its own, and those of the moves."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from watchdog.editions import AbstractEdition

Kind = AbstractEdition.Kind


class Passenger(forms.CharField):
    """Travels with a form and is no part of what somebody writes in it."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class WorkingCopyForm(forms.ModelForm):
    """Refuses to save over what somebody else saved in between: see watchdog/admin/saving.py."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    # What each part was when the form was opened, as digests: see watchdog/admin/merging.py.
    opened = Passenger(required=False)
    # Names this one opening of the form: see watchdog/unsaved.py.
    opening = Passenger(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.copy.version
        for field in self.fields.values():
            # A browser that remembers what was typed would keep it where others find it.
            field.widget.attrs.setdefault("autocomplete", "off")

    @property
    def copy(self) -> Any:
        """The working copy that this form changes, or changes a part of."""
        return self.instance

    def clean_embargo_until(self) -> datetime | None:
        until = self.cleaned_data["embargo_until"]
        coming = self.instance.door.next_shown(self.instance, at=timezone.now())
        if until and coming and coming.visible_from < until:
            raise ValidationError(
                f"This appears before that, at {coming.visible_from:%d %B %Y, %H:%M} UTC. "
                "Unschedule it first.",
                code="scheduled",
            )
        return until

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.copy.pk:
            rows = type(self.copy)._base_manager.select_for_update()
            stored = rows.get(pk=self.copy.pk)
            if cleaned.get("version") != stored.version:
                raise ValidationError(
                    f"{stored.last_saver()} saved this while you had it open, so it was not saved "
                    "again. Nothing of yours is lost: it stands below. Mend what is named here, "
                    "then save, and you are shown both versions.",
                    code="conflict",
                )
        return cleaned


def reason_field() -> forms.CharField:
    """Why something was done that cannot be taken back in silence; the log of it keeps this."""
    return forms.CharField(
        label="Reason for the newsroom",
        widget=forms.Textarea({"rows": 3}),
        help_text="Private. The log keeps it.",
        error_messages={"required": "Say why. The log keeps it."},
    )


class MoveForm(forms.Form):
    """What somebody says with a move; its fields are arguments of the workflow's verb."""

    def __init__(self, *args: Any, verb: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = f"move-{verb}-%s"


class ReasonForm(MoveForm):
    reason = forms.CharField(
        widget=forms.Textarea({"rows": 2}),
        help_text="Stays in the newsroom.",
        error_messages={"required": "Say why. The log keeps it."},
    )


class SpikeForm(MoveForm):
    reason = forms.CharField(
        widget=forms.Textarea({"rows": 2}), required=False, help_text="Stays in the newsroom."
    )


class ApproveForm(MoveForm):
    # Names the text that was shown, so that no other is approved.
    named = forms.CharField(max_length=64, widget=forms.HiddenInput)


class PublishForm(MoveForm):
    visible_from = forms.DateTimeField(
        label="Appear at (UTC)",
        required=False,
        widget=forms.DateTimeInput(
            {"type": "datetime-local", "data-utc": ""}, format="%Y-%m-%dT%H:%M"
        ),
        help_text="Empty: at once.",
    )
    is_silent = forms.BooleanField(
        label="A silent fix: a slip of the pen, nothing else",
        required=False,
        help_text="The page keeps its “updated” time. Its versions show the change all the same.",
    )


class WithdrawForm(MoveForm):
    kind = forms.ChoiceField(
        label="Why readers no longer see it",
        choices=(
            (Kind.RETRACTION, "Retraction: the text was wrong (its page stays, status 200)"),
            (Kind.LEGAL, "Legal: a law or a court demands it (status 451)"),
            (Kind.SAFETY, "Safety: it endangers somebody (status 410, without the headline)"),
        ),
    )
    notice = forms.CharField(
        label="Words for readers",
        widget=forms.Textarea({"rows": 4}),
        help_text="Stands in its place from the moment you withdraw it.",
        error_messages={"required": "Write the words that readers will find in its place."},
    )
    reason = reason_field()


MOVE_FORMS: dict[str, type[MoveForm]] = {
    "send_back": ReasonForm,
    "approve": ApproveForm,
    "publish": PublishForm,
    "sign_off": ApproveForm,
    "publish_unread": ReasonForm,
    "withdraw": WithdrawForm,
    "close_past": ReasonForm,
    "reinstate": ReasonForm,
    "spike": SpikeForm,
}


def move_form(verb: str, *args: Any, **kwargs: Any) -> MoveForm:
    return MOVE_FORMS.get(verb, MoveForm)(*args, verb=verb, **kwargs)
