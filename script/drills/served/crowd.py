"""Many readers who read at their leisure, and how long each page took them."""

from __future__ import annotations

import http.client
import random
import ssl
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median, quantiles
from urllib.parse import urlsplit

SECONDS_TO_READ = 3
PATIENCE = 30
# Of a hundred pages: letters, lists, searches.
LETTERS, LISTS = 75, 20
LISTS_READ = ("/", "/documents/", "/people/", "/editions/", "/chronology/", "/places/")
SEARCHES = ("nuclear+weapons", "Berlin", "ambassador", "%22test+ban%22", "wheat")


@dataclass(slots=True)
class Reading:
    """The milliseconds of each page, and whatever answer was none."""

    times: list[float] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)

    @property
    def p95(self) -> float:
        return quantiles(self.times, n=20)[-1] if len(self.times) > 1 else 0.0

    def __str__(self) -> str:
        rest = self.times or [0.0]
        return (
            f"{len(self.times)} pages, p50 {median(rest):.0f} ms, p95 {self.p95:.0f} ms, "
            f"longest {max(rest):.0f} ms, {sum(self.faults.values())} faults"
            + (f" {dict(self.faults.most_common(5))}" if self.faults else "")
        )


class Crowd:
    """So many readers of one archive, each with a connection that lasts."""

    def __init__(
        self,
        address: str,
        context: ssl.SSLContext | None,
        letters: Sequence[str],
        readers: int,
    ) -> None:
        self._parts = urlsplit(address)
        self._context = context
        self._letters = letters
        self._readers = readers
        self.reading = Reading()
        self._stopped = threading.Event()

    @contextmanager
    def reads(self) -> Iterator[Reading]:
        """What is read within, as far as it was begun within."""
        self.reading = Reading()
        self._stopped.clear()
        threads = [
            threading.Thread(target=self._read, args=[number])
            for number in range(self._readers)
        ]
        for thread in threads:
            thread.start()
        try:
            yield self.reading
        finally:
            self._stopped.set()
            for thread in threads:
                thread.join()

    def _read(self, number: int) -> None:
        chance = random.Random(number)  # noqa: S311
        connection = self._connection()
        while not self._stopped.wait(chance.uniform(0, 2 * SECONDS_TO_READ)):
            path = self._next_path(chance)
            began = time.perf_counter()
            try:
                connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
                answer = connection.getresponse()
                answer.read()
                fault = "" if answer.status == 200 else str(answer.status)
            except (OSError, http.client.HTTPException) as error:
                connection.close()
                fault = type(error).__name__
                # Kept-alive connections end; browsers ask again without a word.
                if isinstance(error, http.client.RemoteDisconnected):
                    continue
            self.reading.times.append(1000 * (time.perf_counter() - began))
            if fault:
                self.reading.faults[f"{fault} {path}"] += 1

    def _next_path(self, chance: random.Random) -> str:
        number = chance.randrange(100)
        if number < LETTERS:
            return f"/documents/{chance.choice(self._letters)}/"
        if number < LETTERS + LISTS:
            return chance.choice(LISTS_READ)
        return f"/search/?q={chance.choice(SEARCHES)}"

    def a_letter(self) -> str:
        """Any of those that they read."""
        return random.choice(self._letters)  # noqa: S311

    def _connection(self) -> http.client.HTTPConnection:
        host, port = self._parts.hostname or "", self._parts.port
        if self._context:
            return http.client.HTTPSConnection(
                host, port, timeout=PATIENCE, context=self._context
            )
        return http.client.HTTPConnection(host, port, timeout=PATIENCE)
