"""Addresses of previews, which only a process with the desk serves."""

from django.urls import path

from posts.previews import views

app_name = "previews"

urlpatterns = [
    path("<slug:token>/", views.page, name="page"),
    path("<slug:token>/photos/<int:number>/", views.photo, name="photo"),
]
