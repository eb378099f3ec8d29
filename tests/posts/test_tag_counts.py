"""What a tag's page says of its posts is what stands there, after every verb."""

from collections import Counter
from datetime import timedelta

import pytest

from posts import reads, tag_counts
from posts.record import Listing, Section, TagCount
from posts.tag_counts import month_of
from tests.factories import NOW, change, fill_record, make_post, make_published, publish
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def counted(at) -> dict:
    return {
        (tag.name, month): number
        for tag in Section.objects.filter(kind=Section.Kind.TAG)
        for month, number in reads.tag_counts(section=tag.pk, at=at)
        if number
    }


def standing(at) -> dict:
    """The same, counted row by row."""
    rows = Listing.objects.visible(at=at).filter(section__kind=Section.Kind.TAG)
    times = rows.values_list("section__name", "published_at")
    return dict(Counter((name, month_of(when)) for name, when in times))


def assert_counted(*moments) -> None:
    for at in (NOW, *moments):
        assert counted(at) == standing(at), at


def page(client, name: str = "courts") -> str:
    return client.get(f"/tags/{name}/").content.decode()


def test_page_tells_how_many_posts_there_are_and_of_which_months(client):
    make_published(1)
    make_published(2, at=NOW - 40 * DAY)
    make_published(3, at=NOW - 4000 * DAY)

    said = page(client)

    assert "3 posts · " in said
    assert '<time datetime="2015-12">December 2015</time> – ' in said
    assert '<time datetime="2026-11">November 2026</time></p>' in said
    assert_counted()


def test_single_month_is_named_once(client):
    make_published(1)

    assert '1 post · <time datetime="2026-11">November 2026</time></p>' in page(client)


def test_older_pages_say_nothing_that_changes(client):
    for number in range(12):
        make_published(number, at=NOW - number * HOUR)
    older = page(client).split('rel="next" href="')[1].split("#")[0]

    said = client.get(older).content.decode()

    assert "12 posts · " in page(client)
    assert "posts · " not in said
    assert "Related tags" not in said


def test_page_leads_to_the_tags_beside_it_the_most_frequent_first(client):
    for number, tags in enumerate((["Courts", "Fines"], ["Courts", "Prisons", "Fines"], ["Raids"])):
        publish(make_post(number, tags=tags))

    beside = page(client).split('id="neighbors"')[1].split("</nav>")[0]

    assert beside.index("/tags/fines/") < beside.index("/tags/prisons/")
    assert "/tags/courts/" not in beside
    assert "/tags/raids/" not in beside
    assert 'id="neighbors"' not in page(client, "raids")


def test_update_moves_a_post_from_one_tag_to_another():
    post = make_post(1, tags=["Courts", "Fines"])
    publish(post)
    change(post, headline="Court adjourns hearing again")
    post.tags.set(["Courts", "Prisons"])
    publish(post)

    assert {name: number for (name, _month), number in counted(NOW).items()} == {
        "Courts": 1,
        "Prisons": 1,
    }


def test_scheduled_post_is_counted_when_its_time_comes():
    make_published(1)
    publish(make_post(2), visible_from=NOW + HOUR)

    assert sum(counted(NOW).values()) == 1
    assert sum(counted(NOW + HOUR).values()) == 2
    assert_counted(NOW + HOUR)


def test_withdrawn_post_is_counted_no_longer():
    make_published(1)
    gone = make_post(2)
    publish(gone)
    workflow.withdraw(
        gone, by=None, at=NOW, kind="RETRACTION", notice="Wrong.", reason="A mistake."
    )

    assert sum(counted(NOW).values()) == 1
    assert_counted(NOW + HOUR)


def test_large_tag_is_read_from_a_row_a_month(django_assert_num_queries):
    fill_record(2000)
    tag = Section.objects.get(kind=Section.Kind.TAG)

    with django_assert_num_queries(1):
        found = tag_counts.of_tag(tag.pk, at=NOW)

    assert found.number == 2000
    assert TagCount.objects.count() == len(standing(NOW)) == 3
    assert_counted()


def test_months_can_be_counted_again():
    make_published(1)
    TagCount.objects.update(number=7)

    tag_counts.recount({(month_of(NOW), row.section_id) for row in TagCount.objects.all()})

    assert_counted()
