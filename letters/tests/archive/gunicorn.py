"""The archive's web server with one thread, before an application of two answers."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from letters.tests.archive.programs import PROJECT, wait_until

COMMAND = (
    *(sys.executable, "-m", "gunicorn", "-c", "python:archive.serving.webserver"),
    *("--threads", "1", "letters.tests.archive.gunicorn:application"),
)
# More than systems hold for a client.
LONG = b"x" * 12_000_000


def application(environ, start_response):
    answer = LONG if environ["PATH_INFO"].startswith("/long") else b"short"
    start_response("200 OK", [("Content-Length", str(len(answer)))])
    return [answer]


@contextmanager
def served_by_one_thread() -> Iterator[int]:
    """Gives the port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    own = {"PORT": str(port), "WEB_CONCURRENCY": "1"}
    server = subprocess.Popen(COMMAND, cwd=PROJECT, env={**os.environ, **own})
    try:
        assert wait_until(lambda: _listens(port), seconds=60)
        yield port
    finally:
        server.kill()
        server.wait()


def _listens(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), 5) as client:
            client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            return client.recv(4) == b"HTTP"
    except OSError:
        return False
