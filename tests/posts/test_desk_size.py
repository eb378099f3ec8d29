"""The lists of the desk do not know how big the archive is."""

import pytest
from django.db import connection
from django.urls import reverse

from posts.desk import Post, Series
from posts.record import Edition, Listing
from posts.search.index import post_docs
from posts.search.record import SearchDoc
from tests.factories import NOW, change, fill_record, make_post, make_published, make_region
from tests.posts.test_archive_size import steps
from watchdog.copies import State

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
POSTS = "admin:posts_post_changelist"
QUEUES = "returned review notes assigned drafts ready unread scheduled breaking follow_up warnings"
ASKED = {
    "bare": {"e": 1},
    "page": {"p": 2},
    "draft": {"state": State.DRAFT},
    "published": {"state": State.PUBLISHED},
    **{name: {"shown": name} for name in "live changed scheduled withdrawn nothing unread".split()},
    **{f"whose {name}": {"whose": name} for name in ("mine", "assigned", "others")},
    **{f"waits {name}": {"waits": name} for name in QUEUES.split()},
    "region": {"region__id__exact": 1},
    "series": {"series__id__exact": 1},
    "two": {"whose": "mine", "shown": "live", "state": State.PUBLISHED},
    "word in all": {"q": "archived"},
    "beginning of it": {"q": "archi"},
    "rare word": {"q": "17"},
    "no word": {"q": "quagga"},
    "half a word": {"q": "adjourn"},
}


@pytest.fixture
def short_lists(monkeypatch):
    """A list that ends sooner, so that few posts are many."""
    monkeypatch.setattr("watchdog.admin.lists.BoundedPaginator.LIMIT", 100)
    monkeypatch.setattr("posts.admin.finding.MOST", 100)


def fill_desk(number: int, by) -> None:
    """So many published posts of one region and one series, every second by somebody."""
    SearchDoc.objects.all().delete()
    Listing.objects.all().delete()
    Edition.objects.all().delete()
    Post.objects.filter(pk__lte=number).delete()
    fill_record(number)
    editions = Edition.objects.all()
    SearchDoc.objects.bulk_create(post_docs(editions))
    Post.objects.bulk_create(
        Post(
            pk=one.post_id,
            headline=one.headline,
            slug=one.slug,
            region_id=1,
            series_id=1,
            state=State.PUBLISHED,
            created_by=by if one.post_id % 2 else None,
            assignee=by,
            created_at=one.first_published_at,
            changed_at=one.first_published_at,
        )
        for one in editions
    )


@pytest.mark.skipif(connection.vendor != "sqlite", reason="It counts what SQLite does.")
@pytest.mark.usefixtures("short_lists")
def test_no_list_of_the_desk_reads_more_rows_of_a_larger_archive(client, newsroom):
    client.force_login(newsroom.chief)
    make_region(pk=1)
    Series.objects.create(pk=1, name="Nights", slug="nights")
    needed: list[dict[str, int]] = []
    for number in (300, 1200):
        fill_desk(number, newsroom.chief)
        list_ = reverse(POSTS)
        needed.append({name: steps(client, list_, query) for name, query in ASKED.items()})

    few, many = needed
    assert {name: (few[name], many[name]) for name in few if many[name] > 1.1 * few[name]} == {}


def found(client, typed: str) -> set[str]:
    rows = client.get(reverse(POSTS), {"q": typed}).context["cl"].result_list
    return {post.headline for post in rows}


def test_search_of_the_desk_finds_what_readers_see_and_what_they_do_not(client, newsroom):
    make_post(1, headline="Raid in Orsk")
    make_published(2, headline="Raids in Aktau")
    changed = make_published(3, headline="Journalist is free")
    change(Post.objects.get(pk=changed.post_id), headline="Editor is free")
    client.force_login(newsroom.editor)

    assert found(client, "raid") == {"Raid in Orsk", "Raids in Aktau"}
    assert found(client, "AKTAU raid") == {"Raids in Aktau"}
    assert found(client, "Акта") == {"Raids in Aktau"}
    assert found(client, "rsk") == {"Raid in Orsk"}
    assert found(client, "editor") == found(client, "journalist") == {"Editor is free"}
    assert found(client, "quagga") == found(client, "!") == set()
    assert len(found(client, " ")) == 3


def test_search_of_the_desk_keeps_to_the_newest_of_very_many(client, newsroom, monkeypatch):
    monkeypatch.setattr("posts.admin.finding.MOST", 2)
    for number in range(1, 4):
        make_published(number, headline=f"Raid {number}", at=NOW.replace(hour=number))
    client.force_login(newsroom.editor)

    assert found(client, "raid") == {"Raid 2", "Raid 3"}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's index knows the order.")
def test_words_of_very_many_headlines_are_looked_for_in_the_newest(client, newsroom, monkeypatch):
    for number in range(1, 5):
        word = "raid" if number % 2 else "trial"
        make_published(number, headline=f"A {word} {number}", at=NOW.replace(hour=number))
    client.force_login(newsroom.editor)
    monkeypatch.setattr("posts.search.postgres.WALK", 3)
    assert found(client, "raid") == {"A raid 1", "A raid 3"}

    monkeypatch.setattr("posts.search.postgres.MANY", 2)

    assert found(client, "raid") == {"A raid 3"}
    assert found(client, "trial 2") == {"A trial 2"}
