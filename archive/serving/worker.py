"""Gunicorn's worker, with an answer of our own to an address that is too long."""

from __future__ import annotations

import socket
import struct
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


# How long a reader may take nothing of what is sent. One who has gone without a word
# would keep a thread, and the place of a download, until the machine is told of it.
SECONDS_WITHOUT_PROGRESS = 60


class Worker(ThreadWorker):
    def handle_request(self, req: Any, conn: Any) -> Any:
        give_up_when_nothing_is_taken(conn.sock, SECONDS_WITHOUT_PROGRESS)
        return super().handle_request(req, conn)

    def handle_error(
        self, req: Any, client: socket.socket, addr: Any, exc: BaseException
    ) -> None:
        if isinstance(exc, LimitRequestLine):
            # A client that has hung up needs no answer.
            with suppress(OSError):
                client.send(TOO_LONG)
        else:
            super().handle_error(req, client, addr, exc)


def give_up_when_nothing_is_taken(connection: socket.socket, seconds: int) -> None:
    """Let sending fail then. Python's own limit is for all of what is sent at once, which
    slow readers of a large file pass."""
    limit = struct.pack("ll", seconds, 0)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, limit)
