"""What is internal, confidential or withheld is on no page, in no file, feed, answer or header."""

from datetime import date, timedelta

import pytest

from tests.factories import NOW, change, make_region
from tests.journalists.factories import make_case, make_event, make_journalist, make_source, publish
from tests.journalists.test_views import names
from tests.test_leaks import public_rows
from watchdog import workflow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
OURS = "/journalists/"
ADDRESSES = [
    "/",
    "/sitemap.xml",
    "/regions/",
    *(f"{OURS}{path}" for path in """
    ?sort=newest ?q=irina ?kind=attacked ?on=2026-11-23&known=then ?on=2026-11-24 statistics/
    statistics/?on=2026-11-23 statistics/day.csv statistics/custody.csv statistics/kinds.csv
    statistics/years.csv statistics/countries.csv statistics/outcomes.csv calendar/
    calendar/2026/12/ calendar.ics data/ data/dictionary.csv journalists.csv journalists.json
    countries.csv years.csv sitemap.xml api/people/ api/events/ api/events/?kind=attacked
    api/openapi.json feed.atom feed.rss feed.json regions/kazakhstan/feed.json
    regions/the-land/feed.rss irina-sample-1/ irina-sample-1/feed.atom irina-sample-1/feed.json
    slug-of-withheld/ slug-of-withheld/feed.rss slug-of-gone/ slug-of-gone/feed.rss
    """.split()),
]  # fmt: skip


def everything(client) -> str:
    """All that readers are sent, headers too."""
    found = []
    for address in ADDRESSES:
        response = client.get(address)
        body = b"".join(response) if response.streaming else response.content
        found.append(f"{response.headers}\n{body.decode()}")
    return "\n".join(found).lower()


def test_nothing_that_readers_may_not_know_is_anywhere(client, newsroom):
    shown = make_journalist(1, consent="FAMILY", created_by=newsroom.reporter)
    case = shown.cases.get()
    publish(shown, at=NOW - timedelta(days=1))
    assert "irina sample 1" in everything(client)

    make_event(case, kind="ATTACKED", text="Planted internal", place="Planted", is_public=False)
    make_event(
        case,
        kind="CHARGED",
        on=date(2026, 9, 1),
        sources=[
            make_source(case),
            make_source(
                case, "Planted source", url="https://planted.example/", is_confidential=True
            ),
        ],
    )
    workflow.saved(shown, by=None, at=NOW)
    publish(shown, at=NOW - timedelta(hours=1))
    # A draft after that, and a case that has nothing public.
    make_case(shown, title="Planted case").charges.create(text="Planted charge")
    change(shown, biography="<p>Planted draft</p>", action="Planted deed")

    land = make_region("Planted Land", slug="the-land", code="XX")
    hidden = make_journalist(
        2, name="Planted Withheld", slug="slug-of-withheld", identity="WITHHELD", region=land
    )
    publish(hidden)
    gone = make_journalist(3, name="Planted Gone", slug="slug-of-gone", outlet="Planted Paper")
    publish(gone, at=NOW - timedelta(days=2))
    workflow.withdraw(
        gone, by=None, at=NOW, kind="SAFETY", notice="Taken down.", reason="Planted reason"
    )
    later = make_journalist(4, name="Planted Later", slug="planted-later")
    publish(later, visible_from=NOW + timedelta(days=1))

    text = everything(client)

    assert "irina sample 1" in text
    assert "charged" in text
    assert "planted" not in text
    for asked in ("q=planted", "outlet=planted", "country=the-land"):
        assert names(client.get(f"{OURS}?{asked}").content.decode()) == []
    now_shown = public_rows().lower()
    for words in ("planted internal", "planted source", "planted.example", "planted withheld"):
        assert words not in now_shown
