"""Where the newsroom knows from what a post says: a private log. Readers never see it."""

from django.db import models
from django.db.models import Q

from posts.desk import Post
from posts.fields import LineField, TextField

__all__ = ["Source"]


class Source(models.Model):
    post = models.ForeignKey(Post, models.CASCADE, related_name="sources")
    publisher = LineField(
        max_length=200,
        help_text="Who says it: an outlet, a court, a group. Nobody whom it would endanger.",
    )
    says = TextField("what it says", blank=True)
    url = models.URLField("link", max_length=500, blank=True)
    archived_url = models.URLField(
        "archived copy",
        max_length=500,
        blank=True,
        help_text="At an archive of the web, for when the page is changed or gone.",
    )
    published_on = models.DateField("date", null=True, blank=True)

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
