from django.apps import AppConfig


class JournalistsConfig(AppConfig):
    name = "journalists"
