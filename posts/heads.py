"""What the heads of the blog's pages say: of a post, of a list, of a stretch of the archive."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from posts import structured
from posts.record import Edition, Section, address
from watchdog.head import HIDDEN, FeedLink, Head, card_of, describe, kept
from watchdog.languages import fronts, own_digits, own_name
from watchdog.structured import website

FEED_TYPES = {
    "atom": "application/atom+xml",
    "rss": "application/rss+xml",
    "json": "application/feed+json",
}


@kept
def post(
    edition: Edition, people: Sequence[dict[str, Any]] = (), twins: Sequence[Edition] = ()
) -> Head:
    description = describe(edition.summary, title=edition.headline)
    return Head(
        title=edition.headline,
        description=description,
        path=edition.url,
        kind="article",
        language=edition.language,
        picture=card_of(edition.lead),
        published_at=edition.first_published_at,
        modified_at=edition.updated_at or edition.first_published_at,
        section=structured.section_name(edition),
        tags=[tag["name"] for tag in edition.tags],
        translations=_translations(edition, twins),
        nodes=[
            structured.article(edition, description, people, twins),
            structured.breadcrumbs(edition),
        ],
    )


def _translations(edition: Edition, twins: Sequence[Edition]) -> list[tuple[str, str]]:
    if not twins:
        return []
    story = [edition, *twins]
    # Whoever reads none of the languages gets what the others were made from.
    first = next((one for one in story if one.story == one.public_id), edition)
    return [*((one.language, one.url) for one in story), ("x-default", first.url)]


def republish(edition: Edition) -> Head:
    """The text for whoever prints it elsewhere; found through the post and by no search engine."""
    title = _("Republish: %(headline)s") % {"headline": edition.headline}
    description = _("The text of a post by Watchdog as others may print it, and on which terms.")
    return Head(title, description, path=edition.url, robots=HIDDEN)


def notice(edition: Edition) -> Head:
    titles = {
        Edition.Kind.RETRACTION: _("This post was retracted"),
        Edition.Kind.LEGAL: _("Withheld for legal reasons"),
    }
    return Head(
        title=titles.get(Edition.Kind(edition.kind), _("No longer published")),
        description=_("A notice in place of a post that Watchdog no longer publishes here."),
        path=edition.url,
        language=edition.language,
        robots=HIDDEN,
    )


def versions(edition: Edition) -> Head:
    """What the post said before: the post itself is what search engines keep."""
    return Head(
        title=_("Versions: %(headline)s") % {"headline": edition.headline},
        description=_("What this post said before, and what was changed in it, word by word."),
        path=edition.url,
        language=edition.language,
        robots=HIDDEN,
    )


@kept
def front(editions: Sequence[Edition]) -> Head:
    description = _(
        "Watchdog follows attacks on the press: arrests, trials, blocked sites and the people "
        "behind the numbers."
    )
    return Head(
        title=_("Press freedom, case by case"),
        description=description,
        path=reverse("home"),
        translations=_fronts(),
        nodes=[website(), structured.blog("Watchdog", description, editions)],
    )


@kept
def language(code: str, editions: Sequence[Edition], path: str, page: datetime | None) -> Head:
    """Everything in one language; the words are those of whoever reads it."""
    title = own_name(code)
    description = _(
        "Watchdog follows attacks on the press: arrests, trials, blocked sites and the people "
        "behind the numbers."
    )
    if page is not None:
        title += _(", older posts from %(moment)s") % {"moment": in_words(page)}
    return Head(
        title=title,
        description=description,
        path=path,
        language=code,
        feeds=_feeds(Section.Kind.LANGUAGE, code, own_name(code)),
        translations=_fronts() if page is None else (),
        nodes=structured.collection(title, description, path, editions),
    )


@kept
def older(page: datetime, path: str, editions: Sequence[Edition]) -> Head:
    moment = in_words(page)
    title = _("Older posts, from %(moment)s") % {"moment": moment}
    description = _(
        "Whole posts from Watchdog, newest first, as they were published day by day from "
        "%(moment)s on."
    ) % {"moment": moment}
    return Head(
        title=title,
        description=description,
        path=path,
        nodes=structured.collection(title, description, path, editions),
    )


@kept
def section(one: Section, editions: Sequence[Edition], path: str, page: datetime | None) -> Head:
    title, description = _words(one)
    if page is not None:
        moment = {"moment": in_words(page)}
        title += _(", older posts from %(moment)s") % moment
        description += _(" This page begins on %(moment)s.") % moment
    description = describe(description, title=title)
    above = [(place["name"], place["url"]) for place in one.ancestors]
    return Head(
        title=title,
        description=description,
        path=path,
        feeds=section_feeds(one),
        nodes=structured.collection(title, description, path, editions, above),
    )


def _words(one: Section) -> tuple[str, str]:
    name = {"name": one.name}
    match one.kind:
        case Section.Kind.TAG:
            return _("Tag: %(name)s") % name, _(
                "%(name)s: every post under this tag, newest first, with dates, places and names."
            ) % name
        case Section.Kind.SERIES:
            return _("Series: %(name)s") % name, _(
                "%(name)s: a series by Watchdog, part by part, from the first to the latest."
            ) % name
        case Section.Kind.BYLINE:
            return _("Written by %(name)s") % name, _(
                "%(name)s: everything that Watchdog has published under this name, newest first."
            ) % name
    return one.name, _(
        "%(name)s: what Watchdog has published on it and on the places within it, newest first."
    ) % name


def section_feeds(one: Section) -> list[FeedLink]:
    return _feeds(one.kind, one.slug, one.name)


def _fronts() -> list[tuple[str, str]]:
    return [*fronts(), ("x-default", reverse("home"))]


def _feeds(kind: str, slug: str, name: str) -> list[FeedLink]:
    return [
        FeedLink(type_, f"Watchdog: {name}", address(f"{kind.lower()}_{form}", slug))
        for form, type_ in FEED_TYPES.items()
    ]


@kept
def corrections(path: str) -> Head:
    title = _("Corrections")
    description = _(
        "What Watchdog got wrong and put right, newest first: corrections, clarifications, "
        "editor’s notes and retractions."
    )
    return Head(
        title=title,
        description=description,
        path=path,
        feeds=[
            FeedLink(type_, _("Watchdog: corrections"), reverse(f"posts:corrections_{form}"))
            for form, type_ in FEED_TYPES.items()
        ],
        nodes=structured.collection(title, description, path, []),
    )


def index(title: str, description: str, path: str) -> Head:
    """An index of lists, or of a stretch of the archive."""
    nodes = structured.collection(title, description, path, [])
    return Head(title=title, description=description, path=path, nodes=nodes)


def search(words: str) -> Head:
    """A page of results, which no search engine keeps."""
    said = {"words": words[:60]}
    title = _("Search: %(words)s") % said if words else _("Search")
    description = (
        _("What Watchdog has on “%(words)s”: posts, people, tags, regions and series.") % said
        if words
        else _("Search posts, people, tags, regions and series of Watchdog in any script.")
    )
    return Head(title, description, path=reverse("search"), robots=HIDDEN)


@kept
def archive(period: str, description: str, path: str) -> Head:
    title = _("Archive: %(period)s") % {"period": period}
    return index(title, description % {"period": period}, path)


@kept
def archive_day(day: date, path: str, editions: Sequence[Edition]) -> Head:
    title = own_digits(date_format(day, "j E Y"))
    description = _("Everything Watchdog published on %(day)s, newest first.") % {"day": title}
    nodes = structured.collection(title, description, path, editions)
    return Head(title=title, description=description, path=path, nodes=nodes)


def in_words(moment: datetime) -> str:
    return own_digits(date_format(moment.astimezone(UTC), "j E Y, H:i:s"))
