"""Posts and their lists in schema.org's vocabulary, made of the record alone."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from posts.record import Edition, address
from watchdog.head import Picture, drawn_card
from watchdog.structured import NAME, Node, listed, origin, page, publisher, trail

# Google cuts or refuses longer ones; the page's own headline stays whole.
HEADLINE = 110
CORRECTIONS = {"CORRECTION", "CLARIFICATION", "RETRACTION"}
SHAPES = ("wide", "classic", "square")


def article(
    edition: Edition,
    description: str,
    people: Iterable[dict[str, Any]] = (),
    twins: Iterable[Edition] = (),
) -> Node:
    """The post as a news article, with everything that its page says."""
    url = origin(edition.url)
    changed_at = edition.updated_at or edition.first_published_at
    said = {
        "@type": "NewsArticle",
        "@id": f"{url}#article",
        "url": url,
        "mainEntityOfPage": url,
        "headline": edition.headline[:HEADLINE],
        "description": description,
        "datePublished": edition.first_published_at.isoformat(),
        "dateModified": changed_at.isoformat(),
        "dateline": edition.dateline,
        "author": authors(edition),
        "publisher": publisher(),
        "image": images(edition.lead),
        "correction": [correction(note) for note in edition.notes if is_correction(note)],
        "isAccessibleForFree": True,
        "inLanguage": edition.language,
        "wordCount": edition.words,
        "articleSection": section_name(edition),
        "keywords": [tag["name"] for tag in edition.tags],
        "contentLocation": [
            {"@type": "Place", "name": one["name"]} for one in all_regions(edition)
        ],
        "isPartOf": series(edition),
        **translations(edition, twins),
        "mentions": [
            {"@type": "Person", "name": one["name"], "url": origin(one["url"])} for one in people
        ],
    }
    return {name: value for name, value in said.items() if value not in ("", [], None)}


def authors(edition: Edition) -> list[Node]:
    found = [
        {
            "@type": "Person" if byline["kind"] == "PERSON" else "Organization",
            "name": byline["name"],
            "url": origin(address("byline", byline["slug"])),
        }
        for byline in edition.bylines
    ]
    return found or [publisher()]


def images(lead: dict[str, Any] | None) -> list[Node]:
    """The lead photo in the three shapes that search engines ask for, or the drawn card."""
    crops = (lead or {}).get("crops") or {}
    made = [crops[shape] for shape in SHAPES if shape in crops]
    if not lead or not made:
        card = drawn_card()
        return [image(card, caption=card.alt, credit=NAME)]
    if made[0]["width"] < drawn_card().width:
        # Too small to be shown large; the card is there for whoever wants a large one.
        card = drawn_card()
        return [*(_crop(crop, lead) for crop in made), image(card, caption=card.alt, credit=NAME)]
    return [_crop(crop, lead) for crop in made]


def image_urls(lead: dict[str, Any] | None) -> list[str]:
    """The addresses of the same pictures."""
    crops = (lead or {}).get("crops") or {}
    made = [crops[shape] for shape in SHAPES if shape in crops]
    card = [] if made and made[0]["width"] >= drawn_card().width else [drawn_card().url]
    return [*(origin(crop["url"]) for crop in made), *card]


def _crop(crop: dict[str, Any], photo: dict[str, Any]) -> Node:
    picture = Picture(origin(crop["url"]), crop["width"], crop["height"], photo["alt"])
    return image(picture, caption=photo["caption"] or photo["alt"], credit=photo["credit"] or NAME)


def image(picture: Picture, *, caption: str, credit: str) -> Node:
    terms = f"{origin(reverse('about'))}#photos"
    return {
        "@type": "ImageObject",
        "url": picture.url,
        "contentUrl": picture.url,
        "width": picture.width,
        "height": picture.height,
        "caption": caption,
        "creditText": credit,
        "creator": {"@type": "Organization", "name": credit},
        "copyrightNotice": credit,
        "license": terms,
        "acquireLicensePage": terms,
    }


def is_correction(note: dict[str, Any]) -> bool:
    """Whether it says that something was wrong, and not only that something was added."""
    return note["kind"] in CORRECTIONS


def correction(note: dict[str, Any]) -> Node:
    return {
        "@type": "CorrectionComment",
        "text": " ".join(note["text"].split()),
        "datePublished": note["at"],
    }


def section_name(edition: Edition) -> str:
    return edition.region["name"] if edition.region else _("Press freedom")


def all_regions(edition: Edition) -> list[dict[str, Any]]:
    return [edition.region, *edition.regions] if edition.region else list(edition.regions)


def translations(edition: Edition, twins: Iterable[Edition]) -> Node:
    """Which work this one translates, and which works translate it."""
    named = {
        one: {"@type": "NewsArticle", "@id": f"{origin(one.url)}#article", "url": origin(one.url)}
        for one in twins
    }
    if edition.story == edition.public_id:
        return {"workTranslation": list(named.values())}
    originals = [node for one, node in named.items() if one.story == one.public_id]
    return {"translationOfWork": originals[0]} if originals else {}


def series(edition: Edition) -> Node | None:
    if not edition.series:
        return None
    url = origin(edition.series["url"])
    return {"@type": "CreativeWorkSeries", "name": edition.series["name"], "url": url}


def breadcrumbs(edition: Edition) -> Node:
    above = [edition.region] if edition.region else []
    return trail([(one["name"], one["url"]) for one in above] + [(edition.headline, edition.url)])


def collection(
    name: str,
    description: str,
    url: str,
    editions: Iterable[Edition],
    above: Iterable[tuple[str, str]] = (),
) -> list[Node]:
    """A list page, what it lists, and where it stands."""
    items = listed((edition.headline, edition.url) for edition in editions)
    more = {"mainEntity": items} if items["itemListElement"] else {}
    return [
        page("CollectionPage", name, description, origin(url), **more),
        trail([*above, (name, url)]),
    ]


def blog(name: str, description: str, editions: Iterable[Edition]) -> Node:
    posts = [
        {
            "@type": "BlogPosting",
            "@id": f"{origin(edition.url)}#article",
            "url": origin(edition.url),
            "headline": edition.headline[:HEADLINE],
            "datePublished": edition.first_published_at.isoformat(),
            "image": image_urls(edition.lead),
            "author": authors(edition),
        }
        for edition in editions
    ]
    more = {"blogPost": posts} if posts else {}
    return page("Blog", name, description, origin("/"), **more)
