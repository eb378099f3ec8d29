import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "watchdog.settings")
django = get_wsgi_application()

from watchdog import caching  # noqa: E402  (it has a model, which Django had to be ready for)

application = caching.wrap(django)
