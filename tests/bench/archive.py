"""Writes a whole archive at once: what stands there afterwards is what the door would have written.

test_load.py compares all of it, at the desk and in the record. Texts come oldest first, into
a newsroom without any, because what is there already is not looked at.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import batched
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils.html import escape
from django.utils.text import slugify
from taggit.models import Tag, TaggedItem

from posts.beside import ties
from posts.body import beginning, word_count
from posts.day_counts import ALWAYS
from posts.desk import Byline, Photo, PlacedPhoto, Post, Region, Revision, Transition
from posts.dressing import FEED_BEGINNING, FEED_WORDS, rendered, standfirst
from posts.editions import AS_THEY_ARE
from posts.photos import intake, showing
from posts.record import PAGE_SIZE, DayCount, Edition, Listing, Section, ShownPhoto, TagCount
from posts.search.index import post_docs
from posts.search.record import SearchDoc
from posts.sections import FEED, Entry, Known, ensure_all, entry, language_entry
from posts.tag_counts import month_of
from watchdog import clock
from watchdog.copies import State
from watchdog.editions import digest
from watchdog.surrogates import SITE

BATCH = 500
REASON = "archive"
CLEANED = ("headline", "dateline", "summary", "body", "source_line")


def load(items: Iterable[dict[str, Any]], *, pictures: Path, at: datetime) -> int:
    archive = Archive(pictures, at)
    number = 0
    for some in batched(items, BATCH):
        with transaction.atomic():
            archive.publish(some)
        number += len(some)
        if number % 10_000 < BATCH and sys.stderr.isatty():
            sys.stderr.write(f"\r{number}")
    archive.count()
    analyze()
    return number


def analyze() -> None:
    """Let PostgreSQL look at what there is now, as it does by itself some time after an import."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


class Archive:
    def __init__(self, pictures: Path, at: datetime) -> None:
        if Post.objects.exists():
            sys.exit("There are posts already. Load an archive into an empty newsroom.")
        self.pictures, self.at = pictures, at
        self.known: Known = {}
        self.things: dict[tuple[type, str], Any] = {}
        self.shown: dict[str, tuple[Photo, dict[str, Any]]] = {}
        # The last page of each list, and how many stand on it.
        self.pages: dict[int, datetime] = {}
        self.on_page: Counter[int] = Counter()
        # How many posts are in each list, on each day and under each tag of each month so far.
        self.listed: Counter[int] = Counter()
        self.on_day: Counter[date] = Counter()
        self.under_tag: Counter[tuple[int, date]] = Counter()

    def publish(self, items: Iterable[dict[str, Any]]) -> None:
        posts = [self.post(item) for item in items]
        snapshots = [self.snapshot(item, post) for item, post in zip(items, posts, strict=True)]
        Post.objects.bulk_create(posts)
        self.keep_desk(items, posts, snapshots)
        triples = list(zip(items, posts, snapshots, strict=True))
        editions = [self.edition(*triple) for triple in triples]
        Edition.objects.bulk_create(editions)
        ShownPhoto.objects.bulk_create(
            ShownPhoto(edition=one, photo_id=one.lead["id"]) for one in editions if one.lead
        )
        pairs = zip(items, editions, strict=True)
        Listing.objects.bulk_create(row for item, one in pairs for row in self.listings(item, one))
        SearchDoc.objects.bulk_create(post_docs(editions))
        clock.move({SITE})

    def count(self) -> None:
        DayCount.objects.bulk_create(
            DayCount(day=day, since=ALWAYS, number=number) for day, number in self.on_day.items()
        )
        TagCount.objects.bulk_create(
            TagCount(section_id=tag, month=month, since=ALWAYS, number=number)
            for (tag, month), number in self.under_tag.items()
        )

    def post(self, item: dict[str, Any]) -> Post:
        post = Post(
            headline=item["title"],
            slug=item["slug"],
            dateline=item["dateline"],
            summary=item["paras"][0].partition(". ")[0].rstrip(".") + ".",
            body="".join(f"<p>{escape(para)}</p>" for para in item["paras"]),
            region=self.region(item),
            created_at=self.at,
            changed_at=self.at,
            version=1,
            state=State.PUBLISHED,
        )
        for name in CLEANED:
            Post._meta.get_field(name).pre_save(post, add=True)
        return post

    def snapshot(self, item: dict[str, Any], post: Post) -> dict[str, Any]:
        """What PostDoor.snapshot says of such a text, without asking."""
        region, byline = self.region(item), self.byline(item)
        snapshot = {name: getattr(post, name) for name in AS_THEY_ARE} | {
            "lead": showing.snapshot(self.photo(item)[0], caption=item["caption"]),
            "photos": [],
            "tags": [[tag.pk, tag.slug, tag.name] for tag in self.tags(item)],
            "region": [region.pk, region.name],
            "regions": [],
            "series": None,
            "boxes": [],
            "bylines": [[byline.pk, byline.slug, byline.name, byline.kind]],
            "notes": [],
            "people": [],
            "breaking_until": None,
        }
        post.approved_digest = digest(snapshot)
        return snapshot

    def keep_desk(self, items: Any, posts: list[Post], snapshots: list[dict[str, Any]]) -> None:
        of_posts = ContentType.objects.get_for_model(Post)
        pairs = list(zip(items, posts, strict=True))
        TaggedItem.objects.bulk_create(
            TaggedItem(content_type=of_posts, object_id=post.pk, tag=tag)
            for item, post in pairs
            for tag in self.tags(item)
        )
        bylines = Post.bylines.through
        bylines.objects.bulk_create(
            bylines(post=post, byline=self.byline(item)) for item, post in pairs
        )
        PlacedPhoto.objects.bulk_create(
            PlacedPhoto(post=post, photo=self.photo(item)[0], caption=item["caption"])
            for item, post in pairs
        )
        Revision.objects.bulk_create(
            Revision(post=post, number=1, at=self.at, data=data, digest=post.approved_digest)
            for post, data in zip(posts, snapshots, strict=True)
        )
        Transition.objects.bulk_create(
            Transition(
                post=post,
                verb="publish_unread",
                origin=State.DRAFT,
                target=State.PUBLISHED,
                at=self.at,
                reason=REASON,
                digest=post.approved_digest,
                edition=1,
            )
            for post in posts
        )

    def edition(self, item: dict[str, Any], post: Post, snapshot: dict[str, Any]) -> Edition:
        at = datetime.fromisoformat(item["date"])
        self.on_day[at.date()] += 1
        self.under_tag.update((self.section(tag).pk, month_of(at)) for tag in self.tags(item))
        edition = Edition(
            post_id=post.pk,
            public_id=post.public_id,
            story=post.public_id,
            number=1,
            digest=post.approved_digest,
            visible_from=self.at,
            first_published_at=at,
            lead=self.photo(item)[1] | {"caption": snapshot["lead"]["caption"]},
            tags=[self.section(tag).link for tag in self.tags(item)],
            region=self.section(self.region(item)).link,
            bylines=[{"name": b[2], "slug": b[1], "kind": b[3]} for b in snapshot["bylines"]],
            words=word_count(post.body),
            **{name: snapshot[name] for name in AS_THEY_ARE},
        )
        html = rendered(post.body, edition, [])
        parts = {"whole_html": html, "standfirst": ""}
        if edition.words > FEED_WORDS:
            parts["short_html"] = rendered(beginning(post.body, words=FEED_BEGINNING), edition, [])
        for name, value in parts.items():
            setattr(edition, name, value)
        edition.standfirst = standfirst(edition)
        sections = [self.section(thing) for thing in (*self.tags(item), self.region(item))]
        edition.ties = ties(edition, sections, others=lambda one: self.listed[one.pk])
        self.listed.update(one.pk for one in sections)
        return edition

    def listings(self, item: dict[str, Any], edition: Edition) -> Iterator[Listing]:
        things = (*self.tags(item), self.region(item), self.byline(item))
        entries = [FEED, *map(entry, things), language_entry(edition.language)]
        for section in map(self.in_record, entries):
            yield Listing(
                section=section,
                edition=edition,
                post_id=edition.post_id,
                published_at=edition.first_published_at,
                visible_from=edition.visible_from,
                page=self.page(section, edition.first_published_at),
            )

    def page(self, section: Section, at: datetime) -> datetime:
        """The page that posts.list_pages.pages_for names if everything comes in its order."""
        begun = at.replace(microsecond=0)
        page = self.pages.get(section.pk)
        if page is None or (self.on_page[section.pk] >= PAGE_SIZE and begun > page):
            page = self.pages[section.pk] = begun
            self.on_page[section.pk] = 0
        self.on_page[section.pk] += 1
        return page

    def section(self, thing: Any) -> Section:
        return self.in_record(entry(thing))

    def in_record(self, wanted: Entry) -> Section:
        if wanted.place not in self.known:
            self.known |= ensure_all([wanted])
        return self.known[wanted.place]

    def region(self, item: dict[str, Any]) -> Region:
        return self.named(Region, item["region"])

    def byline(self, item: dict[str, Any]) -> Byline:
        return self.named(Byline, item["author"])

    def tags(self, item: dict[str, Any]) -> list[Tag]:
        return [self.named(Tag, name) for name in sorted(item["tags"])]

    def named(self, model: Any, name: str) -> Any:
        found = self.things.get((model, name))
        if found is None:
            found = model.objects.get_or_create(slug=slugify(name), defaults={"name": name})[0]
            self.things[model, name] = found
        return found

    def photo(self, item: dict[str, Any]) -> tuple[Photo, dict[str, Any]]:
        """The picture at the desk, and what an edition keeps of it."""
        name = item["image"]
        if name not in self.shown:
            file = self.pictures / name
            words = {name: item[name] for name in ("caption", "credit")}
            photo, _new = intake.take_in(file.read_bytes(), name=name, alt="A drawing.", **words)
            showing.expose([photo])
            self.shown[name] = photo, showing.shown(showing.snapshot(photo), photo)
        return self.shown[name]
