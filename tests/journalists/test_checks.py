"""What blocks a profile, and what its editor is asked to look at."""

from datetime import date

import pytest

from tests.factories import NOW, make_photo, make_post
from tests.journalists.factories import (
    make_event,
    make_journalist,
    make_link,
    make_profile,
    make_source,
)

pytestmark = pytest.mark.django_db
NOBODY = {"identity": "WITHHELD", "outlet": "", "role": ""}


def found(journalist) -> dict[str, str]:
    return {p.code: p.level for p in journalist.door.problems(journalist, at=NOW)}


def with_event(**fields):
    journalist = make_journalist(events=[])
    case = journalist.cases.get()
    if "publishers" in fields:
        fields["sources"] = [
            make_source(case, name, is_official=False) for name in fields.pop("publishers")
        ]
    make_event(case, **fields)
    return journalist


def test_complete_profile_has_no_problem():
    assert found(make_journalist(portrait=make_photo())) == {}


@pytest.mark.parametrize(
    ("fields", "code", "level"),
    [
        ({"name": ""}, "name-missing", "block"),
        ({"native_name": "Ирина"}, "language-missing", "block"),
        ({"aliases": "Irina \u202eelpmaS"}, "alias", "block"),
        ({"region": None}, "region-missing", "block"),
        ({"consent": ""}, "consent-missing", "block"),
        ({"consent": "NOT_OBTAINED"}, "consent-none", "block"),
        ({"review_on": None}, "review-missing", "block"),
        ({"review_on": date(2026, 11, 23)}, "review-due", "block"),
        ({"events": []}, "event-missing", "block"),
        ({"events": [{"kind": "DETAINED", "is_public": False}]}, "event-missing", "block"),
        ({"biography": ""}, "biography-missing", "warn"),
        ({"biography": "<p>TK</p>"}, "placeholder", "block"),
        ({"biography": "<p>She has two sons.</p>"}, "private-life", "warn"),
        ({"last_checked_on": None}, "unchecked", "warn"),
    ],
)
def test_profile_with_something_missing(fields, code, level):
    assert found(make_journalist(**fields)) == {code: level}


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({"sources": []}, {"source-missing": "block"}),
        ({"publishers": ["One"]}, {"source-single": "block"}),
        ({"publishers": ["One", "ONE"]}, {"source-single": "block"}),
        ({"publishers": ["One", "Two"]}, {}),
        ({"publishers": ["One"], "certainty": "CONFIRMED"}, {"source-single": "block"}),
        ({"publishers": ["One", "Two"], "certainty": "CONFIRMED"}, {}),
        ({"certainty": "CONFIRMED"}, {}),
        ({"certainty": "DISPUTED"}, {"attribution-missing": "warn"}),
        ({"place": "Orsk"}, {}),
        ({"place": "Saint Petersburg"}, {}),
        ({"place": "Orsk, 12"}, {"place-fine": "block"}),
        ({"place": "Lenin Street"}, {"place-fine": "block"}),
        ({"place": "улица Мира"}, {"place-fine": "block"}),
        ({"place": "خیابان انقلاب"}, {"place-fine": "block"}),
        ({"text": "XXX happened."}, {"placeholder": "block"}),
        ({"text": "His wife was told."}, {"private-life": "warn"}),
        ({"text": "Он живёт в Орске с детьми."}, {"private-life": "warn"}),
        ({"text": "همسر او گفت"}, {"private-life": "warn"}),
        ({"text": "A diagnosis was read out."}, {"private-life": "warn"}),
        ({"attribution": "her sister"}, {"private-life": "warn"}),
    ],
)
def test_event_needs_sources_and_no_address(fields, problems):
    assert found(with_event(**fields)) == problems


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({"account": "She wrote of a dam. TK"}, {"placeholder": "block"}),
        ({"account": "She is in her husband's flat."}, {"private-life": "warn"}),
        ({"account": "She wrote of a dam."}, {}),
    ],
)
def test_case_tells_what_was_done_and_nothing_of_private_life(fields, problems):
    journalist = make_journalist()
    journalist.cases.update(**fields)

    assert found(journalist) == problems


def test_killing_asks_how_far_justice_has_come():
    journalist = make_journalist(events=[{"kind": "KILLED"}])
    assert found(journalist) == {"justice-missing": "warn"}

    journalist.cases.update(justice="NONE")

    assert found(journalist) == {}


def test_number_in_another_register_names_whoever_is_withheld():
    journalist = make_journalist(**NOBODY)
    journalist.external_ids.create(scheme="cpj", value="a-name")

    assert found(journalist) == {"number-in-clear": "warn"}


def test_internal_event_is_checked_for_nothing():
    journalist = make_journalist()
    make_event(journalist.cases.get(), place="Lenin Street 5", is_public=False, sources=[])

    assert found(journalist) == {}


def test_withheld_person_needs_a_review_date_and_an_event():
    journalist = make_journalist(**NOBODY, consent="", region=None, biography="")

    assert found(journalist) == {}

    journalist.review_on = None
    journalist.cases.all().delete()
    assert found(journalist) == {"review-missing": "block", "event-missing": "block"}


def test_withheld_person_who_is_linked_is_pointed_out():
    journalist = make_journalist(**NOBODY)
    make_link(make_post(), journalist)

    assert found(journalist) == {"withheld-linked": "warn"}


def test_address_of_somebody_else_is_taken():
    profile = make_profile(1)
    journalist = make_journalist(2)
    journalist.slug = profile.slug

    assert found(journalist) == {"slug-taken": "block"}


def test_face_beside_a_pseudonym_is_pointed_out():
    journalist = make_journalist(identity="PSEUDONYM", portrait=make_photo())

    assert found(journalist) == {"portrait-risk": "warn"}
