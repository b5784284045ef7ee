"""What was read from the index before, as long as there is room for it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Protocol, TypeVar, cast

# In bytes, for each process.
ROOM = 96_000_000
# Of one entry, besides what it holds.
_OVERHEAD = 500


class Sized(Protocol):
    @property
    def size(self) -> int:
        """In bytes of memory."""


Kept = TypeVar("Kept", bound=Sized)


class Cache:
    """The least recently used go first. For all threads of a process."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._size = 0
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, Sized] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast(Kept, self._kept[key])
        # Two threads may make the same; it is the same.
        made = make()
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made
                self._size += made.size + _OVERHEAD
            while self._size > self._room and self._kept:
                _, oldest = self._kept.popitem(last=False)
                self._size -= oldest.size + _OVERHEAD
        return made
