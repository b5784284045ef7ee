"""Readers that stay connected and ask for one page after another, each a process.

They know just enough HTTP to cost little compared with the servers.
"""

from __future__ import annotations

import multiprocessing
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle

HOST = "127.0.0.1"
SECONDS_TO_START = 1
SECONDS_TO_WAIT = 60


@dataclass(frozen=True, slots=True)
class PageRequest:
    """The path of a page; `headers` are further lines of HTTP."""

    path: str
    headers: tuple[str, ...] = ()

    def request(self) -> bytes:
        lines = [f"GET {self.path} HTTP/1.1", f"Host: {HOST}", "Accept-Encoding: gzip"]
        return "\r\n".join([*lines, *self.headers, "", ""]).encode()


@dataclass(frozen=True, slots=True)
class LoadResult:
    """The seconds that each page took, for all readers, within `seconds`."""

    seconds: float
    times: list[float]

    @property
    def rate(self) -> float:
        """Pages per second."""
        return len(self.times) / self.seconds


def measure(
    port: int,
    pages: Sequence[PageRequest],
    seconds: float,
    readers: int,
    status: int = 200,
) -> LoadResult:
    """Raises ConnectionError if an answer has another `status`."""
    # Not forked: this process may have threads, and a connection to the database.
    context = multiprocessing.get_context("spawn")
    begin = time.time() + SECONDS_TO_START
    # Each reader begins with another page.
    requests = [page.request() for page in pages]
    starts = [number * len(pages) // readers for number in range(readers)]
    jobs = [
        (port, requests[start:] + requests[:start], begin, seconds, status)
        for start in starts
    ]
    with context.Pool(readers) as pool:
        times_of_readers = pool.starmap(read_one_after_another, jobs)
    return LoadResult(seconds, [took for times in times_of_readers for took in times])


def read_one_after_another(
    port: int, requests: Sequence[bytes], begin: float, seconds: float, status: int
) -> list[float]:
    """The seconds that each page took, if it arrived before the end."""
    time.sleep(max(0, begin - time.time()))
    end = time.perf_counter() + seconds
    times = []
    with socket.create_connection((HOST, port), timeout=SECONDS_TO_WAIT) as connection:
        for request in cycle(requests):
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
        answer += _receive_some(connection)
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *lines = head.split(b"\r\n")
    if first.split()[1] != str(status).encode():
        raise ConnectionError(first.decode())
    headers = dict(line.lower().split(b": ", 1) for line in lines)
    missing = int(headers.get(b"content-length", 0)) - len(body)
    while missing > 0:
        missing -= len(_receive_some(connection))


def _receive_some(connection: socket.socket) -> bytes:
    if not (received := connection.recv(65_536)):
        raise ConnectionError("The server hung up.")
    return received
