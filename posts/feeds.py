"""Feeds with the full text: for readers, and for whoever is kept from the site itself."""

import re
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import gettext as _

from posts.record import Edition, Listing, Section

LENGTH = 20
SOURCE = re.compile(r"<source [^>]*>\n?")
RELATIVE = re.compile(r'(?<= )(href|src)="/(?!/)')
SRCSET = re.compile(r' (srcset|sizes)="[^"]*"')


def absolute(url: str) -> str:
    return url if url.startswith("http") else settings.WATCHDOG_ORIGIN + url


def for_elsewhere(html: str) -> str:
    """Return HTML that this site rendered, so that it works away from it: whole addresses."""
    html = SRCSET.sub("", SOURCE.sub("", html))
    return RELATIVE.sub(rf'\1="{settings.WATCHDOG_ORIGIN}/', html)


class FullTextRss(Rss201rev2Feed):
    """RSS 2.0 with the whole text of each item, and its photo with caption and credit."""

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])
        if photo := item["photo"]:
            where = {"url": absolute(photo["src"]), "medium": "image", "type": "image/jpeg"}
            handler.startElement("media:content", where)
            handler.addQuickElement("media:description", photo["caption"])
            handler.addQuickElement("media:credit", photo["credit"])
            handler.endElement("media:content")


class Rss(Feed):
    """The newest posts of the site. A feed of one section says only which."""

    feed_type = FullTextRss
    kind = Section.Kind.FEED
    description_template = None

    def get_object(self, request: HttpRequest, slug: str = "") -> tuple[Section, list[Edition]]:
        listings = Listing.objects.in_section(self.kind, slug).visible(at=timezone.now())
        rows = list(listings.with_editions().newest_first()[:LENGTH])
        if rows:
            return rows[0].section, [row.edition for row in rows]
        return self.empty(slug), []

    def empty(self, slug: str) -> Section:
        """Return a section that lists nothing yet, if readers may know of it."""
        found = Section.objects.filter(kind=self.kind, slug=slug, is_published=True).first()
        if found is None:
            raise Http404
        return found

    def title(self, obj: tuple[Section, list[Edition]]) -> str:
        return f"Watchdog: {obj[0].name}"

    def link(self, obj: tuple[Section, list[Edition]]) -> str:
        return absolute(obj[0].url)

    def feed_url(self, obj: tuple[Section, list[Edition]]) -> str:
        return absolute(reverse(f"posts:{self.kind.lower()}_rss", args=[obj[0].slug]))

    def description(self, obj: tuple[Section, list[Edition]]) -> str:
        return _("Press freedom, case by case: whole posts, the newest first.")

    def items(self, obj: tuple[Section, list[Edition]]) -> list[Edition]:
        return obj[1]

    def item_title(self, item: Edition) -> str:
        return item.headline

    def item_description(self, item: Edition) -> str:
        return item.summary

    def item_link(self, item: Edition) -> str:
        return absolute(item.url)

    def item_guid(self, item: Edition) -> str:
        return item.public_id.urn

    item_guid_is_permalink = False

    def item_pubdate(self, item: Edition) -> datetime:
        return item.first_published_at

    def item_updateddate(self, item: Edition) -> datetime:
        return item.updated_at or item.first_published_at

    def item_categories(self, item: Edition) -> list[str]:
        regions = [item.region, *item.regions] if item.region else item.regions
        return [one["name"] for one in (*regions, *item.tags)]

    def item_extra_kwargs(self, item: Edition) -> dict[str, Any]:
        content = render_to_string("posts/_feed_item.html", {"edition": item})
        return {"content": for_elsewhere(content), "photo": item.lead}


class LatestRss(Rss):
    def feed_url(self, obj: tuple[Section, list[Edition]]) -> str:
        return absolute(reverse("posts:rss"))

    def empty(self, slug: str) -> Section:
        return Section(kind=Section.Kind.FEED, name=_("Latest posts"))


class TagRss(Rss):
    kind = Section.Kind.TAG


class RegionRss(Rss):
    kind = Section.Kind.REGION


class SeriesRss(Rss):
    kind = Section.Kind.SERIES


class BylineRss(Rss):
    kind = Section.Kind.BYLINE
