"""What blocks a post, and what its editor is asked to look at."""

from datetime import date, timedelta

import pytest

from posts.desk import Photo, PlacedPhoto, Post
from posts.sources import Source
from tests.factories import NOW, make_byline, make_photo, make_post, make_published, publish
from watchdog import workflow

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
A_YEAR_AND_A_DAY = NOW.date() - timedelta(days=367)


def found(post: Post) -> dict[str, str]:
    return {problem.code: problem.level for problem in post.door.problems(post, at=NOW)}


def make_complete(number: int = 1, **fields) -> Post:
    post = make_post(number, **{"lead": make_photo()} | fields)
    Source.objects.create(post=post, publisher="District court", says="It adjourned.")
    return post


def test_complete_post_has_no_problem():
    assert found(make_complete()) == {}


@pytest.mark.parametrize(
    ("fields", "code", "level"),
    [
        ({"headline": ""}, "headline-missing", "block"),
        ({"headline": "x" * 111}, "headline-long", "block"),
        ({"summary": ""}, "summary-missing", "block"),
        ({"body": "<p> </p>"}, "body-missing", "block"),
        ({"body": "<p>He said TK.</p>"}, "placeholder", "block"),
        ({"headline": "Court frees XXX"}, "placeholder", "block"),
        ({"body": '<p><a href="ftp://example.org/list">A list</a>.</p>'}, "link", "block"),
        ({"body": '<p><a href="javascript:alert(1)">A list</a>.</p>'}, "link", "block"),
        ({"body": "<p>One.</p><h3>Two</h3><p>Three.</p>"}, "heading-skipped", "warn"),
        (
            {"body": '<aside data-type="series" data-series="9"></aside><p>One.</p>'},
            "series-gone",
            "block",
        ),
        ({"region": None}, "region-missing", "block"),
        ({"tags": []}, "tag-missing", "block"),
        ({"bylines": []}, "byline-missing", "block"),
        ({"body": '<p>One.</p><figure data-photo="99"></figure>'}, "photo-gone", "block"),
    ],
)
def test_post_with_something_amiss_is_told_so(fields, code, level):
    body = fields.pop("body", None)
    post = make_complete(**fields)
    if body is not None:
        # As it may stand in the database: the form would have cleaned it.
        post.body = body

    assert found(post) == {code: level}


@pytest.mark.parametrize(
    "fields",
    [
        {"headline": "x" * 110},
        {"bylines": [], "source_line": "With reporting by an agency."},
        {"body": "<p>One.</p><h2>Two</h2><p>Three.</p><h3>Four</h3><p>Five.</p><h2>Six</h2>"},
        {"body": '<p><a href="https://example.org/">A list</a> of XX letters.</p>'},
    ],
)
def test_post_that_is_well_is_let_through(fields):
    assert found(make_complete(**fields)) == {}


def test_post_without_a_photo_is_warned_of():
    assert found(make_complete(lead=None)) == {"photo-none": "warn"}


@pytest.mark.parametrize(
    ("fields", "code", "level"),
    [
        ({"caption": ""}, "photo-caption", "block"),
        ({"credit": ""}, "photo-credit", "block"),
        ({"alt": ""}, "photo-alt", "block"),
        ({"checksum": ""}, "photo-unclean", "block"),
        ({"master": ""}, "photo-unclean", "block"),
        ({"renditions": []}, "photo-unready", "block"),
        ({"withdrawn_at": NOW}, "photo-withdrawn", "block"),
        ({"usable_until": NOW.date() - timedelta(days=1)}, "photo-rights", "block"),
        ({"alt": "The court building in October."}, "photo-alt-same", "warn"),
        ({"alt": "IMG_2041"}, "photo-alt-file", "warn"),
        ({"alt": "the-court.JPG"}, "photo-alt-file", "warn"),
        ({"taken_on": A_YEAR_AND_A_DAY}, "photo-old", "warn"),
        ({"shows_person_at_risk": True}, "photo-risk", "warn"),
        ({"look_again_on": NOW.date()}, "photo-look-again", "warn"),
    ],
)
@pytest.mark.parametrize("place", ["lead", "text"])
def test_photo_with_something_amiss_is_told_so(fields, code, level, place):
    photo = make_photo()
    post = make_complete(lead=photo if place == "lead" else None)
    if place == "text":
        post.body += f'<figure data-photo="{photo.pk}"></figure>'
    type(photo).objects.update(**fields)

    assert found(post) == {code: level}


@pytest.mark.parametrize(
    "fields",
    [
        {"alt": "", "is_decorative": True},
        {"usable_until": NOW.date()},
        {"taken_on": A_YEAR_AND_A_DAY, "is_file_photo": True},
        {"taken_on": A_YEAR_AND_A_DAY, "kind": "ILLUSTRATION"},
        {"taken_on": date(2026, 1, 2)},
    ],
)
def test_photo_that_is_well_is_let_through(fields):
    photo = make_photo()
    post = make_complete(lead=photo)
    type(photo).objects.update(**fields)

    assert found(post) == {}


def test_caption_of_the_use_counts_before_that_of_the_photo():
    post = make_complete(lead=make_photo(caption="", alt=""))
    PlacedPhoto.objects.update(caption="The court.", alt="Columns.")

    assert found(post) == {}


def test_headline_of_the_same_week_is_warned_of():
    earlier = {"slug": "earlier", "headline": "COURT frees editor"}
    make_published(1, at=NOW - timedelta(days=6), **earlier)
    post = make_complete(2, headline="Court frees editor")

    assert found(post) == {"headline-same": "warn"}


def test_headline_of_an_older_post_may_come_again():
    make_published(1, at=NOW - timedelta(days=8), headline="Court frees editor", slug="earlier")
    own = make_complete(2, headline="Court frees editor")

    publish(own)

    assert found(own) == {}


@pytest.mark.parametrize("host", ["", "https://watchdog.example.org", "https://mirror.example"])
def test_link_to_a_withdrawn_post_is_warned_of(settings, host):
    settings.WATCHDOG_ORIGIN = "https://watchdog.example.org"
    settings.WATCHDOG_MIRRORS = ["https://mirror.example/"]
    other = make_published(1, at=NOW - timedelta(hours=1))
    post = make_complete(2)
    post.body = f'<p>As <a href="{host}{other.url}#note">we wrote</a>.</p>'
    before = found(post)

    workflow.withdraw(
        Post.objects.get(pk=other.post_id),
        by=None,
        at=NOW,
        kind="SAFETY",
        notice="We no longer show this.",
        reason="The source was named.",
    )

    assert (before, found(post)) == ({}, {"link-withdrawn": "warn"})


def test_link_to_another_site_is_not_taken_for_a_post(settings):
    other = make_published(1, at=NOW - timedelta(hours=1))
    post = make_complete(2)
    post.body = f'<p>As <a href="https://elsewhere.example{other.url}">they wrote</a>.</p>'
    workflow.withdraw(
        Post.objects.get(pk=other.post_id),
        by=None,
        at=NOW,
        kind="LEGAL",
        notice="Withheld.",
        reason="A court.",
    )

    assert found(post) == {}


def test_address_of_another_post_blocks():
    make_published(1)
    post = make_complete(2)
    post.slug = "court-adjourns-hearing-1"

    assert found(post) == {"slug-taken": "block"}


@pytest.mark.parametrize(
    "fields",
    [
        {"bylines": ["Interfakt"]},
        {"source_line": "With reporting by Interfakt."},
        {"body": "<p>She was freed, Interfakt reported.</p>"},
    ],
)
def test_agency_of_a_state_is_pointed_out_until_the_text_says_so(fields):
    agency = make_byline("Interfakt", kind="AGENCY")
    post = make_complete(**fields)
    before = found(post)

    agency.is_state_run = True
    agency.save()
    named = found(post)
    post.body += "<p>Interfakt is a state-run agency.</p>"

    assert (before, named, found(post)) == ({}, {"state-run": "warn"}, {})


def test_other_word_is_not_taken_for_the_agency_of_a_state():
    make_byline("Fakt", kind="AGENCY", is_state_run=True)

    assert found(make_complete(body="<p>Interfakt reported.</p>")) == {}


def test_post_without_a_source_in_the_log_is_warned_of():
    assert found(make_post(1, lead=make_photo())) == {"source-none": "warn"}
    assert found(make_post(2, lead=Photo.objects.get(), import_key="archive:2")) == {}


def test_embargo_is_shown_until_it_is_over():
    assert found(make_complete(1, embargo_until=NOW + HOUR)) == {"embargo": "warn"}
    assert found(make_complete(2, lead=Photo.objects.get(), embargo_until=NOW)) == {}


def test_embargo_on_what_is_to_appear_before_it_ends_blocks():
    post = make_complete()
    publish(post, visible_from=NOW + HOUR)

    post.embargo_until = NOW + HOUR
    in_time = found(post)
    post.embargo_until = NOW + 2 * HOUR

    assert (in_time, found(post)) == ({"embargo": "warn"}, {"embargo-broken": "block"})
