"""Forms of the desk: a post, and a photo on its way through the gate."""

from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from taggit.models import Tag, TaggedItem

from posts.body import word_count
from posts.checks.text import HEADLINE_LENGTH
from posts.desk import Photo, Post
from posts.photos import images
from posts.photos.forms import ACCEPTED
from posts.photos.intake import offers
from posts.translations import newest_text
from watchdog.editions import AbstractEdition
from watchdog.forms import WithdrawForm, WorkingCopyForm
from watchdog.text import check_line, normalize

LANGUAGES = sorted(
    ((code, info["name"]) for code, info in LANG_INFO.items() if "name" in info),
    key=lambda pair: (pair[0] != "en", pair[1]),
)


DUPLICATE = AbstractEdition.Kind.DUPLICATE


class PostForm(WorkingCopyForm):
    tags = forms.ModelMultipleChoiceField(
        Tag.objects.all(),
        required=False,
        widget=AutocompleteSelectMultiple(TaggedItem._meta.get_field("tag"), admin.site),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "language" in self.fields:
            own = self.instance.language
            known = [*LANGUAGES] if own in dict(LANGUAGES) else [(own, own), *LANGUAGES]
            self.fields["language"] = forms.ChoiceField(choices=known)
        if "headline" in self.fields:
            self.fields["headline"].help_text = format_html(
                '<span data-characters-of="id_headline" data-most="{1}">'
                "{0} of {1} characters</span>",
                len(self.instance.headline),
                HEADLINE_LENGTH,
            )
        if "body" in self.fields:
            words = f"{word_count(self.instance.body):,}"
            self.fields["body"].help_text = format_html(
                '<span data-words-of="id_body">{} words</span>', words
            )
            # Where the editor finds photos and series to put in.
            self.fields["body"].widget.attrs["data-blocks"] = reverse("admin:posts_post_blocks")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        original = cleaned.get("translation_of")
        if "translation_of" in self.fields and "translated_edition" in self.fields:
            is_other = "translation_of" in self.changed_data
            if not original or (is_other and "translated_edition" not in self.changed_data):
                cleaned["translated_edition"] = None
            if original and not cleaned.get("translated_edition"):
                newest = newest_text(original, at=timezone.now())
                cleaned["translated_edition"] = newest.number if newest else None
        return cleaned


class WithdrawPostForm(WithdrawForm):
    """Also takes a post out of the way of another that tells the same."""

    field_order = ("kind", "duplicate_of", "notice", "reason")
    duplicate_of = forms.ModelChoiceField(
        Post.objects.all(),
        label="The post that stays",
        required=False,
        widget=AutocompleteSelect(Post._meta.get_field("translation_of"), admin.site),
        help_text="Of a duplicate only. The old address, its copies and its links lead there.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind: Any = self.fields["kind"]
        notice = self.fields["notice"]
        kind.choices = [
            *kind.choices,
            (DUPLICATE, "Duplicate: another post tells the same (its address leads there, 301)"),
        ]
        notice.required = False
        notice.help_text += " A duplicate needs none."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_duplicate = cleaned.get("kind") == DUPLICATE
        if not (is_duplicate or cleaned.get("notice")):
            self.add_error("notice", self.fields["notice"].error_messages["required"])
        if is_duplicate and not cleaned.get("duplicate_of"):
            self.add_error("duplicate_of", "Choose the post that stands in its place.")
        if not is_duplicate and cleaned.get("duplicate_of"):
            self.add_error("duplicate_of", "Only a duplicate has one. Empty it, or say duplicate.")
        return cleaned


class TagForm(forms.ModelForm):
    class Meta:
        model = Tag
        fields = ("name", "slug")

    def clean_name(self) -> str:
        name = normalize(self.cleaned_data["name"]).strip()
        check_line(name)
        return name


class PhotoForm(forms.ModelForm):
    """Takes in a new photo, or changes what is said about one. The file never changes."""

    upload = forms.FileField(
        label="Photo",
        help_text="JPEG, PNG, WebP or AVIF, up to 40 MB. Position, names and everything else that "
        "the file says besides the picture is removed. The file itself is not kept.",
        widget=forms.FileInput({"accept": ACCEPTED}),
    )

    master: images.Master | None = None
    # The fields that the file filled in, which an editor has yet to judge.
    said: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("upload", None)
            return
        # What the file says of itself may fill these; clean() asks for what is missing then.
        for name in ("caption", "credit"):
            if name in self.fields:
                self.fields[name].required = False

    def clean_upload(self) -> None:
        try:
            master = images.clean(self.cleaned_data["upload"].file)
        except images.Refused as refusal:
            raise ValidationError(str(refusal), code="refused") from None
        known = Photo.objects.filter(checksum=master.checksum).first()
        if known is not None:
            url = reverse("admin:posts_photo_change", args=[known.pk])
            raise ValidationError(
                format_html('You already have this photo: <a href="{}">{}</a>.', url, known),
                code="known",
            )
        self.master = master

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk:
            return cleaned
        if self.master:
            said = offers(self.master.prefill)
            said = {name: offer for name, offer in said.items() if not cleaned.get(name)}
            cleaned |= said
            self.said = tuple(said)
        if not cleaned.get("caption") and "caption" not in self.errors:
            self.add_error("caption", "Say what the reader should know about it.")
        if not cleaned.get("credit") and "credit" not in self.errors:
            self.add_error("credit", "Say who is to be named under it.")
        if self.errors and "upload" not in self.errors:
            self.add_error("upload", "Choose the file again: nothing was kept of it.")
        return cleaned


WORDS = ("caption", "alt", "is_decorative", "credit", "focal_x", "focal_y")


class PhotoWordsForm(forms.ModelForm):
    """What the picker asks about a photo, as few fields as a post needs."""

    class Meta:
        model = Photo
        fields = WORDS
