"""Search on SQLite: an FTS5 index beside the table of what can be found.

The index yields matches by row number, the newest first, and stops at the cap: no step costs
more because the archive is larger. That is why its own ranking, bm25, is not asked. Where words
are common and hardly a post has all of them, it would walk through everything there is, whatever
numbers it is given as bounds: so it may take a number of steps, and what it has found by then is
what is found.
"""

from collections.abc import Callable, Iterable
from datetime import UTC
from typing import Any

from django.db import OperationalError, connection

from posts.search.query import Query, Term
from posts.search.record import PEOPLE
from posts.search.statements import VISIBLE, Found, parameters, rows

TEXT, FOLDS = "{title head body}", "{title_folds folds}"
# SQLite says that it is still at it after so many of its instructions. It needs some to read a page
# of the index, and some for what it finds.
STEPS, READING, FINDING = 100, 5, 18
# So many pages are read besides those of what is found, and as many to begin with each word and
# each term; and so many to see what of it is in titles.
PAGES, PAGES_OF_TITLES = 100, 100

SCAN = f"""
    SELECT posts_searchtext.rowid
    FROM posts_searchtext CROSS JOIN posts_searchdoc doc ON doc.id = posts_searchtext.rowid
    WHERE posts_searchtext MATCH %(match)s
    AND posts_searchtext.rowid >= %(start)s AND posts_searchtext.rowid < %(last)s AND {VISIBLE}
    ORDER BY posts_searchtext.rowid DESC LIMIT %(limit)s
"""
TITLES = """
    SELECT * FROM (
        SELECT rowid, {weight} FROM posts_searchtitle
        WHERE posts_searchtitle MATCH %({match})s
        AND rowid BETWEEN %(oldest)s AND %(newest)s ORDER BY rowid DESC
    )
"""
DOCS = """
    SELECT id, kind, url, language, published_at, title, head, body FROM posts_searchdoc
    WHERE id IN ({})
"""
# What has the words as they were typed comes before what only begins or sounds like them, and
# people and lists that are called so before all posts.
EXACT, NAME, TITLE = 8, 16, 4
WEIGHTS = " UNION ALL ".join(
    TITLES.format(match=match, weight=weight)
    for match, weight in (("head", 2), ("title", TITLE), ("typed", 1))
)


def find(query: Query, **wanted: Any) -> Found:
    asked = parameters(query, **wanted) | {"pages": _pages(query, PAGES)}
    matches = [_all(query, _term), _all(query, _wide_term)]
    exact, is_cut = _newest(matches[0], asked)
    scores = dict.fromkeys(exact, EXACT)
    if len(exact) < asked["size"] and not is_cut and matches[0] != matches[1]:
        wide, is_cut = _newest(matches[1], asked)
        scores = dict.fromkeys(wide, 0) | scores
    if scores:
        _weigh(scores, query)
    best = sorted(scores, key=lambda place: (scores[place], place), reverse=True)
    return Found(
        _docs(best[asked["offset"] : asked["offset"] + asked["size"]]),
        number=len(scores),
        is_wide=len(scores) > len(exact),
        is_cut=is_cut,
    )


def _newest(match: str, asked: dict[str, Any]) -> tuple[list[int], bool]:
    """Return what is found by its name and the newest posts that match, by number.

    And whether it was given up before all of the index was seen.
    """
    posts = asked | {"match": match, "limit": asked["cap"], "last": asked["end"]}
    if not asked["names"]:
        return _places(posts)
    found, is_cut = _places(posts | {"last": 2**63 - 1})
    named = [place for place in found if place >= PEOPLE]
    if len(named) > asked["names"] or len(named) == asked["cap"]:
        found, is_cut = _places(posts)
        found = named[: asked["names"]] + found
    return found, is_cut


def _pages(query: Query, number: int) -> int:
    # What is narrowed down is found less often, and worth a longer look.
    words = sum(1 + len(term.words) for term in query.terms)
    return number * (2 + words + 4 * len(query.keys))


def _weigh(scores: dict[int, int], query: Query) -> None:
    """Add what it counts that words stand in titles, or in what stands below them."""
    asked = {
        "head": _every(query, lambda term: _either(term, "{title head}", "{title_folds}")),
        "title": _every(query, _title),
        "typed": _every(query, lambda term: f"{{title}} : {_quoted(term.text)}"),
        "oldest": min(scores),
        "newest": max(scores),
        "pages": _pages(query, PAGES_OF_TITLES),
    }
    for place, weight in _within_reach(WEIGHTS, asked)[0]:
        if place in scores:
            scores[place] += weight + NAME * (weight == TITLE and place >= PEOPLE)


def _docs(places: list[int]) -> list[dict[str, Any]]:
    if not places:
        return []
    # They are numbers of ours; a list of them cannot be a parameter.
    found = {row["id"]: row for row in rows(DOCS.format(", ".join(map(str, places))), {})}
    for row in found.values():
        # SQLite keeps moments without their zone.
        row["published_at"] = row["published_at"] and row["published_at"].replace(tzinfo=UTC)
    return [found[place] for place in places if place in found]


def _places(asked: dict[str, Any]) -> tuple[list[int], bool]:
    found, is_cut = _within_reach(SCAN, asked)
    return [place for (place,) in found], is_cut


def _within_reach(statement: str, asked: dict[str, Any]) -> tuple[list[Any], bool]:
    """Return what is found before more pages of the index were read, and whether any are left."""
    found: list[Any] = []
    steps, is_over = 0, False

    def step() -> bool:
        nonlocal steps, is_over
        steps += STEPS
        is_over = steps > READING * asked["pages"] + FINDING * len(found)
        return is_over

    with connection.cursor() as cursor:
        connection.connection.set_progress_handler(step, STEPS)
        try:
            cursor.execute(statement, asked)
            # One by one, since what was found before an error would be lost.
            for row in cursor:
                found.append(row)  # noqa: PERF402
        except OperationalError:
            if not is_over:
                raise
        finally:
            connection.connection.set_progress_handler(None, 0)
    return found, is_over


NAMED = """
WITH exact AS MATERIALIZED (
    SELECT doc.source FROM posts_searchtext
    CROSS JOIN posts_searchdoc doc ON doc.id = posts_searchtext.rowid
    WHERE posts_searchtext MATCH %(exact)s AND posts_searchtext.rowid >= %(people)s
    AND posts_searchtext.rowid < %(lists)s AND doc.visible_from <= %(at)s
    AND doc.visible_until > %(at)s
    LIMIT %(cap)s
)
SELECT source FROM exact
UNION ALL SELECT * FROM (
    SELECT doc.source FROM posts_searchtext
    CROSS JOIN posts_searchdoc doc ON doc.id = posts_searchtext.rowid
    WHERE posts_searchtext MATCH %(wide)s AND posts_searchtext.rowid >= %(people)s
    AND posts_searchtext.rowid < %(lists)s AND doc.visible_from <= %(at)s
    AND doc.visible_until > %(at)s
    LIMIT %(cap)s * (SELECT count(*) = 0 FROM exact)
)
"""


def named(query: Query, **wanted: Any) -> list[int]:
    def wide(term: Term) -> str:
        bones = f" OR {{folds}} : {_quoted(term.bones)}" if term.bones else ""
        return _wide_title(term) + bones

    asked = parameters(query, **wanted) | {"exact": _all(query, _title), "wide": _all(query, wide)}
    return [row["source"] for row in rows(NAMED, asked)]


def _newest_titled(match: str, limit: str) -> str:
    return f"""
        SELECT doc.key FROM posts_searchtitle
        CROSS JOIN posts_searchdoc doc ON doc.id = posts_searchtitle.rowid
        WHERE posts_searchtitle MATCH %({match})s AND posts_searchtitle.rowid < {PEOPLE}
        ORDER BY posts_searchtitle.rowid DESC LIMIT {limit}
    """


# A limit of nothing spares the scan; a condition would be asked at each of its rows.
IF_FEW = "((SELECT count(*) FROM exact) < %(size)s) *"
TITLED = f"""
WITH exact AS MATERIALIZED ({_newest_titled("exact", "%(cap)s")})
SELECT key FROM exact
UNION SELECT key FROM ({_newest_titled("wide", f"{IF_FEW} %(cap)s")})
"""


def titled(query: Query, **wanted: Any) -> list[int]:
    asked = wanted | {"exact": _every(query, _title), "wide": _every(query, _wide_title)}
    return [row["key"] for row in rows(TITLED, asked)]


HOLDING = """
SELECT doc.source FROM posts_searchtext
CROSS JOIN posts_searchdoc doc ON doc.id = posts_searchtext.rowid
WHERE posts_searchtext MATCH %(words)s AND doc.kind = 'POST'
AND doc.source BETWEEN %(first)s AND %(last)s
"""


def holding(names: Iterable[Iterable[str]], *, first: int, last: int) -> list[int]:
    every = (" AND ".join(f"{FOLDS} : {_quoted(fold)}" for fold in ends) for ends in names)
    words = " OR ".join(f"({ends})" for ends in every)
    found = rows(HOLDING, {"words": words, "first": first, "last": last})
    return [row["source"] for row in found]


def _every(query: Query, written: Callable[[Term], str]) -> str:
    """Return the words in the language of FTS5, in which a quoted string is never an operator."""
    return " AND ".join(f"({written(term)})" for term in query.terms)


def _all(query: Query, written: Callable[[Term], str]) -> str:
    """Return them with what the query is narrowed down to."""
    keys = [f"{{keys}} : {_quoted(key)}" for key in query.keys]
    return " AND ".join([_every(query, written), *keys])


def _title(term: Term) -> str:
    return _either(term, "{title}", "{title_folds}")


def _wide_title(term: Term) -> str:
    ways = [_title(term)]
    if term.is_prefix:
        ways.append(f"{{title}} : {_quoted(term.text)} *")
        ways += [f"{{title_folds}} : {_quoted(term.folded)} *"] if term.folded else []
    return " OR ".join(ways)


def _term(term: Term) -> str:
    return _either(term, TEXT, FOLDS)


def _wide_term(term: Term) -> str:
    """The term, and what only begins or sounds like it."""
    ways = [_term(term)]
    ways += [f"{TEXT} : {_quoted(stem)} *" for stem in _beginnings(term)]
    if term.begins_folded:
        ways.append(f"{FOLDS} : {_quoted(term.folded)} *")
    if term.bones:
        ways.append(f"{FOLDS} : {_quoted(term.bones)}")
    return " OR ".join(ways)


def _beginnings(term: Term) -> Iterable[str]:
    if stem := term.cyrillic_stem:
        yield stem
    if term.is_prefix:
        yield term.text


def _either(term: Term, text: str, folds: str) -> str:
    ways = [f"{text} : {_quoted(term.text)}"]
    if term.folded:
        ways.append(f"{folds} : {_quoted(term.folded)}")
    return " OR ".join(ways)


def _quoted(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""'))
