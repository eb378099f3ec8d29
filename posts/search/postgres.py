"""Search on PostgreSQL: tsvector columns that a trigger keeps, the large one under GIN.

The index can be asked for one stretch of time at a time, since each row's vector says in which
one it lies; they are asked from the newest on until enough is found. Weighing every match, as
ts_rank does, would cost more with each post: what is found is ordered by the small vectors of
titles and heads, which need no second look into storage.
"""

from collections.abc import Iterable
from typing import Any

from posts.search.query import Query, Term
from posts.search.record import PEOPLE
from posts.search.spelling import without_marks
from posts.search.statements import VISIBLE, Found, parameters, rows

# A quarter of a year, in the numbers of rows; the trigger in the migration says the same.
BLOCK = (90 * 24 * 60 * 60) << 24
# In so many of the newest posts with all of its words a phrase is looked for.
READ = 1000
# Words that so many titles have are looked for in so many of the newest titles alone.
MANY, WALK = 10_000, 20_000


def _scan(words: str, *, condition: str = "true", posts: str = "") -> str:
    """Return the newest posts that match, and what is found by its name."""
    # "+ 0" keeps the planner from walking the archive in the order of its key.
    return f"""
    (
        SELECT doc.id, doc.title_vector, doc.head_vector FROM asked, posts_searchdoc doc
        WHERE {condition} AND doc.vector @@ (asked.{words} && '=n'::tsquery) AND {VISIBLE}
        ORDER BY doc.id + 0 DESC LIMIT %(names)s
    ) UNION ALL ({posts or _newest(words, condition=condition)})
    """


def _newest(words: str, *, condition: str = "true", limit: str = "cap", more: str = "") -> str:
    # Numbers are put in order alone: a quarter has thousands of rows, and their vectors are wide.
    return f"""
        SELECT doc.id, doc.title_vector, doc.head_vector{more} FROM (
            SELECT hit.id FROM asked, stretch,
            generate_series(stretch.last, stretch.first, -1) AS block,
            LATERAL (
                SELECT doc.id FROM posts_searchdoc doc
                WHERE doc.vector @@ (asked.{words} && ('=b' || block)::tsquery) AND {VISIBLE}
                AND doc.id >= %(start)s AND doc.id < %(end)s
                ORDER BY doc.id + 0 DESC LIMIT %({limit})s
            ) AS hit
            WHERE {condition} LIMIT %({limit})s
        ) AS hit JOIN posts_searchdoc doc ON doc.id = hit.id
    """


# To see what stands side by side, the whole vector of each text that has the words is read.
PHRASES = """
    SELECT newest.id, newest.title_vector, newest.head_vector FROM asked, newest
    WHERE newest.vector @@ asked.exact ORDER BY newest.id DESC LIMIT %(cap)s
"""


def _statement(*, has_phrase: bool, **asked: str) -> str:
    few = "(SELECT count(*) FROM exact) < %(size)s"
    is_cut = "(SELECT count(*) FROM newest) = %(read)s" if has_phrase else "false"
    newest = _newest("loose", limit="read", more=", doc.vector")
    return f"""
    WITH asked AS MATERIALIZED (
        SELECT {", ".join(f"{words} AS {name}" for name, words in asked.items())}
    ),
    stretch AS MATERIALIZED (
        SELECT greatest(min(id), %(start)s) / %(block)s AS first,
            least(max(id), %(end)s - 1) / %(block)s AS last
        FROM posts_searchdoc WHERE id < %(people)s
    ),
    newest AS MATERIALIZED ({newest}),
    exact AS MATERIALIZED ({_scan("exact", posts=PHRASES if has_phrase else "")}),
    wide AS MATERIALIZED ({_scan("wide", condition=f"{few} AND NOT {is_cut}")}),
    found AS MATERIALIZED (
        SELECT *, 8 AS weight FROM exact
        UNION ALL SELECT *, 0 FROM wide WHERE id NOT IN (SELECT id FROM exact)
    ),
    best AS (
        SELECT id, weight + CASE
            WHEN NOT head_vector @@ either THEN 0
            WHEN NOT title_vector @@ either THEN 2
            ELSE 6 + (title_vector @@ typed)::int + CASE WHEN id >= %(people)s THEN 16 ELSE 0 END
        END AS score
        FROM found, asked
        ORDER BY score DESC, id DESC LIMIT %(size)s OFFSET %(offset)s
    )
    SELECT doc.kind, doc.url, doc.language, doc.published_at, doc.title, doc.head, doc.body,
        (SELECT count(*) FROM found) AS number,
        (SELECT count(*) FROM exact) < (SELECT count(*) FROM found) AS is_wide,
        {is_cut} AS is_cut
    FROM asked LEFT JOIN best ON true LEFT JOIN posts_searchdoc doc ON doc.id = best.id
    ORDER BY best.score DESC, doc.id DESC
    """


def _named(words: str) -> str:
    # The whole vector is under the index; that of the title then leaves only names.
    return f"""
    SELECT doc.source FROM posts_searchdoc doc
    WHERE doc.vector @@ ({words} && '=n'::tsquery) AND doc.id >= %(people)s
    AND doc.id < %(lists)s AND doc.visible_from <= %(at)s AND doc.visible_until > %(at)s
    """


def named(query: Query, **wanted: Any) -> list[int]:
    asked = _Asked()
    # Bones are of names alone, and beside the title's own words.
    exact = asked.every(map(asked.either, query.terms))
    wide = asked.every(map(asked.wide, query.terms))
    bones = asked.every(
        f"to_tsquery('simple', {asked.given(' & '.join(term.bones.split()))})"
        for term in query.terms
        if term.bones
    )
    statement = f"""
    WITH exact AS MATERIALIZED (
        {_named(exact)} AND doc.title_vector @@ ({exact}) LIMIT %(cap)s
    )
    SELECT source FROM exact
    UNION ALL (
        {_named(wide)} AND (doc.title_vector @@ ({wide}) OR doc.vector @@ ({bones or "''"}))
        AND NOT EXISTS (SELECT 1 FROM exact) LIMIT %(cap)s
    )
    """
    return [
        row["source"] for row in rows(statement, parameters(query, **wanted) | asked.given_values)
    ]


def titled(query: Query, *, cap: int, size: int) -> list[int]:
    asked = _Asked()
    exact, wide = (asked.every(map(way, query.terms)) for way in (asked.either, asked.wide))
    limits = asked.given_values | {"cap": cap, "many": MANY, "walk": WALK}
    found = _titled(exact, limits)
    return found if len(found) >= size else list({*found, *_titled(wide, limits)})


def _titled(words: str, limits: dict[str, Any]) -> list[int]:
    doc = "SELECT id, key, title_vector FROM posts_searchdoc"
    # The index knows no order, and to gather all of many to find the newest takes seconds.
    few = f"{doc} WHERE title_vector @@ ({words}) AND id < {PEOPLE} LIMIT %(many)s"
    newest = f"{doc} WHERE id < {PEOPLE} ORDER BY id DESC LIMIT %(walk)s"
    found = rows(
        f"SELECT key, count(*) OVER () AS number FROM ({few}) AS few"
        " ORDER BY id DESC LIMIT %(cap)s",
        limits,
    )
    if found and found[0]["number"] == MANY:
        found = rows(
            f"SELECT key FROM ({newest}) AS newest WHERE title_vector @@ ({words}) LIMIT %(cap)s",
            limits,
        )
    return [row["key"] for row in found]


def holding(names: Iterable[Iterable[str]], *, first: int, last: int) -> list[int]:
    asked = _Asked()
    words = " || ".join(
        f"({asked.every(f"plainto_tsquery('simple', {asked.given(fold)})" for fold in ends)})"
        for ends in names
    )
    statement = f"""
    SELECT doc.source FROM posts_searchdoc doc WHERE doc.vector @@ ({words})
    AND doc.kind = 'POST' AND doc.source BETWEEN %(first)s AND %(last)s
    """
    between = {"first": first, "last": last}
    return [row["source"] for row in rows(statement, between | asked.given_values)]


class _Asked:
    """Queries written as expressions of SQL, whatever was typed going in as parameters."""

    def __init__(self) -> None:
        self.given_values: dict[str, Any] = {}

    def given(self, value: str) -> str:
        name = f"term{len(self.given_values)}"
        self.given_values[name] = value
        return f"%({name})s"

    def every(self, parts: Iterable[str]) -> str:
        return " && ".join(f"({part})" for part in parts)

    def text(self, term: Term) -> str:
        words = self.given(without_marks(" ".join(term.words)))
        return f"phraseto_tsquery('posts_search', {words})"

    def either(self, term: Term) -> str:
        return f"{self.text(term)} || phraseto_tsquery('simple', {self.given(term.folded)})"

    def loose(self, term: Term) -> str:
        """The words of the term, wherever they stand."""
        words = self.given(without_marks(" ".join(term.words)))
        folds = self.given(term.folded)
        return f"plainto_tsquery('posts_search', {words}) || plainto_tsquery('simple', {folds})"

    def wide(self, term: Term) -> str:
        """The term, and what only begins or sounds like it."""
        ways = [self.either(term)]
        if term.is_prefix:
            words = " <-> ".join(f"'{without_marks(word)}'" for word in term.words)
            ways.append(f"to_tsquery('posts_search', {self.given(f'{words}:*')})")
            if term.begins_folded:
                folds = " <-> ".join(term.folded.split())
                ways.append(f"to_tsquery('simple', {self.given(f'{folds}:*')})")
        if term.bones:
            ways.append(f"phraseto_tsquery('simple', {self.given(term.bones)})")
        return " || ".join(ways)

    def keys(self, query: Query) -> list[str]:
        return [f"{self.given(f'={key}')}::tsquery" for key in query.keys]


def find(query: Query, **wanted: Any) -> Found:
    asked = _Asked()
    keys = asked.keys(query)
    statement = _statement(
        has_phrase=any(term.is_of_several for term in query.terms),
        loose=asked.every([*map(asked.loose, query.terms), *keys]),
        exact=asked.every([*map(asked.either, query.terms), *keys]),
        wide=asked.every([*map(asked.wide, query.terms), *keys]),
        either=asked.every(map(asked.either, query.terms)),
        typed=asked.every(map(asked.text, query.terms)),
    )
    given = parameters(query, **wanted) | asked.given_values | {"block": BLOCK, "read": READ}
    found = rows(statement, given)
    said = {name: found[0][name] for name in ("number", "is_wide", "is_cut")}
    return Found([row for row in found if row["kind"]], **said)
