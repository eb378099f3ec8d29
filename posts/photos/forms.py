"""What somebody says with a move of a photo; posts/photos/door.py makes it."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from posts.desk import Photo, PhotoChange
from posts.photos import door
from posts.photos.door import Area
from watchdog.forms import reason_field

Verb = PhotoChange.Verb
ACCEPTED = "image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif"


class SwapForm(forms.Form):
    upload = forms.FileField(
        label="The picture to put in its place",
        widget=forms.FileInput({"accept": ACCEPTED}),
        help_text="Caption, credit and everything else that is said about the photo stays.",
        error_messages={"required": "Choose the picture."},
    )


class RedactForm(forms.Form):
    areas = forms.CharField(
        label="Rectangles",
        widget=forms.Textarea({"rows": 4, "class": "areas__numbers", "spellcheck": "false"}),
        error_messages={"required": "Mark what must not be seen."},
    )

    def __init__(self, *args: Any, photo: Photo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].help_text = (
            "One a line: left, top, right and bottom edge in pixels. "
            f"The picture is {photo.width} pixels wide and {photo.height} high."
        )

    def clean_areas(self) -> list[Area]:
        areas = []
        for line in self.cleaned_data["areas"].splitlines():
            if not line.strip():
                continue
            numbers = [int(number) for number in re.findall(r"-?\d{1,6}", line)]
            if len(numbers) != 4:
                raise ValidationError("Give four numbers a line: left, top, right, bottom.")
            left, top, right, bottom = numbers
            areas.append((left, top, right, bottom))
        return areas


class WithdrawForm(forms.Form):
    words = forms.CharField(
        label="Words for readers",
        widget=forms.Textarea({"rows": 3}),
        help_text="They stand wherever the photo stood, from this moment on.",
        error_messages={"required": "Write the words that readers will find in its place."},
    )
    reason = reason_field()


class ReinstateForm(forms.Form):
    reason = forms.CharField(
        widget=forms.Textarea({"rows": 2}),
        help_text="Stays in the newsroom. Old pages keep the words; new ones may show the photo.",
        error_messages={"required": "Say why. The log keeps it."},
    )


@dataclass(frozen=True)
class Move:
    verb: str
    label: str
    about: str
    form: type[forms.Form]


MOVES = {
    "swap": Move(
        Verb.SWAP,
        "Swap the picture",
        "Another picture takes its place in every draft and on every page, old ones too. "
        "Nothing is kept of this one.",
        SwapForm,
    ),
    "redact": Move(
        Verb.REDACT,
        "Redact",
        "What you mark becomes a few coarse squares, on every page, old ones too. "
        "It cannot be undone: the picture as it was is deleted.",
        RedactForm,
    ),
    "withdraw": Move(
        Verb.WITHDRAW,
        "Withdraw",
        "The photo goes from every page, every feed and every old version at once.",
        WithdrawForm,
    ),
    "reinstate": Move(
        Verb.REINSTATE, "Allow it again", "Posts may show the photo again.", ReinstateForm
    ),
}


def move_form(verb: str, photo: Photo, *args: Any) -> Any:
    form: Any = MOVES[verb].form
    return form(*args, photo=photo) if verb == "redact" else form(*args)


def make(verb: str, photo: Photo, said: dict[str, Any], *, by: Any, at: datetime) -> list[str]:
    """Make the move, and return the addresses at which the picture could be had until now."""
    match verb:
        case "swap":
            return door.swap(photo, said["upload"].file, by=by, at=at)
        case "redact":
            return door.redact(photo, said["areas"], by=by, at=at)
        case "withdraw":
            return door.withdraw_photo(photo, **said, by=by, at=at)
    door.reinstate_photo(photo, **said, by=by, at=at)
    return []
