"""Feeds of the register: everybody, a region, or one case step by step."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from journalists.record import Profile
from journalists.timeline import Step
from posts.elsewhere import for_elsewhere
from posts.feeds import FullTextFeed
from posts.record import Section
from watchdog.structured import NAME, origin
from watchdog.surrogates import PEOPLE, shows

LENGTH = 20


@dataclass(frozen=True)
class Item:
    """Somebody, with the step that a feed tells of."""

    profile: Profile
    step: Step | None

    @property
    def guid(self) -> str:
        # The next step is something new to read; a change of this one is not.
        return ":".join([self.profile.public_urn, *([self.step.anchor] if self.step else [])])


@dataclass(frozen=True)
class Told:
    """What one feed tells, and of whom or where."""

    name: str
    page: str
    address: str
    items: list[Item]


class RegisterFeed(FullTextFeed):
    """The people of whom something was published last, each with the latest step."""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Told:
        shows(request, PEOPLE)
        return self.told(timezone.now(), **kwargs)

    def told(self, at: datetime) -> Told:
        profiles = Profile.objects.visible(at=at).texts().named()
        name = _("Journalists in trouble")
        return Told(name, reverse("journalists:index"), self.at(), self.latest(profiles, at))

    def at(self, name: str = "", *args: str) -> str:
        return reverse(f"journalists:{name}{self.form}_feed", args=args)

    def latest(self, profiles: Any, at: datetime) -> list[Item]:
        rows = profiles.order_by("-visible_from", "-pk")[:LENGTH]
        return [Item(one, (one.steps_at(at) or [None])[-1]) for one in rows]

    def title(self, obj: Told) -> str:
        return f"Watchdog: {obj.name}"

    def link(self, obj: Told) -> str:
        return origin(obj.page)

    def feed_url(self, obj: Told) -> str:
        return origin(obj.address)

    def description(self, obj: Told) -> str:
        return _("What happens to journalists in trouble, with dates and sources.")

    def items(self, obj: Told) -> list[Item]:
        return obj.items

    def item_title(self, item: Item) -> str:
        step = item.step
        return (
            f"{item.profile.name}: {step.label}, {step.date_label}" if step else item.profile.name
        )

    def item_description(self, item: Item) -> str:
        return item.step.data["text"] if item.step else ""

    def item_link(self, item: Item) -> str:
        anchor = f"#{item.step.anchor}" if item.step else ""
        return origin(item.profile.url) + anchor

    def item_guid(self, item: Item) -> str:
        return item.guid

    item_guid_is_permalink = False

    def item_pubdate(self, item: Item) -> datetime:
        return item.profile.visible_from

    def item_updateddate(self, item: Item) -> datetime:
        return item.profile.visible_from

    def item_categories(self, item: Item) -> list[str]:
        names = [(item.profile.region or {}).get("name", ""), item.profile.country_name]
        return [name for name in dict.fromkeys(names) if name]

    def item_extra_kwargs(self, item: Item) -> dict[str, Any]:
        content = render_to_string("journalists/_feed_item.html", {"item": item})
        return {
            "content": for_elsewhere(content),
            "summary": self.item_description(item),
            "authors": [(NAME, origin())],
            "language": "en",
            "photo": None,
        }


class RegionFeed(RegisterFeed):
    """The people of one region and of everything inside it."""

    def told(self, at: datetime, slug: str = "") -> Told:
        section = get_object_or_404(Section, kind=Section.Kind.REGION, slug=slug)
        shown = Profile.objects.visible(at=at).texts().named()
        profiles = shown.filter(region_key__in=_within(section))
        if not profiles.exists():
            raise Http404
        return Told(
            _("Journalists in trouble: %(region)s") % {"region": section.name},
            f"{reverse('journalists:index')}?country={slug}",
            self.at("region_", slug),
            self.latest(profiles, at),
        )


class PersonFeed(RegisterFeed):
    """One case, step by step, the latest first."""

    def told(self, at: datetime, slug: str = "") -> Told:
        shown = Profile.objects.visible(at=at).texts().named()
        one = get_object_or_404(shown, slug=slug)
        steps = [Item(one, step) for step in reversed(one.steps_at(at))]
        return Told(one.name, one.url, self.at("person_", slug), steps)


def _within(section: Section) -> list[int]:
    """Return the numbers at the desk of a region and of what lies in it."""
    rows = Section.objects.filter(kind=Section.Kind.REGION).order_by()
    parts = list(rows.values_list("pk", "parent", "key"))
    inside = {section.pk}
    while more := {pk for pk, parent, _key in parts if parent in inside} - inside:
        inside |= more
    return [key for pk, _parent, key in parts if pk in inside]
