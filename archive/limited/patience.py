"""A limit on how long this process waits for an answer of the database.

A server that is stopped, or whose disk hangs, does not end what takes too long: nothing of
it runs. The web server's threads would wait with it for ever, all of them.
"""

from __future__ import annotations

import select
import time
from typing import Any

import psycopg2
from psycopg2 import extensions

# Beyond the server's own limit, within which it would say so itself.
GRACE_SECONDS = 2
# Until a session has begun.
CONNECT_SECONDS = 5
# Once it has said nothing: those who come next are not kept waiting as long as the first.
SILENT_SECONDS = 0.5
_EVENTS = {extensions.POLL_READ: select.POLLIN, extensions.POLL_WRITE: select.POLLOUT}


def limit_waiting(statement_seconds: int) -> None:
    """For all connections of this process; such a process cannot COPY."""
    extensions.set_wait_callback(Patience(statement_seconds + GRACE_SECONDS).wait)


class Patience:
    """Waits for the database as libpq does, and no longer than so many seconds."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._is_silent = False

    def wait(self, connection: Any) -> None:
        """Raises OperationalError when time is up; psycopg closes the connection then."""
        is_new = connection.status == extensions.STATUS_SETUP
        seconds = CONNECT_SECONDS if is_new else self._seconds
        if self._is_silent:
            seconds = min(seconds, SILENT_SECONDS)
        end = time.monotonic() + seconds
        while (state := connection.poll()) != extensions.POLL_OK:
            poll = select.poll()
            poll.register(connection.fileno(), _EVENTS[state])
            left = end - time.monotonic()
            if left <= 0 or not poll.poll(left * 1000):
                self._is_silent = True
                message = "The database does not answer."
                raise psycopg2.OperationalError(message)
        self._is_silent = False
