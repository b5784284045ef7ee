"""A line for requests that cost much: only some at once, so that pages have threads."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Any

MOST_WAITING = 40
# Whoever has waited so long has gone, or will not wait much longer.
WAITING_SECONDS = 15


@dataclass(slots=True)
class Lane:
    """Of `width` requests at once; the others wait, in the order in which they came."""

    width: int
    busy: set[Any] = field(default_factory=set)
    _waiting: deque[tuple[float, Any]] = field(default_factory=deque)

    def has_room(self) -> bool:
        return len(self._waiting) < MOST_WAITING

    def line_up(self, request: Any, now: float) -> None:
        self._waiting.append((now + WAITING_SECONDS, request))

    def next(self) -> Any | None:
        """The request whose turn it is, if one can be dealt with now."""
        if not self._waiting or len(self.busy) >= self.width:
            return None
        _, request = self._waiting.popleft()
        self.busy.add(request)
        return request

    def leave(self, request: Any) -> None:
        self.busy.discard(request)

    def take_late(self, now: float) -> list[Any]:
        """Those who have waited for too long, who leave the line."""
        late = []
        while self._waiting and self._waiting[0][0] < now:
            late.append(self._waiting.popleft()[1])
        return late
