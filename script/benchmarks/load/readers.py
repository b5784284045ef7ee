"""Readers that stay connected and ask for one page after another, each a process.

They know just enough HTTP to cost little compared with the servers.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle

HOST = "127.0.0.1"
SECONDS_TO_WAIT = 60
# A program that knows nothing of the archive: thirty begin quickly.
READER = (sys.executable, "-S", "-E", __file__)


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
    # Each reader begins with another page.
    requests = [page.request().decode() for page in pages]
    starts = [number * len(pages) // readers for number in range(readers)]
    jobs = [
        [port, requests[start:] + requests[:start], seconds, status] for start in starts
    ]
    with ExitStack() as stack:
        running = [
            stack.enter_context(
                subprocess.Popen(READER, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
            )
            for _ in jobs
        ]
        for reader, job in zip(running, jobs, strict=True):
            _tell(reader, job)
        # All are ready before the first asks.
        for reader in running:
            _answer_of(reader)
        for reader in running:
            _tell(reader, "begin")
        times = [took for reader in running for took in _answer_of(reader)]
    return LoadResult(seconds, times)


def _tell(reader: subprocess.Popen[bytes], words: object) -> None:
    assert reader.stdin  # noqa: S101
    reader.stdin.write(json.dumps(words).encode() + b"\n")
    reader.stdin.flush()


def _answer_of(reader: subprocess.Popen[bytes]) -> list[float]:
    """Raises ConnectionError with the reader's words, or without if it ended."""
    assert reader.stdout  # noqa: S101
    answer = json.loads(reader.stdout.readline() or '"A reader ended."')
    if isinstance(answer, str):
        raise ConnectionError(answer)
    return answer


def main() -> None:
    """Be a reader: told what to read, and when to begin, on standard input."""
    port, requests, seconds, status = json.loads(sys.stdin.readline())
    encoded = [request.encode() for request in requests]
    print("[]", flush=True)  # noqa: T201
    sys.stdin.readline()
    try:
        # Not before: servers close connections on which nobody asks.
        with socket.create_connection((HOST, port), SECONDS_TO_WAIT) as connection:
            times = read_one_after_another(connection, encoded, seconds, status)
    except OSError as error:
        times = str(error) or type(error).__name__
    print(json.dumps(times), flush=True)  # noqa: T201


def read_one_after_another(
    connection: socket.socket, requests: Sequence[bytes], seconds: float, status: int
) -> list[float]:
    """The seconds that each page took, if it arrived before the end."""
    end = time.perf_counter() + seconds
    times = []
    for request in cycle(requests):
        start = time.perf_counter()
        connection.sendall(request)
        _receive(connection, status)
        now = time.perf_counter()
        if now > end:
            break
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


if __name__ == "__main__":
    main()
