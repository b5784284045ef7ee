"""The archive's server in its own process, and a reader who stays connected."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil
from benchmarks.processes import cpu_seconds_of
from django.core.management import call_command

SECONDS_TO_START = 60
SECONDS_BETWEEN_TRIES = 0.1
COMMAND = (
    *(sys.executable, "-m", "gunicorn", "-c", "python:archive.serving.webserver"),
    "archive.wsgi",
)


class Server:
    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process = process
        self.port = port
        self.connection = http.client.HTTPConnection("127.0.0.1", port)

    def get(self, address: str) -> bytes:
        """The body of the answer. Raises OSError, also if it is not 200."""
        # The server closes idle connections; browsers then ask again.
        with suppress(http.client.RemoteDisconnected, ConnectionResetError):
            return self._get(address)
        self.connection.close()
        return self._get(address)

    def _get(self, address: str) -> bytes:
        self.connection.request("GET", address)
        response = self.connection.getresponse()
        body = response.read()
        if response.status != http.HTTPStatus.OK:
            raise ConnectionError(f"{address}: {response.status}")
        return body

    def cpu_seconds(self) -> float:
        master = psutil.Process(self.process.pid)
        return cpu_seconds_of(worker.pid for worker in master.children())

    def wait(self) -> None:
        end = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < end:
            with suppress(ConnectionError):
                self.connection.close()
                self.get("/health/live")
                return
            time.sleep(SECONDS_BETWEEN_TRIES)
        sys.exit("The server did not start.")


@contextmanager
def served(workers: int = 1, **settings: str) -> Iterator[Server]:
    """Serve with `settings` in the environment."""
    call_command("collectstatic", interactive=False, verbosity=0)
    port = free_port()
    own = {"PORT": str(port), "WEB_CONCURRENCY": str(workers)}
    environment = os.environ | own | settings
    with subprocess.Popen(COMMAND, env=environment) as process:  # noqa: S603
        server = Server(process, port)
        try:
            server.wait()
            yield server
        finally:
            server.connection.close()
            process.terminate()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
