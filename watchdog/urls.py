"""The site: readers' pages, and the desk where this process serves it."""

from django.conf import settings
from django.urls import include, path

from watchdog import discovery_views, views

handler404 = "watchdog.views.not_found"

urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("blocked/", views.blocked, name="blocked"),
    path("robots.txt", discovery_views.robots, name="robots"),
    path("sitemap.xml", discovery_views.sitemap, name="sitemap"),
    path("opensearch.xml", discovery_views.opensearch, name="opensearch"),
    path("site.webmanifest", discovery_views.manifest, name="manifest"),
    path(".well-known/security.txt", discovery_views.security, name="security"),
    path("health", views.health, name="health"),
    path("journalists/", include("journalists.urls")),
    path("", include("posts.urls")),
]

if settings.STORES_LOCALLY:
    urlpatterns.append(path("media/<path:path>", views.media, name="media"))

if settings.HAS_DESK:
    from django.contrib import admin

    urlpatterns.append(path("admin/", admin.site.urls))
