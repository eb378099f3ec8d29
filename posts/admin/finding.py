"""Finds posts at the desk by the words of their headlines, however large the archive is."""

from django.db.models import Q

from posts.desk import Post
from posts.search import titled
from posts.search.query import Query
from watchdog.admin.lists import BoundedPaginator

# Nobody leafs through more.
MOST = BoundedPaginator.LIMIT


def by_headline(text: str) -> set[int]:
    """Return the newest posts with all of these words in their headline, by number.

    What is published has the headline that readers search in, so their index knows it; the few
    others are looked through, and found by any part of a word.
    """
    terms = Query(text).terms
    if not terms:
        return set()
    has_all = Q(*(Q(headline__icontains=term.text) for term in terms))
    others = Post.objects.at_work().filter(has_all).order_by("-changed_at", "-pk")
    return {*titled(text, cap=MOST), *others.values_list("pk", flat=True)[:MOST]}
