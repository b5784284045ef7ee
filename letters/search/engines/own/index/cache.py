"""What was read from the index lately, as long as there is room for it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Protocol, TypeVar, cast

# In bytes, for each process.
ROOM = 96_000_000
# For each cached value, besides the value itself.
_OVERHEAD = 500


class Sized(Protocol):
    @property
    def size(self) -> int:
        """In bytes of memory."""


Cached = TypeVar("Cached", bound=Sized)


class Cache:
    """Drops the least recently used values first. All threads of a process share it."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._size = 0
        self._lock = threading.Lock()
        self._cached: OrderedDict[Hashable, Sized] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Cached]) -> Cached:
        with self._lock:
            if key in self._cached:
                self._cached.move_to_end(key)
                return cast(Cached, self._cached[key])
        # Two threads may make the value twice; both are equal.
        value = make()
        with self._lock:
            if key not in self._cached:
                self._cached[key] = value
                self._size += value.size + _OVERHEAD
            while self._size > self._room and self._cached:
                _, oldest = self._cached.popitem(last=False)
                self._size -= oldest.size + _OVERHEAD
        return value
