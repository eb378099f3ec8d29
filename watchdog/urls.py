"""The site: readers' pages, and the desk where this process serves it."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from posts.views import search, sections
from watchdog import discovery_views, views

handler404 = "watchdog.views.not_found"

urlpatterns = [
    path("", views.home, name="home"),
    path("robots.txt", discovery_views.robots, name="robots"),
    path("sitemap.xml", discovery_views.sitemap, name="sitemap"),
    path("opensearch.xml", discovery_views.opensearch, name="opensearch"),
    path("site.webmanifest", discovery_views.manifest, name="manifest"),
    path(".well-known/security.txt", discovery_views.security, name="security"),
    path("health", views.health, name="health"),
    # What belongs to no text has an address in each language of the interface: /ru/about/.
    *i18n_patterns(
        path("about/", views.about, name="about"),
        path("blocked/", views.blocked, name="blocked"),
        path("regions/", sections.regions, name="regions"),
        path("series/", sections.series_index, name="serieslist"),
        path("search/", search.page, name="search"),
        path("journalists/", include("journalists.urls")),
        prefix_default_language=False,
    ),
    path("", include("posts.urls")),
]

if settings.STORES_LOCALLY:
    urlpatterns.append(path("media/<path:path>", views.media, name="media"))

if settings.HAS_DESK:
    from django.contrib import admin

    urlpatterns += [
        path("admin/", admin.site.urls),
        path("preview/", include("posts.previews.urls")),
    ]
