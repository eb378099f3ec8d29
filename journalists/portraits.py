"""The portraits in the record, for whoever changes a photo or takes it back."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from journalists.desk import Journalist
from journalists.record import Profile
from posts.desk import Photo
from posts.photos import showing
from posts.photos.showcases import standing


class Portraits:
    """What `posts.photos.showcases` asks of each part of the record that shows photos."""

    def copies(self, photo: Photo) -> list[Journalist]:
        return list(Journalist.objects.filter(portrait=photo))

    def named(self) -> set[int]:
        portraits = Journalist.objects.filter(portrait__isnull=False)
        return set(portraits.values_list("portrait", flat=True))

    def editions(self, photo: Photo) -> list[Profile]:
        shown = Profile.objects.filter(portrait__id=photo.pk)
        return list(shown.for_cards().order_by("-visible_from", "-pk"))

    def kept(self, numbers: Collection[int], *, at: datetime) -> set[int]:
        profiles = Profile.objects.filter(journalist_id=OuterRef("journalist_id"))
        rows = Profile.objects.filter(portrait__id__in=list(numbers))
        rows = rows.filter(Exists(standing(profiles, at=at)))
        portraits: Iterable[Any] = rows.values_list("portrait", flat=True)
        return {portrait["id"] for portrait in portraits}

    def refresh(self, photo: Photo) -> None:
        for profile in Profile.objects.filter(portrait__id=photo.pk):
            public = (profile.portrait or {}) | {"checksum": photo.checksum}
            profile.portrait = showing.shown(public, photo)
            profile.save(update_fields=["portrait"])

    def withdraw(self, photo: Photo, words: str) -> None:
        # The initials stand in, as for whoever has no portrait: words would make a story of it.
        Profile.objects.filter(portrait__id=photo.pk).update(portrait=None)
