"""Addresses of the register. They are promises: what is published under one stays there."""

from django.urls import path, re_path

from journalists import downloads, sitemaps, views

app_name = "journalists"

urlpatterns = [
    path("", views.index, name="index"),
    path("journalists.csv", downloads.people_csv, name="csv"),
    path("journalists.json", downloads.people_json, name="json"),
    path("countries.csv", downloads.countries_csv, name="countries"),
    path("years.csv", downloads.years_csv, name="years"),
    path("sitemap.xml", sitemaps.people, name="sitemap"),
    # A slug in any script.
    re_path(r"^(?P<slug>[-\w]+)/$", views.profile, name="profile"),
]
