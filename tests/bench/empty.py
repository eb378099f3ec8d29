"""What the server itself costs: an application that has its one answer ready."""

from collections.abc import Callable
from typing import Any

BODY = b"x" * 57_000
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(BODY)))]
# As many as a page of the site has.
HEADERS += [(f"X-Header-{number}", "a value of the usual length") for number in range(12)]


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    start_response("200 OK", HEADERS)
    return [BODY]
