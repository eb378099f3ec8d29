"""Where the newsroom knows from what a post says: a private log, of which some may be public."""

from typing import Any

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q

from posts.desk import Post
from posts.fields import LineField, TextField

__all__ = ["Source"]

WEB = URLValidator(schemes=["http", "https"])


class Source(models.Model):
    post = models.ForeignKey(Post, models.CASCADE, related_name="sources")
    publisher = LineField(
        max_length=200,
        help_text="Who says it: an outlet, a court, a group. Nobody whom it would endanger.",
    )
    says = TextField("what it says", blank=True)
    url = models.URLField("link", max_length=500, blank=True, validators=[WEB])
    archived_url = models.URLField(
        "archived copy",
        max_length=500,
        blank=True,
        validators=[WEB],
        help_text="At an archive of the web, for when the page is changed or gone.",
    )
    published_on = models.DateField("date", null=True, blank=True)
    is_public = models.BooleanField(
        "named to readers",
        default=False,
        help_text="Readers find all of it at the end of the post. Approving the post approves it.",
    )

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(url="", says=""),
                name="source_says_something",
                violation_error_message="Give a link, or write down what the source says.",
            ),
        )

    def __str__(self) -> str:
        return self.publisher


def public(post: Post) -> list[dict[str, Any]]:
    """Return the sources that the post names to its readers, for its snapshot."""
    return [
        {
            "publisher": source.publisher,
            "says": source.says,
            "url": source.url,
            "archived_url": source.archived_url,
            "on": source.published_on.isoformat() if source.published_on else "",
        }
        for source in post.sources.all()
        if source.is_public
    ]
