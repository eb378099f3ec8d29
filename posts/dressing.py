"""What an edition shows, put together and rendered once, so that showing it asks nothing."""

import re
from collections.abc import Callable, Iterable
from html import unescape
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html, strip_tags
from django.utils.safestring import mark_safe

from posts.body import Embed, beginning, render, word_count
from posts.body.embeds import is_video, provider
from posts.desk import Photo, Post, Series
from posts.photos import showing
from posts.record import Edition, Section, link_to
from posts.sections import Entry, entry
from watchdog.editions import Snapshot

# The feed shows texts whole up to so many words, and the beginning of longer ones.
FEED_WORDS = 600
FEED_BEGINNING = 300
PULL_QUOTE = re.compile(r'<aside data-type="pullquote">(.*?)</aside>', re.DOTALL)
PARAGRAPH = re.compile(r"<p(?: [^>]*)?>")


def tags_of(snapshot: Snapshot) -> list[Entry]:
    return [Entry(Section.Kind.TAG, *tag) for tag in snapshot["tags"]]


def link_at_desk(wanted: Entry) -> dict[str, Any]:
    return link_to(wanted.kind, wanted.slug, wanted.name)


class AtDesk:
    """Puts everything into an edition that its page shows, so that showing it asks nothing."""

    def __init__(self, photos: Iterable[Photo]) -> None:
        self.photos = {photo.pk: photo for photo in photos}

    def shown(self, use: dict[str, Any]) -> dict[str, Any]:
        return showing.shown_at_desk(use, self.photos[use["id"]])

    def dress(
        self,
        edition: Edition,
        post: Post,
        snapshot: Snapshot,
        *,
        link: Callable[[Entry], dict[str, Any]],
    ) -> None:
        lead = snapshot["lead"]
        edition.lead = self.shown(lead) if lead else None
        edition.photos = uses = [self.shown(use) for use in snapshot["photos"]]
        edition.tags = [link(tag) for tag in tags_of(snapshot)]
        edition.region = link(entry(post.region)) if post.region else None
        edition.regions = [link(entry(r)) for r in post.other_regions.all()]
        if post.series:
            edition.series = link(entry(post.series)) | {
                "part": post.series_part,
                "standfirst": post.series.standfirst,
            }
        edition.bylines = [
            {"name": name, "slug": slug, "kind": kind}
            for _pk, slug, name, kind in snapshot["bylines"]
        ]
        edition.notes = [
            {"kind": kind, "at": at.isoformat(), "text": text, "wrong": "".join(wrong)}
            for kind, at, text, *wrong in snapshot["notes"]
        ]
        edition.people = snapshot["people"]
        edition.sources = snapshot.get("sources", [])
        edition.words = word_count(snapshot["body"])
        edition.whole_html = rendered(snapshot["body"], edition, uses)
        edition.standfirst = standfirst(edition)
        if edition.words > FEED_WORDS:
            edition.short_html = rendered(
                beginning(snapshot["body"], words=FEED_BEGINNING), edition, uses
            )


class Dressing(AtDesk):
    """The same for readers, with the addresses of files; those of a photo are found once."""

    def __init__(self, photos: Iterable[Photo]) -> None:
        super().__init__(photos)
        self.files: dict[int, dict[str, Any]] = {}

    def shown(self, use: dict[str, Any]) -> dict[str, Any]:
        photo = self.photos[use["id"]]
        if photo.pk not in self.files:
            self.files[photo.pk] = showing.files_of(photo)
        return showing.with_files(use, photo, self.files[photo.pk])


def standfirst(edition: Edition) -> str:
    opening = unescape(strip_tags(edition.whole_html[: 4 * len(edition.summary) + 1000]))
    return "" if edition.summary in opening else edition.summary


def rendered(body: str, edition: Edition, uses: list[dict[str, Any]]) -> str:
    by_id = {use["id"]: use for use in uses}
    if edition.dateline:
        place = format_html('<span class="dateline">{}</span> — ', edition.dateline)
        body = PARAGRAPH.sub(lambda start: start[0] + place, body, count=1)
    html = render(body, photo=lambda pk: _figure(by_id.get(pk)), series=_box, embed=_embed)
    # To a screen reader an aside is a landmark, and a pull quote only repeats the text.
    return PULL_QUOTE.sub(r'<div data-type="pullquote">\1</div>', html)


def _figure(use: dict[str, Any] | None) -> str | None:
    return render_to_string("posts/_photo.html", {"photo": use}) if use else None


def _embed(embed: Embed) -> str:
    shown = {
        "url": embed.url,
        "title": embed.title or embed.url.partition("://")[2],
        "provider": provider(embed.url),
        "is_video": is_video(embed.url),
        "still": mark_safe(embed.still),  # noqa: S308  (a node of a cleaned body)
    }
    return render_to_string("posts/_embed.html", shown)


def _box(pk: int) -> str:
    series = Series.objects.get(pk=pk)
    public = link_at_desk(entry(series)) | {"standfirst": series.box_text}
    return render_to_string("posts/_seriesbox.html", {"series": public})
