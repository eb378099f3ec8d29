"""People of the register in schema.org's vocabulary.

There is no term for "in prison", and none is forced: that stays in the text. A home, a family and
a place of birth are never named.
"""

from django.urls import reverse
from django.utils.translation import gettext as _

from journalists.record import Profile
from posts.structured import image
from watchdog.head import card_of, drawn_card
from watchdog.structured import Node, origin, page, publisher, trail


def profile_page(profile: Profile, title: str, description: str) -> Node:
    changed_at = profile.updated_at or profile.first_published_at
    return page(
        "ProfilePage",
        title,
        description,
        origin(profile.url),
        dateCreated=profile.first_published_at.isoformat(),
        dateModified=changed_at.isoformat(),
        mainEntity=person(profile, description),
    )


def dataset() -> Node:
    """The register as a set of data, with its files."""
    about = origin(reverse("journalists:data"))
    files = {"csv": "text/csv", "json": "application/json"}
    return {
        "@type": "Dataset",
        "@id": f"{about}#dataset",
        "name": _("Journalists in trouble"),
        "description": _(
            "Journalists who are held, on trial, in exile, missing or killed for their work: name "
            "by name, with dated and sourced events. Updated with each publication."
        ),
        "url": about,
        "isAccessibleForFree": True,
        "license": f"{about}#terms",
        "creator": publisher(),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": type_,
                "contentUrl": origin(reverse(f"journalists:{name}")),
            }
            for name, type_ in files.items()
        ],
    }


def person(profile: Profile, description: str) -> Node:
    names = [profile.native_name, *profile.aliases]
    said = {
        "@type": "Person",
        "@id": f"{origin(profile.url)}#person",
        "name": profile.name,
        "alternateName": [name for name in names if name],
        "url": origin(profile.url),
        "description": description,
        "jobTitle": profile.role,
        "worksFor": {"@type": "Organization", "name": profile.outlet} if profile.outlet else None,
        "image": portrait(profile),
    }
    return {name: value for name, value in said.items() if value not in ("", [], None)}


def portrait(profile: Profile) -> Node:
    """The person's picture, or the site's card where there is none."""
    photo = profile.portrait
    card = card_of(photo)
    if photo and card:
        caption = photo["caption"] or profile.name
        return image(card, caption=caption, credit=photo["credit"] or "Watchdog")
    return image(drawn_card(), caption=drawn_card().alt, credit="Watchdog")


def breadcrumbs(profile: Profile, index: tuple[str, str]) -> Node:
    return trail([index, (profile.name, profile.url)])
