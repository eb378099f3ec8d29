"""Questions that are put together once."""

from datetime import timedelta

import pytest
from django.db.models import DateTimeField, Value

from posts.record import BreakingLine, Edition, Listing, Section
from tests.factories import NOW, fill_record, make_photo, make_published
from watchdog.editions import FOREVER
from watchdog.prepared import Prepared

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)


def visible(at):
    return Listing.objects.in_feed().visible(at=at).with_editions().newest_first()


def fields(row) -> dict:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_rows_are_those_that_the_queryset_has():
    make_published(1, lead=make_photo("#445566"))
    make_published(2, at=NOW - HOUR)
    make_published(3, at=NOW - 3 * HOUR)
    asked = Prepared(visible)

    for at in (NOW, NOW - 2 * HOUR, NOW - HOUR):
        found, wanted = asked(at=at), list(visible(at))
        assert [fields(row) for row in found] == [fields(row) for row in wanted]
        assert [fields(row.edition) for row in found] == [fields(row.edition) for row in wanted]
    assert [len(asked(at=at)) for at in (NOW, NOW - 2 * HOUR)] == [3, 1]


def test_columns_that_were_added_come_with_the_rows():
    fill_record(25)
    page = Listing.objects.in_feed().newest_first()[12].page
    asked = Prepared(lambda at, page: visible(at).with_neighbors().on_page(page))

    found = asked(at=NOW, page=page)

    wanted = visible(NOW).with_neighbors().on_page(page)
    assert [(row.older_page, row.newer_page) for row in found] == [
        (row.older_page, row.newer_page) for row in wanted
    ]


def test_numbers_words_and_moments_can_be_asked_for():
    fill_record(3)
    asked = Prepared(
        lambda slug, number, at: (
            Edition.objects.visible(at=at)
            .filter(slug=slug, post_id=number)
            .values_list("headline", "first_published_at")
        )
    )

    assert asked(slug="archived-2", number=2, at=NOW) == [("Archived 2", NOW - HOUR)]
    assert asked(slug="archived-2", number=3, at=NOW) == []


def test_rows_of_two_tables_come_as_they_do_from_the_queryset():
    BreakingLine.objects.create(text="A line.", visible_from=NOW, visible_until=FOREVER)

    def both(at):
        lines = BreakingLine.objects.visible(at=at).values_list("text", "visible_from")
        names = Section.objects.order_by().filter(name="no such list")
        names = names.values_list("name", Value(NOW, DateTimeField()))
        return lines.union(names, all=True)

    assert Prepared(both)(at=NOW) == list(both(NOW)) == [("A line.", NOW)]


def test_object_is_made_once_as_long_as_its_row_is_the_same():
    fill_record(2)
    asked = Prepared(visible)
    before = asked(at=NOW)

    Edition.objects.filter(post_id=1).update(headline="Another headline")
    after = asked(at=NOW + HOUR)

    assert after[0] is before[0]
    assert after[1] is not before[1]
    assert [row.edition.headline for row in after] == ["Archived 2", "Another headline"]


def test_value_that_is_nowhere_in_the_question_is_refused():
    with pytest.raises(ValueError, match="nowhere in its SQL"):
        Prepared(lambda at, slug: visible(at))(at=NOW, slug="archived-1")
