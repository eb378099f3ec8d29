"""An old revision of somebody's page: in words, and brought back as far as it still can be."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from journalists.desk import Journalist
from journalists.kinds import Certainty, Employment, EventKind, Identity
from journalists.record import Profile
from journalists.timeline import moment_of
from posts.desk import Photo, Region
from posts.words import in_words
from watchdog.editions import Snapshot, in_plain_words
from watchdog.moves import NotAllowed

TEXTS = (
    "name",
    "sort_name",
    "native_name",
    "native_language",
    "outlet",
    "role",
    "employment",
    "biography",
)
_CHOICES: dict[str, Any] = {"identity": Identity, "employment": Employment}
_LINES = {
    "identity": "May we name this person?",
    "name": "Name",
    "sort_name": "Name in lists",
    "native_name": "Native name",
    "native_language": "Native language",
    "outlet": "Outlet",
    "role": "Role",
    "employment": "Employment",
    "slug": "Address",
    "last_checked_on": "Last checked on",
}
_MADE = frozenset({"aliases", "region", "portrait", "biography", "events", "facts"})


def of_snapshot(snapshot: Snapshot) -> dict[str, str]:
    """Return the parts of somebody's page by the names that the form gives them."""
    s = snapshot
    found = {label: _line(key, s.get(key)) for key, label in _LINES.items()}
    portrait = s.get("portrait") or {}
    found |= {
        "Other names": "\n".join(s.get("aliases") or []),
        "Region of the case": (s.get("region") or [0, ""])[1],
        "Portrait": in_plain_words(portrait.get("caption")),
        "Biography": in_words(s.get("biography") or ""),
        "Events": "\n".join(_event(event) for event in s.get("events") or []),
        "The case": "\n".join(
            f"{term}: {text}" for term, text in Profile(facts=s.get("facts") or []).case_facts
        ),
    }
    return found | {
        key.replace("_", " ").capitalize(): in_plain_words(value)
        for key, value in s.items()
        if key not in {*_LINES, *_MADE}
    }


def restore(person: Journalist, snapshot: Snapshot) -> list[str]:
    """Write what the snapshot holds into the page; return a sentence for what is not back.

    Raises NotAllowed where the revision would bring a name back that may not be shown now.
    """
    if snapshot.get("identity") != person.identity or person.identity == Identity.WITHHELD:
        raise NotAllowed(
            "That revision is from when the answer to “May we name this person?” was another, or "
            "nothing of it is kept. Nothing was restored."
        )
    for name in TEXTS:
        if name in snapshot:
            setattr(person, name, snapshot[name])
    if "aliases" in snapshot:
        person.aliases = "\n".join(snapshot["aliases"])
    if "last_checked_on" in snapshot:
        day = snapshot["last_checked_on"]
        person.last_checked_on = date.fromisoformat(day) if day else None
    action = snapshot.get("action") or {}
    person.action, person.action_note = action.get("text", ""), action.get("note", "")
    until = action.get("until")
    person.action_until = date.fromisoformat(until) if until else None
    missing = [*_parts(person, snapshot)]
    person.save(
        update_fields=[
            *TEXTS,
            "aliases",
            "last_checked_on",
            "region",
            "portrait",
            "action",
            "action_note",
            "action_until",
        ]
    )
    now = of_snapshot(person.door.snapshot(person))
    then = of_snapshot(snapshot)
    if then["Events"] != now["Events"] or then["The case"] != now["The case"]:
        missing.append("Cases and events stay as they are now.")
    if snapshot.get("slug", person.slug) != person.slug:
        missing.append(f"The address stays “{person.slug}”: readers may know it.")
    return missing


def _parts(person: Journalist, snapshot: Snapshot) -> Iterator[str]:
    if "region" in snapshot:
        kept = snapshot["region"]
        person.region = Region.objects.filter(pk=kept[0]).first() if kept else None
        if kept and not person.region:
            yield f"The region “{kept[1]}” does not exist any more."
    if "portrait" in snapshot:
        use = snapshot["portrait"]
        person.portrait = Photo.objects.filter(pk=use["id"]).first() if use else None
        if use and not person.portrait:
            yield f"The portrait “{use['caption']}” does not exist any more."


def _line(key: str, value: Any) -> str:
    if key == "last_checked_on" and value:
        return f"{date.fromisoformat(str(value)):%d %B %Y}"
    choices = _CHOICES.get(key)
    return str(choices(value).label) if choices and value in choices else in_plain_words(value)


def _event(event: dict[str, Any]) -> str:
    words = [f"{moment_of(event)}: {_label(EventKind, event.get('kind'))}"]
    words += [str(event.get(name) or "") for name in ("place", "actor", "text", "attribution")]
    words.append(_label(Certainty, event.get("certainty")).capitalize())
    words += [f"Source: {source['label']}" for source in event.get("sources") or []]
    return ". ".join(word.rstrip(".") for word in words if word)


def _label(choices: Any, value: Any) -> str:
    return str(choices(value).label) if value in choices else str(value or "")
