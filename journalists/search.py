"""What is found of a person: by name, in any of its spellings, by outlet and by what is told.

Whoever counts in totals only is not found.
"""

from collections.abc import Sequence
from datetime import datetime

from journalists.record import Profile
from posts.body import plain_text
from posts.record import Section
from posts.search.index import keep, keys
from posts.search.record import PEOPLE, SearchDoc, place
from posts.search.spelling import bones, fold, fold_names


def index(key: int, *, at: datetime) -> None:
    """Let what readers may see of this person be found, and nothing else of them."""
    profiles = Profile.objects.named().filter(journalist_id=key)
    keep(SearchDoc.Kind.PERSON, [key], profiles, profile_docs, at=at)


def profile_docs(profiles: Sequence[Profile]) -> list[SearchDoc]:
    return [_profile_doc(profile) for profile in profiles]


def _profile_doc(profile: Profile) -> SearchDoc:
    names = "\n".join([profile.name, profile.native_name, *profile.aliases])
    region = profile.region["name"] if profile.region else ""
    # On the first line, the words that stand below the name.
    said = ", ".join(word for word in (profile.role, profile.outlet, region) if word)
    head = "\n".join([said, profile.native_name, *profile.aliases])
    body = " ".join(plain_text(profile.biography).split())
    return SearchDoc(
        id=PEOPLE + place(profile.first_published_at, profile.pk),
        kind=SearchDoc.Kind.PERSON,
        key=profile.journalist_id,
        source=profile.pk,
        visible_from=profile.visible_from,
        visible_until=profile.visible_until,
        url=profile.url,
        published_at=profile.first_published_at,
        title=profile.name,
        title_folds=fold(names),
        keys=keys(SearchDoc.Kind.PERSON, "", _regions(profile)),
        head=head,
        folds=" ".join([bones(names), fold_names(said), fold_names(body)]),
        body=body,
    )


def _regions(profile: Profile) -> list[int]:
    """Return the lists of the region and of all that contain it."""
    found: list[int] = []
    if profile.region_key is None:
        return found
    kind = Section.Kind.REGION
    one = Section.objects.filter(kind=kind, key=profile.region_key).first()
    while one is not None:
        found.append(one.pk)
        one = one.parent
    return found
