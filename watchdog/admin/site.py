"""The desk's own admin site: the stock one, under a content security policy of its own."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.csp import CSP
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csp import csp_override
from taggit.apps import TaggitAppConfig

from watchdog.admin import dashboard, month, overdue

# An editor's session could endanger sources, so scripts run from this site alone.
POLICY: dict[str, list[str]] = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    # The one style that the body editor puts into the page; an end-to-end test watches over it.
    "style-src": [CSP.SELF, "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "connect-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.SELF],
}


def strict(view: Callable[..., Any]) -> Callable[..., Any]:
    """Put the desk's own policies on what the view answers."""
    strict_view = csp_override(POLICY)(view)

    @wraps(view)
    def dressed(*args: Any, **kwargs: Any) -> Any:
        response = strict_view(*args, **kwargs)
        # Under the site's "no-referrer" a browser sends forms without their origin, and Django
        # refuses those as forged. This one tells other sites as little.
        response.headers["Referrer-Policy"] = "same-origin"
        return response

    return dressed


class Completion(AutocompleteJsonView):
    """Offers what a field may name by the label that its own admin gives it, if any."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        result = super().serialize_result(obj, to_field_name)
        label = getattr(self.model_admin, "label", None)
        return result | {"text": label(obj)} if label else result


class DeskSite(AdminSite):
    site_header = "Watchdog desk"
    site_title = "Watchdog desk"
    index_title = "Newsroom"

    def index(self, request: HttpRequest, extra_context: Any = None) -> Any:
        found = dashboard.boxes(request, self._registry.values(), at=timezone.now())
        context = {
            "boxes": [box for box in found if box.parts],
            "nothing_in": [box.title for box in found if not box.parts],
        }
        return super().index(request, context | (extra_context or {}))

    def month_view(self, request: HttpRequest, **asked: int) -> HttpResponse:
        at = timezone.now()
        try:
            first = date(asked.get("year", at.year), asked.get("month", at.month), 1)
        except (ValueError, OverflowError):
            raise Http404 from None
        if not month.FIRST <= first.year <= month.LAST:
            raise Http404
        shown = month.month(request, self._registry.values(), first, at=at)
        context = {
            **self.each_context(request),
            "title": "Calendar",
            "month": shown,
            "today": at.date(),
        }
        return TemplateResponse(request, "admin/watchdog/month.html", context)

    def health_view(self, request: HttpRequest) -> HttpResponse:
        rows = overdue.overdue(self._registry.values(), at=timezone.now())
        context = {
            **self.each_context(request),
            "title": "What is overdue",
            "rows": rows,
            "is_well": not any(row.number for row in rows),
        }
        return TemplateResponse(request, "admin/watchdog/health.html", context)

    def get_urls(self) -> list[Any]:
        return [
            path("calendar/", self.admin_view(self.month_view), name="calendar"),
            path(
                "calendar/<int:year>/<int:month>/", self.admin_view(self.month_view), name="month"
            ),
            path("health/", self.admin_view(self.health_view), name="health"),
            *super().get_urls(),
        ]

    def admin_view(self, view: Callable[..., Any], cacheable: bool = False) -> Any:
        return strict(super().admin_view(view, cacheable))

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return Completion.as_view(admin_site=self)(request)

    @method_decorator([never_cache, strict])
    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().login(request, extra_context)


class DeskConfig(AdminConfig):
    default_site = "watchdog.admin.site.DeskSite"


class TagsConfig(TaggitAppConfig):
    """The tags' own app, under a name that says what is in it."""

    verbose_name = "Tags"
