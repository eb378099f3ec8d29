"""Who may do what: the newsroom's groups, and the permissions of each."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission

REPORTER, EDITOR, CHIEF, PHOTO = "Reporter", "Editor", "Chief editor", "Photo editor"
# Given beside another role, to whoever is trusted with names that must not be known.
CONFIDANT = "Private files"

# The working copies, which go through the workflow, and what an editor may do with the rest.
COPIES = ("post", "journalist")
PARTS = (
    "placedphoto",
    "correction",
    "case",
    "event",
    "charge",
    "source",
    "link",
    "externalid",
)
LISTS = ("tag", "taggeditem", "region", "series", "byline")


def _can(verbs: str, nouns: Iterable[str]) -> set[str]:
    return {f"{verb}_{noun}" for verb in verbs.split() for noun in nouns}


_READS = _can("view", (*COPIES, *PARTS, *LISTS, "photo", "revision", "transition"))
# Whoever works here may leave notes and resolve them; nothing of them is ever taken away.
_TALKS = _can("view add change", ("note",))
_WRITES = _can("add change", (*COPIES, *PARTS, "photo")) | _can("delete", PARTS)
# Links by which somebody outside reads a text that is not published.
_SHOWS = _can("view add change", ("previewlink",))

ROLES = {
    REPORTER: _READS
    | _TALKS
    | _WRITES
    | _SHOWS
    | _can("add", ("tag", "taggeditem"))
    | _can("submit", COPIES),
    EDITOR: _READS
    | _TALKS
    | _WRITES
    | _SHOWS
    | _can("add change", LISTS)
    | _can("view change", ("duplicateproposal",))
    | _can("view", ("hold",))
    | _can(
        "submit send_back approve publish sign_off unschedule withdraw close_past spike unspike",
        COPIES,
    )
    | _can("publish", ("region", "series", "photo"))
    | _can("view add change", ("breakingline", "risknotice")),
    PHOTO: _READS
    | _TALKS
    | _can("add change delete publish", ("photo",))
    | _can("add change delete", ("placedphoto",))
    | _can("change", ("post",)),
}
ROLES[CONFIDANT] = _can("view change", ("privatefile",)) | _can("view", ("look",))
ROLES[CHIEF] = (
    ROLES[EDITOR]
    | ROLES[PHOTO]
    | ROLES[CONFIDANT]
    | _can("publish_unread reinstate", COPIES)
    | _can("put lift", ("hold",))
    | _can("remove", ("byline",))
    | _can("delete", (*COPIES, *LISTS))
)


def set_up() -> list[Group]:
    """Make the groups, or bring them to what stands here, and return them."""
    groups = []
    for name, codenames in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(Permission.objects.filter(codename__in=codenames))
        groups.append(group)
    return groups
