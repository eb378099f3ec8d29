"""The search page. What its address says beyond the words that are named here is not read."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from django.conf.locale import LANG_INFO
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from posts import heads, reads
from posts.record import Edition, Section
from posts.search import LAST_PAGE, Results, search
from posts.search.query import Query
from posts.search.record import SearchDoc
from watchdog.prepared import Prepared

LANGUAGES = "ar az be en es fa fr hy ka kk ky ps ru tg tr uk ur uz".split()
NAMES = tuple((code, LANG_INFO.get(code, {}).get("name_local", code)) for code in LANGUAGES)
KINDS = tuple((kind.lower(), capfirst(kind.label)) for kind in SearchDoc.Kind)
NEWEST = 3


@dataclass
class Asked:
    """What the address asks for, and a sentence for each part of it that makes no sense."""

    query: Query
    # The words of the address that were understood, without the page.
    words: dict[str, str]
    complaints: list[str] = field(default_factory=list)

    @property
    def filters(self) -> dict[str, str]:
        return {name: word for name, word in self.words.items() if name != "q"}

    def address(self, **words: Any) -> str:
        return f"{reverse('search')}?{urlencode(words)}"

    @property
    def unfiltered_url(self) -> str:
        return self.address(q=self.words["q"]) if self.filters else ""

    def page_url(self, page: int) -> str:
        return self.address(**self.words, **({"page": page} if page > 1 else {}))


def page(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    typed = {name: request.GET.get(name, "").strip() for name in request.GET}
    regions = _regions(at) if typed.get("region") else None
    asked = read(typed, regions or [])
    results = search(asked.query, at=at)
    is_nothing = bool(asked.query.text and not results.hits)
    # Where nothing is found, fewer words or places to choose from are no help; new posts may be.
    if regions is None:
        regions = [] if is_nothing else _regions(at)
    newest = _newest(at) if is_nothing and not asked.filters else []
    context = {
        "asked": asked,
        "results": results,
        "is_nothing": is_nothing,
        "newest": newest,
        "kinds": _options(KINDS, asked.words.get("kind")),
        "regions": _options(
            tuple((one.slug, one.name) for one in regions), asked.words.get("region")
        ),
        "languages": _options(NAMES, asked.words.get("language")),
        "newer_url": asked.page_url(results.page - 1) if results.page > 1 else "",
        "older_url": asked.page_url(results.page + 1) if _has_next(results) else "",
        "head": heads.search(asked.words["q"]),
        "nav_current": "search",
    }
    return render(request, "posts/search.html", context)


def read(typed: dict[str, str], regions: list[Section]) -> Asked:
    asked = Asked(Query(), {"q": typed.get("q", "")})
    kind = _one_of(asked, "kind", typed, {kind.lower(): kind for kind in SearchDoc.Kind.values})
    language = _one_of(asked, "language", typed, {code: code for code in LANGUAGES})
    region = _one_of(asked, "region", typed, {one.slug: one.pk for one in regions})
    first, last = _day(asked, "from", typed), _day(asked, "to", typed)
    if first and last and first > last:
        asked.complaints.append(_("The first day is after the last, so neither was used."))
        first = last = None
        del asked.words["from"], asked.words["to"]
    asked.query = Query(
        text=asked.words["q"],
        kind=kind or "",
        region=region,
        start=_midnight(first) if first else None,
        end=_midnight(last) + timedelta(days=1) if last else None,
        language=language or "",
        page=_page(asked, typed),
    )
    if asked.query.is_shortened:
        asked.complaints.append(
            _("That is a lot of words. Only the first of them were looked for.")
        )
    return asked


def _one_of(asked: Asked, name: str, typed: dict[str, str], choices: dict[str, Any]) -> Any:
    word = typed.get(name, "")
    if word in choices:
        asked.words[name] = word
        return choices[word]
    if word:
        _complain(asked, name)
    return None


def _day(asked: Asked, name: str, typed: dict[str, str]) -> date | None:
    word = typed.get(name, "")
    if not word:
        return None
    try:
        day = date.fromisoformat(word)
    except ValueError:
        day = None
    if day is None or not 1900 <= day.year <= 2999:
        _complain(asked, name)
        return None
    asked.words[name] = word
    return day


def _page(asked: Asked, typed: dict[str, str]) -> int:
    word = typed.get("page", "") or "1"
    if word.isascii() and word.isdecimal() and len(word) < 4 and 1 <= int(word) <= LAST_PAGE:
        return int(word)
    _complain(asked, "page")
    return 1


def _complain(asked: Asked, name: str) -> None:
    what = {
        "kind": _("This kind is not known, so all kinds were searched."),
        "language": _("This language is not known, so all languages were searched."),
        "region": _("This region is not known, so all regions were searched."),
        "from": _("The first day is not a date such as 2026-11-24, so it was not used."),
        "to": _("The last day is not a date such as 2026-11-24, so it was not used."),
        "page": _("There is no such page of results, so this is the first."),
    }
    asked.complaints.append(what[name])


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


@lru_cache(maxsize=200)
def _options(choices: tuple[tuple[str, Any], ...], chosen: str | None) -> SafeString:
    """Return the options of a long menu, which would take a search most of its time."""
    options = ((code, " selected" if code == chosen else "", name) for code, name in choices)
    return format_html_join("\n", '<option value="{}"{}>{}</option>', options)


def _has_next(results: Results) -> bool:
    return results.has_more and results.page < LAST_PAGE


def _in_use(kind: str, at: datetime) -> QuerySet:
    return Section.objects.filter(kind=kind).in_use(at=at).only("slug", "name")


_regions_in_use: Prepared[Section] = Prepared(_in_use)


def _regions(at: datetime) -> list[Section]:
    return _regions_in_use(kind=Section.Kind.REGION, at=at)


def _newest(at: datetime) -> list[Edition]:
    rows = reads.newest_cards(kind=Section.Kind.FEED, slug="", at=at)
    return [row.edition for row in rows[:NEWEST]]
