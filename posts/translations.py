"""Which text of the original a translation was made from, and whether there is another by now."""

from datetime import datetime

from django.db.models import F, OuterRef, QuerySet, Subquery

from posts.desk import Post
from posts.record import Edition, EditionQuerySet


def newest_text(original: Post, *, at: datetime) -> Edition | None:
    """Return the text of the post that readers saw last, or see."""
    return _texts(at).filter(post_id=original.pk).order_by("-number").first()


def original_changed(post: Post, *, at: datetime) -> Edition | None:
    """Return the text of the original that came after the one that this was made from, if any."""
    if post.translation_of is None or post.translated_edition is None:
        return None
    newest = newest_text(post.translation_of, at=at)
    made_from = Edition.objects.filter(
        post_id=post.translation_of.pk, number=post.translated_edition
    ).first()
    # What was withdrawn and put back is the same text under another number.
    is_same = newest is None or made_from is None or newest.digest == made_from.digest
    return None if is_same else newest


def with_original(posts: QuerySet, *, at: datetime) -> QuerySet:
    """Add what names the original's text: ``original_digest`` now, ``source_digest`` then."""
    of_original = Edition.objects.filter(post_id=OuterRef("translation_of"))
    newest = _texts(at).filter(post_id=OuterRef("translation_of")).order_by("-number")
    made_from = of_original.filter(number=OuterRef("translated_edition"))
    return posts.annotate(
        original_digest=Subquery(newest.values("digest")[:1]),
        source_digest=Subquery(made_from.values("digest")[:1]),
    )


def _texts(at: datetime) -> EditionQuerySet:
    shown = Edition.objects.texts().filter(visible_from__lte=at)
    # What was taken back before its time came has an empty interval.
    return shown.filter(visible_from__lt=F("visible_until"))
