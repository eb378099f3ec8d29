"""The desk: working copies of posts and what they are made of. Readers never see these rows."""

from uuid import uuid4

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from posts.amendments import NoteKind
from posts.fields import BodyField, LineField, TextField
from watchdog.copies import AT_WORK, AbstractRevision, AbstractTransition, WorkingCopy
from watchdog.moves import move_permissions

__all__ = [
    "Byline",
    "Correction",
    "Photo",
    "PhotoChange",
    "PlacedPhoto",
    "Post",
    "Region",
    "Revision",
    "Series",
    "Transition",
]


class Region(models.Model):
    """An area, a country or a territory; a tree."""

    class Kind(models.TextChoices):
        AREA = "AREA", "area"
        COUNTRY = "COUNTRY", "country"
        TERRITORY = "TERRITORY", "territory"

    name = LineField(max_length=200)
    slug = models.SlugField(max_length=100, unique=True, allow_unicode=True)
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.COUNTRY)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        help_text="The area or country this lies in. Its posts are listed there too.",
    )
    code = LineField(
        max_length=10, blank=True, help_text="ISO 3166: KZ for a country, CN-XJ for a territory."
    )
    other_names = TextField(
        blank=True, help_text="Other spellings, one a line. Imports match them too."
    )
    in_broadcast_region = models.BooleanField("in the broadcast region", default=True)
    intro = BodyField(blank=True, help_text="A few sentences at the top of the region's page.")
    is_proposed = models.BooleanField(
        "proposed by an import",
        default=False,
        help_text="An import added this from a category. Untick it when you have looked at it.",
    )

    class Meta:
        ordering = ("name",)
        permissions = (("publish_region", "Can put a region's words on the site"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="region_not_inside_itself",
                violation_error_message="A region cannot lie in itself.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Series(models.Model):
    """A special project that ties posts together and can be promoted in a box."""

    name = LineField(max_length=200)
    slug = models.SlugField(max_length=100, unique=True, allow_unicode=True)
    standfirst = TextField(blank=True, help_text="What the series is about, on its page.")
    box_text = TextField(
        blank=True, help_text="The words of its box inside other posts. Shorter than above."
    )
    import_key = models.CharField(max_length=300, unique=True, null=True, editable=False)

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "series"
        permissions = (("publish_series", "Can put a series' words on the site"),)

    def __str__(self) -> str:
        return self.name


class Byline(models.Model):
    """A public name over a text: a person, a service or an agency. Apart from users."""

    class Kind(models.TextChoices):
        PERSON = "PERSON", "person"
        SERVICE = "SERVICE", "service"
        AGENCY = "AGENCY", "agency"

    name = LineField(
        max_length=200,
        help_text="As readers see it. Of whoever writes under a pseudonym write the pseudonym: the "
        "real name belongs nowhere here.",
    )
    slug = models.SlugField(max_length=100, unique=True, allow_unicode=True)
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.PERSON)
    is_state_run = models.BooleanField(
        "run by a state",
        default=False,
        help_text="A government directs it. The checks point out texts that name it.",
    )
    is_active = models.BooleanField(
        "active",
        default=True,
        help_text="Offered for new posts. Untick it when somebody leaves; what is published keeps "
        "the name.",
    )
    # Written by posts/byline_door.py, when the name was taken off everything.
    removed_at = models.DateTimeField(null=True, editable=False)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    removed_because = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ("name",)
        permissions = (("remove_byline", "Can take a name off everything that readers see"),)

    def __str__(self) -> str:
        return self.name


class Photo(models.Model):
    """A picture that passed the gate. The upload itself is never stored."""

    class Kind(models.TextChoices):
        PHOTO = "PHOTO", "photo"
        # Readers read these beside the caption, in the language of the post.
        SCREEN_GRAB = "SCREEN_GRAB", _("screen grab")
        COMPOSITE = "COMPOSITE", _("composite")
        ILLUSTRATION = "ILLUSTRATION", _("illustration")
        AI = "AI", _("made by AI")

    class License(models.TextChoices):
        OWN = "OWN", "own work"
        AGENCY = "AGENCY", "agency"
        COURTESY = "COURTESY", "courtesy photo"
        SOCIAL = "SOCIAL", "social media, with permission"
        CC_BY = "CC_BY", "CC BY"
        CC_BY_SA = "CC_BY_SA", "CC BY-SA"
        CC_BY_NC = "CC_BY_NC", "CC BY-NC"
        CC0 = "CC0", "CC0"
        PUBLIC_DOMAIN = "PUBLIC_DOMAIN", "public domain"
        SCREENSHOT = "SCREENSHOT", "screenshot"

    class Precision(models.TextChoices):
        DAY = "DAY", "day"
        MONTH = "MONTH", "month"
        YEAR = "YEAR", "year"

    caption = TextField(help_text="What the reader should know about it.")
    alt = TextField(
        "alternative text",
        blank=True,
        help_text="What is to be seen, for whoever cannot see it. Not the caption again.",
    )
    is_decorative = models.BooleanField(
        "decorative", default=False, help_text="Tells nothing that the text does not."
    )
    credit = LineField(max_length=200, help_text="Who is to be named under it.")
    photographer = LineField(max_length=200, blank=True)
    source = LineField(max_length=200, blank=True)
    license = models.CharField("licence", max_length=16, choices=License, default=License.OWN)
    usable_until = models.DateField(null=True, blank=True)
    taken_on = models.DateField(null=True, blank=True)
    taken_precision = models.CharField(
        max_length=8, choices=Precision, default=Precision.DAY, blank=True
    )
    country = LineField(max_length=100, blank=True, help_text="Never a place finer than this.")
    keywords = LineField(
        max_length=500, blank=True, help_text="To find it by at the desk. Readers never see them."
    )
    kind = models.CharField(max_length=16, choices=Kind, default=Kind.PHOTO)
    is_file_photo = models.BooleanField("file photo", default=False)
    shows_person_at_risk = models.BooleanField(
        "shows an identifiable person at risk", default=False
    )
    look_again_on = models.DateField(null=True, blank=True)
    focal_x = models.FloatField(
        default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    focal_y = models.FloatField(
        default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )

    # Written by posts/photos/intake.py, from the clean master and nothing else.
    master = models.CharField(max_length=100, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    color = models.CharField(max_length=7, editable=False)
    checksum = models.CharField(max_length=64, unique=True, editable=False)
    phash = models.CharField(max_length=16, editable=False, db_index=True)
    removed = models.JSONField(default=list, editable=False)
    renditions = models.JSONField(default=list, editable=False)
    is_exposed = models.BooleanField(default=False, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    import_key = models.CharField(max_length=500, unique=True, null=True, editable=False)

    # Written by posts/photos/door.py: since when no reader may see it, and what stands for it.
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    withdrawn_words = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ("-pk",)
        permissions = (("publish_photo", "Can change or withdraw a photo that readers see"),)

    def __str__(self) -> str:
        return self.caption[:80] or f"Photo {self.pk}"


class PhotoChange(models.Model):
    """One line of the log of what became of a photo, which is only ever added to."""

    class Verb(models.TextChoices):
        SWAP = "SWAP", "swapped for another picture"
        REDACT = "REDACT", "redacted"
        REFOCUS = "REFOCUS", "cropped around another point"
        RENDER = "RENDER", "given new sizes"
        WITHDRAW = "WITHDRAW", "withdrawn"
        REINSTATE = "REINSTATE", "allowed again"

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="changes")
    verb = models.CharField(max_length=16, choices=Verb)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.photo_id} {self.get_verb_display()}"


class Post(WorkingCopy):
    """A post as the newsroom works on it. What readers see of it is an ``Edition``."""

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    headline = LineField(max_length=200, help_text="Up to 110 characters.")
    slug = models.SlugField(
        max_length=100,
        unique=True,
        allow_unicode=True,
        help_text="The last part of the address. A published address goes on leading here.",
    )
    language = models.CharField(max_length=12, default="en")
    translation_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="translations"
    )
    translated_edition = models.PositiveIntegerField(
        "made from edition",
        null=True,
        blank=True,
        help_text="Which text of the original this was translated from. Empty: the one that "
        "readers see when you save.",
    )
    dateline = LineField(max_length=100, blank=True, help_text="For example: ALMATY, Kazakhstan")
    summary = TextField(
        blank=True, help_text="One or two sentences that stand alone, in a feed or a messenger."
    )
    body = BodyField(blank=True, blocks=True)
    # The indexes of the desk's lists begin with these two.
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name="primary region",
        db_index=False,
    )
    other_regions = models.ManyToManyField(Region, blank=True, related_name="other_posts")
    tags = TaggableManager(blank=True)
    series = models.ForeignKey(
        Series, models.PROTECT, null=True, blank=True, related_name="posts", db_index=False
    )
    series_part = models.PositiveSmallIntegerField(null=True, blank=True)
    bylines = models.ManyToManyField(Byline, blank=True, related_name="posts")
    source_line = LineField(
        max_length=300, blank=True, help_text="With reporting by …, where there is no byline."
    )
    may_republish = models.BooleanField(
        "others may republish it",
        default=False,
        help_text="Only what is all ours: no agency's words. Photos are never offered.",
    )
    photos = models.ManyToManyField(Photo, through="PlacedPhoto", related_name="posts")
    breaking_until = models.DateTimeField(
        null=True, blank=True, help_text="Stands in the breaking line until then."
    )
    follow_up_on = models.DateField(null=True, blank=True)
    import_key = models.CharField(max_length=500, unique=True, null=True, editable=False)
    import_digest = models.CharField(max_length=64, blank=True, editable=False)

    # Its bylines in their order, once the door has loaded them.
    signed: list[Byline] | None = None

    class Meta:
        ordering = ("-changed_at",)
        permissions = move_permissions("post")
        indexes = (
            # Each list of the desk is a range of one of these, whatever it is narrowed down to.
            models.Index(fields=("-changed_at", "-id"), name="post_by_change"),
            models.Index(fields=("state", "-changed_at", "-id"), name="post_by_state"),
            models.Index(fields=("created_by", "-changed_at", "-id"), name="post_by_creator"),
            models.Index(fields=("assignee", "-changed_at", "-id"), name="post_by_assignee"),
            models.Index(fields=("region", "-changed_at", "-id"), name="post_by_region"),
            models.Index(fields=("series", "-changed_at", "-id"), name="post_by_series"),
            models.Index(fields=("-changed_at", "-id"), condition=AT_WORK, name="post_at_work"),
            models.Index(
                fields=("created_by", "-changed_at", "-id"),
                condition=AT_WORK,
                name="post_at_work_by_creator",
            ),
            models.Index(
                fields=("assignee", "-changed_at", "-id"),
                condition=AT_WORK,
                name="post_at_work_by_assignee",
            ),
            models.Index(
                fields=("-changed_at", "-id"),
                condition=Q(unread_by__isnull=False),
                name="post_unread",
            ),
            models.Index(
                fields=("follow_up_on",),
                condition=Q(follow_up_on__isnull=False),
                name="post_by_follow_up",
            ),
            models.Index(
                fields=("embargo_until",),
                condition=Q(embargo_until__isnull=False),
                name="post_by_embargo",
            ),
            models.Index(
                fields=("breaking_until",),
                condition=Q(breaking_until__isnull=False),
                name="post_by_breaking",
            ),
        )

    def __str__(self) -> str:
        return self.headline


class PlacedPhotoManager(models.Manager["PlacedPhoto"]):
    def get_queryset(self) -> models.QuerySet["PlacedPhoto"]:
        # Nobody asks where a photo is placed without asking for the photo.
        return super().get_queryset().select_related("photo")


class PlacedPhoto(models.Model):
    """A photo in one post, with the caption and alternative text of this use."""

    class Place(models.TextChoices):
        LEAD = "LEAD", "lead"
        TEXT = "TEXT", "in the text"

    post = models.ForeignKey(Post, models.CASCADE, related_name="placed_photos")
    photo = models.ForeignKey(Photo, models.PROTECT, related_name="placed")
    place = models.CharField(max_length=8, choices=Place, default=Place.LEAD)
    caption = TextField(blank=True, help_text="Empty: the photo's own.")
    alt = TextField("alternative text", blank=True, help_text="Empty: the photo's own.")

    objects = PlacedPhotoManager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("post",),
                condition=Q(place="LEAD"),
                name="one_lead_photo",
                violation_error_message="A post has one lead photo. Put the others in the text.",
            ),
            models.UniqueConstraint(
                fields=("post", "photo"),
                name="photo_placed_once",
                violation_error_message="This photo is in the post already.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.photo} ({self.get_place_display()})"


class Correction(models.Model):
    """What was wrong, what is right, and when this was said."""

    Kind = NoteKind

    post = models.ForeignKey(Post, models.CASCADE, related_name="corrections")
    kind = models.CharField(
        max_length=16,
        choices=Kind,
        default=Kind.CORRECTION,
        help_text="Corrections and retractions stand above the text, the rest below it.",
    )
    wrong = TextField(
        "what was wrong",
        blank=True,
        help_text="As the text said it. Empty where nothing was wrong, as in an update.",
    )
    text = TextField("what is right", help_text="What is right, or what is new, for readers.")
    at = models.DateTimeField("said at (UTC)", default=timezone.now)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.at:%d %B %Y}"


class Revision(AbstractRevision):
    post = models.ForeignKey(Post, models.CASCADE, related_name="revisions")

    class Meta(AbstractRevision.Meta):
        constraints = (models.UniqueConstraint(fields=("post", "number"), name="revision_number"),)

    def __str__(self) -> str:
        return f"{self.post}, revision {self.number}"


class Transition(AbstractTransition):
    post = models.ForeignKey(Post, models.PROTECT, related_name="transitions")

    class Meta(AbstractTransition.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.post}: {self.verb}"
