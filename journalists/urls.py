"""Addresses of the register. They are promises: what is published under one stays there."""

from django.urls import path, re_path

from journalists import sitemaps, views

app_name = "journalists"

urlpatterns = [
    path("", views.index, name="index"),
    path("sitemap.xml", sitemaps.people, name="sitemap"),
    # A slug in any script.
    re_path(r"^(?P<slug>[-\w]+)/$", views.profile, name="profile"),
]
