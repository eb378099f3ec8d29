"""The page on which links for readers outside of the newsroom are made, watched and revoked."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from posts.desk import Post
from posts.previews.links import LIFETIME, issue
from watchdog.admin.copies import WorkingCopyAdmin

REVISIONS = 10
HOURS = ((24, "A day"), (72, "Three days"), (168, "A week"))


class LinkForm(forms.Form):
    label = forms.CharField(
        label="For whom",
        max_length=100,
        help_text="Stands above the text, so that a copy of the page tells where it came from.",
    )
    revision: Any = forms.ModelChoiceField(
        queryset=None,
        empty_label=None,
        label="Which text",
        help_text="It shows this one for good. What you change later it does not show.",
    )
    hours = forms.TypedChoiceField(
        label="For how long",
        coerce=int,
        choices=HOURS,
        initial=int(LIFETIME.total_seconds() // 3600),
    )

    def __init__(self, post: Post, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest = post.revisions.values_list("pk", flat=True)[:REVISIONS]
        revisions: Any = self.fields["revision"]
        revisions.queryset = post.revisions.filter(pk__in=list(newest)).select_related("by")
        revisions.label_from_instance = _named


def _named(revision: Any) -> str:
    who = revision.by or "a command"
    return f"{revision.number}: as {who} saved it on {revision.at:%d %B %Y, %H:%M} UTC"


class ShowsOutside(WorkingCopyAdmin):
    def may_show(self, request: HttpRequest, post: Post) -> bool:
        """Whoever reads others' texts, and whoever began this one, may show it to somebody."""
        if not request.user.has_perm("posts.add_previewlink"):
            return False
        return self.edits_others(request) or post.created_by_id == request.user.pk

    def links_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the links of a post; make one, whose address is shown this once."""
        post = self._asked_for(request, pk)
        if not request.user.has_perm("posts.view_previewlink"):
            raise PermissionDenied
        may_show = self.may_show(request, post)
        form, address = LinkForm(post, request.POST or None), ""
        if request.method == "POST":
            if not may_show:
                raise PermissionDenied
            if form.is_valid():
                address = self._issued(request, form.cleaned_data)
                form = LinkForm(post)
        context = {
            **self.admin_site.each_context(request),
            "title": "Show it to somebody outside",
            "subtitle": str(post),
            "opts": self.opts,
            "copy": post,
            "back": self._address("change", post),
            "form": form if may_show else None,
            "address": address,
            "links": list(post.preview_links.select_related("by", "revoked_by", "revision")),
            "working": set(post.preview_links.working(at=timezone.now())),
            "may_revoke": request.user.has_perm("posts.change_previewlink"),
        }
        response = TemplateResponse(request, "admin/posts/preview_links.html", context)
        response["Cache-Control"] = "private, no-store"
        return response

    def _issued(self, request: HttpRequest, wanted: dict[str, Any]) -> str:
        _link, token = issue(
            wanted["revision"],
            label=wanted["label"],
            lifetime=timedelta(hours=wanted["hours"]),
            by=request.user,
            at=timezone.now(),
        )
        return request.build_absolute_uri(reverse("previews:page", args=[token]))

    def revoke_view(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        post = self._asked_for(request, pk)
        if not request.user.has_perms(("posts.view_previewlink", "posts.change_previewlink")):
            raise PermissionDenied
        link = get_object_or_404(post.preview_links, pk=number)
        if request.method == "POST" and link.revoked_at is None:
            link.revoked_at, link.revoked_by = timezone.now(), request.user
            link.save(update_fields=["revoked_at", "revoked_by"])
            self.message_user(request, "Revoked: the link opens nothing now.", messages.SUCCESS)
        return HttpResponseRedirect(self._address("links", post))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/links/", view(self.links_view), name="posts_post_links"),
            path(
                "<int:pk>/links/<int:number>/revoke/",
                view(self.revoke_view),
                name="posts_post_revoke",
            ),
            *super().get_urls(),
        ]

    def _beside(self, request: HttpRequest, copy: Any) -> dict[str, Any]:
        may_look = request.user.has_perm("posts.view_previewlink")
        links_url = self._address("links", copy) if may_look else ""
        return super()._beside(request, copy) | {"links_url": links_url}
