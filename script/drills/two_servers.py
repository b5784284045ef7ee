"""Withdraw a document, and build the index anew, while two web servers search one Solr.

script/drill two_servers [--tries N] [--builds N] [PATH…]

An archive of its own on one database and a real Solr (see script/solr), with the documents
of the demonstration and the volumes named. An archivist publishes and withdraws a letter at
one of the servers, now this, now that; the other one is asked at once: no search that is
asked for after the withdrawal was acknowledged may find or count the letter, and each must
be answered. Then the index is built anew again and again, every other time by a process
that is killed in between, while both servers are searched without a pause: every answer
must count all documents. Prints figures; the exit is 1 after any other answer.
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from statistics import median
from time import monotonic, sleep

from benchmarks.server import free_port
from drills.attacks import archive_in_memory
from drills.served.archive import Archive, say, wait
from drills.served.archivist import Archivist, second_server
from drills.served.nginx import SETTINGS
from solr_server import solr

from letters.tests.archive.programs import begin, manage

LETTER, ALL = "/search.json?q=Andropov", "/search.json?q=the"
FROM_PROXY = {"Host": "localhost", "X-Forwarded-Proto": "https"}
# After how much of a build it is killed.
KILL_STEPS = 7


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", metavar="PATH")
    parser.add_argument("--tries", type=int, default=200, metavar="N")
    parser.add_argument("--builds", type=int, default=20, metavar="N")
    options = parser.parse_args()
    with archive_in_memory() as archive, solr(archive.folder / "solr") as address:
        settings = {
            **SETTINGS,
            "LETTERS_SOLR_URL": address,
            "LETTERS_COSTLY_PER_MINUTE": "0",
        }
        other = replace(archive, port=free_port())
        with archive.served(**settings), second_server(other, settings):
            for path in options.paths:
                done = manage(archive.folder, "import_frus", path, **settings)
                say(done.stdout.strip().splitlines()[-1])
            wrong = _withdraw(Archivist(archive), (archive, other), options.tries)
        # The indexer of `served` would not let another build.
        third = replace(archive, port=free_port())
        with second_server(other, settings), second_server(third, settings):
            wrong += _build((other, third), settings, options.builds)
    return 1 if wrong else 0


def _total(server: Archive, address: str = ALL) -> int:
    """How many documents are found, and -1 where there is no answer."""
    answer = server.ask(address, headers=FROM_PROXY)
    if answer.status != HTTPStatus.OK:
        return -1
    return json.loads(answer.body)["total"]


def _withdraw(archivist: Archivist, servers: Sequence[Archive], tries: int) -> int:
    """How many answers were wrong."""
    public = _total(servers[0], LETTER)
    if public < 1:
        raise SystemExit("The letter is not found: nothing is tried.")
    wait(lambda: all(_total(server, LETTER) == public for server in servers))
    took, found = [], Counter()
    for number in range(tries):
        archivist.give("withdraw", servers[number % 2])
        began = monotonic()
        found[_total(servers[1 - number % 2], LETTER) - public + 1] += 1
        took.append(monotonic() - began)
        archivist.give("publish", servers[number // 2 % 2])
        wait(lambda: all(_total(server, LETTER) == public for server in servers))
    wrong = tries - found[0]
    say(
        f"{tries} withdrawals at one of two web servers: {wrong} of {tries} searches "
        f"at the other had the letter or no answer; {median(took) * 1000:.0f} ms each"
    )
    return wrong


def _build(servers: Sequence[Archive], settings: dict[str, str], builds: int) -> int:
    """How many answers were wrong."""
    expected = _total(servers[0])
    if expected < 1:
        raise SystemExit("Nothing is found before the first build: nothing is tried.")
    with _searched(servers) as totals:
        seconds = _seconds_to_build(servers[0].folder, settings)
        for number in range(builds):
            part = (number % KILL_STEPS + 1) / (KILL_STEPS + 1)
            _begin_to_build(servers[0].folder, settings, seconds * part)
            _seconds_to_build(servers[0].folder, settings)
    wrong = sum(times for total, times in totals.items() if total != expected)
    told = f": {dict(totals)}" if wrong else ""
    say(
        f"{builds + 1} builds of {seconds:.1f} s, and {builds} that were killed, beside "
        f"{totals.total():,} searches at two web servers: {wrong} did not count all "
        f"{expected:,} documents{told}"
    )
    return wrong


def _seconds_to_build(folder: Path, settings: dict[str, str]) -> float:
    began = monotonic()
    done = manage(folder, "index_letters", "--rebuild", **settings)
    if done.returncode:
        raise SystemExit(done.stderr)
    return monotonic() - began


def _begin_to_build(folder: Path, settings: dict[str, str], seconds: float) -> None:
    """Killed after so many."""
    builder = begin(folder, "manage.py", "index_letters", "--rebuild", **settings)
    sleep(seconds)
    builder.kill()
    builder.communicate()


@contextmanager
def _searched(servers: Sequence[Archive]) -> Iterator[Counter[int]]:
    """Without a pause within the block; the totals that were answered, and how often."""
    totals: Counter[int] = Counter()
    ended = threading.Event()

    def search(server: Archive) -> None:
        while not ended.is_set():
            totals[_total(server)] += 1

    readers = [threading.Thread(target=search, args=[server]) for server in servers]
    for reader in readers:
        reader.start()
    try:
        yield totals
    finally:
        ended.set()
        for reader in readers:
            reader.join()


if __name__ == "__main__":
    sys.exit(main())
