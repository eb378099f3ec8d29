"""Which people of the register a text names, whether or not anybody linked them to it."""

from functools import lru_cache

from journalists.desk import Journalist
from journalists.importers.names import fold
from journalists.kinds import Identity

# Names are looked up in every part of the text that is so many words long. A single word is no
# name to go by: too many people and things are called the same.
LENGTHS = range(2, 7)


def named_in(text: str) -> dict[int, str]:
    """Return the people whom the text names, by number: in any spelling that we know of them.

    Nobody withheld is among them: what stands for their name is no name.
    """
    words = fold(text).split()
    parts = {
        " ".join(words[start : start + length])
        for length in LENGTHS
        for start in range(len(words) - length + 1)
    }
    people = Journalist.objects.exclude(identity=Identity.WITHHELD).order_by("pk")
    rows = people.values_list("pk", "name", "native_name", "aliases").iterator()
    return {
        pk: name
        for pk, name, native, aliases in rows
        if any(_folded(one) in parts for one in (name, native, *aliases.splitlines()) if one)
    }


# What a name comes to never changes, and every text is held against all of them.
_folded = lru_cache(maxsize=50_000)(fold)
