"""What is asked of a translation beside its original."""

from collections.abc import Iterator

from posts.checks.rounds import Round
from posts.desk import Post
from posts.translations import original_changed
from watchdog.editions import Problem, warn


def check_original(post: Post, on: Round) -> Iterator[Problem]:
    original = post.translation_of
    if original is None:
        return
    shown = original.door.now_shown(original, at=on.at)
    if shown is not None and shown.is_notice:
        yield warn(
            "original-withdrawn",
            "The original was withdrawn. Does the translation have to go, too?",
            "translation_of",
        )
    elif newest := original_changed(post, at=on.at):
        yield warn(
            "original-changed",
            f"The original changed since: this was made from its edition "
            f"{post.translated_edition}, and readers see edition {newest.number}. Bring in what "
            f"changed, then write {newest.number} below it.",
            "translated_edition",
        )
