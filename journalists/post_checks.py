"""What the register asks of a post before it is published: hung into the list of the blog."""

from collections.abc import Iterator

from django.db.models import QuerySet

from journalists import naming
from journalists.desk import Journalist
from journalists.holds import Hold
from journalists.kinds import Identity
from posts.body import photo_ids, plain_text
from posts.checks import Check, Round
from posts.desk import Photo, Post
from watchdog.editions import Problem, block, warn


def named_in(post: Post) -> QuerySet[Journalist]:
    """Return whom the post names and may be linked to it.

    Nobody withheld: what stands for their name is no name. Nobody on a safety hold.
    """
    text = "\n".join((post.headline, post.summary, plain_text(post.body)))
    people = Journalist.objects.filter(pk__in=naming.known().found_in(text))
    held = Hold.objects.lasting().values("journalist")
    return people.exclude(identity=Identity.WITHHELD).exclude(pk__in=held)


def check_named(post: Post, on: Round) -> Iterator[Problem]:
    for person in named_in(post).exclude(links__post=post):
        yield warn("person-unlinked", f"{person} is named in the text. Link this person.", "people")


def check_held(post: Post, on: Round) -> Iterator[Problem]:
    """Nobody on a safety hold is linked or named."""
    held = on.once(_held)
    if not held:
        return
    linked = {link.journalist_id for link in post.people.all()}
    for person in held:
        if person.pk in linked:
            yield block(
                "person-held", f"{person} is on a safety hold. Take the link to them out.", "people"
            )
    for words in on.once(_held_names).found_in(_all_text(post)).values():
        yield block(
            "person-held-named",
            f"“{words}” is the name of somebody on a safety hold. Write this without the name.",
            "body",
        )


def _held(on: Round) -> list[Journalist]:
    return list(Journalist.objects.filter(pk__in=Hold.objects.lasting().values("journalist")))


def _held_names(on: Round) -> naming.Names:
    return naming.Names((person.pk, naming.spellings(person)) for person in on.once(_held))


def _all_text(post: Post) -> str:
    """Return every word that readers would be shown, captions too."""
    used = [(row.caption, row.alt, row.photo) for row in post.placed_photos.all()]
    inside = Photo.objects.filter(pk__in=photo_ids(post.body))
    photos = [photo for _caption, _alt, photo in used] + list(inside)
    return "\n".join(
        [
            post.headline,
            post.dateline,
            post.summary,
            post.source_line,
            plain_text(post.body),
            *(text for caption, alt, _photo in used for text in (caption, alt)),
            *(text for photo in photos for text in (photo.caption, photo.alt)),
            *(tag.name for tag in post.tags.all()),
            *(byline.name for byline in post.bylines.all()),
            *(note.text for note in post.corrections.all()),
        ]
    )


CHECKS: list[Check] = [check_named, check_held]
ADVICE: set[Check] = {check_named}
