"""Which texts cannot hold a name, as the index of the search knows: for whoever must miss none.

The index knows headlines, summaries, texts and what posts are listed under, and no captions.
"""

from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.models import Func, IntegerField, Q

from posts.search import BACKENDS
from posts.search.index import LONGEST
from posts.search.record import SearchDoc

# Folds that stand in a text, each that of a word which may be a name.
type Ends = frozenset[str]


class Octets(Func):
    """How long a text is, without reading it; of SQLite, letters."""

    function, output_field = "octet_length", IntegerField()

    def as_sqlite(self, *args: Any, **kwargs: Any) -> Any:
        return self.as_sql(*args, **kwargs | {"function": "length"})


def ruled_out(names: Collection[Ends], *, first: int, last: int) -> set[int]:
    """Return those editions, from one number to another, that have the ends of no name.

    One that the index does not know, or of which it may not know the end, is not among them.
    """
    docs = SearchDoc.objects.filter(kind=SearchDoc.Kind.POST, source__range=(first, last))
    whole = docs.annotate(length=Octets("body")).filter(length__lt=LONGEST)
    # Databases part words of other letters as they like, so that those are looked for as text.
    plain = [ends for ends in names if "".join(ends).isascii()]
    others = [docs.filter(*map(_stands, ends)) for ends in names if ends not in plain]
    found = set(whole.values_list("source", flat=True))
    for some in others:
        found.difference_update(some.values_list("source", flat=True))
    if plain:
        found.difference_update(BACKENDS[connection.vendor].holding(plain, first=first, last=last))
    return found


def _stands(fold: str) -> Q:
    return Q(folds__contains=fold) | Q(title_folds__contains=fold)
