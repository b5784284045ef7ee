"""Serves an archive as script/server does, asks it as a stranger, and asks its database."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

import psutil
from benchmarks.server import free_port

from archive.embedded.cluster import DATABASE, SUPERUSER, Cluster, program
from archive.embedded.creation import clean_environment
from archive.embedded.postmaster import Postmaster, find_postmaster
from letters.tests.archive.programs import begin, manage

LETTER = "/documents/reagan-andropov-1983-draft/"
FORM = "application/x-www-form-urlencoded"
SECONDS = 1200


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: str


@dataclass(slots=True)
class Archive:
    """The folder of an archive; it is served within `served`."""

    folder: Path
    port: int = field(default_factory=free_port)
    # In seconds, for an answer.
    patience: float = SECONDS

    @property
    def cluster(self) -> Cluster:
        return Cluster(self.folder / "postgresql")

    @property
    def index(self) -> Path:
        return self.folder / "index"

    @property
    def log(self) -> Path:
        return self.folder / "served.log"

    def ask(
        self,
        address: str,
        method: str = "GET",
        body: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Raises OSError or HTTPException where nobody answers."""
        reader = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=self.patience
        )
        try:
            host = {"Host": f"localhost:{self.port}"}
            reader.request(method, address, body, {**host, **(headers or {})})
            answer = reader.getresponse()
            text = answer.read().decode(errors="replace")
            return Answer(answer.status, dict(answer.getheaders()), text)
        finally:
            reader.close()

    def status(self, address: str) -> int:
        """The status of the answer, and 0 where nobody answers."""
        try:
            return self.ask(address).status
        except (OSError, http.client.HTTPException):
            return 0

    def psql(self, statements: str, database: str = DATABASE) -> str:
        options = ["-XqtA", "-v", "ON_ERROR_STOP=1", "-d", database]
        return self.run("psql", *options, text=statements).strip()

    def run(self, name: str, *arguments: str, text: str = "") -> str:
        """Run one of PostgreSQL's programs on the archive's server."""
        sockets = str(self.postmaster().socket_folder)
        return subprocess.run(  # noqa: S603
            [program(name), "-h", sockets, "-U", SUPERUSER, *arguments],
            env=clean_environment(),
            input=text,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    def postmaster(self) -> Postmaster:
        found = find_postmaster(self.cluster)
        if not found:
            raise ConnectionError("The database is not running.")
        return found

    def watchdogs(self) -> list[psutil.Process]:
        return [
            process
            for process in psutil.process_iter(["cmdline"])
            if str(self.cluster.folder) in (process.info["cmdline"] or [])
        ]

    def database(self, *action: str) -> None:
        done = manage(self.folder, "database", *action)
        if done.returncode:
            raise ConnectionError(done.stderr)

    def database_address(self) -> str:
        """For DATABASE_URL: as a server that the archive neither starts nor stops."""
        sockets = quote(str(self.postmaster().socket_folder), safe="")
        return f"postgres://{SUPERUSER}@{sockets}/{DATABASE}"

    @contextmanager
    def served(self, **settings: str) -> Iterator[None]:
        with self.served_until_live(**settings):
            wait(lambda: self.status("/health/ready") == HTTPStatus.OK)
            yield

    @contextmanager
    def served_until_live(self, **settings: str) -> Iterator[None]:
        """Pages are answered, whether or not searches are."""
        own = {"PORT": str(self.port), "WEB_CONCURRENCY": "2", **settings}
        with self.log.open("a") as log:
            server = begin(self.folder, "-m", "archive.serving", stderr=log, **own)

            def is_live() -> bool:
                if server.poll() is not None:
                    raise ChildProcessError(self.log.read_text()[-2000:])
                return self.status("/health/live") == HTTPStatus.OK

            try:
                wait(is_live)
                yield
            finally:
                server.terminate()
                server.communicate()


def wait(condition: Callable[[], bool], seconds: float = SECONDS) -> float:
    """The seconds until the condition comes true. Raises TimeoutError."""
    started = time.monotonic()
    while not condition():
        if time.monotonic() - started > seconds:
            raise TimeoutError(f"Not in {seconds:.0f} seconds.")
        time.sleep(0.1)
    return time.monotonic() - started


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def stop(archive: Archive) -> None:
    if archive.cluster.folder.exists() and find_postmaster(archive.cluster):
        manage(archive.folder, "database", "stop", "--now")


def in_memory() -> str | None:
    """Where a folder is quick that nobody needs afterwards."""
    return "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112, S108
