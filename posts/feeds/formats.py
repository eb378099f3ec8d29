"""How a feed is written: RSS 2.0, Atom 1.0 and JSON Feed 1.1, each with whole texts.

Beyond what Django's generators take, each item has ``content`` (HTML for elsewhere), ``summary``
(plain), ``authors`` ((name, address) pairs), ``language`` and ``photo``; the feed has ``hub``.
"""

import json
from typing import Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed, rfc3339_date

from watchdog.structured import origin


class FullTextRss(Rss201rev2Feed):
    """RSS 2.0 with the whole text of each item, and its photo with caption and credit."""

    content_type = "application/rss+xml; charset=utf-8"

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        if hub := self.feed["hub"]:
            handler.addQuickElement("atom:link", None, {"rel": "hub", "href": hub})

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name, _url in item["authors"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("content:encoded", item["content"])
        if photo := item["photo"]:
            where = {"url": origin(photo["src"]), "medium": "image", "type": "image/jpeg"}
            handler.startElement("media:content", where)
            handler.addQuickElement("media:description", photo["caption"])
            handler.addQuickElement("media:credit", photo["credit"])
            handler.endElement("media:content")


class FullTextAtom(Atom1Feed):
    """Atom 1.0; the summary is the standfirst, the content the whole text."""

    content_type = "application/atom+xml; charset=utf-8"

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        if hub := self.feed["hub"]:
            handler.addQuickElement("link", None, {"rel": "hub", "href": hub})

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return super().item_attributes(item) | {"xml:lang": item["language"]}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        # What Django would write as the summary is HTML to it, and plain text to us.
        super().add_item_elements(handler, item | {"description": None})
        for name, url in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.addQuickElement("uri", url)
            handler.endElement("author")
        if item["summary"]:
            handler.addQuickElement("summary", item["summary"])
        handler.addQuickElement("content", item["content"], {"type": "html"})


class JsonFeed(SyndicationFeed):
    """JSON Feed 1.1."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: Any, encoding: str) -> None:
        feed = self.feed
        found = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed["title"],
            "home_page_url": feed["link"],
            "feed_url": feed["feed_url"],
            "description": feed["description"],
            "language": feed["language"],
            "authors": [{"name": "Watchdog", "url": origin()}],
            "hubs": [{"type": "WebSub", "url": feed["hub"]}] if feed["hub"] else [],
            "items": [self.item(item) for item in self.items],
        }
        outfile.write(json.dumps(found, ensure_ascii=False, indent=1))

    def item(self, item: dict[str, Any]) -> dict[str, Any]:
        photo = item["photo"]
        said = {
            "id": item["unique_id"],
            "url": item["link"],
            "title": item["title"],
            "summary": item["summary"],
            "content_html": item["content"],
            "image": origin(photo["src"]) if photo else "",
            "date_published": rfc3339_date(item["pubdate"]),
            "date_modified": rfc3339_date(item["updateddate"]),
            "authors": [{"name": name, "url": url} for name, url in item["authors"]],
            "tags": item["categories"],
            "language": item["language"],
        }
        return {name: value for name, value in said.items() if value}


FORMATS: dict[str, type[SyndicationFeed]] = {
    "atom": FullTextAtom,
    "rss": FullTextRss,
    "json": JsonFeed,
}
