"""Readers who stay connected and ask for one page after another, each a process.

They know just enough HTTP to cost little beside the servers they ask.
"""

from __future__ import annotations

import multiprocessing
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice

HOST = "127.0.0.1"
SECONDS_TO_START = 1
SECONDS_TO_WAIT = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """A page, and what is said with the request: `headers` are lines of HTTP."""

    path: str
    headers: tuple[str, ...] = ()

    def request(self) -> bytes:
        lines = [f"GET {self.path} HTTP/1.1", f"Host: {HOST}", "Accept-Encoding: gzip"]
        return "\r\n".join([*lines, *self.headers, "", ""]).encode()


@dataclass(frozen=True, slots=True)
class Reading:
    """What all readers together got within `seconds`; each page took so long (s)."""

    seconds: float
    times: list[float]

    @property
    def rate(self) -> float:
        """Pages a second."""
        return len(self.times) / self.seconds


def read(
    port: int, pages: Sequence[Asked], seconds: float, readers: int, status: int = 200
) -> Reading:
    """Raises ConnectionError if an answer has not the `status`."""
    # Not forked: this process may have threads, and a connection to the database.
    context = multiprocessing.get_context("spawn")
    begin = time.time() + SECONDS_TO_START
    # Each begins elsewhere.
    requests = [page.request() for page in pages]
    starts = [number * len(pages) // readers for number in range(readers)]
    jobs = [
        (port, requests[start:] + requests[:start], begin, seconds, status)
        for start in starts
    ]
    with context.Pool(readers) as pool:
        found = pool.starmap(read_one_after_another, jobs)
    return Reading(seconds, [took for times in found for took in times])


def read_one_after_another(
    port: int, requests: Sequence[bytes], begin: float, seconds: float, status: int
) -> list[float]:
    """How long each page took that was there before the end."""
    time.sleep(max(0, begin - time.time()))
    end = time.perf_counter() + seconds
    times = []
    with socket.create_connection((HOST, port), timeout=SECONDS_TO_WAIT) as connection:
        for request in islice(cycle(requests), None):
            start = time.perf_counter()
            connection.sendall(request)
            _receive(connection, status)
            now = time.perf_counter()
            if now > end:
                return times
            times.append(now - start)
    return times


def _receive(connection: socket.socket, status: int) -> None:
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += _more(connection)
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.split(b"\r\n")
    if first.split()[1] != str(status).encode():
        raise ConnectionError(first.decode())
    named = dict(line.lower().split(b": ", 1) for line in lines)
    missing = int(named.get(b"content-length", 0)) - len(body)
    while missing > 0:
        missing -= len(_more(connection))


def _more(connection: socket.socket) -> bytes:
    if not (received := connection.recv(65_536)):
        raise ConnectionError("The server hung up.")
    return received
