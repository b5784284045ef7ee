"""Kill one of three Solr servers while readers search and documents are read in.

script/drill nodes [--seconds N] [--readers N] [--node N]

An archive of its own, with the documents of the demonstration, and a SolrCloud of three
servers (see script/solr). For a minute readers search without a pause, while files of
letters are read in and indexed; in the middle of it one of the three servers is killed
(`kill -9`). Each search has to be answered, and to count at least the letters that were
indexed when it began. Then every letter that was read in has to be found, by two servers,
and by the killed one when it is back. Prints figures; the exit is 1 after anything else.
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from statistics import quantiles
from time import monotonic, sleep

from drills.attacks import archive_in_memory
from drills.served.archive import Archive, say, wait
from drills.served.traffic import LETTERS_IN_A_FILE, Traffic
from solr_server import Cloud, cloud

from letters.tests.archive.programs import manage

# A word of each letter that is read in, and of nothing else.
SEARCH = "/search.json?q=wheat"
# How many letters there are, and how many requests wait to be indexed.
STANDING = """
    SELECT (SELECT count(*) FROM letters_document WHERE title ~ '^Letter .* of file'),
           (SELECT count(*) FROM letters_indexrequest)
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: when it began, how long it took, how many letters were indexed by then,
    and how many it found; None where there was no answer."""

    began: float
    seconds: float
    indexed: int
    found: int | None

    @property
    def is_incomplete(self) -> bool:
        return self.found is not None and self.found < self.indexed


class Readers:
    """They search within `searching`."""

    def __init__(self, archive: Archive, number: int) -> None:
        self.archive = archive
        self.asked: list[Asked] = []
        self.indexed = 0
        self._number = number
        self._ended = threading.Event()

    @contextmanager
    def searching(self) -> Iterator[None]:
        threads = [threading.Thread(target=self._search) for _ in range(self._number)]
        threads.append(threading.Thread(target=self._look))
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._ended.set()
            for thread in threads:
                thread.join()

    def _search(self) -> None:
        while not self._ended.is_set():
            began, indexed = monotonic(), self.indexed
            found = letters_found(self.archive)
            self.asked.append(Asked(began, monotonic() - began, indexed, found))

    def _look(self) -> None:
        while not self._ended.wait(0.3):
            letters, waiting = standing(self.archive)
            if not waiting:
                self.indexed = letters


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=int, default=60, metavar="N")
    parser.add_argument("--readers", type=int, default=2, metavar="N")
    parser.add_argument("--node", type=int, default=2, choices=(1, 2, 3), metavar="N")
    options = parser.parse_args()
    with (
        archive_in_memory() as archive,
        cloud(archive.folder / "solr") as servers,
    ):
        settings = {
            "LETTERS_SOLR_URL": servers.address,
            "LETTERS_COSTLY_PER_MINUTE": "0",
            "LETTERS_PAGE_CACHE": "0",
        }
        readers, traffic = Readers(archive, options.readers), Traffic(archive)
        with archive.served(**settings):
            with readers.searching(), traffic.importing():
                sleep(options.seconds / 2)
                killed = monotonic()
                servers.kill(options.node - 1)
                sleep(options.seconds / 2)
            wrong = _tell_of_searches(readers.asked, killed)
            waited = wait(lambda: standing(archive)[1] == 0)
            say(f"{waited:.1f} s after that, all was indexed")
            wrong += _look_for_all(archive, traffic, "two servers")
            wrong += _check(archive, settings)
            wrong += _come_back(archive, servers, options.node - 1, settings)
    return 1 if wrong else 0


def standing(archive: Archive) -> tuple[int, int]:
    letters, waiting = archive.psql(STANDING).split("|")
    return int(letters), int(waiting)


def letters_found(archive: Archive) -> int | None:
    try:
        answer = archive.ask(SEARCH)
    except (OSError, HTTPException):
        return None
    is_answer = answer.status == HTTPStatus.OK
    return json.loads(answer.body)["total"] if is_answer else None


def _tell_of_searches(asked: Sequence[Asked], killed: float) -> int:
    """How many had no answer, or less than the whole."""
    failed = sum(one.found is None for one in asked)
    incomplete = sum(one.is_incomplete for one in asked)
    say(
        f"{len(asked):,} searches: {failed} failed, {incomplete} counted fewer letters "
        "than were indexed"
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
    return failed + incomplete


def _look_for_all(archive: Archive, traffic: Traffic, by: str) -> int:
    """How many letters are missing. The last file is read in as well."""
    written = len(traffic.files) * LETTERS_IN_A_FILE
    letters, found = standing(archive)[0], letters_found(archive)
    say(f"{letters} letters of {written} read in, {found} found by {by}")
    # The last file may have been left when the time was over.
    unread = written - LETTERS_IN_A_FILE - letters
    return max(0, unread) + abs(letters - (found or 0))


def _check(archive: Archive, settings: dict[str, str]) -> int:
    checked = manage(archive.folder, "check_index", **settings)
    say(f"check_index: {checked.stdout.strip().splitlines()[-1:]}")
    return checked.returncode


def _come_back(
    archive: Archive, servers: Cloud, number: int, settings: dict[str, str]
) -> int:
    """What is wrong when the killed server is asked, and no other."""
    servers.start_again(number)
    address = servers.address.split(",")[number]
    say("The killed server is back, and is asked alone.")
    return _check(archive, {**settings, "LETTERS_SOLR_URL": address})


if __name__ == "__main__":
    sys.exit(main())
