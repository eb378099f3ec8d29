"""The site: readers' pages, and the desk where this process serves it."""

from django.conf import settings
from django.urls import include, path
from django.views.static import serve

from watchdog import views

handler404 = "watchdog.views.not_found"

urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("health", views.health, name="health"),
    path("journalists/", include("journalists.urls")),
    path("", include("posts.urls")),
]

if settings.STORES_LOCALLY:
    urlpatterns.append(
        path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}, name="media")
    )

if settings.HAS_DESK:
    from django.contrib import admin

    urlpatterns.append(path("admin/", admin.site.urls))
