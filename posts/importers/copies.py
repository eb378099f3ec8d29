"""Items written down as working copies, with everything that belongs to them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from taggit.models import Tag, TaggedItem

from posts.body import clean, photo_ids, photo_node
from posts.desk import Byline, Photo, PlacedPhoto, Post, Region, Series
from posts.fields import LineField
from posts.importers.channel import Channel
from posts.importers.items import Item
from posts.importers.labels import Labels, Unfit, series_for
from posts.importers.pages import ItemPhoto
from posts.importers.pictures import alternative
from posts.importers.regions import Regions, most_specific, path, primary
from posts.importers.slugs import PostSlugs
from posts.importers.summaries import first_sentence, own_summary
from watchdog.rows import insert
from watchdog.text import slugify_line

HEADLINE_LENGTH = 200
LANGUAGE_LENGTH = 12

# What a post may be refused for when it is saved, asked of each by itself.
LINES = [field for field in Post._meta.concrete_fields if isinstance(field, LineField)]

FROM_TEXT = "summary taken from the first sentence"
FROM_FEED = "no author, so the feed is named as the source"
SAME_WORDS = "alternative text of a photo repeats the caption: mend it"
RIGHTS = "license of a photo set to “courtesy photo”: look whether that is so"
NO_CREDIT = "photo without a credit, so the feed is named"


class Refused(Exception):
    """Why an item does not come in, as a sentence."""


@dataclass(slots=True)
class Remarks:
    """What somebody should look at: each on its own, or counted where many posts have the same."""

    single: list[str] = field(default_factory=list)
    common: Counter[str] = field(default_factory=Counter)

    def add(self, others: Iterable["Remarks"]) -> None:
        for other in others:
            self.single += other.single
            self.common += other.common

    def lines(self) -> Iterator[str]:
        yield from dict.fromkeys(self.single)
        for remark, number in self.common.items():
            yield f"{remark}: {number} {'post' if number == 1 else 'posts'}"


@dataclass(slots=True)
class Filled:
    """A post as an item has it, with what belongs to it, in its order."""

    post: Post
    other_regions: list[Region]
    tags: list[Tag]
    bylines: list[Byline]
    photos: list[PlacedPhoto]
    remarks: Remarks


class Copies:
    """Writes items down and remembers the names that the desk has."""

    def __init__(self, *, channel: Channel, source: str, at: datetime) -> None:
        self.channel = channel
        self.source = source
        self.at = at
        self.regions = Regions()
        self.tags = Labels(Tag)
        self.bylines = Labels(Byline)

    def keep(self) -> None:
        """Remember what was made for the last items, which came in."""
        self.regions.new.clear()
        self.tags.keep()
        self.bylines.keep()

    def take_back(self) -> None:
        """Forget what was made for the last items, which did not come in."""
        if self.regions.new:
            self.regions = Regions()
        self.tags.take_back()
        self.bylines.take_back()

    def fill(
        self, item: Item, photos: Sequence[Photo | None], *, post: Post, slugs: PostSlugs
    ) -> "Filled":
        """Fill the post, new or old, with what the item brings; it is not saved.

        What it needs besides is: photos, regions, tags, bylines, series.
        """
        remarks = Remarks()
        series = self._series(item, remarks)
        for photo in photos:
            if photo is not None and photo._state.adding:
                photo.save()
                remarks.common[RIGHTS] = 1
        _fill(post, item, photos, series, remarks=remarks, slugs=slugs)
        regions, tags = self._sorted(item, remarks)
        post.region = primary(regions, self.regions.country_of(item.dateline))
        bylines = self._bylines(item, remarks)
        # Somebody has to stand for it: the feed, if it names no author.
        post.source_line = "" if bylines else self.channel.name
        remarks.common[FROM_FEED] += not bylines
        for line in LINES:
            line.pre_save(post, add=True)
        return Filled(
            post,
            [region for region in most_specific(regions) if region != post.region],
            self._tags(tags, post.region, remarks),
            bylines,
            list(_uses(post, item, photos, remarks)),
            remarks,
        )

    def _series(self, item: Item, remarks: Remarks) -> list[Series]:
        found = []
        for box in item.boxes:
            try:
                series, is_new = series_for(box, self.source)
            except Unfit as unfit:
                raise Refused(
                    f"Its box “{box.title[:100]}” cannot be a series: {unfit}."
                ) from unfit
            found.append(series)
            if is_new:
                remarks.single.append(f"series made of a box: {series.name}")
            elif series.box_text != box.text:
                remarks.single.append(f"box with other words than its series has: {series.name}")
        return found

    def _sorted(self, item: Item, remarks: Remarks) -> tuple[list[Region], list[str]]:
        """Return the regions that the categories name, and the categories that name none."""
        regions, others = [], []
        before = len(self.regions.new)
        for category in item.categories:
            region = self.regions.match(category)
            if region is None:
                others.append(category)
            else:
                regions.append(region)
        if not regions:
            place = item.dateline.rpartition(",")[2].strip()
            regions = list(filter(None, [self.regions.match(place)]))
            if regions:
                remarks.single.append(f"region {regions[0]} taken from the dateline: {item.title}")
        proposed = self.regions.new[before:]
        remarks.single += [f"region proposed: {path(region)}" for region in proposed]
        return regions, others

    def _tags(self, names: Iterable[str], region: Region | None, remarks: Remarks) -> list[Tag]:
        tags = []
        for name in names:
            try:
                tags.append(self.tags.named(name))
            except Unfit as unfit:
                remarks.single.append(f"category left out, because {unfit}: {name}")
        if not tags and region is not None:
            # A post is published with a tag; the region is what its categories said.
            tags.append(self.tags.named(region.name[:100]))
            remarks.single.append(f"tagged with the region, for want of a tag: {region.name}")
        return tags

    def _bylines(self, item: Item, remarks: Remarks) -> list[Byline]:
        bylines = []
        for name in item.authors:
            try:
                bylines.append(self.bylines.named(name))
            except Unfit as unfit:
                remarks.single.append(f"author left out, because {unfit}: {name}")
        return bylines


def save(some: Sequence[Filled]) -> None:
    """Write these posts with everything that belongs to them, and nothing that did before."""
    new = [one for one in some if one.post._state.adding]
    old = [one.post for one in some if not one.post._state.adding]
    for post in old:
        post.save()
    _clear(old)
    insert(one.post for one in new)
    regions, bylines = Post.other_regions.through, Post.bylines.through
    insert(
        regions(post_id=one.post.pk, region_id=region.pk)
        for one in some
        for region in one.other_regions
    )
    # In their order, because it counts.
    insert(
        bylines(post_id=one.post.pk, byline_id=byline.pk)
        for one in some
        for byline in dict.fromkeys(one.bylines)
    )
    of_posts = ContentType.objects.get_for_model(Post)
    insert(
        TaggedItem(content_type_id=of_posts.pk, object_id=one.post.pk, tag_id=tag.pk)
        for one in some
        for tag in dict.fromkeys(one.tags)
    )
    for one in some:
        for use in one.photos:
            use.post = one.post
    insert(use for one in some for use in one.photos)
    for one in new:
        _keep(one)


def _keep(one: Filled) -> None:
    """Let a new post know what was just written with it, which need not be read back."""
    kept: dict[str, list[Any]] = {
        "tags": list(dict.fromkeys(one.tags)),
        "bylines": list(dict.fromkeys(one.bylines)),
        "placed_photos": one.photos,
        "corrections": [],
        "sources": [],
    }
    if len(one.other_regions) < 2:
        # Of several the database knows the order.
        kept["other_regions"] = one.other_regions
    # What Django keeps there is asked for nothing but `all`, so a list will do.
    one.post._prefetched_objects_cache = kept  # type: ignore[attr-defined]  # noqa: SLF001


def _clear(posts: Sequence[Post]) -> None:
    if not posts:
        return
    Post.other_regions.through.objects.filter(post__in=posts).delete()
    Post.bylines.through.objects.filter(post__in=posts).delete()
    PlacedPhoto.objects.filter(post__in=posts).delete()
    of_posts = ContentType.objects.get_for_model(Post)
    keys = [post.pk for post in posts]
    TaggedItem.objects.filter(content_type=of_posts, object_id__in=keys).delete()


def _fill(
    post: Post,
    item: Item,
    photos: Sequence[Photo | None],
    series: Sequence[Series],
    *,
    remarks: Remarks,
    slugs: PostSlugs,
) -> None:
    if len(item.title) > HEADLINE_LENGTH:
        length = len(item.title)
        raise Refused(f"Its title has {length} characters; a headline may have {HEADLINE_LENGTH}.")
    body = _body(item, photos, series)
    summary = own_summary(item.summary, body, item.dateline)
    fields = {
        "headline": item.title,
        "slug": post.slug or slugs.free(address(item)),
        "language": _language(item.language),
        "dateline": item.dateline,
        "summary": summary or first_sentence(body),
        "body": body,
    }
    for name, value in fields.items():
        setattr(post, name, value)
    remarks.common[FROM_TEXT] += not summary


def _uses(
    post: Post, item: Item, photos: Sequence[Photo | None], remarks: Remarks
) -> Iterator[PlacedPhoto]:
    waiting = set(photo_ids(post.body))
    for index, (photo, wanted) in enumerate(zip(photos, item.photos, strict=True)):
        is_lead = index == item.lead
        if photo is None or not (is_lead or photo.pk in waiting):
            continue
        waiting.discard(photo.pk)
        use = _use(photo, wanted, is_lead=is_lead)
        yield use
        is_repeated = (use.alt or photo.alt) == alternative(wanted.caption)
        remarks.common[SAME_WORDS] |= is_repeated
        remarks.common[NO_CREDIT] |= not wanted.credit


def address(item: Item) -> str:
    """Return what the item's address should end with."""
    return slugify_line(item.title, "post")


def _language(said: str) -> str:
    language = said or "en"
    return language if len(language) <= LANGUAGE_LENGTH else language.partition("-")[0]


def _body(item: Item, photos: Sequence[Photo | None], series: Sequence[Series]) -> str:
    lead = photos[item.lead] if item.lead is not None else None
    in_text = [photo.pk if photo and photo != lead else None for photo in photos]
    body = item.body_with([one.pk for one in series], in_text)
    # A photo that the feed names and the text does not stands below the text.
    placed = photo_ids(body)
    rest = dict.fromkeys(pk for pk in in_text if pk and pk not in placed)
    return clean(body + "".join(map(photo_node, rest))) if rest else body


def _use(photo: Photo, wanted: ItemPhoto, *, is_lead: bool) -> PlacedPhoto:
    """Return the photo in its place, with the words of this use where they are others."""
    use = PlacedPhoto(photo=photo)
    use.place = PlacedPhoto.Place.LEAD if is_lead else PlacedPhoto.Place.TEXT
    if wanted.caption != photo.caption:
        use.caption = wanted.caption
        if photo.alt == alternative(photo.caption):
            use.alt = alternative(wanted.caption)
    return use
