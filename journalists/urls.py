from django.http import HttpRequest, HttpResponse
from django.urls import path

app_name = "journalists"


def index(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [path("", index, name="index"), path("<str:slug>/", index, name="profile")]
