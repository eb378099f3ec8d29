"""The public record of journalists: the only models that readers' pages, feeds and files may read.

Rows are written by the door (``journalists/editions.py``) and by nothing else. They know the desk
by number only. Somebody whose identity is withheld has a row that says the group and nothing more.
"""

from datetime import UTC, date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from journalists.dates import Moment
from journalists.kinds import (
    DAYS,
    WORDS_OF,
    Certainty,
    Day,
    Employment,
    EventKind,
    Group,
    Justice,
    LinkToWork,
    Precision,
    Role,
    Standing,
    Term,
)
from journalists.status import Span, Status, spans, status
from journalists.timeline import Step, coming, facts_of, steps
from posts.record import Edition, EditionQuerySet, Section
from watchdog.editions import AbstractEdition, Timed, TimedQuerySet
from watchdog.prepared import Prepared
from watchdog.text import direction

# The register's own pages, after which nobody's page can be named.
RESERVED = frozenset({"statistics", "calendar", "data", "api", "regions"})


def day_of(at: datetime) -> date:
    return at.astimezone(UTC).date()


class ProfileQuerySet(TimedQuerySet):
    def texts(self) -> Self:
        return self.filter(kind=Profile.Kind.TEXT)

    def named(self) -> Self:
        """Whoever has a page: everybody but those who count in totals only."""
        return self.filter(is_withheld=False)

    def for_cards(self) -> Self:
        return self.defer("biography", "facts", "notice")

    def longest_held_first(self) -> Self:
        # The key breaks ties, here and below, so that the order is always the same.
        return self.order_by("held_order", "sort_name", "pk")

    def newest_first(self) -> Self:
        return self.order_by("-first_published_at", "-pk")

    def by_name(self) -> Self:
        return self.order_by("sort_name", "pk")

    def with_region_page(self, *, at: datetime) -> Self:
        """Adds `has_region_page`: whether the site has a page of the region at that moment."""
        pages = Section.objects.in_use(at=at).filter(kind=Section.Kind.REGION)
        return self.annotate(has_region_page=Exists(pages.filter(key=OuterRef("region_key"))))

    def beyond(self, order: tuple[str, ...], place: int) -> Self:
        """What stands behind the edition with that number, in an order of these columns.

        It may be out of sight by now: its row stays, so a page's address goes on working.
        """
        names = [name.removeprefix("-") for name in order]
        there = Profile.objects.order_by().filter(pk=place)
        values = [Subquery(there.values(name)) for name in names]
        compare = TupleLessThan if order[0].startswith("-") else TupleGreaterThan
        return self.filter(compare(Tuple(*map(F, names)), values))


class Profile(AbstractEdition):
    """A journalist as readers were shown them, with everything that their page needs."""

    journalist_id = models.PositiveBigIntegerField()
    # Names the person in feeds and files, for ever; tells nothing about the desk.
    public_id = models.UUIDField(null=True)
    # Counted in totals only. Such a row holds nothing by which anybody could be known.
    is_withheld = models.BooleanField(default=False)
    slug = models.CharField(max_length=100, blank=True)
    name = models.CharField(max_length=200, blank=True)
    sort_name = models.CharField(max_length=200, blank=True)
    is_pseudonym = models.BooleanField(default=False)
    native_name = models.CharField(max_length=200, blank=True)
    native_language = models.CharField(max_length=12, blank=True)
    aliases = models.JSONField(default=list)
    outlet = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=200, blank=True)
    employment = models.CharField(max_length=16, choices=Employment, blank=True)
    # Where it happened: {"name", "slug", "url"}. The numbers at the desk of that region, and of
    # the country it lies in, are for lists.
    region = models.JSONField(null=True)
    region_key = models.PositiveBigIntegerField(null=True)
    country_key = models.PositiveBigIntegerField(null=True)
    # That country, for lists, figures and the map, whose squares are found by its ISO code.
    country_slug = models.CharField(max_length=100, blank=True)
    country_name = models.CharField(max_length=200, blank=True)
    country_code = models.CharField(max_length=10, blank=True)
    portrait = models.JSONField(null=True)
    biography = models.TextField(blank=True)
    # In the order of recording, which decides where dates do not (see ``timeline.py``).
    events = models.JSONField(default=list)
    # Pairs of a Term and its text, word or day.
    facts = models.JSONField(default=list)
    # What readers can do: {"text", "until", "note"}.
    action = models.JSONField(null=True)
    last_checked_on = models.DateField(null=True)
    # Of a row that was merged: the number of the person whom its address leads to.
    duplicate_of = models.PositiveBigIntegerField(null=True)
    # The outlet in plain Latin letters, so that it is found in any script.
    outlet_folds = models.CharField(max_length=400, blank=True)
    # The surest of what the cases say.
    link_to_work = models.CharField(max_length=16, choices=LinkToWork, blank=True)

    # Computed for the moment of publication, for lists and figures. No event that is still to
    # come may change the group (a check refuses it), so the group holds as long as the edition.
    status = models.CharField(max_length=16, choices=Standing, blank=True)
    group = models.CharField(max_length=16, choices=Group, blank=True)
    held_since = models.DateField(null=True)
    # The same for an order in which whoever is not held stands last.
    held_order = models.DateField(default=date.max)

    objects = ProfileQuerySet.as_manager()

    class Meta(AbstractEdition.Meta):
        constraints = [
            *AbstractEdition.Meta.constraints,
            models.UniqueConstraint(fields=("journalist_id", "number"), name="profile_number"),
            models.CheckConstraint(
                condition=Q(is_withheld=False)
                | Q(
                    slug="",
                    name="",
                    sort_name="",
                    native_name="",
                    outlet="",
                    role="",
                    biography="",
                    public_id__isnull=True,
                    region__isnull=True,
                    region_key__isnull=True,
                    country_key__isnull=True,
                    country_slug="",
                    country_name="",
                    country_code="",
                    outlet_folds="",
                    link_to_work="",
                    portrait__isnull=True,
                    action__isnull=True,
                    held_since__isnull=True,
                ),
                name="profile_withheld_says_nothing",
            ),
        ]
        indexes = (
            models.Index(fields=("slug", "visible_until"), name="profile_by_slug"),
            models.Index(fields=("journalist_id", "visible_until"), name="profile_by_journalist"),
            models.Index(fields=("sort_name", "id"), name="profile_by_name"),
            models.Index(fields=("held_order", "sort_name", "id"), name="profile_by_held"),
            models.Index(fields=("-first_published_at", "-id"), name="profile_newest"),
            models.Index(fields=("-visible_from", "-id"), name="profile_latest"),
            models.Index(fields=("country_slug", "visible_until"), name="profile_by_country"),
            # Figures are counted from this index alone: the rows are wide.
            models.Index(
                fields=(
                    "kind",
                    "visible_until",
                    "group",
                    "country_slug",
                    "country_name",
                    "country_code",
                    "country_key",
                    "is_withheld",
                    "link_to_work",
                    "outlet_folds",
                    "visible_from",
                ),
                name="profile_to_count",
            ),
        )

    def __str__(self) -> str:
        return f"{self.name or self.get_group_display()} ({self.number})"

    @property
    def url(self) -> str:
        """The person's address, for ever; none where there is no page."""
        return reverse("journalists:profile", args=[self.slug]) if self.slug else ""

    @property
    def public_urn(self) -> str:
        return self.public_id.urn if self.public_id else ""

    @property
    def initials(self) -> str:
        """What stands in place of a face: the first letters of the first and the last name."""
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @property
    def native_direction(self) -> str:
        return direction(self.native_language)

    @property
    def biography_html(self) -> SafeString:
        return mark_safe(self.biography)  # noqa: S308  (cleaned when it was saved)

    @property
    def case_facts(self) -> list[tuple[str, str]]:
        return [(str(Term(term).label), _said(term, text)) for term, text in self.facts]

    def action_on(self, day: date) -> dict[str, Any] | None:
        """Return what readers can do, while its time is not over."""
        action = self.action
        if not action or not action["until"]:
            return None
        until = date.fromisoformat(action["until"])
        return action | {"until": until} if day <= until else None

    def status_at(self, at: datetime) -> Status:
        """What the person is at that moment, by the events of this edition."""
        return status(facts_of(self.events), at=day_of(at))

    def spans_of_events(self) -> list[Span]:
        return spans(facts_of(self.events), undated=day_of(self.first_published_at))

    def steps_at(self, at: datetime) -> list[Step]:
        return steps(self.events, at=day_of(at))

    def coming_at(self, at: datetime) -> list[Step]:
        return coming(self.events, at=day_of(at))


def _said(term: str, text: str) -> str:
    if term in DAYS:
        return Moment(date.fromisoformat(text)).label
    return str(WORDS_OF[term](text).label) if term in WORDS_OF else text


class ProfileEventQuerySet(TimedQuerySet):
    """What was known of what happened, at a time."""


class ProfileEvent(Timed):
    """One public event of one profile, as columns: for filters, figures and the calendar."""

    profile = models.ForeignKey(Profile, models.PROTECT, related_name="rows")
    journalist_id = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=24, choices=EventKind)
    on = models.DateField(null=True)
    # Of that day; for figures, which would take long to reckon it anew.
    year = models.PositiveSmallIntegerField(null=True)
    until = models.DateField(null=True)
    precision = models.CharField(max_length=8, choices=Precision)
    certainty = models.CharField(max_length=16, choices=Certainty)
    region_key = models.PositiveBigIntegerField(null=True)
    country_key = models.PositiveBigIntegerField(null=True)
    # Of a death: how far its case has been judged.
    justice = models.CharField(max_length=16, choices=Justice, blank=True)
    # Whether it is the first thing, or the first of its kind, that the profile tells of its year:
    # people are counted by such rows, without telling one from another.
    is_first_of_year = models.BooleanField(default=False)
    is_first_of_kind = models.BooleanField(default=False)

    objects = ProfileEventQuerySet.as_manager()

    class Meta(Timed.Meta):
        # Figures are counted from the first two alone.
        indexes = (
            models.Index(
                fields=(
                    "year",
                    "kind",
                    "country_key",
                    "justice",
                    "visible_until",
                    "visible_from",
                    "is_first_of_kind",
                ),
                condition=Q(is_first_of_kind=True, year__isnull=False),
                name="profileevent_to_count",
            ),
            models.Index(
                fields=("year", "visible_until", "visible_from", "is_first_of_year"),
                condition=Q(is_first_of_year=True, year__isnull=False),
                name="profileevent_years",
            ),
            models.Index(fields=("kind", "on"), name="profileevent_by_kind"),
            models.Index(
                fields=("year", "kind", "visible_until", "visible_from", "profile"),
                name="profileevent_by_year",
            ),
            models.Index(fields=("journalist_id", "visible_until"), name="profileevent_by_person"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.on}"

    @property
    def moment(self) -> Moment:
        return Moment(self.on, self.precision, self.until)


class ProfileSpanQuerySet(TimedQuerySet):
    def on(self, day: date) -> Self:
        """What people were on that day."""
        return self.filter(first__lte=day, until__gt=day)


class ProfileSpan(Timed):
    """A time of one status, as one profile tells it: two times make the past a range of rows.

    When it happened is from `first` until `until`; when it was known, while it was visible. Of
    somebody withheld there is one row, with the group from the day of the edition on, for totals.
    """

    profile = models.ForeignKey(Profile, models.PROTECT, related_name="spans")
    journalist_id = models.PositiveBigIntegerField()
    status = models.CharField(max_length=16, choices=Standing, blank=True)
    group = models.CharField(max_length=16, choices=Group)
    first = models.DateField()
    until = models.DateField(default=date.max)

    objects = ProfileSpanQuerySet.as_manager()

    class Meta(Timed.Meta):
        indexes = (
            # Figures are counted from this index alone.
            models.Index(
                fields=(
                    "group",
                    "first",
                    "until",
                    "visible_until",
                    "visible_from",
                    "status",
                    "journalist_id",
                ),
                name="profilespan_to_count",
            ),
            models.Index(fields=("journalist_id", "first"), name="profilespan_by_person"),
        )

    def __str__(self) -> str:
        return f"{self.get_group_display()}, {self.first} – {self.until}"


class ProfileDay(models.Model):
    """A day of one profile that the calendar shows; visible with its profile."""

    profile = models.ForeignKey(Profile, models.PROTECT, related_name="days")
    kind = models.CharField(max_length=16, choices=Day)
    on = models.DateField()
    # Month and day as a number, 1124, of what comes back each year.
    month_day = models.PositiveSmallIntegerField(null=True)
    # On which charge, where there is one.
    text = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=("on",), name="profileday_by_day"),
            models.Index(fields=("month_day",), name="profileday_by_month_day"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.on}"


class MentionQuerySet(models.QuerySet):
    def people(self, *, at: datetime) -> list[dict[str, Any]]:
        """Return whom these mentions name, as they stand at that moment; one query.

        Whoever has no page then, for whatever reason, is not among them.
        """
        place = self.filter(journalist_id=OuterRef("journalist_id")).values("position")[:1]
        profiles = Profile.objects.visible(at=at).texts().named().for_cards()
        found = profiles.annotate(place=Subquery(place)).filter(place__isnull=False)
        return [
            {
                "id": person.journalist_id,
                "name": person.name,
                "url": person.url,
                "status": person.status_at(at),
            }
            for person in found.order_by("place", "pk")
        ]


class Mention(models.Model):
    """One person in one edition of a post, by number: names stand in the profiles alone."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="mentions")
    journalist_id = models.PositiveBigIntegerField()
    role = models.CharField(max_length=16, choices=Role)
    position = models.PositiveSmallIntegerField()

    objects = MentionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("edition", "journalist_id"), name="mention_once"),
        )
        indexes = (models.Index(fields=("journalist_id",), name="mention_by_journalist"),)

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.journalist_id}"


def posts_about(profile: Profile, *, at: datetime) -> EditionQuerySet:
    """Return what the blog shows about somebody at that moment, the newest first."""
    editions = Edition.objects.visible(at=at).texts().for_cards()
    about = editions.filter(mentions__journalist_id=profile.journalist_id)
    return about.order_by("-first_published_at", "-pk")


def _groups(at: datetime) -> models.QuerySet:
    rows = Profile.objects.visible(at=at).texts().order_by()
    return rows.values_list("group").annotate(number=Count("pk"))


_counted: Prepared[tuple[str, int]] = Prepared(_groups)


def count_by_group(*, at: datetime) -> dict[str, int]:
    """Return how many people are in each group, and in all: {"held": 3, …, "total": 9}."""
    found = dict(_counted(at=at))
    numbers = {group.lower(): found.get(group, 0) for group in Group.values}
    return numbers | {"total": sum(numbers.values())}
