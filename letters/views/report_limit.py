"""How many reports one address may send: counted in memory, and told to nobody.

What is remembered is a keyed hash, whose key is made when the process starts and stored
nowhere; after an hour it is forgotten.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock

HOUR = 3600
# More addresses are not remembered; the oldest is forgotten first.
MOST_ADDRESSES = 10_000


class HourlyLimit:
    """So many requests an hour of each name: an address, or one with a text. Times are in
    seconds."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._times: OrderedDict[bytes, list[float]] = OrderedDict()
        self._lock = Lock()

    def seconds_to_wait(self, most: Mapping[str, int], now: float) -> int:
        """0 if each of these names, with the `most` that it may have, may have one more,
        which is counted then. Else nothing is counted.

        Where no address is known, all who have none share one limit.
        """
        hashed = {self._hashed(name): number for name, number in most.items()}
        with self._lock:
            self._forget(now)
            waits = [self._wait(name, number, now) for name, number in hashed.items()]
            if not any(waits):
                for name in hashed:
                    self._times.setdefault(name, []).append(now)
                    self._times.move_to_end(name)
            return max(waits, default=0)

    def _hashed(self, name: str) -> bytes:
        return hmac.digest(self._key, name.encode(), hashlib.sha256)

    def _wait(self, hashed: bytes, most: int, now: float) -> int:
        times = self._times.get(hashed, [])
        times[:] = [time for time in times if time > now - HOUR]
        if len(times) < most:
            return 0
        first = times[-most] if most > 0 else now
        return max(1, round(first + HOUR - now))

    def _forget(self, now: float) -> None:
        """The addresses stand in the order of their last request."""
        while self._times:
            hashed, times = next(iter(self._times.items()))
            is_over = not times or times[-1] <= now - HOUR
            if not is_over and len(self._times) < MOST_ADDRESSES:
                return
            del self._times[hashed]
