"""Asks a WSGI application, as a server does."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote_to_bytes

from django.test import RequestFactory


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(application: Any, address: str, *, method: str = "GET", **headers: str) -> Answer:
    path, _, query = address.partition("?")
    environ = RequestFactory().generic(method, "/").environ | {
        "PATH_INFO": unquote_to_bytes(quote(path, safe="/%")).decode("latin-1"),
        "QUERY_STRING": query,
        "HTTP_HOST": "testserver",
        **headers,
    }
    begun: list[Any] = []
    response = application(environ, lambda status, given, *rest: begun.extend((status, given)))
    body = b"".join(response)
    if hasattr(response, "close"):
        response.close()
    status, given = begun
    return Answer(int(status[:3]), dict(given), body)
