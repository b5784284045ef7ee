"""An answer while it departs: sent on without a thread, after it is made.

Clients that take a byte now and then would otherwise hold a thread each.
"""

from __future__ import annotations

import errno
import select
import socket
import time
from collections import deque
from typing import Any

# A file that is made while it is sent waits when so much of it has not been taken.
MOST_AHEAD = 4_000_000
SECONDS_WITHOUT_PROGRESS = 60
# What the rest of an answer has to be taken in.
GRACE_SECONDS, SLOWEST = 30, 5_000


class Departure:
    """Stands for a connection while an answer is made, and holds what was not taken.

    Raises ConnectionResetError when a client takes nothing of a long answer.
    """

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._rest: deque[memoryview] = deque()
        self.size = 0
        self.deadline = 0.0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def sendall(self, data: bytes) -> None:
        while self.size > MOST_AHEAD:
            self._wait()
            self.send_on()
        if data:
            # Not copied: a whole answer is in memory already.
            self._rest.append(memoryview(data))
            self.size += len(data)
            self.send_on()

    def _wait(self) -> None:
        poll = select.poll()
        poll.register(self._connection, select.POLLOUT)
        if not poll.poll(1000 * SECONDS_WITHOUT_PROGRESS):
            # Gunicorn says nothing of a client that has gone.
            raise ConnectionResetError(errno.ECONNRESET, "The client takes nothing.")

    def send_on(self) -> None:
        """As much as the client's system takes now. Raises OSError when it is gone."""
        while self._rest:
            first = self._rest[0]
            try:
                sent = self._connection.send(first, socket.MSG_DONTWAIT)
            except BlockingIOError:
                return
            self.size -= sent
            if sent < len(first):
                self._rest[0] = first[sent:]
            else:
                self._rest.popleft()

    def leave(self) -> None:
        """The answer is made: from now on its rest has a time."""
        self.deadline = time.monotonic() + GRACE_SECONDS + self.size / SLOWEST
