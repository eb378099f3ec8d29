"""Search on SQLite: an FTS5 index beside the table of what can be found.

The index yields matches by row number, the newest first, and stops at the cap: no step costs
more because the archive is larger. That is why its own ranking, bm25, is not asked.
"""

from collections.abc import Callable, Iterable
from datetime import UTC
from typing import Any

from posts.search.query import Query, Term
from posts.search.record import PEOPLE
from posts.search.statements import VISIBLE, parameters, rows

TEXT, FOLDS = "{title head body}", "{title_folds folds}"

SCAN = """
    SELECT posts_searchtext.rowid AS id
    FROM posts_searchtext CROSS JOIN posts_searchdoc doc ON doc.id = posts_searchtext.rowid
    WHERE posts_searchtext MATCH %({match})s
    AND posts_searchtext.rowid >= {start} AND posts_searchtext.rowid < {end} AND {visible}
    ORDER BY posts_searchtext.rowid DESC LIMIT {limit}
"""
TITLES = """
    SELECT rowid AS id, {weight} FROM posts_searchtext WHERE posts_searchtext MATCH %({match})s
    AND rowid >= (SELECT min(id) FROM found)
"""


def _scan(match: str, *, limit: str) -> str:
    """Return the newest posts that match, and what is found by its name."""
    names = SCAN.format(
        match=match, start="%(people)s", end="%(top)s", visible=VISIBLE, limit=f"{limit} %(names)s"
    )
    first = "(SELECT first FROM newest)"
    posts = SCAN.format(
        match=match, start=first, end="%(end)s", visible=VISIBLE, limit=f"{limit} %(cap)s"
    )
    return f"SELECT id FROM ({names}) UNION ALL SELECT id FROM ({posts})"


# A limit of nothing spares the scan; a condition would be asked at each of its rows.
IF_FEW = "((SELECT count(*) FROM exact) < %(size)s) *"
# To see what stands side by side, each text that has the words is read: of few it is not asked.
STATEMENT = f"""
WITH newest AS MATERIALIZED (
    SELECT CASE WHEN count(*) < %(read)s THEN %(start)s ELSE min(id) END AS first,
        count(*) = %(read)s AS is_cut
    FROM (
        SELECT rowid AS id FROM posts_searchtext WHERE posts_searchtext MATCH %(loose)s
        AND rowid >= %(start)s AND rowid < %(end)s
        ORDER BY rowid DESC LIMIT %(read)s * %(has_phrase)s
    )
),
exact AS MATERIALIZED ({_scan("exact", limit="")}),
wide AS MATERIALIZED ({_scan("wide", limit=IF_FEW)}),
found AS MATERIALIZED (
    SELECT id, 8 AS weight FROM exact
    UNION ALL SELECT id, 0 FROM wide WHERE id NOT IN (SELECT id FROM exact)
),
ranked AS (
    SELECT id, weight FROM found
    UNION ALL {TITLES.format(match="title", weight=4)}
    UNION ALL {TITLES.format(match="typed", weight=1)}
    UNION ALL {TITLES.format(match="head", weight=2)}
),
scored AS (
    SELECT id, sum(weight) AS score FROM ranked
    WHERE id IN (SELECT id FROM found) GROUP BY id
)
SELECT doc.kind, doc.url, doc.language, doc.published_at, doc.title, doc.head, doc.body,
    (SELECT count(*) FROM found) AS number,
    (SELECT count(*) FROM exact) < (SELECT count(*) FROM found) AS is_wide,
    newest.is_cut
FROM newest LEFT JOIN scored ON true LEFT JOIN posts_searchdoc doc ON doc.id = scored.id
ORDER BY score + CASE WHEN doc.id >= %(people)s AND score & 4 THEN 16 ELSE 0 END DESC, doc.id DESC
LIMIT %(size)s OFFSET %(offset)s
"""


def find(query: Query, **wanted: Any) -> list[dict[str, Any]]:
    asked = parameters(query, **wanted) | {
        "exact": _all(query, _term),
        "loose": _all(query, _loose_term),
        "has_phrase": any(term.is_of_several for term in query.terms),
        "wide": _all(query, _wide_term),
        "title": _all(query, _title),
        "typed": _all(query, lambda term: f"{{title}} : {_quoted(term.text)}"),
        "head": _all(query, lambda term: _either(term, "{title head}", "{title_folds}")),
        "top": 2**63 - 1,
    }
    found = rows(STATEMENT, asked)
    for row in found:
        # SQLite keeps moments without their zone.
        row["published_at"] = row["published_at"] and row["published_at"].replace(tzinfo=UTC)
    return found


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
        SELECT doc.key FROM posts_searchtext
        CROSS JOIN posts_searchdoc doc ON doc.id = posts_searchtext.rowid
        WHERE posts_searchtext MATCH %({match})s AND posts_searchtext.rowid < {PEOPLE}
        ORDER BY posts_searchtext.rowid DESC LIMIT {limit}
    """


TITLED = f"""
WITH exact AS MATERIALIZED ({_newest_titled("exact", "%(cap)s")})
SELECT key FROM exact
UNION SELECT key FROM ({_newest_titled("wide", f"{IF_FEW} %(cap)s")})
"""


def titled(query: Query, **wanted: Any) -> list[int]:
    asked = wanted | {"exact": _all(query, _title), "wide": _all(query, _wide_title)}
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


def _all(query: Query, written: Callable[[Term], str]) -> str:
    """Return the query in the language of FTS5, in which a quoted string is never an operator."""
    keys = [f"{{keys}} : {_quoted(key)}" for key in query.keys]
    return " AND ".join([*(f"({written(term)})" for term in query.terms), *keys])


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


def _loose_term(term: Term) -> str:
    """The words of the term, wherever they stand."""
    words, folds = (
        " AND ".join(f"{columns} : {_quoted(word)}" for word in words)
        for columns, words in ((TEXT, term.words), (FOLDS, term.folded.split()))
    )
    return f"({words}) OR ({folds})" if folds else words


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
