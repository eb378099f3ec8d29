"""Addresses of previews, which only a process with the desk serves."""

from django.urls import path

from posts import preview_views

app_name = "previews"

urlpatterns = [
    path("<slug:token>/", preview_views.page, name="page"),
    path("<slug:token>/photos/<int:number>/", preview_views.photo, name="photo"),
]
