"""Addresses of the blog. They are promises: what is published under one stays there."""

from django.urls import URLPattern, path, register_converter

from posts import (
    amendment_feeds,
    amendment_views,
    archive_views,
    feeds,
    lite_views,
    republish_views,
    section_views,
    sitemaps,
    version_views,
    views,
)
from posts.feed_formats import FORMATS
from posts.record import Section

app_name = "posts"


class Year:
    regex = "[1-9][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04d}"


class TwoDigits:
    """A month or a day, always in two digits, so that a date has one address."""

    regex = "[0-9]{2}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:02d}"


class Slug:
    """A slug in any script, in lower case or not, without a slash."""

    regex = r"[-\w]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Language:
    """A language by its code, without territory or script."""

    regex = "[a-z]{2,3}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


POST = "<year:year>/<dd:month>/<dd:day>/<words:slug>/"

register_converter(Year, "year")
register_converter(TwoDigits, "dd")
register_converter(Slug, "words")
register_converter(Language, "language")


def feed(prefix: str, name: str, kind: type[feeds.FullTextFeed]) -> list[URLPattern]:
    """Return the addresses of one feed in all formats: feed.atom, feed.rss, feed.json."""
    return [path(f"{prefix}feed.{form}", kind(form), name=name + form) for form in FORMATS]


def lists(prefix: str, kind: str, one: type[feeds.SectionFeed]) -> list[URLPattern]:
    """Return the addresses of one kind of list: its newest, its older pages, its feeds."""
    name, given = kind.lower(), {"kind": kind}
    return [
        path(f"{prefix}/<words:slug>/", section_views.section, given, name=name),
        path(f"{prefix}/<words:slug>/older/<slug:page>/", section_views.section, given, name=name),
        *feed(f"{prefix}/<words:slug>/", f"{name}_", one),
    ]


urlpatterns = [
    *feed("", "", feeds.LatestFeed),
    path("sitemaps/posts-<year:year>-<int:part>.xml", sitemaps.year, name="yearmap"),
    path("sitemaps/news.xml", sitemaps.news, name="newsmap"),
    path("sitemaps/lists.xml", sitemaps.lists, name="listmap"),
    path("corrections/", amendment_views.corrections, name="corrections"),
    path("corrections/older/<slug:page>/", amendment_views.corrections, name="corrections"),
    *feed("corrections/", "corrections_", amendment_feeds.CorrectionsFeed),
    path("lite/", lite_views.front, name="lite"),
    path("older/<slug:page>/", views.older, name="older"),
    path("<language:slug>/", views.language, name="language"),
    path("<language:slug>/older/<slug:page>/", views.language, name="language"),
    *feed("<language:slug>/", "language_", feeds.LanguageFeed),
    *lists("tags", Section.Kind.TAG, feeds.TagFeed),
    *lists("regions", Section.Kind.REGION, feeds.RegionFeed),
    *lists("by", Section.Kind.BYLINE, feeds.BylineFeed),
    path("series/<words:slug>/", section_views.series, name="series"),
    *feed("series/<words:slug>/", "series_", feeds.SeriesFeed),
    path("<year:year>/", archive_views.year, name="year"),
    path("<year:year>/<dd:month>/", archive_views.month, name="month"),
    path("<year:year>/<dd:month>/<dd:day>/", archive_views.day, name="day"),
    path(POST, views.detail, name="detail"),
    path(f"{POST}lite/", lite_views.detail, name="litepost"),
    path(f"{POST}copy/", lite_views.copy, name="copy"),
    path(f"{POST}republish/", republish_views.kit, name="republish"),
    path(f"{POST}versions/", version_views.versions, name="versions"),
    path(f"{POST}versions/changes/", version_views.compare, name="changes"),
    path(f"{POST}versions/<int:number>/", version_views.version, name="version"),
]
