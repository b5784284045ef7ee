"""Kill one of three Solr servers while readers search and letters are edited.

script/drill nodes [--seconds N] [--readers N] [--node N]

An archive of its own, with the documents of the demonstration and some hundred letters, and
a SolrCloud of three servers (see script/solr). For a minute readers search without a pause,
while one letter after the other gets another title, with a word of its own; in the middle
of it one of the three servers is killed (`kill -9`). Each search has to be answered: that
for a word of all letters with all of them, that for the newest word that the indexer has
acknowledged with its letter. Then the last word of every letter has to be found, by two
servers, and by the killed one when it is back. Prints figures; the exit is 1 after
anything else.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from itertools import count
from statistics import quantiles
from time import monotonic, sleep

from drills.attacks import archive_in_memory
from drills.served.archive import Archive, say, wait
from drills.served.traffic import LETTERS_IN_A_FILE, Traffic, file_of_letters
from solr_server import Cloud, cloud

from letters.tests.archive.programs import manage

# Of letters. None of them is edited twice in a minute.
FILES = 8
SECONDS_BETWEEN_EDITS = 0.2
LETTERS = "SELECT id FROM letters_document WHERE title ~ '^Letter .* of file'"
EDIT = "UPDATE letters_document SET title = 'Letter edited{number}' WHERE id = {letter}"
WAITING = "SELECT DISTINCT document_id FROM letters_indexrequest"


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: when it began, how long it took, and how many letters it found of those
    that it had to find; None where there was no answer."""

    began: float
    seconds: float
    expected: int
    found: int | None


class Editor:
    """Edits and searches go on within `busy`."""

    def __init__(self, archive: Archive, readers: int) -> None:
        self.archive = archive
        self.letters = archive.psql(LETTERS).split()
        # The number of the last edit of each letter, and the time.
        self.edited: dict[str, int] = {}
        self.asked: list[Asked] = []
        # The newest edit that the index has, and the longest time without another.
        self.indexed = 0
        self.longest_wait = 0.0
        self._readers = readers
        self._ended = threading.Event()

    @contextmanager
    def busy(self) -> Iterator[None]:
        tasks: list[Callable[[], None]] = [self._edit, self._look]
        tasks += [self._search] * self._readers
        threads = [threading.Thread(target=task) for task in tasks]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._ended.set()
            for thread in threads:
                thread.join()

    def _edit(self) -> None:
        for number in count(1):
            if self._ended.wait(SECONDS_BETWEEN_EDITS):
                return
            letter = self.letters[number % len(self.letters)]
            self.archive.psql(EDIT.format(number=number, letter=letter))
            self.edited[letter] = number

    def _look(self) -> None:
        """What of the edits has been acknowledged?"""
        changed = monotonic()
        while not self._ended.wait(0.2):
            edited = dict(self.edited)
            waiting = set(self.archive.psql(WAITING).split())
            indexed = [edit for letter, edit in edited.items() if letter not in waiting]
            if max(indexed, default=0) > self.indexed:
                self.indexed, changed = max(indexed), monotonic()
            self.longest_wait = max(self.longest_wait, monotonic() - changed)

    def _search(self) -> None:
        for number in count():
            if self._ended.is_set():
                return
            newest, began = self.indexed, monotonic()
            if number % 2 and newest:
                word, expected = f"edited{newest}", 1
            else:
                word, expected = "wheat", len(self.letters)
            found = letters_with(self.archive, word)
            self.asked.append(Asked(began, monotonic() - began, expected, found))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=int, default=60, metavar="N")
    parser.add_argument("--readers", type=int, default=2, metavar="N")
    parser.add_argument("--node", type=int, default=2, choices=(1, 2, 3), metavar="N")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with (
        archive_in_memory() as archive,
        cloud(archive.folder / "solr") as servers,
    ):
        settings = {
            "LETTERS_SOLR_URL": servers.address,
            "LETTERS_COSTLY_PER_MINUTE": "0",
            "LETTERS_PAGE_CACHE": "0",
        }
        with archive.served(**settings):
            _read_in(archive)
            editor = Editor(archive, options.readers)
            with editor.busy():
                sleep(options.seconds / 2)
                killed = monotonic()
                servers.kill(options.node - 1)
                sleep(options.seconds / 2)
            wrong = _tell_of_searches(editor.asked, killed)
            waited = wait(lambda: not archive.psql(WAITING))
            say(
                f"{sum(1 for _ in editor.edited)} edits; for {editor.longest_wait:.1f} s "
                f"at most none was indexed; the last one {waited:.1f} s after the end"
            )
            wrong += _look_for_all(editor, "two servers")
            wrong += _check(archive, settings)
        wrong += _come_back(editor, servers, options.node - 1, settings)
    return 1 if wrong else 0


def _read_in(archive: Archive) -> None:
    folder = archive.folder / "incoming"
    folder.mkdir()
    files = [file_of_letters(folder, number) for number in range(FILES)]
    if Traffic(archive).import_files(*files):
        raise SystemExit("The letters are not read in: nothing is tried.")
    wait(lambda: not archive.psql(WAITING))
    letters = len(archive.psql(LETTERS).split())
    if not letters_with(archive, "wheat") == letters == FILES * LETTERS_IN_A_FILE:
        raise SystemExit("The letters are not found: nothing is tried.")


def letters_with(archive: Archive, word: str) -> int | None:
    """How many are found, and None where there is no answer."""
    try:
        answer = archive.ask(f"/search.json?q={word}")
    except (OSError, HTTPException):
        return None
    is_answer = answer.status == HTTPStatus.OK
    return json.loads(answer.body)["total"] if is_answer else None


def _tell_of_searches(asked: Sequence[Asked], killed: float) -> int:
    """How many had no answer, or another."""
    failed = sum(one.found is None for one in asked)
    false = [one for one in asked if one.found not in (None, one.expected)]
    say(
        f"{len(asked):,} searches: {failed} failed, {len(false)} found other than was "
        f"there {Counter((one.expected, one.found) for one in false) or ''}"
    )
    for name, some in (
        ("before a server was killed", [one for one in asked if one.began < killed]),
        ("from then on", [one for one in asked if one.began + one.seconds >= killed]),
    ):
        seconds = [one.seconds for one in some]
        say(
            f"    {name}: {len(some):,}, p50 {quantiles(seconds, n=20)[9]:.3f} s, "
            f"p95 {quantiles(seconds, n=20)[18]:.3f} s, slowest {max(seconds):.1f} s"
        )
    return failed + len(false)


def _look_for_all(editor: Editor, by: str) -> int:
    """How many of the edits are lost."""
    lost = [
        number
        for number in editor.edited.values()
        if letters_with(editor.archive, f"edited{number}") != 1
    ]
    say(f"{len(editor.edited)} edits looked for at {by}: {len(lost)} lost {lost[:9]}")
    return len(lost)


def _check(archive: Archive, settings: dict[str, str]) -> int:
    checked = manage(archive.folder, "check_index", **settings)
    say(f"check_index: exit {checked.returncode}")
    return checked.returncode


def _come_back(
    editor: Editor, servers: Cloud, number: int, settings: dict[str, str]
) -> int:
    """What is wrong when the killed server is asked, and no other."""
    servers.start_again(number)
    alone = {**settings, "LETTERS_SOLR_URL": servers.address.split(",")[number]}
    with editor.archive.served(**alone):
        wrong = _look_for_all(editor, "the killed server, which is back")
        return wrong + _check(editor.archive, alone)


if __name__ == "__main__":
    sys.exit(main())
