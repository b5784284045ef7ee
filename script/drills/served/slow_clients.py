"""Clients that send, or take, a byte now and then, and come again when they are cut off."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

# Another address than that of the readers.
FROM = "127.0.0.2"
SECONDS_BETWEEN_BYTES = 2
SECONDS_TO_SETTLE = 5
LONG_PAGE = "/documents/?view=table"
_WAYS = (
    "GET / HTTP/1.1\r\nHost: localhost\r\nX: ",
    "POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000\r\n\r\n",
    f"GET {LONG_PAGE} HTTP/1.1\r\nHost: localhost\r\n\r\n",
)


class SlowClient:
    """Slow with its head, with its body or with taking the answer, by its number."""

    def __init__(
        self, address: str, context: ssl.SSLContext | None, number: int
    ) -> None:
        self._parts = urlsplit(address)
        self._context = context
        self._request = _WAYS[number % len(_WAYS)].encode()
        self._takes = number % len(_WAYS) == len(_WAYS) - 1
        self._socket: socket.socket | None = None

    def go_on(self) -> bool:
        """Whether it had to connect anew."""
        try:
            if self._socket is None:
                self._connect()
                return True
            if self._takes:
                if not self._socket.recv(1):
                    self.close()
            else:
                self._socket.sendall(b"a")
        except TimeoutError:
            return False
        except OSError:
            self.close()
        return False

    def _connect(self) -> None:
        client = socket.socket()
        self._socket = client
        # Little room, so that a long answer waits at the other end.
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        client.settimeout(10)
        client.bind((FROM, 0))
        client.connect(("127.0.0.1", self._parts.port))
        if self._context:
            self._socket = self._context.wrap_socket(
                client, server_hostname=self._parts.hostname
            )
        self._socket.sendall(self._request)
        self._socket.settimeout(0.05)

    def close(self) -> None:
        if self._socket:
            with suppress(OSError):
                self._socket.close()
        self._socket = None


@contextmanager
def slow_clients(
    address: str, context: ssl.SSLContext | None, count: int
) -> Iterator[None]:
    """So many, who ask the archive at this address."""
    clients = [SlowClient(address, context, number) for number in range(count)]
    stopped = threading.Event()

    def be_slow() -> None:
        while not stopped.wait(SECONDS_BETWEEN_BYTES):
            for client in clients:
                client.go_on()

    for client in clients:
        client.go_on()
    thread = threading.Thread(target=be_slow)
    thread.start()
    time.sleep(SECONDS_TO_SETTLE)
    try:
        yield
    finally:
        stopped.set()
        thread.join()
        for client in clients:
            client.close()
