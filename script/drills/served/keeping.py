"""An archive that is started again whenever it ends, as systemd does; and its processes."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil
from drills.served.archive import Archive, wait

from letters.tests.archive.programs import begin

RESTART_SECONDS = 1
STARTS_UNTIL_READY = 3
# How each process is told by its command.
COMMANDS = {
    "supervisor": "archive.serving",
    "indexer": "archive.serving.indexer",
    "scan cutter": "archive.serving.scan_cutter",
    "import": "import_tei",
}


class Keeper:
    """Serves the archive, again and again, until `kept` ends."""

    def __init__(self, archive: Archive, **settings: str) -> None:
        self.archive = archive
        self.starts = 0
        own = {"PORT": str(archive.port), "WEB_CONCURRENCY": "2"}
        self._settings = own | settings
        self._stopped = threading.Event()
        self._server: subprocess.Popen[str] | None = None

    @contextmanager
    def kept(self) -> Iterator[None]:
        thread = threading.Thread(target=self._keep)
        thread.start()
        try:
            wait(self._is_ready)
            yield
        finally:
            self._stopped.set()
            if self._server:
                self._server.terminate()
            thread.join()

    def _is_ready(self) -> bool:
        if self.starts > STARTS_UNTIL_READY:
            last = self.archive.log.read_text().splitlines()[-5:]
            sys.exit("\n".join(["The archive does not start:", *last]))
        return self.archive.status("/health/ready") == 200

    def _keep(self) -> None:
        with self.archive.log.open("a") as log:
            while not self._stopped.is_set():
                self.starts += 1
                self._server = begin(
                    *(self.archive.folder, "-m", "archive.serving"),
                    stderr=log,
                    **self._settings,
                )
                self._server.communicate()
                self._stopped.wait(RESTART_SECONDS)

    def process(self, kind: str) -> psutil.Process | None:
        """One of this kind that runs now."""
        with suppress(psutil.NoSuchProcess, ConnectionError):
            found = list(self._processes(kind))
            return found[int(time.monotonic() * 10) % len(found)] if found else None
        return None

    def _processes(self, kind: str) -> Iterator[psutil.Process]:
        if kind.startswith("database"):
            yield from self._of_database(kind)
        elif kind.startswith("web"):
            yield from self._of_web_server(kind)
        else:
            yield from self._with_command(COMMANDS[kind])

    def _with_command(self, word: str) -> Iterator[psutil.Process]:
        """Of this archive alone: its folder stands in the environment."""
        for process in psutil.process_iter(["cmdline"]):
            if word in (process.info["cmdline"] or []):
                with suppress(psutil.Error):
                    if process.environ().get("LETTERS_VAR") == str(self.archive.folder):
                        yield process

    def _of_web_server(self, kind: str) -> Iterator[psutil.Process]:
        for process in self._with_command("gunicorn"):
            # Workers have the command of their master.
            is_master = "gunicorn" not in (process.parent() or process).cmdline()
            if is_master == (kind == "web master"):
                yield process

    def _of_database(self, kind: str) -> Iterator[psutil.Process]:
        postmaster = psutil.Process(self.archive.postmaster().pid)
        if kind == "database":
            yield postmaster
        elif kind == "database watchdog":
            yield from self.archive.watchdogs()
        else:
            for child in postmaster.children():
                if " letters" in " ".join(child.cmdline()):
                    yield child
