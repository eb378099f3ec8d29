"""What readers are shown of people, at which address, at what cost."""

from datetime import date, timedelta

import pytest

from tests.factories import NOW, change, make_photo, make_post, make_published
from tests.factories import publish as publish_post
from tests.journalists.factories import (
    days_ago,
    make_event,
    make_journalist,
    make_link,
    make_profile,
    make_source,
    publish,
)
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)
INDEX = "/journalists/"
PROFILE = "/journalists/irina-sample-1/"
POST = "/2026/11/24/court-adjourns-hearing-1/"


def text(response) -> str:
    return response.content.decode()


def names(page: str) -> list[str]:
    """Whom the index lists, in its order."""
    return [part.split("</bdi>")[0].split("<bdi>")[1] for part in page.split("person__name")[1:]]


def withdraw(journalist, kind: str) -> None:
    workflow.withdraw(
        journalist, by=None, at=NOW, kind=kind, notice="We took this down.", reason="Secret cause."
    )
    journalist.refresh_from_db()


@pytest.mark.parametrize("number", [1, 3])
def test_index_shows_everybody_in_four_queries(client, django_assert_num_queries, number):
    for one in range(1, number + 1):
        make_profile(one, portrait=make_photo(f"#44556{one}"))

    with django_assert_num_queries(4):
        page = text(client.get(INDEX))

    assert names(page) == [f"Irina Sample {one}" for one in range(1, number + 1)]
    assert page.count("Day 118 · <bdi>Kazakhstan</bdi>") == number
    assert page.count("badge--held") == number
    assert f"<dt>in custody</dt><dd>{number}</dd>" in page
    assert f"<dt>in all</dt><dd>{number}</dd>" in page


@pytest.mark.parametrize("number", [1, 3])
def test_profile_shows_posts_about_the_person_in_three_queries(
    client, django_assert_num_queries, number
):
    journalist = make_journalist(portrait=make_photo())
    publish(journalist)
    for one in range(1, number + 1):
        post = make_post(one)
        make_link(post, journalist)
        publish_post(post)

    with django_assert_num_queries(3):
        page = text(client.get(PROFILE))

    assert page.count("Court adjourns hearing") == number


def test_profile_leads_to_the_posts_that_it_has_no_room_for(client, monkeypatch):
    monkeypatch.setattr("journalists.views.POSTS", 2)
    journalist = make_journalist()
    publish(journalist)
    for one in range(1, 4):
        at = NOW - HOUR + timedelta(minutes=one)
        post = make_post(one, at=at)
        make_link(post, journalist)
        publish_post(post, at=at)
        said = text(client.get(PROFILE))
        assert ("Older posts" in said) == (one > 2)

    assert "Court adjourns hearing 3" in said
    assert "Court adjourns hearing 1" not in said
    assert "?q=Irina+Sample+1&amp;kind=post" in said


@pytest.mark.parametrize("number", [1, 3])
def test_post_names_its_people_in_four_queries(client, django_assert_num_queries, number):
    post = make_post()
    for one in range(1, number + 1):
        journalist = make_journalist(one)
        publish(journalist)
        make_link(post, journalist)
    publish_post(post)

    with django_assert_num_queries(4):
        page = text(client.get(POST))

    assert page.count('<li class="mention">') == number
    assert page.count("In custody") == number


def test_post_says_how_its_people_are_by_now(client, clock):
    journalist = make_journalist()
    publish(journalist)
    post = make_post()
    make_link(post, journalist)
    publish_post(post)
    make_event(journalist.cases.get(), kind="RELEASED", on=NOW.date())
    workflow.saved(journalist, by=None, at=NOW + HOUR)
    publish(journalist, at=NOW + HOUR)

    before = text(client.get(POST))
    clock.move_to(NOW + HOUR)
    after = text(client.get(POST))

    assert ("In custody" in before, "Released" in before) == (True, False)
    assert ("In custody" in after, "Released" in after) == (False, True)


def test_front_page_counts_people_in_three_queries(client, django_assert_num_queries):
    make_published()
    make_profile(1)
    make_profile(2, events=[{"kind": "KILLED"}])

    with django_assert_num_queries(3):
        page = text(client.get("/"))

    assert "<dt>in custody</dt><dd>1</dd>" in page
    assert "<dt>killed</dt><dd>1</dd>" in page


def test_profile_tells_the_case_step_by_step(client):
    journalist = make_journalist(
        native_name="Ирина Сэмпл", native_language="ru", aliases="Irina Semple"
    )
    case = journalist.cases.get()
    sources = [
        make_source(case, "Vestnik", url="https://example.org/vestnik", is_official=False),
        make_source(case, "Planted Informant", is_confidential=True),
    ]
    make_event(
        case,
        kind="CHARGED",
        on=date(2026, 8, 30),
        precision="MONTH",
        text="Charged with spreading rumors.",
        place="Orsk",
        attribution="her lawyer",
        sources=sources,
    )
    make_event(case, kind="TRIAL", on=date(2026, 12, 4), text="A hearing is set.")
    publish(journalist)

    page = text(client.get(PROFILE))

    assert '<p class="native" lang="ru" dir="ltr">Ирина Сэмпл</p>' in page
    assert "Irina Semple" in page
    assert '<span class="since__figure">Day 118</span>' in page
    assert '<time datetime="2026-07-29">29 July 2026</time>' in page
    assert 'id="2026-07-29-detained" class="turning"' in page
    assert 'id="2026-08-charged"' in page
    assert '<time datetime="2026-08">August 2026</time>' in page
    assert "According to her lawyer." in page
    assert '<a href="https://example.org/vestnik"><bdi>Vestnik</bdi></a>' in page
    assert "<dt>Still to come</dt><dd>Trial," in page
    assert '<time datetime="2026-12-04">4 December 2026</time>' in page
    assert page.index("2026-07-29-detained") < page.index("2026-08-charged")
    assert "Planted Informant" not in page
    assert "A hearing is set." not in page


def test_region_is_linked_only_where_it_has_a_page(client):
    make_profile()
    before = text(client.get(PROFILE))

    make_published()

    assert 'href="/regions/kazakhstan/"' not in before
    assert 'href="/regions/kazakhstan/"' in text(client.get(PROFILE))


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("", [3, 1, 2]),
        ("?sort=held", [3, 1, 2]),
        ("?sort=newest", [2, 3, 1]),
        ("?sort=name", [1, 2, 3]),
        ("?sort=anything", [3, 1, 2]),
        ("?sort=&at=2020-01-01&page=2", [3, 1, 2]),
    ],
)
def test_index_is_sorted_as_asked_and_reads_nothing_else(client, query, order):
    make_profile(1, at=NOW - 3 * HOUR)
    make_profile(3, at=NOW - 2 * HOUR, events=[{"kind": "DETAINED", "on": days_ago(500)}])
    make_profile(2, at=NOW - HOUR, events=[{"kind": "KILLED", "on": days_ago(900)}])

    page = text(client.get(INDEX + query))

    assert names(page) == [f"Irina Sample {one}" for one in order]


@pytest.mark.parametrize(("kind", "status"), [("RETRACTION", 200), ("LEGAL", 451), ("SAFETY", 410)])
def test_withdrawn_profile_leaves_a_notice_with_its_status(client, kind, status):
    journalist = make_journalist()
    publish(journalist)
    before = client.get(PROFILE)

    withdraw(journalist, kind)

    response = client.get(PROFILE)
    page = text(response)
    assert (before.status_code, response.status_code) == (200, status)
    assert "We took this down." in page
    assert "Secret cause." not in page
    assert ("Irina Sample 1" in page) == (kind != "SAFETY")
    assert "Irina Sample 1" in text(before)
    assert "Irina Sample 1" not in text(client.get(INDEX))


def test_hidden_and_absent_answer_alike(client):
    make_journalist(1)
    publish(make_journalist(2), visible_from=NOW + HOUR)
    publish(make_journalist(3, identity="WITHHELD"))

    answers = [client.get(f"/journalists/irina-sample-{number}/") for number in (1, 2, 3, 4)]

    assert [a.status_code for a in answers] == [404] * 4
    assert len({text(a) for a in answers}) == 1


def test_withheld_person_is_counted_and_not_listed(client):
    make_profile(1)
    make_profile(2, identity="WITHHELD")

    page = text(client.get(INDEX))

    assert names(page) == ["Irina Sample 1"]
    assert "<dt>in custody</dt><dd>2</dd>" in page
    assert "1 person is counted here and not named." in page


def test_old_slug_leads_to_the_new_address_unless_withheld_by_now(client):
    journalist = make_journalist()
    publish(journalist, at=NOW - 2 * HOUR)
    change(journalist, slug="irina-other", at=NOW - HOUR)
    publish(journalist, at=NOW - HOUR)

    moved = client.get(PROFILE)

    assert (moved.status_code, moved.url) == (301, "/journalists/irina-other/")

    change(journalist, identity="WITHHELD", at=NOW)
    publish(journalist, at=NOW)

    for address in (PROFILE, "/journalists/irina-other/"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("slug", ["паліна-драздавец", "مهین-سروندی", "ლაშა"])
def test_slug_may_be_in_any_script(client, slug):
    make_profile(slug=slug)

    assert client.get(f"/journalists/{slug}/").status_code == 200


def test_person_without_a_portrait_has_initials(client):
    make_profile(name="Irina von Sample")

    assert '<div class="portrait portrait--none" aria-hidden="true">IS</div>' in text(
        client.get(PROFILE)
    )


def test_empty_register_has_a_page(client):
    page = text(client.get(INDEX))

    assert "No case is published yet." in page
    assert "counters" not in page
