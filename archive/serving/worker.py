"""Gunicorn's worker, with an answer of our own to an address that is too long."""

from __future__ import annotations

import socket
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from gunicorn.http.errors import LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

_PAGE = """<!DOCTYPE html>
<html lang="en">
<title>Too long</title>
<h1>This address is too long</h1>
<p>No search was made. A search reads 500 characters:
<a href="/search/">search again</a> with fewer words.</p>
</html>
"""
_STATUS = HTTPStatus.REQUEST_URI_TOO_LONG
TOO_LONG = (
    f"HTTP/1.1 {_STATUS.value} {_STATUS.phrase}\r\n"
    "Connection: close\r\n"
    "Content-Type: text/html; charset=utf-8\r\n"
    "Content-Security-Policy: default-src 'none'\r\n"
    f"Content-Length: {len(_PAGE)}\r\n"
    f"\r\n{_PAGE}"
).encode("ascii")


class Worker(ThreadWorker):
    def handle_error(
        self, req: Any, client: socket.socket, addr: Any, exc: BaseException
    ) -> None:
        if isinstance(exc, LimitRequestLine):
            # A client that has hung up needs no answer.
            with suppress(OSError):
                client.send(TOO_LONG)
        else:
            super().handle_error(req, client, addr, exc)
