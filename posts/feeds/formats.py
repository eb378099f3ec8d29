"""How a feed is written: RSS 2.0, Atom 1.0 and JSON Feed 1.1, each with whole texts.

Beyond what Django's generators take, each item has ``content`` (HTML for elsewhere), ``summary``
(plain), ``authors`` ((name, address) pairs), ``language`` and ``photo``; the feed has ``hub``.
Where an item has ``kept_as``, which names everything it says, it is written once, and ``more``
returns all this when that is done.
"""

import json
from functools import partial
from io import StringIO
from typing import Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator

from watchdog.memory import Memory
from watchdog.structured import origin

_written: Memory[str] = Memory()
_items: Memory[dict[str, Any]] = Memory(each=10_000)


class WritesOnce(SyndicationFeed):
    """An XML feed whose items are written once and then kept."""

    element: str

    def write_items(self, handler: Any) -> None:
        for item in self.items:
            if "kept_as" in item:
                text = _written.get(item["kept_as"], partial(self._item, item))
            else:
                text = self._item(item)
            # Nothing but this method passes on what is XML already.
            handler.ignorableWhitespace(text)

    def _item(self, item: Any) -> str:
        text = StringIO()
        handler: Any = SimplerXMLGenerator(text, "utf-8", short_empty_elements=True)
        item = _whole(item)
        handler.startElement(self.element, self.item_attributes(item))
        self.add_item_elements(handler, item)
        handler.endElement(self.element)
        return text.getvalue()


def _whole(item: dict[str, Any]) -> dict[str, Any]:
    return item | item["more"]() if "more" in item else item


class FullTextRss(WritesOnce, Rss201rev2Feed):
    """RSS 2.0 with the whole text of each item, and its photo with caption and credit."""

    content_type = "application/rss+xml; charset=utf-8"
    element = "item"

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


class FullTextAtom(WritesOnce, Atom1Feed):
    """Atom 1.0; the summary is the standfirst, the content the whole text."""

    content_type = "application/atom+xml; charset=utf-8"
    element = "entry"

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
            "items": [self._kept(item) for item in self.items],
        }
        outfile.write(json.dumps(found, ensure_ascii=False, indent=1))

    def _kept(self, item: dict[str, Any]) -> dict[str, Any]:
        if "kept_as" not in item:
            return self.item(item)
        return _items.get(item["kept_as"], lambda: self.item(_whole(item)))

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
