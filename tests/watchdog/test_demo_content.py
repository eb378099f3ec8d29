"""The demo newsroom as data: it hangs together and holds what it promises."""

import re
import unicodedata
from collections import Counter
from datetime import UTC, date, datetime

import pytest

from watchdog.demo import pictures
from watchdog.demo.content import EVENT_KINDS, dated, moment, prose
from watchdog.demo.people import JOURNALISTS
from watchdog.demo.photos import PHOTOS
from watchdog.demo.posts import POSTS
from watchdog.demo.regions import REGIONS
from watchdog.demo.series import SERIES
from watchdog.demo.tags import TAGS

pytestmark = pytest.mark.once

NOW = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
PUBLISHED = [post for post in POSTS if post.state == "live"]
PHOTO = {photo.key: photo for photo in PHOTOS}


def words(html):
    return len(re.sub(r"<[^>]+>", " ", html).split())


def scripts(text):
    return {unicodedata.name(letter).split()[0] for letter in text if letter.isalpha()}


@pytest.mark.parametrize("things", [REGIONS, SERIES, TAGS, POSTS, JOURNALISTS])
def test_slugs_are_unique_and_plain(things):
    slugs = [thing.slug for thing in things]

    assert [slug for slug, count in Counter(slugs).items() if count > 1] == []
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)] == []


def test_keys_are_unique():
    assert len(PHOTO) == len(PHOTOS)
    assert len({post.key for post in POSTS}) == len(POSTS)


def test_regions_form_a_tree():
    kinds = {region.slug: region.kind for region in REGIONS}
    below = {"area": {""}, "country": {"", "area"}, "territory": {"country"}}
    for region in REGIONS:
        assert (kinds[region.parent] if region.parent else "") in below[region.kind]
        assert bool(region.code) == (region.kind != "area")
    assert sum(not region.parent for region in REGIONS) >= 6
    assert len(REGIONS) >= 14
    assert sum(bool(region.intro) for region in REGIONS) >= 6


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post.key)
def test_references_of_a_post_resolve(post):
    assert {post.region, *post.other_regions} <= {region.slug for region in REGIONS}
    assert set(post.tags) <= {tag.slug for tag in TAGS}
    assert {post.series} <= {"", *(series.slug for series in SERIES)}
    assert {post.translation_of} <= {"", *(other.key for other in POSTS)}
    assert set(re.findall(r'data-series="([^"]+)"', post.body)) <= {s.slug for s in SERIES}
    in_text = re.findall(r'<figure data-photo="([^"]+)"></figure>', post.body)
    # A photo that is not placed stands in the text with its own words.
    placed = [one.photo for one in post.placed]
    assert [key for key in in_text if key in placed] == placed
    for key in filter(None, [post.photo, *in_text]):
        taken = PHOTO[key].taken_days_ago
        assert taken is None or taken >= post.days_ago


def test_people_in_posts_may_be_named():
    namable = {person.slug for person in JOURNALISTS if person.identity != "withheld"}

    assert {slug for post in POSTS for slug in post.people} <= namable


def test_hidden_names_stand_in_no_text():
    told = " ".join(
        f"{post.headline} {post.summary} {post.body} {post.photo_caption}" for post in POSTS
    )
    secret = [person.private_name for person in JOURNALISTS if person.private_name]
    withheld = [person for person in JOURNALISTS if person.identity == "withheld"]
    secret += [name for person in withheld for name in (person.name, person.native_name)]

    assert len(secret) == 3
    assert [name for name in secret if name in told] == []


def test_there_is_enough_of_everything():
    states = Counter(post.state for post in POSTS)

    assert states["live"] >= 44
    once = ("scheduled", "draft", "review", "ready", "spiked")
    assert [state for state in once if states[state] != 1] == []
    withdrawn = [post.withdrawal.status for post in POSTS if post.withdrawal]
    assert sorted(withdrawn) == [200, 301]
    assert max(post.days_ago for post in POSTS) > 1000
    assert sum(post.days_ago <= 10 for post in PUBLISHED) >= 10
    assert sum(count > 1 for count in Counter(post.days_ago for post in PUBLISHED).values()) >= 4
    assert sum(words(post.body) > 650 for post in PUBLISHED) == 2
    assert sum(post.photo is None for post in PUBLISHED) >= 3
    notes = {note.kind for post in PUBLISHED for note in post.corrections}
    assert notes == {"correction", "update"}
    assert any(note.wrong for post in PUBLISHED for note in post.corrections)
    assert [post.breaking_hours for post in POSTS if post.breaking_hours] == [6]
    assert sum(bool(post.changed_headline) for post in PUBLISHED) == 1
    assert any('data-type="series"' in post.body for post in PUBLISHED)
    assert any(photo.is_file_photo for photo in PHOTOS)
    assert any(photo.is_screen_grab for photo in PHOTOS)


def test_series_has_five_parts_of_which_the_last_is_not_out():
    parts = {p.series_part: p.state for p in POSTS if p.series == "letters-without-stamps"}

    assert parts == {1: "live", 2: "live", 3: "live", 4: "live", 5: "review"}


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post.key)
def test_text_is_whole(post):
    finished = post.state not in {"draft", "spiked"}
    assert 0 < len(post.headline) <= 110
    assert words(post.body) >= (90 if finished else 1)
    assert bool(post.summary) or not finished
    assert not re.search(r"\{(?!day)", post.body)


def test_long_texts_carry_every_kind_of_block():
    for post in PUBLISHED:
        if words(post.body) > 650:
            assert re.search("<(ul|ol)><li>", post.body)
            for block in ("<h2>", '<aside data-type="pullquote"><p>', "<blockquote>", "<figure "):
                assert block in post.body


@pytest.mark.parametrize(
    ("language", "script"),
    [("ru", "CYRILLIC"), ("uk", "CYRILLIC"), ("kk", "CYRILLIC"), ("fa", "ARABIC"),
     ("ar", "ARABIC"), ("ka", "GEORGIAN")],
)  # fmt: skip
def test_languages_are_written_in_their_script(language, script):
    [post] = [post for post in POSTS if post.language == language]

    assert scripts(post.headline) == {script}
    text = re.sub(r"<[^>]+>|Qanat Nine", "", post.body)
    assert scripts(text) == {script}


def test_an_arabic_text_holds_a_latin_name():
    [post] = [post for post in POSTS if post.language == "ar"]

    assert "LATIN" in scripts(re.sub(r"<[^>]+>", "", post.body))


def test_photos_are_told_twice_in_different_words():
    for photo in PHOTOS:
        assert photo.scene in pictures.SCENES
        assert photo.alt != photo.caption
        assert {photo.alt[-1], photo.caption[-1]} == {"."}
        assert photo.credit


def test_twelve_journalists_each_in_another_situation():
    assert len(JOURNALISTS) == 12
    identities = Counter(person.identity for person in JOURNALISTS)
    assert identities == {"named": 10, "pseudonym": 1, "withheld": 1}
    written = {scripts(person.native_name).pop() for person in JOURNALISTS}
    assert written == {"CYRILLIC", "ARABIC", "GEORGIAN", "LATIN"}
    for person in JOURNALISTS:
        assert person.region in {region.slug for region in REGIONS}
        assert person.portrait is None or person.portrait in PHOTO
        assert 2 <= len(person.events) <= 7
        days = [event.days_ago for event in person.events]
        assert days == sorted(days, reverse=True)


def test_events_are_of_known_kinds_with_sources_of_no_real_site():
    for event in [event for person in JOURNALISTS for event in person.events]:
        assert event.kind in EVENT_KINDS
        for source in event.sources:
            assert re.match(r"https://example\.(org|net)/", source.url)


def test_nothing_of_the_withheld_person_is_public():
    [person] = [person for person in JOURNALISTS if person.identity == "withheld"]

    assert person.portrait is None
    assert not any(event.is_public for event in person.events)
    assert not set(person.name.lower().split()) & set(person.slug.split("-"))


def test_moment_of_today_is_an_age_so_that_it_never_lies_ahead():
    assert moment(NOW, 0, "03:10") == datetime(2026, 11, 23, 21, 20, tzinfo=UTC)
    assert moment(NOW, -1, "06:00") == datetime(2026, 11, 25, 6, 0, tzinfo=UTC)


def test_dated_writes_the_year_only_where_it_differs():
    text = dated("{day}, {day-1}, {day+30}", date(2026, 12, 15))

    assert text == "December 15, December 14, January 14, 2027"


def test_prose_makes_paragraphs_and_leaves_blocks():
    assert prose("One\n  line.\n\n<h2>Two</h2>\n") == "<p>One line.</p>\n<h2>Two</h2>"
