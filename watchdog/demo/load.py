"""Brings the invented newsroom to life: every text goes through the desk and the door.

The demo is loaded once. What is there already belongs to whoever works with it.
"""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from taggit.models import Tag

from posts.body import plain_text
from posts.breaking_door import set_line
from posts.desk import Byline, Correction, Photo, PlacedPhoto, Post, Region, Series
from posts.photos import images
from posts.photos.files import store_master
from posts.risk_door import set_notice
from posts.sections import put_on_site
from posts.translations import newest_text
from watchdog import progress, roles, workflow
from watchdog.demo import load_people, load_safety, load_talk, pictures
from watchdog.demo.content import DemoPhoto, DemoPost, dated, moment
from watchdog.demo.photos import PHOTOS
from watchdog.demo.posts import POSTS
from watchdog.demo.regions import REGIONS
from watchdog.demo.series import SERIES
from watchdog.demo.tags import TAGS
from watchdog.editions import digest
from watchdog.text import slugify_line

# Marks what the demo brought, as an import marks what it brought.
SOURCE = "demo:"
PEOPLE = {
    "reporter": roles.REPORTER,
    "editor": roles.EDITOR,
    "chief": roles.CHIEF,
    "photo": roles.PHOTO,
}
KINDS = {200: "RETRACTION", 301: "DUPLICATE", 410: "SAFETY", 451: "LEGAL"}
AT_RISK = "belarus"
RISK = {
    "en": "Watchdog has been listed there as “extremist material”. To pass a link on, to like a post "
    "or to keep a copy on your phone can be punished. Do not share from an account in your name, and "
    "clear what you have read before you cross a border.",
    "ru": "Там Watchdog внесён в список «экстремистских материалов». За ссылку, отметку «нравится» "
    "или копию в телефоне могут наказать. Не делитесь со страницы под своим именем и стирайте "
    "прочитанное перед границей.",
}
BREAKING = "Phones of a newsroom in Kerbulan cut off; our reporter is on the way there."
HOUR = timedelta(hours=1)
# Pixels: enough for a demo, and loaded in half the time of a newsroom's own photos.
LONG_SIDE = 1200


class RealContent(Exception):
    """Somebody works here: the demo would mix its inventions with their newsroom."""


def is_loaded() -> bool:
    return Post.objects.filter(import_key__startswith=SOURCE).exists()


def load(*, now: datetime, password: str) -> None:
    """Load the whole demo, or nothing of it.

    Raises RealContent where there are posts or people that are not the demo's.
    """
    if Post.objects.exists() or User.objects.filter(username__in=PEOPLE).exists():
        raise RealContent
    made = draw_photos(now)
    with transaction.atomic():
        Newsroom(now=now, password=password, photos=made).open()


def draw_photos(now: datetime) -> dict[str, Photo]:
    """Return the photos, drawn and passed through the gate, each not yet saved."""
    with ThreadPoolExecutor(2) as pool:
        drawn = pool.map(lambda demo: _photo(demo, now), PHOTOS)
        steps = progress.steps(drawn, label="Drawing the photos", total=len(PHOTOS))
        return dict(zip((demo.key for demo in PHOTOS), steps, strict=True))


def _photo(demo: DemoPhoto, now: datetime) -> Photo:
    file = io.BytesIO()
    picture = pictures.draw(demo.scene, seed=demo.seed)
    picture.thumbnail((LONG_SIDE, LONG_SIDE))
    picture.save(file, "JPEG", quality=92)
    photo = Photo(
        caption=demo.caption,
        alt=demo.alt,
        credit=demo.credit,
        is_file_photo=demo.is_file_photo,
        kind=Photo.Kind.SCREEN_GRAB if demo.is_screen_grab else Photo.Kind.PHOTO,
        import_key=SOURCE + demo.key,
    )
    if demo.taken_days_ago is not None:
        photo.taken_on = now.date() - timedelta(days=demo.taken_days_ago)
    store_master(photo, images.clean(file.getvalue(), name=demo.key))
    return photo


class Newsroom:
    """The people of the demo at work: the reporter writes, the editor reads and publishes."""

    def __init__(self, *, now: datetime, password: str, photos: dict[str, Photo]) -> None:
        self.now = now
        self.password = password
        self.photos = photos
        self.staff: dict[str, User] = {}
        self.posts: dict[str, Post] = {}

    def open(self) -> None:
        self.hire()
        for photo in self.photos.values():
            photo.created_by = self.staff["photo"]
            photo.save()
        self.sort()
        self.journalists = load_people.load(self)
        told = sorted(POSTS, key=lambda demo: moment(self.now, demo.days_ago, demo.time))
        for demo in progress.steps(told, label="Publishing the posts", total=len(told)):
            self.posts[demo.key] = self.write(demo)
            self.move(demo, self.posts[demo.key])
        load_talk.load(self, SOURCE)
        load_safety.load(self)
        set_line(
            BREAKING,
            language="en",
            until=self.now + 3 * HOUR,
            by=self.staff["editor"],
            at=self.now - HOUR / 2,
        )
        self.warn()

    def warn(self) -> None:
        """Tell readers of one country what they risk, in the languages they read."""
        for language, words in RISK.items():
            set_notice(
                Region.objects.get(slug=AT_RISK),
                words,
                language=language,
                by=self.staff["chief"],
                at=self.now - 30 * 24 * HOUR,
            )

    def hire(self) -> None:
        groups = {group.name: group for group in roles.set_up()}
        for name, role in PEOPLE.items():
            person = User.objects.create_user(
                name, f"{name}@example.net", self.password, is_staff=True
            )
            person.groups.add(groups[role])
            self.staff[name] = person

    def sort(self) -> None:
        """Set up what posts are sorted under."""
        for demo in REGIONS:
            region = Region.objects.create(
                slug=demo.slug,
                name=demo.name,
                kind=demo.kind.upper(),
                parent=Region.objects.filter(slug=demo.parent).first(),
                code=demo.code,
                in_broadcast_region=demo.in_broadcast_region,
                intro=f"<p>{demo.intro}</p>" if demo.intro else "",
            )
            if demo.intro:
                put_on_site(region)
        for one in SERIES:
            series = Series.objects.create(
                slug=one.slug, name=one.name, standfirst=one.standfirst, box_text=one.box_text
            )
            put_on_site(series)
        Tag.objects.bulk_create(Tag(slug=tag.slug, name=tag.name) for tag in TAGS)

    def write(self, demo: DemoPost) -> Post:
        """The reporter's working copy, with everything that belongs to it."""
        day = moment(self.now, demo.days_ago, demo.time)
        at = min(day - 2 * HOUR, self.now - HOUR)
        original = self.posts.get(demo.translation_of)
        text = newest_text(original, at=at) if original else None
        post = Post.objects.create(
            import_key=SOURCE + demo.key,
            headline=demo.headline,
            slug=demo.slug,
            language=demo.language,
            translation_of=original,
            translated_edition=text.number if text else None,
            dateline=demo.dateline,
            summary=dated(demo.summary, day.date()),
            body=self.body(dated(_as_first_written(demo), day.date())),
            region=Region.objects.get(slug=demo.region),
            series=Series.objects.filter(slug=demo.series).first(),
            series_part=demo.series_part,
            source_line=demo.source_line,
            may_republish=bool(demo.bylines),
            breaking_until=self.now + demo.breaking_hours * HOUR if demo.breaking_hours else None,
            created_by=self.staff["reporter"],
            created_at=at,
            changed_at=at,
        )
        post.other_regions.set(Region.objects.filter(slug__in=demo.other_regions))
        post.tags.set(Tag.objects.filter(slug__in=demo.tags))
        for name in demo.bylines:
            post.bylines.add(_byline(name))
        self.place(demo, post)
        load_talk.log_sources(post, demo.key, self.now)
        load_people.link(post, [self.journalists[slug] for slug in demo.people])
        workflow.saved(post, by=self.staff["reporter"], at=at)
        return post

    def body(self, html: str) -> str:
        """Put the numbers in place of the keys by which the demo's texts name things."""
        for key, photo in self.photos.items():
            html = html.replace(f'data-photo="{key}"', f'data-photo="{photo.pk}"')
        for slug, pk in Series.objects.values_list("slug", "pk"):
            html = html.replace(f'data-series="{slug}"', f'data-series="{pk}"')
        return html

    def place(self, demo: DemoPost, post: Post) -> None:
        if demo.photo:
            PlacedPhoto.objects.create(
                post=post,
                photo=self.photos[demo.photo],
                caption=demo.photo_caption,
                alt=demo.photo_alt,
            )
        for placed in demo.placed:
            PlacedPhoto.objects.create(
                post=post,
                photo=self.photos[placed.photo],
                place=PlacedPhoto.Place.TEXT,
                caption=placed.caption,
                alt=placed.alt,
            )

    def move(self, demo: DemoPost, post: Post) -> None:
        """Bring the text to where the demo wants it, by the moves that a newsroom makes."""
        editor, chief = self.staff["editor"], self.staff["chief"]
        at = moment(self.now, demo.days_ago, demo.time)
        match demo.state:
            case "draft":
                return
            case "review":
                workflow.submit(post, by=self.staff["reporter"], at=self.now - HOUR / 2)
            case "spiked":
                workflow.spike(post, by=editor, at=self.now - HOUR / 2)
            case "ready":
                self.approve(post, by=editor, at=self.now - HOUR / 2)
            case "scheduled":
                self.approve(post, by=editor, at=self.now - HOUR / 2)
                workflow.publish(post, by=editor, at=self.now - HOUR / 2, visible_from=at)
            case _:
                self.approve(post, by=editor, at=at)
                workflow.publish(post, by=editor, at=at)
                self.follow_up(demo, post, chief)

    def follow_up(self, demo: DemoPost, post: Post, chief: User) -> None:
        """What happened to a text after it went out: corrections, a withdrawal, a new draft."""
        editor = self.staff["editor"]
        for note in demo.corrections:
            at = moment(self.now, note.days_ago, note.time)
            text = plain_text(dated(note.text, at.date()))
            Correction.objects.create(
                post=post, kind=note.kind.upper(), text=text, wrong=note.wrong, at=at
            )
            if note.mends[0]:
                post.body = post.body.replace(*note.mends)
            Post.objects.filter(pk=post.pk).update(body=post.body)
            workflow.saved(post, by=editor, at=at)
            self.approve(post, by=chief, at=at, submitted_by=editor)
            workflow.publish(post, by=chief, at=at)
        if demo.withdrawal:
            workflow.withdraw(
                post,
                by=chief,
                at=moment(self.now, demo.withdrawal.days_ago, demo.withdrawal.time),
                kind=KINDS[demo.withdrawal.status],
                notice=plain_text(demo.withdrawal.text),
                reason="Part of the demo.",
                duplicate_of=self.posts.get(demo.withdrawal.duplicate_of),
            )
        if demo.changed_headline:
            Post.objects.filter(pk=post.pk).update(headline=demo.changed_headline)
            workflow.saved(post, by=self.staff["reporter"], at=self.now - HOUR)

    def approve(
        self, post: Post, *, by: User, at: datetime, submitted_by: User | None = None
    ) -> None:
        workflow.submit(post, by=submitted_by or self.staff["reporter"], at=at)
        workflow.approve(post, named=digest(post.door.snapshot(post)), by=by, at=at)


def _as_first_written(demo: DemoPost) -> str:
    """Return the text before it was corrected."""
    body = demo.body
    for note in demo.corrections:
        before, after = note.mends
        body = body.replace(after, before) if after else body
    return body


def _byline(name: str) -> Byline:
    kind = Byline.Kind.SERVICE if name.startswith("Watchdog") else Byline.Kind.PERSON
    slug = slugify_line(name, "byline")
    return Byline.objects.get_or_create(slug=slug, defaults={"name": name, "kind": kind})[0]
