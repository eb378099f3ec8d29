"""The page cache: whole answers, kept before Django itself is asked.

A page is kept until something on it changes, its scheduled time comes or the day ends (pages tell
of days), and no longer: docs/decisions/page-cache.md. It keeps only what `reach_headers` calls the
same for everybody.
"""

import hashlib
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from typing import Any, cast

from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError, connection
from django.http.request import split_domain_port, validate_host

from watchdog import surrogates
from watchdog.clock import Clock, clock
from watchdog.kept import ENCODERS, Headers, Kept, Store, coding, is_compressible
from watchdog.middleware import saves_data
from watchdog.page_files import PageFiles
from watchdog.surrogates import NOTES, Shown

type Environ = dict[str, Any]
type Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

DAY = 24 * 60 * 60
# While one thread makes a page anew, others may show the old one for so long.
GRACE = 0.25
# Nobody waits longer for a page that somebody else makes.
PATIENCE = 5
MOST_ADDRESSES = 10_000


def wrap(application: Application) -> Application:
    """Return the application with its page cache, where the settings give it room."""
    if not settings.PAGE_CACHE_BYTES:
        return application
    limit = settings.PAGE_CACHE_BYTES
    shared = caches["default"] if settings.PAGE_CACHE_IS_SHARED else None
    files = None
    if folder := settings.WATCHDOG_PAGES:
        files = PageFiles(folder, release=_release(), limit=limit)
    return PageCache(application, clock, limit=limit, shared=shared, files=files)


class PageCache:
    def __init__(
        self,
        application: Application,
        clock: Clock,
        *,
        limit: int,
        shared: Any = None,
        files: PageFiles | None = None,
    ) -> None:
        self.application = application
        self.clock = clock
        self.shared = shared
        self.files = files
        self.release = _release() if shared else ""
        self.store = Store(limit)
        self.never = ("/admin/", "/preview/", settings.STATIC_URL, settings.MEDIA_URL, "/health")
        self._lock = threading.Lock()
        self._being_made: dict[str, threading.Event] = {}
        # The words that are looked at, by path: learned from the first answer.
        self._parameters: dict[str, surrogates.Parameters] = {}
        self._hosts: set[str] = set()

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not self._may_be_kept(environ):
            return self.application(environ, start_response)
        name = self._name(environ)
        try:
            self.clock.look()
        except DatabaseError:
            connection.close()
            return self.application(environ, start_response)
        page = self.store.get(name)
        if page is None or not self._is_current(page):
            page = self._made(name, page, environ)
            if not isinstance(page, Kept):
                status, headers, response = page
                return _send_once(status, headers, response, environ, start_response)
        elif self.files:
            self._offer(page, environ)
        return _send(page, environ, start_response)

    def _may_be_kept(self, environ: Environ) -> bool:
        path = environ["PATH_INFO"]
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or path.startswith(self.never):
            return False
        if settings.SECURE_SSL_REDIRECT and not _is_secure(environ):
            return False
        host = environ.get("HTTP_HOST", "")
        if host not in self._hosts:
            if not validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS):
                return False
            if len(self._hosts) > 100:
                self._hosts.clear()
            self._hosts.add(host)
        return True

    def _name(self, environ: Environ) -> str:
        """Return what really makes a difference of an address; hosts do not."""
        path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        if query:
            known = self._parameters.get(path)
            # Until its first answer is there, each address is one of its own.
            query = f"?{query}" if known is None else surrogates.canonical(query, known)
        kind = ("s" if _is_secure(environ) else "") + ("d" if saves_data(environ) else "")
        return f"{kind}:{path}?{query}"

    def _offer(self, page: Kept, environ: Environ) -> None:
        """Let the server in front have what is asked for a second time."""
        if self.files is None or not _is_secure(environ) or saves_data(environ):
            return
        path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        read = self._parameters.get(path)
        if not query or (read is not None and not surrogates.canonical(query, read)):
            sure = partial(self._is_sure, page)
            self.files.offer(page, path, whatever_words=read == {}, is_sure=sure)

    def _is_sure(self, page: Kept, begun: int, until: float) -> bool:
        # Each change that was begun is over, and this process has seen what came of it.
        return (
            self.clock.horizon > begun
            and self._is_current(page)
            and not self.clock.is_to_change(page.keys, before=until)
        )

    def _is_current(self, page: Kept) -> bool:
        return page.made_at // DAY == time.time() // DAY and self.clock.is_current(
            page.keys, page.number
        )

    def _made(self, name: str, old: Kept | None, environ: Environ) -> Any:
        """Return the page, made by this thread or another, or an answer that cannot be kept."""
        with self._lock:
            other = self._being_made.get(name)
            if other is None:
                mine = self._being_made[name] = threading.Event()
        if other is not None:
            if old and self.clock.only_just(old.keys, old.number, GRACE):
                return old
            other.wait(PATIENCE)
            page = self.store.get(name)
            return page if page and self._is_current(page) else self._ask(name, environ)
        try:
            return self._from_elsewhere(name) or self._ask(name, environ)
        finally:
            with self._lock:
                del self._being_made[name]
            mine.set()

    def _from_elsewhere(self, name: str) -> Kept | None:
        """Return the page that another process has made, if nothing changed since."""
        if self.shared is None:
            return None
        number = self.clock.number
        try:
            page = cast("Kept | None", self.shared.get(self.release + name))
        except Exception:
            return None
        if page is None or page.made_at // DAY != time.time() // DAY:
            return None
        if not self.clock.is_current_elsewhere(page.keys, page.horizon, page.made_at):
            return None
        page.number = number
        self.store.put(name, page)
        return page

    def _ask(self, name: str, environ: Environ) -> Any:
        """Have Django answer; return the page if it may be kept, else the answer as it is."""
        number, horizon, made_at = self.clock.number, self.clock.horizon, time.time()
        shown = environ[NOTES] = Shown()
        began: list[Any] = []
        # The whole page is wanted, whatever this reader has of it already or wants of it.
        asked = {name: environ.pop(name, None) for name in _CONDITIONS}
        # Django puts its own reading of the path in this one's place.
        asked |= {name: environ[name] for name in ("PATH_INFO", "REQUEST_METHOD")}
        environ["REQUEST_METHOD"] = "GET"
        response: Any = self.application(
            environ, lambda status, headers, *rest: began.extend((status, headers))
        )
        environ.update({name: value for name, value in asked.items() if value is not None})
        status, headers = began[:2]
        if not _can_be_kept(shown, status, headers, response):
            return status, headers, response
        try:
            body = b"".join(response)
        finally:
            response.close()
        page = Kept(body, list(headers), shown.surrogates, number, horizon, made_at)
        self._keep(environ, shown, page)
        return page

    def _keep(self, environ: Environ, shown: Shown, page: Kept) -> None:
        path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        if shown.is_open:
            # Nobody said which words make a difference, so each address is one of its own.
            self._parameters.pop(path, None)
            if query:
                return
        else:
            if len(self._parameters) > MOST_ADDRESSES:
                self._parameters.clear()
            self._parameters[path] = shown.parameters
            if not _is_understood(query, shown.parameters):
                return
        name = self._name(environ)
        self.store.put(name, page)
        if self.shared is not None:
            left = DAY - page.made_at % DAY
            page.answer("br")
            with suppress(Exception):
                self.shared.set(self.release + name, _bare(page), timeout=left)


_CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")


def _is_understood(query: str, parameters: surrogates.Parameters) -> bool:
    """Whether each word that is looked at has a value it may have: others may be complained of."""
    any_value = dict.fromkeys(parameters)
    return surrogates.canonical(query, any_value) == surrogates.canonical(query, parameters)


def _is_secure(environ: Environ) -> bool:
    if settings.SECURE_PROXY_SSL_HEADER:
        name, value = settings.SECURE_PROXY_SSL_HEADER
        said = environ.get(name)
        if said is not None:
            return bool(said.split(",", 1)[0].strip() == value)
    return environ.get("wsgi.url_scheme") == "https"


def _can_be_kept(shown: Shown, status: str, headers: Any, response: Any) -> bool:
    names = {name.lower() for name, _value in headers}
    return (
        shown.is_for_all
        and status.startswith("200 ")
        and not getattr(response, "streaming", True)
        and "set-cookie" not in names
        and "content-encoding" not in names
    )


def _send(page: Kept, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
    name = coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
    wanted = environ.get("HTTP_IF_NONE_MATCH")
    if wanted and (unchanged := page.unchanged(name, wanted)):
        start_response("304 Not Modified", unchanged)
        return []
    headers, body = page.answer(name)
    start_response("200 OK", list(headers))
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _send_once(
    status: str,
    headers: Headers,
    response: Any,
    environ: Environ,
    start_response: Callable[..., Any],
) -> Iterable[bytes]:
    """Send what is not kept; that a page is missing is said in as few bytes as what it says."""
    name = coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
    is_head = environ["REQUEST_METHOD"] == "HEAD"
    if not name or not status.startswith("4") or getattr(response, "streaming", True):
        start_response(status, headers)
        if not is_head:
            return cast("Iterable[bytes]", response)
        response.close()
        return []
    body = b"".join(response)
    response.close()
    if is_compressible(headers, body):
        body = ENCODERS[name](body)
        kept = [
            (one, value) for one, value in headers if one.lower() not in {"content-length", "vary"}
        ]
        vary = [value for one, value in headers if one.lower() == "vary"]
        headers = [
            *kept,
            ("Vary", ", ".join([*vary, "Accept-Encoding"])),
            ("Content-Encoding", name),
            ("Content-Length", str(len(body))),
        ]
    start_response(status, headers)
    return [] if is_head else [body]


def _release() -> str:
    """Return what tells this release of the site, with these settings, from another one."""
    found = hashlib.sha256()
    for folder in ("templates", "static", "posts", "journalists", "watchdog"):
        for file in sorted((settings.BASE_DIR / folder).rglob("*.*")):
            if file.suffix != ".pyc":
                found.update(f"{file} {file.stat().st_mtime_ns}\n".encode())
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    found.update(manifest.read_bytes() if manifest.exists() else b"")
    found.update(repr([getattr(settings, name) for name in _SHOWN_SETTINGS]).encode())
    return f"page:{found.hexdigest()[:16]}"


_SHOWN_SETTINGS = (
    "DEBUG LANGUAGE_CODE PHOTO_ORIGINS SECURE_CSP WATCHDOG_CONTACT WATCHDOG_HUB WATCHDOG_MIRRORS"
    " WATCHDOG_ONION WATCHDOG_ORIGIN WATCHDOG_PURGE_URL WATCHDOG_PURGE_KEYS"
).split()


def _bare(page: Kept) -> Kept:
    return Kept(
        page.body,
        page.headers,
        page.keys,
        page.number,
        page.horizon,
        page.made_at,
        bodies=page.bodies,
    )
