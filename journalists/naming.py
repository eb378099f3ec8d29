"""Whom a text names, in whatever script or spelling.

A name is found where its words stand together, in either order, as ``posts.search.spelling``
folds them, so that one spelling finds the others and most endings that change with the case do
not matter. What it cannot know is a nickname that nobody has written down.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Max, Sum

from journalists.desk import Journalist
from posts.search.spelling import folded_words, may_be_name

# A single word is looked for only if it is long enough to be no word of every other text.
SHORTEST = 4

type Spelled = tuple[int, Iterable[str]]


class Names:
    """Spellings of names by whose they are, made once for any number of texts."""

    def __init__(self, spelled: Iterable[Spelled]) -> None:
        by_first: dict[str, set[tuple[tuple[str, ...], int]]] = defaultdict(set)
        for key, spellings in spelled:
            for order in {order for one in spellings for order in self._orders(one)}:
                by_first[order[0]].add((order, key))
        # The longest first, so that a whole name is found before a part of it.
        self._by_first = {
            first: sorted(found, key=lambda one: -len(one[0])) for first, found in by_first.items()
        }

    @property
    def ends(self) -> set[frozenset[str]]:
        """The folds with which names begin and end: where one stands, both of it stand.

        Each is the fold of a word that may be a name by itself, unlike what is between them.
        """
        orders = [order for found in self._by_first.values() for order, _key in found]
        return {frozenset((order[0], order[-1])) for order in orders}

    def _orders(self, spelling: str) -> set[tuple[str, ...]]:
        pairs = folded_words(spelling)
        folds = tuple(fold for _word, fold in pairs)
        if not folds or (len(folds) == 1 and len(pairs[0][0]) < SHORTEST):
            return set()
        # Many write the family name first.
        return {folds, folds[-1:] + folds[:-1]}

    def found_in(self, text: str) -> dict[int, str]:
        """Return whom the text names, each with the words by which it does so first."""
        pairs = folded_words(text)
        folds = tuple(fold for _word, fold in pairs)
        found: dict[int, str] = {}
        for place, fold in enumerate(folds):
            for order, key in self._by_first.get(fold, ()):
                end = place + len(order)
                if key in found or folds[place:end] != order:
                    continue
                words = [word for word, _fold in pairs[place:end]]
                if may_be_name(words[0]) and may_be_name(words[-1]):
                    found[key] = " ".join(words)
        return found


def named_in(text: str, spelled: Iterable[Spelled]) -> dict[int, str]:
    """Return which of these people the text names, each with the words by which it does."""
    return Names(spelled).found_in(text)


def spellings(journalist: Journalist) -> list[str]:
    """Return every public spelling of somebody's name that the desk knows."""
    names = [journalist.name, journalist.native_name, *journalist.aliases.splitlines()]
    return [name for name in names if name.strip()]


def family_name(journalist: Journalist) -> str:
    """Return what stands before the comma in lists, or ""."""
    family, comma, _given = journalist.sort_name.partition(",")
    return family.strip() if comma else ""


_kept: tuple[Any, Names] | None = None


def known() -> Names:
    """Return the names of everybody at the desk; made anew when somebody's page was saved."""
    global _kept  # noqa: PLW0603  (one list for the process, replaced whole)
    people = Journalist.objects.order_by()
    mark = people.aggregate(Count("pk"), Max("changed_at"), Sum("version"))
    if _kept is None or _kept[0] != mark:
        rows = people.only("pk", "name", "native_name", "aliases")
        _kept = mark, Names((one.pk, spellings(one)) for one in rows)
    return _kept[1]
