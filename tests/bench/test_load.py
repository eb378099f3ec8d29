"""The quick way into a newsroom writes what the door writes."""

import copy
import re
from datetime import datetime

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import DateField
from django.db.models.functions import TruncMonth

from posts import day_counts, tag_counts
from posts.desk import Byline, PlacedPhoto, Post, Region, Revision, Transition
from posts.photos import intake
from posts.record import DayCount, Edition, Listing, Section, ShownPhoto, TagCount
from posts.search.index import post_docs
from posts.search.record import SearchDoc
from tests import factories
from tests.bench.archive import REASON, load
from tests.bench.grow import grow
from tests.bench.texts import SPAN, pictures, texts
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
NUMBER = 12
REGION = re.compile(r"\br(\d+)")
CHANCE = {"id", "public_id", "story", "post_id", "key", "source"}
RECORD = (
    Post,
    Edition,
    Listing,
    Section,
    ShownPhoto,
    SearchDoc,
    DayCount,
    TagCount,
    Revision,
    Transition,
    PlacedPhoto,
)


def rows(model):
    """Every field of every row, with what is left to chance or to the order taken out."""
    own = [f for f in model._meta.concrete_fields if f.name not in CHANCE]
    found = []
    for row in model.objects.order_by("pk"):
        said = {}
        for field in own:
            value = getattr(row, field.attname)
            if field.is_relation:
                value = str(getattr(row, field.name))
            if field.name == "keys":
                value = REGION.sub(lambda found: Section.objects.get(pk=found[1]).name, value)
            if field.name == "ties":
                value = by_name(value)
            said[field.name] = copy.deepcopy(value)
        found.append(said)
    return sorted(found, key=lambda said: DjangoJSONEncoder(sort_keys=True).encode(said))


def by_name(ties):
    """What relates others to a text, without the numbers of lists."""
    region = Section.objects.get(pk=ties["region"])
    return region.name, sorted(name for _pk, name in ties["tags"])


def through_the_door(items, folder):
    by_name = {}
    for item in items:
        name = item["image"]
        if name not in by_name:
            words = {key: item[key] for key in ("caption", "credit")}
            by_name[name] = intake.take_in(
                (folder / name).read_bytes(), name=name, alt="A drawing.", **words
            )[0]
        slug = item["region"].lower().replace(" ", "-")
        post = Post.objects.create(
            headline=item["title"],
            slug=item["slug"],
            dateline=item["dateline"],
            summary=item["paras"][0].partition(". ")[0].rstrip(".") + ".",
            body="".join(f"<p>{para}</p>" for para in item["paras"]),
            region=Region.objects.get_or_create(slug=slug, defaults={"name": item["region"]})[0],
            created_at=factories.NOW,
            changed_at=factories.NOW,
        )
        post.tags.add(*item["tags"])
        author = item["author"]
        slug = author.lower().replace(" ", "-")
        post.bylines.add(Byline.objects.get_or_create(slug=slug, defaults={"name": author})[0])
        PlacedPhoto.objects.create(post=post, photo=by_name[name], caption=item["caption"])
        workflow.saved(post, by=None, at=factories.NOW)
        workflow.publish_unread(post, by=None, at=factories.NOW, reason=REASON, dated=_moment(item))


def _moment(item):

    return datetime.fromisoformat(item["date"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("pictures")
    pictures(made)
    return made


def test_loaded_archive_is_what_the_door_would_have_written(folder):
    items = list(texts(NUMBER))
    through_the_door(items, folder)
    expected = {model: rows(model) for model in RECORD}
    for model in (
        DayCount,
        TagCount,
        SearchDoc,
        ShownPhoto,
        Listing,
        Edition,
        Section,
        PlacedPhoto,
        Revision,
    ):
        model.objects.all().delete()
    Transition.objects.all()._raw_delete("default")
    Post.objects.all().delete()

    assert load(items, pictures=folder, at=factories.NOW) == NUMBER

    for model in RECORD:
        for found, wanted in zip(rows(model), expected[model], strict=True):
            assert found == wanted, model


def test_grown_archive_is_what_the_door_would_have_written(client, folder):
    load(texts(36, newest=NUMBER), pictures=folder, at=factories.NOW)

    grow(2, apart=SPAN * NUMBER / 36)

    editions = Edition.objects.order_by("pk")
    times = [one.first_published_at for one in editions.order_by("first_published_at")]
    assert times == [_moment(item) for item in texts(36)]
    assert {one.public_id for one in editions} == set(
        Post.objects.values_list("public_id", flat=True)
    )
    found = {
        (doc.pk, doc.source, doc.key, doc.url) for doc in SearchDoc.objects.filter(kind="POST")
    }
    assert found == {(doc.pk, doc.source, doc.key, doc.url) for doc in post_docs(editions)}
    counted = [rows(model) for model in (DayCount, TagCount)]
    day_counts.recount({at.date() for at in times})
    tag_counts.recount(
        Listing.objects.filter(section__kind=Section.Kind.TAG).values_list(
            TruncMonth("published_at", output_field=DateField()), "section"
        )
    )
    assert [rows(model) for model in (DayCount, TagCount)] == counted
    assert workflow.due(Post, at=factories.NOW) == []
    assert walked(client) == [one.slug for one in editions.order_by("-first_published_at")]


def walked(client) -> list[str]:
    """The posts from the front page to the last page of older ones."""
    seen, address = [], "/"
    while address:
        page = client.get(address).content.decode()
        seen += re.findall('id="post-(post-[0-9-]+)"', page)
        address = page.split('rel="next" href="')[1].split('"')[0] if 'rel="next"' in page else ""
    return list(dict.fromkeys(seen))
