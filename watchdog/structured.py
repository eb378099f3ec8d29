"""What the site says in schema.org's vocabulary, whichever page says it."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse

type Node = dict[str, Any]

NAME = "Watchdog"


def origin(path: str = "/") -> str:
    """Return the whole address at the public origin, whatever host was asked."""
    return path if path.startswith(("http://", "https://")) else settings.WATCHDOG_ORIGIN + path


def publisher() -> Node:
    """The newsroom, with the pages that say by which rules it works."""
    about = origin(reverse("about"))
    return {
        "@type": "NewsMediaOrganization",
        "@id": origin("/#publisher"),
        "name": NAME,
        "url": origin(),
        "logo": {
            "@type": "ImageObject",
            "url": origin(static("img/icon-512.png")),
            "width": 512,
            "height": 512,
        },
        "publishingPrinciples": f"{about}#principles",
        "correctionsPolicy": f"{about}#corrections",
        "ethicsPolicy": f"{about}#ethics",
        "ownershipFundingInfo": f"{about}#funding",
    }


def website() -> Node:
    return {
        "@type": "WebSite",
        "@id": origin("/#site"),
        "name": NAME,
        "url": origin(),
        "publisher": publisher(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": origin("/search/?q={search_term_string}"),
            },
            "query-input": "required name=search_term_string",
        },
    }


def page(kind: str, name: str, description: str, url: str, **more: Any) -> Node:
    """A page of that kind: WebPage, CollectionPage, Blog."""
    return {
        "@type": kind,
        "@id": url,
        "url": url,
        "name": name,
        "description": description,
        "publisher": publisher(),
        **more,
    }


def trail(steps: Iterable[tuple[str, str]]) -> Node:
    """The way from the front page to this one, as (name, address) pairs, the last one itself."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": origin(url)}
            for number, (name, url) in enumerate([(NAME, "/"), *steps], 1)
        ],
    }


def listed(items: Iterable[tuple[str, str]]) -> Node:
    """What a list page lists, as (name, address) pairs."""
    return {
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "url": origin(url)}
            for number, (name, url) in enumerate(items, 1)
        ],
    }
