"""Lists of people as files, written while they are sent: a large register takes no more memory."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone

from journalists.data.columns import PERSON, WHOLE_PERSON, said
from journalists.data.sheets import lines
from journalists.facets import facets, years
from journalists.figures import by_year_table, countries
from journalists.filters import Filters, read
from journalists.record import Profile

CHUNK = 200
# What other sites may load and show.
SHARED = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
# The addresses of a list's files and figures, each with what the address asks for.
FILES = ("csv", "json", "countries", "years")


def asked(request: HttpRequest) -> Filters:
    return read(request.GET.dict(), at=timezone.now())


def everybody(filters: Filters) -> Iterator[Profile]:
    # A file is in one order for ever, whatever the page's is.
    people = filters.people().by_name().defer("biography", "portrait", "notice")
    return people.iterator(chunk_size=CHUNK)


def sheet(name: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        lines(head, rows),
        content_type="text/csv; charset=utf-8",
        headers=SHARED | {"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def people_csv(request: HttpRequest) -> StreamingHttpResponse:
    rows = ([column.value(one) for column in PERSON] for one in everybody(asked(request)))
    return sheet("journalists", [column.name for column in PERSON], rows)


def people_json(request: HttpRequest) -> StreamingHttpResponse:
    filters = asked(request)
    return StreamingHttpResponse(
        _pieces(filters, everybody(filters)),
        content_type="application/json; charset=utf-8",
        headers=SHARED | {"Content-Disposition": 'attachment; filename="journalists.json"'},
    )


def _pieces(filters: Filters, people: Iterable[Profile]) -> Iterator[str]:
    head = {"as_of": filters.at.isoformat(timespec="seconds"), "asked": filters.words}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "people": ['
    comma = ""
    for one in people:
        yield f"{comma}\n{json.dumps(said(one, WHOLE_PERSON), ensure_ascii=False)}"
        comma = ","
    yield "\n]}\n"


def countries_csv(request: HttpRequest) -> StreamingHttpResponse:
    table = countries(facets(asked(request)))
    return sheet("countries", table.head, table.rows)


def years_csv(request: HttpRequest) -> StreamingHttpResponse:
    table = by_year_table(years(asked(request)))
    return sheet("years", table.head, table.rows)
