"""How many reports one address may send: counted in memory, and told to nobody.

What is remembered is a keyed hash, whose key is made when the process starts and stored
nowhere; after an hour it is forgotten.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections import OrderedDict
from threading import Lock

HOUR = 3600
# More addresses are not remembered; the oldest is forgotten first.
MOST_ADDRESSES = 10_000


class HourlyLimit:
    """So many requests an hour from each address. Times are in seconds."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._times: OrderedDict[bytes, list[float]] = OrderedDict()
        self._lock = Lock()

    def seconds_to_wait(self, address: str | None, most: int, now: float) -> int:
        """0 if there may be one more, which is counted then.

        Where no address is known, all who have none share one limit.
        """
        hashed = hmac.digest(self._key, (address or "").encode(), hashlib.sha256)
        with self._lock:
            self._forget(now)
            times = self._times.setdefault(hashed, [])
            times[:] = [time for time in times if time > now - HOUR]
            if len(times) >= most:
                first = times[0] if times else now
                return max(1, round(first + HOUR - now))
            times.append(now)
            self._times.move_to_end(hashed)
            return 0

    def _forget(self, now: float) -> None:
        """The addresses stand in the order of their last request."""
        while self._times:
            hashed, times = next(iter(self._times.items()))
            is_over = not times or times[-1] <= now - HOUR
            if not is_over and len(self._times) < MOST_ADDRESSES:
                return
            del self._times[hashed]
