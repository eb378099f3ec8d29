"""What the heads of the register's pages say."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from journalists import structured
from journalists.record import Profile
from journalists.status import Status
from posts.heads import FEED_TYPES
from watchdog.head import HIDDEN, INDEXED, FeedLink, Head, card_of
from watchdog.structured import origin, page, trail


def index(*, is_narrowed: bool) -> Head:
    title = _("Journalists in trouble")
    description = _(
        "Journalists who are held, on trial, in exile, missing or killed for their work: name by "
        "name, with dates and sources."
    )
    path = reverse("journalists:index")
    return Head(
        title,
        description,
        path=path,
        # One list in one order is enough for whoever searches.
        robots=HIDDEN if is_narrowed else INDEXED,
        nodes=[
            # Whom it lists, its links say: said again here, it would weigh as much as two people.
            page("CollectionPage", title, description, origin(path)),
            structured.dataset(),
            trail([(title, path)]),
        ],
        feeds=feeds(title),
    )


def statistics(*, is_asked: bool) -> Head:
    title = _("Journalists in trouble: statistics")
    description = _(
        "How many journalists were held, missing or killed on any day, by what was known then and "
        "by what is known now; by year, country and outcome."
    )
    return _register_page("statistics", title, description, is_hidden=is_asked)


def calendar(title: str, month: date | None, *, is_rest: bool = False) -> Head:
    description = _(
        "Hearings, last days to appeal, ends of sentences and anniversaries of journalists who "
        "are held, missing or were killed."
    )
    if month is None:
        return _register_page("calendar", title, description, is_hidden=is_rest)
    path = reverse("journalists:month", args=[month.year, month.month])
    return Head(title, description, path=path, robots=HIDDEN)


def data() -> Head:
    description = _(
        "The register of journalists in trouble as CSV and JSON, for programs, as feeds and as a "
        "calendar, with what each column means."
    )
    return _register_page("data", _("The register as data"), description)


def _register_page(name: str, title: str, description: str, *, is_hidden: bool = False) -> Head:
    path = reverse(f"journalists:{name}")
    steps = [(_("Journalists in trouble"), reverse("journalists:index")), (title, path)]
    more = {"mainEntity": structured.dataset()} if name != "calendar" else {}
    return Head(
        title,
        description,
        path=path,
        robots=HIDDEN if is_hidden else INDEXED,
        feeds=feeds(_("Journalists in trouble")),
        nodes=[page("WebPage", title, description, origin(path), **more), trail(steps)],
    )


def feeds(title: str, name: str = "", *args: str) -> list[FeedLink]:
    """Return the links to a feed of the register in each format."""
    return [
        FeedLink(type_, title, reverse(f"journalists:{name}{form}_feed", args=args))
        for form, type_ in FEED_TYPES.items()
    ]


def profile(one: Profile, status: Status) -> Head:
    title = f"{one.name}, {status.label}"
    description = _(
        "%(name)s: %(status)s. What happened, step by step, with dates and sources."
    ) % {"name": one.name, "status": status.label}
    return Head(
        title,
        description,
        path=one.url,
        kind="profile",
        feeds=feeds(f"Watchdog: {one.name}", "person_", one.slug),
        picture=card_of(one.portrait),
        nodes=[
            structured.profile_page(one, title, description),
            structured.breadcrumbs(
                one, (_("Journalists in trouble"), reverse("journalists:index"))
            ),
        ],
    )


def notice(one: Profile) -> Head:
    titles = {
        Profile.Kind.RETRACTION: _("This page was retracted"),
        Profile.Kind.LEGAL: _("Withheld for legal reasons"),
    }
    return Head(
        titles.get(Profile.Kind(one.kind), _("No longer published")),
        _("A notice in place of a page that Watchdog no longer publishes at this address."),
        path=one.url,
        robots=HIDDEN,
    )
