"""Addresses of the blog. They are promises: what is published under one stays there."""

from django.urls import URLPattern, path, register_converter

from posts import archive_views, feeds, section_views, views
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


register_converter(Year, "year")
register_converter(TwoDigits, "dd")
register_converter(Slug, "words")


def lists(prefix: str, kind: str, feed: type[feeds.Rss]) -> list[URLPattern]:
    """Return the addresses of one kind of list: its newest, its older pages, its feed."""
    name, given = kind.lower(), {"kind": kind}
    return [
        path(f"{prefix}/<words:slug>/", section_views.section, given, name=name),
        path(f"{prefix}/<words:slug>/feed.rss", feed(), name=f"{name}_rss"),
        path(f"{prefix}/<words:slug>/older/<slug:page>/", section_views.section, given, name=name),
    ]


urlpatterns = [
    path("feed.rss", feeds.LatestRss(), name="rss"),
    path("older/<slug:page>/", views.older, name="older"),
    *lists("tags", Section.Kind.TAG, feeds.TagRss),
    path("regions/", section_views.regions, name="regions"),
    *lists("regions", Section.Kind.REGION, feeds.RegionRss),
    *lists("by", Section.Kind.BYLINE, feeds.BylineRss),
    path("series/", section_views.series_index, name="serieslist"),
    path("series/<words:slug>/", section_views.series, name="series"),
    path("series/<words:slug>/feed.rss", feeds.SeriesRss(), name="series_rss"),
    path("<year:year>/", archive_views.year, name="year"),
    path("<year:year>/<dd:month>/", archive_views.month, name="month"),
    path("<year:year>/<dd:month>/<dd:day>/", archive_views.day, name="day"),
    path("<year:year>/<dd:month>/<dd:day>/<words:slug>/", views.detail, name="detail"),
]
