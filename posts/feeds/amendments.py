"""The feed of corrections: whoever passed a post on hears that it was wrong."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from posts.elsewhere import for_elsewhere
from posts.feeds import FullTextFeed
from posts.reads import FEED_LENGTH
from posts.record import Amendment
from posts.structured import authors
from watchdog.structured import origin


class CorrectionsFeed(FullTextFeed):
    def get_object(self, request: HttpRequest) -> list[Amendment]:
        rows = Amendment.objects.visible(at=timezone.now()).newest_first().with_editions()
        return list(rows[:FEED_LENGTH])

    def title(self, obj: list[Amendment]) -> str:
        return _("Watchdog: corrections")

    def link(self, obj: list[Amendment]) -> str:
        return origin(reverse("posts:corrections"))

    def feed_url(self, obj: list[Amendment]) -> str:
        return origin(reverse(f"posts:corrections_{self.form}"))

    def description(self, obj: list[Amendment]) -> str:
        return _("What Watchdog got wrong and put right, newest first.")

    def items(self, obj: list[Amendment]) -> list[Amendment]:
        return obj

    def item_title(self, item: Amendment) -> str:
        return f"{item.label}: {item.edition.headline}"

    def item_description(self, item: Amendment) -> str:
        return " ".join(item.text.split())

    def item_link(self, item: Amendment) -> str:
        return origin(item.url)

    def item_guid(self, item: Amendment) -> str:
        return item.guid.urn

    def item_pubdate(self, item: Amendment) -> datetime:
        return item.at

    item_updateddate = item_pubdate

    def item_categories(self, item: Amendment) -> list[str]:
        return [item.label]

    def item_extra_kwargs(self, item: Amendment) -> dict[str, Any]:
        content = render_to_string("posts/_correction_words.html", {"correction": item})
        return {
            "content": for_elsewhere(content),
            "summary": self.item_description(item),
            "authors": [(one["name"], one["url"]) for one in authors(item.edition)],
            "language": item.edition.language,
            "photo": None,
        }
