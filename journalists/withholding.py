"""What stood in the clear and no longer may: names of people, and who confidential sources are.

Each of these moves something from the desk's tables into the private file of its person, or back;
the record just forgets.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import QueryDict

from journalists.desk import Journalist, Source
from journalists.kinds import Identity
from journalists.naming import Names
from journalists.private import Contents, Look, add_taken, keep, open_file
from journalists.record import Profile, ProfileQuerySet
from journalists.search import index
from posts.photos import showcases
from watchdog import unsaved
from watchdog.moves import NotAllowed
from watchdog.text import slugify_line

# By any of these somebody could be known.
NAMES = ("name", "sort_name", "native_name", "native_language", "aliases", "slug")
TELLING = (*NAMES, "outlet", "role", "biography", "action", "action_note")
# What a past page said of who this is. Figures of that day go by the rest.
NOTHING: dict[str, Any] = {
    **dict.fromkeys(("slug", "name", "sort_name", "native_name", "native_language"), ""),
    **dict.fromkeys(("outlet", "outlet_folds", "role", "biography"), ""),
    **dict.fromkeys(("portrait", "action")),
    "aliases": [],
    "facts": [],
}
NOTHING_OF_EVENT: dict[str, Any] = {
    **dict.fromkeys(("attribution", "actor", "place", "case", "text"), ""),
    "sources": [],
}
# What tells who a source is.
OF_SOURCE = ("publisher", "url", "archived_url", "published_on")


def telling(journalist: Journalist) -> dict[str, str]:
    """Return what the desk's row says of who this is."""
    row = Journalist.objects.filter(pk=journalist.pk).values("identity", *TELLING)
    return row.get()


def put_names_away(
    journalist: Journalist, was: Mapping[str, str], *, by: Any, at: datetime
) -> bool:
    """Leave nothing of a name that readers may no longer know in the clear; return whether so.

    `was` is what ``telling`` returned before the page was saved. Of somebody withheld all of it
    goes; of somebody under a pseudonym, the name that the pseudonym replaced. Raises Sealed where
    there is no key.
    """
    put = _put_instead(journalist, was)
    if not put:
        return False
    with transaction.atomic():
        taken = {name: was[name] for name in (*put, "identity")}
        add_taken(journalist, "names", taken, by=by, at=at)
        if revisions := _take_revisions(journalist, was):
            add_taken(journalist, "revisions", revisions, by=by, at=at)
        for name, value in put.items():
            setattr(journalist, name, value)
        journalist.save(update_fields=list(put))
        _rename_in_log(journalist)
        _forget_unsaved(journalist)
        forget_names(journalist, at=at)
    return True


def still_said(journalist: Journalist, was: Mapping[str, str]) -> list[str]:
    """Return which cases of this person go on naming them, for somebody to write anew."""
    names = Names([(0, [was["name"], was["native_name"], *was["aliases"].splitlines()])])
    found = []
    for case in journalist.cases.prefetch_related("events", "charges"):
        texts = [case.title, case.account, *(charge.text for charge in case.charges.all())]
        texts += [f"{event.text}\n{event.attribution}" for event in case.events.all()]
        if names.found_in("\n".join(texts)):
            found.append(case.title)
    return found


def bring_names_back(journalist: Journalist, *, by: Any, at: datetime) -> None:
    """Put the name where it stood, with the identity that the person had then.

    Raises NotAllowed where nothing was put away, Sealed where no key opens the file.
    """
    with transaction.atomic():
        journalist = Journalist.objects.select_for_update().get(pk=journalist.pk)
        contents = open_file(journalist, by=by, at=at)
        if "names" not in contents.taken:
            raise NotAllowed("No name was put away here.")
        for name, value in contents.taken["names"].items():
            setattr(journalist, name, value)
        journalist.save(update_fields=[*TELLING, "identity"])
        for number, data in contents.taken.get("revisions", {}).items():
            journalist.revisions.filter(number=number).update(data=data)
        left = {name: kept for name, kept in contents.taken.items() if name == "sources"}
        contents.taken = left
        keep(journalist, contents, by=by, at=at, act=Look.Act.BROUGHT_BACK)
        _rename_in_log(journalist)


def forget_names(journalist: Journalist, *, at: datetime) -> int:
    """Empty past pages of a name that readers may no longer know; return how many.

    The portrait goes from where readers can get it. What they see at that moment is not touched.
    """
    if not (said := list(_saying_another(journalist, at=at))):
        return 0
    faces = [profile.portrait["id"] for profile in said if profile.portrait]
    for profile in said:
        for name, value in NOTHING.items():
            setattr(profile, name, value)
        profile.events = [event | NOTHING_OF_EVENT for event in profile.events]
    Profile.objects.bulk_update(said, [*NOTHING, "events"])
    index(journalist.pk, at=at)
    showcases.hide_unshown(faces, at=at)
    return len(said)


def forget_all_names(*, at: datetime) -> int:
    """Do so for everybody whose time came by itself; return how many pages were emptied."""
    past = _past(at=at).filter(journalist_id=OuterRef("pk")).exclude(name=OuterRef("name"))
    people = Journalist.objects.exclude(identity=Identity.NAMED).filter(Exists(past))
    return sum(forget_names(journalist, at=at) for journalist in people)


def _past(*, at: datetime) -> ProfileQuerySet:
    return Profile.objects.named().filter(visible_until__lte=at).exclude(name="")


def _saying_another(journalist: Journalist, *, at: datetime) -> ProfileQuerySet:
    past = _past(at=at).filter(journalist_id=journalist.pk)
    match journalist.identity:
        case Identity.NAMED:
            return past.none()
        case Identity.PSEUDONYM:
            return past.exclude(name=journalist.name)
    return past


def put_sources_away(journalist: Journalist, *, by: Any, at: datetime) -> int:
    """Leave of each confidential source its number alone; return how many changed."""
    rows = Source.objects.filter(case__journalist=journalist, is_confidential=True)
    taken = {}
    with transaction.atomic():
        for source in rows:
            if (source.publisher, source.url, source.archived_url) == (label(source), "", ""):
                continue
            said = {name: getattr(source, name) for name in OF_SOURCE}
            taken[str(source.pk)] = {
                name: value.isoformat() if isinstance(value, date) else value
                for name, value in said.items()
            }
            source.publisher, source.url, source.archived_url = label(source), "", ""
            source.published_on = None
            source.save(update_fields=OF_SOURCE)
        if taken:
            add_taken(journalist, "sources", taken, by=by, at=at)
            _forget_unsaved(journalist)
    return len(taken)


def label(source: Source) -> str:
    return f"Confidential source {source.pk}"


def _put_instead(journalist: Journalist, was: Mapping[str, str]) -> dict[str, str]:
    """Return what has to stand in place of what the row said before; nothing if it may stay."""
    before, now = was["identity"], journalist.identity
    is_new_name = journalist.name != was["name"]
    if now == Identity.WITHHELD != before:
        title = journalist.name if is_new_name else f"Withheld person {journalist.pk}"
        blank = dict.fromkeys(TELLING, "")
        return blank | {"name": title, "slug": f"withheld-{uuid4().hex[:10]}"}
    if now == Identity.PSEUDONYM and before == Identity.NAMED and is_new_name:
        kept = {name: getattr(journalist, name) for name in NAMES}
        # What the form still says of the other name is not of the pseudonym.
        put = {name: "" if value == was[name] else value for name, value in kept.items()}
        return put | {"slug": put["slug"] or _free_slug(journalist)}
    return {}


def _free_slug(journalist: Journalist) -> str:
    slug = slugify_line(journalist.name, "person")
    is_taken = Journalist.objects.exclude(pk=journalist.pk).filter(slug=slug).exists()
    return f"{slug}-{uuid4().hex[:6]}" if is_taken else slug


def _take_revisions(journalist: Journalist, was: Mapping[str, str]) -> dict[str, Any]:
    """Empty the revisions that say the name, and return what they held."""
    said = journalist.revisions.filter(data__name=was["name"])
    taken = {str(revision.number): revision.data for revision in said}
    said.update(data={"identity": str(Identity.WITHHELD), "group": ""})
    return taken


def _rename_in_log(journalist: Journalist) -> None:
    """Let the admin's own history call the person what the desk does now."""
    kind = ContentType.objects.get_for_model(Journalist)
    lines = LogEntry.objects.filter(content_type=kind, object_id=str(journalist.pk))
    lines.update(object_repr=str(journalist)[:200])


def sealed_spellings(contents: Contents) -> list[str]:
    """Return the names that an open file holds, one a line or between commas."""
    names = contents.taken.get("names", {})
    lines = [names.get(name, "") for name in ("name", "native_name", "aliases")]
    text = "\n".join([contents.real_name, *lines])
    return [name.strip() for name in re.split(r"[\n,;/]", text) if name.strip()]


def without_confidential(sent: QueryDict) -> QueryDict:
    """Return a case's form without what tells who its confidential sources are."""
    kept = sent.copy()
    for name in sent:
        row, _, field = name.rpartition("-")
        if field in OF_SOURCE and sent.get(f"{row}-is_confidential"):
            kept[name] = ""
    return kept


def _forget_unsaved(journalist: Journalist) -> None:
    """Forget what anybody typed of this person and did not save: it says the name, too."""
    unsaved.forget(form="journalists.journalist", key=journalist.pk)
    for case in journalist.cases.values_list("pk", flat=True):
        unsaved.forget(form="journalists.case", key=case)
