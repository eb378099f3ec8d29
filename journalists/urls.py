"""Addresses of the register. They are promises: what is published under one stays there."""

from django.urls import URLPattern, path, re_path

from journalists import calendar_views, feeds, sitemaps, statistics_views, views
from journalists.data import api, downloads, guide
from posts.feeds.formats import FORMATS

app_name = "journalists"

SLUG = r"(?P<slug>[-\w]+)"


def _feed(prefix: str, name: str, kind: type[feeds.RegisterFeed]) -> list[URLPattern]:
    """Return the addresses of one feed in all formats: feed.atom, feed.rss, feed.json."""
    return [
        re_path(rf"^{prefix}feed\.{form}$", kind(form), name=f"{name}{form}_feed")
        for form in FORMATS
    ]


urlpatterns = [
    path("", views.index, name="index"),
    path("journalists.csv", downloads.people_csv, name="csv"),
    path("journalists.json", downloads.people_json, name="json"),
    path("countries.csv", downloads.countries_csv, name="countries"),
    path("years.csv", downloads.years_csv, name="years"),
    path("statistics/", statistics_views.page, name="statistics"),
    path("statistics/<slug:name>.csv", statistics_views.figures, name="figures"),
    path("calendar/", calendar_views.coming, name="calendar"),
    path("calendar/<int:year>/<int:month>/", calendar_views.month, name="month"),
    path("calendar.ics", calendar_views.ics, name="ics"),
    path("data/", guide.page, name="data"),
    path("data/dictionary.csv", guide.dictionary, name="dictionary"),
    path("api/people/", api.people, name="api_people"),
    path("api/people/<uuid:public_id>/", api.person, name="api_person"),
    path("api/events/", api.events, name="api_events"),
    path("api/openapi.json", api.description, name="openapi"),
    *_feed("", "", feeds.RegisterFeed),
    *_feed(f"regions/{SLUG}/", "region_", feeds.RegionFeed),
    *_feed(f"{SLUG}/", "person_", feeds.PersonFeed),
    path("sitemap.xml", sitemaps.people, name="sitemap"),
    # A slug in any script.
    re_path(f"^{SLUG}/$", views.profile, name="profile"),
]
