"""Feeds with the full text: for readers, and for whoever is kept from the site itself."""

from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseGone
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from posts import page_keys, reads
from posts.elsewhere import for_elsewhere
from posts.feeds.formats import FORMATS
from posts.record import Edition, Section
from posts.structured import authors
from watchdog.languages import own_name
from watchdog.structured import origin
from watchdog.surrogates import shows


class Closed(Exception):
    """What the feed was of has been taken off everything."""


class FullTextFeed(Feed):
    """What all feeds share: they come in each of the formats and are named by their address."""

    item_guid_is_permalink = False

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().__call__(request, *args, **kwargs)
        except Closed:
            # A feed reader that hears 410 stops asking; to a 404 it comes back for ever.
            return HttpResponseGone()

    def __init__(self, form: str) -> None:
        self.form = form
        self.feed_type = FORMATS[form]

    def feed_guid(self, obj: Any) -> str:
        return self.feed_url(obj)

    def feed_extra_kwargs(self, obj: Any) -> dict[str, Any]:
        return {"hub": settings.WATCHDOG_HUB}


class SectionFeed(FullTextFeed):
    """The newest posts of one list, in one of the formats. A subclass says only which list."""

    kind: Section.Kind

    def get_object(self, request: HttpRequest, slug: str = "") -> tuple[Section, list[Edition]]:
        rows = reads.in_feed(kind=self.kind, slug=slug, at=timezone.now())
        shows(request, *page_keys.of_first_page(rows))
        if rows:
            return rows[0].section, [row.edition for row in rows]
        return self.empty(slug), []

    def empty(self, slug: str) -> Section:
        """Return a section that lists nothing yet, if readers may know of it."""
        known = Section.objects.filter(Q(is_published=True) | Q(is_closed=True))
        one = get_object_or_404(known, kind=self.kind, slug=slug)
        if one.is_closed:
            raise Closed
        return one

    def title(self, obj: tuple[Section, list[Edition]]) -> str:
        return f"Watchdog: {obj[0].name}"

    def link(self, obj: tuple[Section, list[Edition]]) -> str:
        return origin(obj[0].url)

    def address(self, one: Section) -> str:
        return reverse(f"posts:{self.kind.lower()}_{self.form}", args=[one.slug])

    def feed_url(self, obj: tuple[Section, list[Edition]]) -> str:
        return origin(self.address(obj[0]))

    def description(self, obj: tuple[Section, list[Edition]]) -> str:
        return _("Press freedom, case by case: whole posts, the newest first.")

    def items(self, obj: tuple[Section, list[Edition]]) -> list[Edition]:
        return obj[1]

    def item_title(self, item: Edition) -> str:
        return item.headline

    def item_description(self, item: Edition) -> str:
        return item.summary

    def item_link(self, item: Edition) -> str:
        return origin(item.url)

    def item_guid(self, item: Edition) -> str:
        return item.public_id.urn

    def item_pubdate(self, item: Edition) -> datetime:
        return item.first_published_at

    def item_updateddate(self, item: Edition) -> datetime:
        return item.updated_at or item.first_published_at

    def item_categories(self, item: Edition) -> list[str]:
        regions = [item.region, *item.regions] if item.region else item.regions
        return [one["name"] for one in (*regions, *item.tags)]

    def item_extra_kwargs(self, item: Edition) -> dict[str, Any]:
        name = (self.form, item.kept_as, get_language(), settings.WATCHDOG_ORIGIN)
        return {"kept_as": name, "more": partial(self.more, item)}

    def more(self, item: Edition) -> dict[str, Any]:
        return {
            "content": _content(item),
            "summary": item.summary,
            "authors": [(one["name"], one["url"]) for one in authors(item)],
            "language": item.language,
            "photo": item.lead,
        }


def _content(edition: Edition) -> str:
    return for_elsewhere(render_to_string("posts/_feed_item.html", {"edition": edition}))


class LatestFeed(SectionFeed):
    kind = Section.Kind.FEED

    def address(self, one: Section) -> str:
        return reverse(f"posts:{self.form}")

    def empty(self, slug: str) -> Section:
        return Section(kind=Section.Kind.FEED, name=_("Latest posts"))


class TagFeed(SectionFeed):
    kind = Section.Kind.TAG


class RegionFeed(SectionFeed):
    kind = Section.Kind.REGION


class SeriesFeed(SectionFeed):
    kind = Section.Kind.SERIES


class BylineFeed(SectionFeed):
    kind = Section.Kind.BYLINE


class LanguageFeed(SectionFeed):
    kind = Section.Kind.LANGUAGE

    def empty(self, slug: str) -> Section:
        if slug in settings.WATCHDOG_LANGUAGES:
            return Section(kind=self.kind, slug=slug, name=own_name(slug))
        return super().empty(slug)
