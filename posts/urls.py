"""Addresses of the blog. They are promises: what is published under one stays there."""

from django.urls import URLPattern, path, register_converter

from posts import feeds, sitemaps
from posts.feeds.amendments import CorrectionsFeed
from posts.feeds.formats import FORMATS
from posts.record import Section
from posts.views import amendments, archives, lite, posts, republish, sections, versions

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
        path(f"{prefix}/<words:slug>/", sections.section, given, name=name),
        path(f"{prefix}/<words:slug>/older/<slug:page>/", sections.section, given, name=name),
        *feed(f"{prefix}/<words:slug>/", f"{name}_", one),
    ]


urlpatterns = [
    *feed("", "", feeds.LatestFeed),
    path("sitemaps/posts-<year:year>-<dd:month>-<int:part>.xml", sitemaps.month, name="monthmap"),
    path("sitemaps/posts-<year:year>-<int:part>.xml", sitemaps.year),
    path("sitemaps/news.xml", sitemaps.news, name="newsmap"),
    path("sitemaps/lists.xml", sitemaps.lists, name="listmap"),
    path("corrections/", amendments.corrections, name="corrections"),
    path("corrections/older/<slug:page>/", amendments.corrections, name="corrections"),
    *feed("corrections/", "corrections_", CorrectionsFeed),
    path("lite/", lite.front, name="lite"),
    path("older/<slug:page>/", posts.older, name="older"),
    path("<language:slug>/", posts.language, name="language"),
    path("<language:slug>/older/<slug:page>/", posts.language, name="language"),
    *feed("<language:slug>/", "language_", feeds.LanguageFeed),
    *lists("tags", Section.Kind.TAG, feeds.TagFeed),
    *lists("regions", Section.Kind.REGION, feeds.RegionFeed),
    *lists("by", Section.Kind.BYLINE, feeds.BylineFeed),
    path("series/<words:slug>/", sections.series, name="series"),
    *feed("series/<words:slug>/", "series_", feeds.SeriesFeed),
    path("<year:year>/", archives.year, name="year"),
    path("<year:year>/<dd:month>/", archives.month, name="month"),
    path("<year:year>/<dd:month>/<dd:day>/", archives.day, name="day"),
    path(POST, posts.detail, name="detail"),
    path(f"{POST}lite/", lite.detail, name="litepost"),
    path(f"{POST}copy/", lite.copy, name="copy"),
    path(f"{POST}republish/", republish.kit, name="republish"),
    path(f"{POST}versions/", versions.versions, name="versions"),
    path(f"{POST}versions/changes/", versions.compare, name="changes"),
    path(f"{POST}versions/<int:number>/", versions.version, name="version"),
]
