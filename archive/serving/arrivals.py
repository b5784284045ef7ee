"""A request while it arrives: gathered without a thread, until it is whole.

Clients that send a byte now and then would otherwise hold a thread each.
"""

from __future__ import annotations

import re
from enum import Enum

from archive.costly_requests import LOGIN_PATHS, is_costly

# From the first byte to the last of the head, and then of the body.
HEAD_SECONDS, BODY_SECONDS = 10, 20
# Of a longer head no program of a reader knows; a form of a reader is shorter than this.
MOST_HEAD, MOST_BODY = 65_536, 65_536
# What a thread reads itself, slower than this in bytes a second, is cut off.
SLOWEST_BODY = 50_000
GRACE_SECONDS = 60

_END = b"\r\n\r\n"
_LONGEST_LINE = 8_190
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,15})[ \t]*\r\n", re.IGNORECASE)
_READ_BY_THREAD = re.compile(rb"\r\n(?:transfer-encoding|expect):", re.IGNORECASE)


class Way(Enum):
    """How a whole request goes on."""

    AT_ONCE = "at once"
    IN_LINE = "after others that cost as much"
    REFUSED = "refused"


class Arrival:
    """The bytes that have come; `deadline` is when the rest must have."""

    def __init__(self, now: float) -> None:
        self.deadline = now + HEAD_SECONDS
        self.received = bytearray()
        self.read_seconds = 0.0
        self._head_size = 0
        self._missing: int | None = None

    def take(self, data: bytes, now: float) -> bool:
        """Whether the request is whole, or as whole as it need be."""
        searched_from = max(0, len(self.received) - len(_END))
        self.received += data
        if self._missing is None:
            end = self.received.find(_END, searched_from)
            if end < 0:
                return len(self.received) > MOST_HEAD or self._has_endless_line()
            self._head_size = end + len(_END)
            self._missing = self._body_to_wait_for()
            self.deadline = now + BODY_SECONDS
        return len(self.received) >= self._head_size + self._missing

    def _has_endless_line(self) -> bool:
        return len(self.received) > _LONGEST_LINE and b"\r\n" not in self.received

    def _body_to_wait_for(self) -> int:
        """A longer body is read by a thread, which has so many seconds for it."""
        head = bytes(self.received[: self._head_size])
        found = _LENGTH.search(head)
        length = int(found[1]) if found else 0
        if length <= MOST_BODY and not _READ_BY_THREAD.search(head):
            return length
        self.read_seconds = GRACE_SECONDS + length / SLOWEST_BODY
        return 0

    @property
    def way(self) -> Way:
        if not self._head_size:
            # The parser answers to a line that is too long.
            return Way.AT_ONCE if self._has_endless_line() else Way.REFUSED
        method, _, rest = bytes(self.received[:_LONGEST_LINE]).partition(b" ")
        path = rest.partition(b" ")[0].partition(b"?")[0].decode("latin-1")
        is_login = method == b"POST" and path in LOGIN_PATHS
        in_line = self.read_seconds or is_login or is_costly(path)
        return Way.IN_LINE if in_line else Way.AT_ONCE
