"""The public record of posts: the only models that readers' pages, feeds and files may read.

Rows are written by the door (``posts/editions.py``, ``posts/sections.py``) and by nothing else.
They know the desk by number only.
"""

from collections.abc import Hashable
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, Self
from urllib.parse import quote
from uuid import uuid4

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe

from posts.amendments import ABOVE, NoteKind, anchor, in_paragraphs, told
from watchdog.editions import AbstractEdition, Timed, TimedQuerySet
from watchdog.languages import own_name
from watchdog.text import direction

# How many posts a page of a list shows, and how many of them stand together for good.
PAGE_SIZE = 10
# A page of older posts is named by the moment at which it began: /older/2021-11-30-091200/.
PAGE_FORMAT = "%Y-%m-%d-%H%M%S"


def page_name(page: datetime) -> str:
    return page.astimezone(UTC).strftime(PAGE_FORMAT)


@lru_cache(maxsize=10_000)
def address(name: str, *words: str | int) -> str:
    """Return an address of the blog, which is the same in every language of the interface."""
    return reverse(f"posts:{name}", args=words)


def link_to(kind: str, slug: str, name: str) -> dict[str, str]:
    """Return what a page needs to name a list and lead to it."""
    return {"name": name, "slug": slug, "url": address(kind.lower(), slug)}


def list_address(kind: str, slug: str) -> str:
    return reverse("home") if kind == Section.Kind.FEED else address(kind.lower(), slug)


def address_of(first_published_at: datetime, slug: str) -> str:
    """Return a post's address, for ever: the UTC day of first publication and the slug."""
    day = first_published_at.astimezone(UTC)
    # It lies below that of its day; there are too many to look each up in the table of addresses.
    return f"{address('day', day.year, day.month, day.day)}{quote(slug)}/"


class SectionQuerySet(models.QuerySet):
    def in_use(self, *, at: datetime) -> Self:
        """Sections that an editor put on the site, or that list something visible."""
        listed = Listing.objects.visible(at=at).filter(section=OuterRef("pk"))
        return self.filter(Q(is_published=True) | Exists(listed))


class Section(models.Model):
    """One list that readers can ask for: the front feed, a tag, a language and so on."""

    class Kind(models.TextChoices):
        FEED = "FEED", "feed"
        TAG = "TAG", "tag"
        REGION = "REGION", "region"
        SERIES = "SERIES", "series"
        BYLINE = "BYLINE", "byline"
        LANGUAGE = "LANGUAGE", "language"

    kind = models.CharField(max_length=16, choices=Kind)
    # The number of what this is at the desk; 0 for the front feed.
    key = models.PositiveBigIntegerField()
    slug = models.CharField(max_length=100)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    intro_html = models.TextField(blank=True)
    # What contains it, the largest first: [{"name", "url"}].
    ancestors = models.JSONField(default=list)
    # Put on the site by an editor, and therefore shown even while nothing is listed.
    is_published = models.BooleanField(default=False)
    # A name that was taken off everything: its page answers that it is gone.
    is_closed = models.BooleanField(default=False)

    objects = SectionQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("kind", "key"), name="section_key"),
            models.UniqueConstraint(fields=("kind", "slug"), name="section_slug"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        return list_address(self.kind, self.slug)

    @property
    def link(self) -> dict[str, str]:
        return link_to(self.kind, self.slug, self.name)

    @property
    def slugs_around(self) -> list[str]:
        """Its own slug, and those of what contains it."""
        above = [place["url"].rstrip("/").rpartition("/")[2] for place in self.ancestors]
        return [self.slug, *above]

    @cached_property
    def kept_as(self) -> Hashable:
        """Names everything that this list says of itself."""
        return self.pk, self.kind, self.slug, self.name, self.intro_html, repr(self.ancestors)

    @property
    def intro(self) -> SafeString:
        return mark_safe(self.intro_html)  # noqa: S308  (cleaned when it passed the door)


class EditionQuerySet(TimedQuerySet):
    def texts(self) -> Self:
        return self.filter(kind=Edition.Kind.TEXT)

    def breaking(self, *, at: datetime) -> Self:
        """What stands in the breaking line at that moment, the newest first."""
        # Asked apart: SQLite would read all that was ever published rather than this index. And
        # no more than can be, or PostgreSQL does the same where it has no statistics.
        fresh = self.filter(breaking_until__gt=at).order_by("-breaking_until").values("pk")[:100]
        return self.filter(pk__in=fresh).visible(at=at).texts().order_by("-visible_from")

    def of_story(self, slug: str) -> Self:
        """Those at this address and its twins in other languages, among these."""
        return self.filter(story=Subquery(self.filter(slug=slug).values("story")[:1]))

    def for_cards(self) -> Self:
        return self.defer("body", "whole_html", "short_html")


class Edition(AbstractEdition):
    """A post as readers were shown it, with everything that its page needs."""

    post_id = models.PositiveBigIntegerField()
    # Names the post in feeds, for ever; unlike its number it tells nothing about the desk.
    public_id = models.UUIDField()
    # Shared by a post and all its translations.
    story = models.UUIDField(default=uuid4)
    slug = models.CharField(max_length=100)
    language = models.CharField(max_length=12)
    headline = models.CharField(max_length=200)
    dateline = models.CharField(max_length=100, blank=True)
    summary = models.TextField(blank=True)
    # The summary, unless the text begins with those very words.
    standfirst = models.TextField(blank=True)
    # The text as it passed the door, and the same with photos and boxes put in.
    body = models.TextField()
    whole_html = models.TextField()
    # The beginning of a long text, for the feed; empty where the feed shows the whole.
    short_html = models.TextField(blank=True)
    words = models.PositiveIntegerField()
    lead = models.JSONField(null=True)
    photos = models.JSONField(default=list)
    tags = models.JSONField(default=list)
    region = models.JSONField(null=True)
    regions = models.JSONField(default=list)
    series = models.JSONField(null=True)
    bylines = models.JSONField(default=list)
    source_line = models.CharField(max_length=300, blank=True)
    # Others may print the text, on the terms of its republishing page.
    may_republish = models.BooleanField(default=False)
    notes = models.JSONField(default=list)
    people = models.JSONField(default=list)
    # Where the newsroom knows it from, as far as it says so: [{"publisher", "says", "url", …}].
    sources = models.JSONField(default=list)
    breaking_until = models.DateTimeField(null=True)
    # The lists that relate other posts to this one, by number; written by posts/beside.py.
    ties = models.JSONField(default=dict)
    # Of a notice that leads elsewhere: the number of the post that stands in its place.
    duplicate_of = models.PositiveBigIntegerField(null=True)
    # Readers may not look this up any more, now that another text stands in its place.
    is_closed = models.BooleanField(default=False)

    objects = EditionQuerySet.as_manager()

    class Meta(AbstractEdition.Meta):
        constraints = [
            *AbstractEdition.Meta.constraints,
            models.UniqueConstraint(fields=("post_id", "number"), name="edition_number"),
        ]
        indexes = (
            models.Index(fields=("slug", "visible_until"), name="edition_by_slug"),
            models.Index(fields=("post_id", "visible_until"), name="edition_by_post"),
            models.Index(fields=("story", "visible_until"), name="edition_by_story"),
            # What has appeared since a moment, and what is to come, without the texts.
            models.Index(
                fields=("visible_from", "visible_until", "post_id", "number"),
                name="edition_by_start",
            ),
            models.Index(
                fields=("breaking_until",),
                condition=Q(breaking_until__isnull=False),
                name="edition_breaking",
            ),
            # The few that stand in place of something withdrawn.
            models.Index(
                fields=("visible_until",), condition=~Q(kind="TEXT"), name="edition_notices"
            ),
        )

    def __str__(self) -> str:
        return f"{self.headline} ({self.number})"

    @cached_property
    def url(self) -> str:
        return address_of(self.first_published_at, self.slug)

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def language_name(self) -> str:
        """What its language calls itself."""
        return own_name(self.language)

    @property
    def html(self) -> SafeString:
        return mark_safe(self.whole_html)  # noqa: S308  (cleaned and rendered when it passed the door)

    @property
    def feed_html(self) -> SafeString:
        return mark_safe(self.short_html or self.whole_html)  # noqa: S308  (as above)

    @cached_property
    def kept_as(self) -> Hashable:
        """Names everything that this edition says, for whoever keeps a page's part of it."""
        # A hash, so that a whole text need not be kept to know it again.
        fields = [field.attname for field in self._meta.concrete_fields]
        there = [repr(self.__dict__.get(name)) for name in fields]
        return self.pk, hash(tuple(there))

    @property
    def is_shortened(self) -> bool:
        return bool(self.short_html)

    @property
    def corrections(self) -> list[dict[str, Any]]:
        """What was said of the text afterwards, in the order of time."""
        return list(told(self.notes, of=self.public_id))

    @property
    def named_sources(self) -> list[dict[str, Any]]:
        return [one | {"on": one["on"] and date.fromisoformat(one["on"])} for one in self.sources]

    @property
    def notes_above(self) -> list[dict[str, Any]]:
        return [note for note in self.corrections if note["is_fault"]]

    @property
    def notes_below(self) -> list[dict[str, Any]]:
        return [note for note in self.corrections if not note["is_fault"]]

    @property
    def first_note(self) -> dict[str, Any] | None:
        """The note to which the line under the byline leads."""
        return next(iter([*self.notes_above, *self.notes_below]), None)


class ListingQuerySet(TimedQuerySet):
    def newest_first(self) -> Self:
        # The key breaks ties, so that nothing is shown twice or left out.
        return self.order_by("-published_at", "-pk")

    def in_section(self, kind: str, slug: str) -> Self:
        # A value and not a join: only then does PostgreSQL read the list in the index's order.
        found = Section.objects.order_by().filter(kind=kind, slug=slug).values("pk")
        return self.filter(section=Subquery(found[:1]))

    def in_feed(self) -> Self:
        return self.in_section(Section.Kind.FEED, "")

    def on_page(self, page: datetime) -> Self:
        return self.filter(page=page)

    def with_neighbors(self) -> Self:
        """Adds `older_page` and `newer_page`, the nearest pages with something in these rows."""
        older = self.order_by("-page").filter(page__lt=OuterRef("page"))
        newer = self.order_by("page").filter(page__gt=OuterRef("page"))
        return self.annotate(
            older_page=Subquery(older.values("page")[:1]),
            newer_page=Subquery(newer.values("page")[:1]),
        )

    def published_between(self, start: datetime, end: datetime) -> Self:
        return self.filter(published_at__gte=start, published_at__lt=end)

    def with_editions(self) -> Self:
        return self.select_related("edition", "section").defer("edition__body")

    def for_cards(self) -> Self:
        """With what a line in a list shows of each edition, and not the texts."""
        return self.with_editions().defer(
            "edition__body", "edition__whole_html", "edition__short_html"
        )


class Listing(Timed):
    """One edition in one list. Every list page is one range of this table's index."""

    # Two of the indexes below begin with it.
    section = models.ForeignKey(Section, models.PROTECT, related_name="listings", db_index=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="listings")
    post_id = models.PositiveBigIntegerField()
    published_at = models.DateTimeField()
    # Which page of older posts this is on, named by a moment; docs/decisions/older-posts.md.
    page = models.DateTimeField()
    part = models.PositiveSmallIntegerField(null=True)

    objects = ListingQuerySet.as_manager()

    class Meta(Timed.Meta):
        constraints = [
            *Timed.Meta.constraints,
            models.UniqueConstraint(fields=("section", "edition"), name="listing_once"),
        ]
        indexes = (
            models.Index(
                F("section"), F("published_at").desc(), F("id").desc(), name="listing_newest"
            ),
            # In the order of the page: SQLite would rather read the whole list than sort ten rows.
            models.Index(
                F("section"),
                F("page"),
                F("published_at").desc(),
                F("id").desc(),
                name="listing_on_page",
            ),
            models.Index(fields=("post_id", "visible_until"), name="listing_by_post"),
        )

    def __str__(self) -> str:
        return f"{self.section}: {self.edition_id}"


class DayCount(models.Model):
    """How many more posts of a day the archive shows from a moment on; ``posts/day_counts.py``."""

    day = models.DateField()
    since = models.DateTimeField()
    number = models.IntegerField()

    objects = models.Manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("day", "since"), name="day_counted_once"),)

    def __str__(self) -> str:
        return f"{self.day}: {self.number}"


class TagCount(models.Model):
    """How many more posts of a month a tag has from a moment on; ``posts/tag_counts.py``."""

    # The index of the constraint below begins with it.
    section = models.ForeignKey(Section, models.PROTECT, db_index=False, related_name="+")
    # Its first day.
    month = models.DateField()
    since = models.DateTimeField()
    number = models.IntegerField()

    objects = models.Manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("section", "month", "since"), name="tag_counted_once"),
        )

    def __str__(self) -> str:
        return f"{self.section_id}, {self.month}: {self.number}"


class AmendmentQuerySet(TimedQuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-at", "-pk")

    def before(self, at: datetime, pk: int) -> Self:
        """What comes after this place in the list."""
        return self.filter(Q(at__lt=at) | Q(at=at, pk__lt=pk))

    def with_editions(self) -> Self:
        named = "slug language headline first_published_at public_id bylines".split()
        return self.select_related("edition").only(
            "kind", "at", "wrong", "text", "guid", *(f"edition__{name}" for name in named)
        )


class Amendment(Timed):
    """One correction in the list of all: what an edition says of itself, as long as it is shown."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="amendments")
    post_id = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=16, choices=NoteKind)
    at = models.DateTimeField()
    wrong = models.TextField(blank=True)
    text = models.TextField()
    # Names it in feeds, for ever, whatever edition says it.
    guid = models.UUIDField()

    objects = AmendmentQuerySet.as_manager()

    class Meta(Timed.Meta):
        indexes = (
            models.Index(F("at").desc(), F("id").desc(), name="amendment_newest"),
            models.Index(fields=("post_id", "visible_until"), name="amendment_by_post"),
        )

    def __str__(self) -> str:
        return f"{self.label}, {self.at:%d %B %Y}"

    @property
    def label(self) -> str:
        return str(NoteKind(self.kind).label)

    @property
    def is_fault(self) -> bool:
        return self.kind in ABOVE

    @property
    def html(self) -> SafeString:
        return in_paragraphs(self.text)

    @property
    def url(self) -> str:
        """Where it stands on the page of its post; a retraction is the page."""
        if self.kind == NoteKind.RETRACTION:
            return self.edition.url
        return f"{self.edition.url}#{anchor(self.guid)}"

    @property
    def place(self) -> str:
        """The name of what comes after it in the list."""
        return f"{page_name(self.at)}-{self.at.microsecond}-{self.pk}"


class BreakingLine(Timed):
    """A line of text above every page, while something is known and no post is written yet."""

    text = models.CharField(max_length=200)
    language = models.CharField(max_length=12, default="en")

    objects = TimedQuerySet.as_manager()

    class Meta(Timed.Meta):
        indexes = (models.Index(fields=("visible_until",), name="breaking_line_end"),)

    def __str__(self) -> str:
        return self.text


class RiskNotice(Timed):
    """What readers in a region risk by reading on, in the words of one language."""

    section = models.ForeignKey(Section, models.PROTECT, related_name="risks")
    text = models.TextField(max_length=500)
    language = models.CharField(max_length=12, default="en")

    objects = TimedQuerySet.as_manager()

    class Meta(Timed.Meta):
        indexes = (models.Index(fields=("visible_until",), name="risk_notice_end"),)

    def __str__(self) -> str:
        return f"{self.section}: {self.text[:60]}"


class ShownPhoto(models.Model):
    """That an edition shows a photo: whoever takes a photo back must find it everywhere."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="shown_photos")
    photo_id = models.PositiveBigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("photo_id", "edition"), name="photo_shown_once"),
        )

    def __str__(self) -> str:
        return f"Photo {self.photo_id} in {self.edition_id}"
