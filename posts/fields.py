"""Model fields that clean what is stored, whichever way it comes: form, import or code."""

from typing import Any

from django.db import models
from django_prose_editor.fields import ProseEditorField

from posts import body
from posts.words import in_words
from watchdog.text import check_line, normalize


class LineField(models.CharField):
    """One line of text in Unicode's NFC, without characters that could deceive a reader.

    Raises ValidationError for those, on saving too.
    """

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return value if value is None else normalize(value).strip()

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = self.to_python(getattr(model_instance, self.attname))
        if value:
            check_line(value)
        setattr(model_instance, self.attname, value)
        return value

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        value = super().clean(value, model_instance)
        if value:
            check_line(value)
        return value

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class TextField(models.TextField):
    """Several lines of plain text in Unicode's NFC, without control characters."""

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return value if value is None else normalize(value).strip()

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = self.to_python(getattr(model_instance, self.attname))
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Strike": True,
    "Subscript": True,
    "Superscript": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "HorizontalRule": True,
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "Link": {"protocols": ["http", "https", "mailto"], "enableTarget": False},
}
BLOCKS = {"PhotoFigure": True, "PullQuote": True, "SeriesBox": True, "EmbedCard": True}


class BodyField(ProseEditorField):
    """Rich text as clean HTML: what ``posts.body`` allows and nothing else."""

    def __init__(self, *args: Any, blocks: bool = False, **kwargs: Any) -> None:
        kwargs["extensions"] = EXTENSIONS | (BLOCKS if blocks else {})
        super().__init__(*args, sanitize=body.clean, **kwargs)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = body.clean(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, value)
        return value

    def in_words(self, html: str) -> str:
        """Return what an editor reads in it, a paragraph a line, where two texts are compared."""
        return in_words(html)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("blocks", None)
        return name, path, args, kwargs
