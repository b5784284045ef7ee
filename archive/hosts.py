"""A request names the host that it asks: without one, no page could name itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

_ANSWER = b"The request names no host (RFC 9112, 3.2).\n"


def require_host(application: Application) -> Application:
    """Answer 400 to a request without a Host. Django would invent one."""

    def with_host(
        environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        if environ.get("HTTP_HOST"):
            return application(environ, start_response)
        headers = [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", str(len(_ANSWER))),
        ]
        start_response("400 Bad Request", headers)
        return [_ANSWER]

    return with_host
