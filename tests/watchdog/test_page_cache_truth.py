"""No page of the cache differs from what the site would answer now, whatever the newsroom does."""

from datetime import timedelta
from random import Random

import pytest
from taggit.models import Tag

from posts.desk import Post
from posts.photos import door
from posts.record import Edition, Listing, page_name
from tests import factories
from tests.watchdog.test_page_cache import cache, site  # noqa: F401  (fixtures)
from tests.wsgi import ask
from watchdog import moves, workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
NOW = factories.NOW


def addresses():
    """Every kind of page, and each of those that could be touched."""
    found = {"/", "/feed.rss", "/feed.json", "/regions/", "/series/", "/journalists/", "/lite/"}
    found |= {"/sitemap.xml", "/sitemaps/lists.xml", "/sitemaps/news.xml"}
    found |= {"/about/", "/tags/courts/feed.atom", "/regions/asia/", "/regions/kazakhstan/"}
    for row in Listing.objects.select_related("section"):
        name, day = page_name(row.page), row.published_at
        one = row.section
        if one.kind == "FEED":
            found |= {f"/older/{name}/", f"/{day:%Y}/", f"/{day:%Y/%m}/", f"/{day:%Y/%m/%d}/"}
            found |= {f"/sitemaps/posts-{day:%Y-%m}-1.xml"}
        elif one.kind in {"TAG", "REGION"}:
            found |= {one.url, f"{one.url}older/{name}/"}
    found |= {edition.url for edition in Edition.objects.all()}
    found |= {f"{edition.url}lite/" for edition in Edition.objects.all()[:3]}
    return sorted(found)


def compare(cache, site):  # noqa: F811
    """Ask for each page twice, of the cache and of the site; return what was made anew for it."""
    before = len(site.asked)
    kept = {address: ask(cache, address) for address in addresses()}
    made = site.asked[before:]
    for address, answer in kept.items():
        bare = ask(site, address)
        assert (answer.status, answer.body) == (bare.status, bare.body), address
    return made


class Newsroom:
    """Does one thing after another, as chance will have it."""

    def __init__(self, seed, clock):
        self.random, self.clock, self.number = Random(seed), clock, 0  # noqa: S311
        self.at = NOW
        asia = factories.make_region("Asia")
        self.regions = [
            factories.make_region("Kazakhstan", parent=asia),
            factories.make_region("Tajikistan", parent=asia),
        ]

    def write(self):
        self.number += 1
        return factories.make_post(
            self.number,
            at=self.at,
            region=self.random.choice(self.regions),
            tags=self.random.sample(["Courts", "Arrests", "Laws"], 2),
        )

    def publish(self):
        factories.publish(self.write(), at=self.at)

    def publish_from_an_archive(self):
        days = self.random.randrange(1, 60)
        factories.publish(self.write(), at=self.at, dated=self.at - timedelta(days=days))

    def publish_later(self):
        factories.publish(self.write(), at=self.at, visible_from=self.at + timedelta(hours=5))

    def break_news(self):
        post = self.write()
        post.breaking_until = self.at + timedelta(hours=4)
        post.save()
        workflow.saved(post, by=None, at=self.at)
        factories.publish(post, at=self.at)

    def update(self):
        if post := self.some("PUBLISHED"):
            other = f"{post.headline}, again"[:90]
            factories.change(
                post, at=self.at, headline=other, region=self.random.choice(self.regions)
            )
            factories.publish(post, at=self.at)

    def withdraw(self):
        if post := self.some("PUBLISHED"):
            how = {"kind": self.random.choice(["LEGAL", "RETRACTION"]), "notice": "Gone."}
            self.try_to(workflow.withdraw, post, reason="Asked for.", **how)

    def reinstate(self):
        if post := self.some("DRAFT"):
            self.try_to(workflow.reinstate, post, reason="Allowed again.")

    def unschedule(self):
        for post in Post.objects.filter(state="PUBLISHED"):
            if self.try_to(workflow.unschedule, post):
                return

    def wait(self):
        self.at += timedelta(hours=self.random.choice([1, 6]))
        self.clock.move_to(self.at)

    def some(self, state):
        found = list(Post.objects.filter(state=state))
        return self.random.choice(found) if found else None

    def try_to(self, verb, post, **words):
        try:
            verb(post, by=None, at=self.at, **words)
        except moves.NotAllowed:
            return False
        return True

    MOVES = (
        [publish] * 4 + [publish_from_an_archive] * 4 + [publish_later] * 2 + [update] * 2
        + [withdraw] * 3 + [wait] * 3 + [reinstate, unschedule, break_news]
    )  # fmt: skip


@pytest.mark.once
@pytest.mark.parametrize("seed", range(2))
def test_cache_tells_what_the_record_tells(cache, site, clock, seed):  # noqa: F811
    newsroom = Newsroom(seed, clock)
    for _ in range(11):
        newsroom.publish_from_an_archive()
    compare(cache, site)

    for _ in range(8):
        move = newsroom.random.choice(newsroom.MOVES)
        move(newsroom)
        newsroom.at += timedelta(minutes=1)
        clock.move_to(newsroom.at)
        compare(cache, site)


def test_scheduled_post_appears_with_its_minute(cache, site, clock):  # noqa: F811
    factories.make_published(1)
    later = NOW + timedelta(hours=1)
    factories.publish(factories.make_post(2), visible_from=later)
    assert compare(cache, site)

    clock.move_to(later - timedelta(seconds=1))
    assert "hearing 2" not in ask(cache, "/").text
    clock.move_to(later)
    assert "hearing 2" in ask(cache, "/").text
    compare(cache, site)


def test_withdrawn_photo_is_on_no_page_any_more(cache, site):  # noqa: F811
    photo = factories.make_photo()
    edition = factories.make_published(lead=photo)
    file = edition.lead["src"]
    for address in (edition.url, "/", "/feed.rss"):
        assert file in ask(cache, address).text

    door.withdraw_photo(photo, words="Taken back.", by=None, at=NOW)

    for address in (edition.url, "/", "/feed.rss"):
        assert file not in ask(cache, address).text


@pytest.mark.parametrize("number", [30, 60])
def test_publication_touches_the_same_few_old_pages_in_any_archive(cache, site, number):  # noqa: F811
    # The numbers that the archive knows them by; a list with another number would be another.
    factories.make_region(pk=1)
    Tag.objects.create(pk=1, name="Courts", slug="courts")
    factories.fill_record(number, newest=NOW - timedelta(days=1))
    compare(cache, site)

    factories.make_published(5000, pk=5000)

    older = [address for address in compare(cache, site) if "/older/" in address]
    assert len(older) == 9
