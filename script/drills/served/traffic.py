"""Readers, an archivist and imports, all at work at once, and what became of their work."""

from __future__ import annotations

import http.client
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from itertools import count
from pathlib import Path

from drills.served.archive import LETTER, Archive
from drills.served.outages import Archivist

from letters.tests.archive.programs import begin
from letters.tests.tei.letter_files.samples import corpus_of, file_of, letter

READERS = 3
SECONDS_BETWEEN_PAGES, SECONDS_BETWEEN_SAVES = 0.05, 0.2
LETTERS_IN_A_FILE = 40
ADDRESSES = (LETTER, "/", "/documents/", "/search/?q=Andropov", "/people/", "/search/")
_SENT = (
    '<correspDesc><correspAction type="sent"><persName>Hale, Nathan</persName>'
    '<date when="1961-05-04"/></correspAction></correspDesc>'
)


class Traffic:
    """What goes on at the archive within `flowing`."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.statuses: Counter[int] = Counter()
        self.acknowledged: list[str] = []
        self.refused = 0
        self.imports = 0
        self.files: list[Path] = []
        # The longest time without a page for any reader, by what was going on.
        self.outages: dict[str, float] = {}
        self.event = "nothing"
        self._last_page = time.monotonic()
        self._stopped = threading.Event()
        self._lock = threading.Lock()

    @contextmanager
    def flowing(self) -> Iterator[None]:
        archivist = Archivist(self.archive)
        self._last_page = time.monotonic()
        with self._working(
            *(threading.Thread(target=self._read) for _ in range(READERS)),
            threading.Thread(target=self._save, args=[archivist]),
            threading.Thread(target=self._import),
        ):
            yield

    @contextmanager
    def importing(self) -> Iterator[None]:
        """Imports alone: the readers are others."""
        with self._working(threading.Thread(target=self._import)):
            yield

    @contextmanager
    def _working(self, *threads: threading.Thread) -> Iterator[None]:
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._stopped.set()
            for thread in threads:
                thread.join()

    def _read(self) -> None:
        for number in count():
            if self._stopped.wait(SECONDS_BETWEEN_PAGES):
                return
            event = self.event
            status = self.archive.status(ADDRESSES[number % len(ADDRESSES)])
            with self._lock:
                self.statuses[status] += 1
                if status == HTTPStatus.OK:
                    now = time.monotonic()
                    longest = self.outages.get(event, 0)
                    self.outages[event] = max(longest, now - self._last_page)
                    self._last_page = now

    def _save(self, archivist: Archivist) -> None:
        for number in count():
            if self._stopped.wait(SECONDS_BETWEEN_SAVES):
                return
            identifier = f"handed-in-{number}"
            try:
                answer = archivist.hand_in(identifier, sentences=20)
            except (OSError, http.client.HTTPException):
                self.refused += 1
                continue
            if answer.status == HTTPStatus.FOUND:
                self.acknowledged.append(identifier)
            else:
                self.refused += 1

    def _import(self) -> None:
        """Each file until it is read in, however often the import is killed."""
        folder = self.archive.folder / "incoming"
        folder.mkdir(exist_ok=True)
        while not self._stopped.is_set():
            self.files.append(file_of_letters(folder, len(self.files)))
            while not self._stopped.is_set() and self.import_files(self.files[-1]):
                pass

    def import_files(self, *files: Path) -> int:
        """The exit code."""
        self.imports += 1
        with self.archive.log.open("a") as log:
            command = ["manage.py", "import_tei", *map(str, files)]
            process = begin(self.archive.folder, *command, stderr=log)
            process.communicate()
        return process.returncode


def file_of_letters(folder: Path, number: int) -> Path:
    file = folder / f"letters-{number}.xml"
    words = "The wheat has arrived, and the ice with it."
    letters = (
        file_of(
            f"<body>{letter(f'{words} This is letter {each} of file {number}.')}</body>",
            _SENT,
            title=f"Letter {each} of file {number}",
        )
        for each in range(LETTERS_IN_A_FILE)
    )
    file.write_text(corpus_of(*letters), encoding="utf-8")
    return file


def exit_code_of(archive: Archive, *command: str) -> int:
    """Of a command that may take long."""
    process = begin(archive.folder, "manage.py", *command, stderr=subprocess.PIPE)
    process.communicate()
    return process.returncode
