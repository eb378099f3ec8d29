"""What the heads of the register's pages say."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from journalists import structured
from journalists.record import Profile
from journalists.status import Status
from watchdog.head import HIDDEN, INDEXED, Head, card_of
from watchdog.structured import listed, origin, page, trail


def index(profiles: Sequence[Profile], *, is_narrowed: bool) -> Head:
    title = _("Journalists in trouble")
    description = _(
        "Journalists who are held, on trial, in exile, missing or killed for their work: name by "
        "name, with dates and sources."
    )
    path = reverse("journalists:index")
    people = listed((profile.name, profile.url) for profile in profiles)
    more = {"mainEntity": people} if profiles else {}
    return Head(
        title,
        description,
        path=path,
        # One list in one order is enough for whoever searches.
        robots=HIDDEN if is_narrowed else INDEXED,
        nodes=[
            page("CollectionPage", title, description, origin(path), **more),
            trail([(title, path)]),
        ],
    )


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
