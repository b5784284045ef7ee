"""Withdraw a document under load, behind the nginx of deploy/ that answers by itself.

script/drill front [--tries N] [--kills N] [--readers N]

An archive of its own, with the documents of the demonstration, two web servers on its
database, and the real nginx with a front that both fill. Readers ask for one letter as
fast as they can, while an archivist withdraws and publishes it, now at one server, now at
the other. No answer that was asked for after a withdrawal was acknowledged may have the
letter. Then workers of one server are killed in the middle of such changes: what nginx
answers must be what the database has. Prints figures; the exit is 1 after any such
answer.
"""

from __future__ import annotations

import argparse
import http.client
import json
import multiprocessing
import ssl
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path
from statistics import median
from typing import Any

import psutil
from benchmarks.server import free_port
from checks.deployment import Site
from drills.attacks import archive_in_memory
from drills.served.archive import LETTER, Archive, say, wait
from drills.served.archivist import Archivist, second_server
from drills.served.nginx import SETTINGS, Proxy

WORDS = b"Andropov"
# What each server says for itself.
OF_THE_CONNECTION = {
    *("connection", "date", "keep-alive", "server", "transfer-encoding"),
    *("accept-ranges", "x-request-id", "content-length"),
}
TOLD_EVERY = 20  # withdrawals
HELD_SECONDS = 0.5
# A change takes some tenths of a second: the kills fall into all parts of it.
KILL_EVERY_SECONDS, KILL_STEPS = 0.02, 15
LOOKS_AFTER_A_KILL = 20


@dataclass(frozen=True, slots=True)
class Read:
    """An answer that a reader got, by the clock that all processes share."""

    asked: float
    ended: float
    status: int
    has_letter: bool


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=200, metavar="N")
    parser.add_argument("--kills", type=int, default=30, metavar="N")
    parser.add_argument("--readers", type=int, default=8, metavar="N")
    options = parser.parse_args()
    with archive_in_memory() as archive:
        other = replace(archive, port=free_port())
        front = archive.folder / "front"
        settings = {**SETTINGS, "LETTERS_FRONT": str(front)}
        proxy = Proxy(archive, (other.port,), has_limits=False)
        with (
            archive.served(**settings),
            second_server(other, settings) as second,
            proxy.serving(),
        ):
            site = Site(
                f"https://localhost:{proxy.secure_port}", str(proxy.certificate)
            )
            archivist = Archivist(archive)
            wait(lambda: _is_answered_by_front(site, archive))
            differing = _differing_headers(site, archive)
            say(
                f"headers that differ from the archive's own: {', '.join(differing) or 0}"
            )
            strange = _wrong_answers(site)
            say(f"other requests answered wrongly: {', '.join(strange) or 0}")
            stale = (
                len(differing)
                + len(strange)
                + _withdraw(archivist, (archive, other), site, options)
            )
            stale += _kill(archivist, other, second, site, options)
            _tell_log(archive.folder / "letters.log")
    return 1 if stale else 0


def _is_answered_by_front(site: Site, archive: Archive) -> bool:
    site.get(LETTER)
    log = (archive.folder / "letters.log").read_text().splitlines()
    asked = [one for one in map(json.loads, log) if one["path"].startswith(LETTER)]
    return bool(asked) and not asked[-1]["upstream"]


def _differing_headers(site: Site, archive: Archive) -> list[str]:
    """Of the letter from the front, and from the archive itself."""
    request = {"Host": "localhost", "X-Forwarded-Proto": "https"}
    own = archive.ask(LETTER, headers={**request, "Accept-Encoding": "gzip"}).headers
    given = {name.lower(): _meaning(value) for name, value in own.items()}
    sent = site.get(LETTER).headers
    front = {name: _meaning(value) for name, value in sent.items()}
    return sorted(
        f"{name}: {front.get(name)!r} for {given.get(name)!r}"
        for name in front.keys() | given.keys()
        if name not in OF_THE_CONNECTION and front.get(name) != given.get(name)
    )


def _wrong_answers(site: Site) -> list[str]:
    """Of requests that are not quite those for the page, which the front has."""
    for address in ("/", LETTER) * 2:
        site.get(address)
    etag = {"If-None-Match": site.get(LETTER).headers["etag"]}
    expected = (
        ("GET", LETTER, {}, HTTPStatus.OK, True),
        ("HEAD", LETTER, {}, HTTPStatus.OK, False),
        ("GET", LETTER, etag, HTTPStatus.NOT_MODIFIED, False),
        ("GET", LETTER, {"If-None-Match": 'W/"1-1"'}, HTTPStatus.OK, True),
        ("GET", LETTER, {"Range": "bytes=0-9"}, HTTPStatus.OK, True),
        ("GET", LETTER, {"Cookie": "sessionid=a; csrftoken=b"}, HTTPStatus.OK, True),
        ("GET", f"{LETTER}?hide=stamps", {}, HTTPStatus.OK, True),
        ("POST", LETTER, {}, HTTPStatus.FORBIDDEN, False),
        ("GET", f"{LETTER}=", {}, HTTPStatus.NOT_FOUND, False),
        ("GET", f"{LETTER}=.gz", {}, HTTPStatus.NOT_FOUND, False),
        ("GET", f"/../..{LETTER}", {}, HTTPStatus.BAD_REQUEST, False),
        ("GET", "/%2e%2e/identity", {}, HTTPStatus.BAD_REQUEST, False),
        ("GET", "/none", {}, HTTPStatus.NOT_FOUND, False),
    )
    wrong = []
    for method, path, headers, status, has_letter in expected:
        connection = _connected((site.host, site.port))
        connection.request(method, path, headers={"Host": "localhost", **headers})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if (answer.status, WORDS in body) != (status, has_letter):
            wrong.append(f"{method} {path} {headers}: {answer.status}")
    return wrong


def _meaning(value: str) -> tuple[str, ...]:
    """Of a header: an ETag is weak or not, the parts of a policy have no order."""
    return tuple(sorted(value.removeprefix("W/").split("; ")))


def _withdraw(
    archivist: Archivist, servers: Sequence[Archive], site: Site, options: Any
) -> int:
    """How many answers had the letter after it was withdrawn."""
    hidden: list[tuple[float, float]] = []
    took = []
    with _readers(site, options.readers) as reads:
        for number in range(options.tries):
            began = time.monotonic()
            archivist.give("withdraw", servers[number % 2])
            acknowledged = time.monotonic()
            took.append(acknowledged - began)
            time.sleep(HELD_SECONDS)
            hidden.append((acknowledged, time.monotonic()))
            archivist.give("publish", servers[number // 2 % 2])
            time.sleep(HELD_SECONDS)
            if (number + 1) % TOLD_EVERY == 0:
                say(f"{number + 1} of {options.tries} withdrawals")
    within = [
        read
        for start, end in hidden
        for read in reads
        if start < read.asked and read.ended < end
    ]
    stale = sum(read.has_letter for read in within)
    public = sum(read.has_letter for read in reads)
    say(
        f"{options.tries} withdrawals, {median(took) * 1000:.0f} ms at the median, beside "
        f"{len(reads):,} answers to {options.readers} readers ({public:,} with the letter); "
        f"{len(within):,} asked for and got while it was withdrawn: {stale} had the letter"
    )
    if not within:
        raise SystemExit("Nobody read while it was withdrawn: this shows nothing.")
    return stale


def _kill(
    archivist: Archivist, server: Archive, process: int, site: Site, options: Any
) -> int:
    """How often nginx answered something else than the database had."""
    wrong = done = 0
    with _readers(site, options.readers):
        for number in range(options.kills):
            was_public = archivist.is_public()
            action = "withdraw" if was_public else "publish"
            change = threading.Thread(target=_try, args=(archivist, action, server))
            change.start()
            time.sleep(KILL_EVERY_SECONDS * (number % KILL_STEPS))
            for worker in psutil.Process(process).children():
                worker.kill()
            change.join()
            # What was sent to the database may still be on its way.
            time.sleep(0.2)
            is_public = archivist.is_public()
            done += is_public != was_public
            for _ in range(LOOKS_AFTER_A_KILL):
                wrong += (WORDS in _answer(site)) != is_public
            wait(lambda: server.status("/health/live") == HTTPStatus.OK)
    say(
        f"{options.kills} kills of the workers in the middle of a change, {done} of which "
        f"was committed: {wrong} of {options.kills * LOOKS_AFTER_A_KILL} answers "
        "differed from the database"
    )
    return wrong


def _try(archivist: Archivist, action: str, server: Archive) -> None:
    # It may be killed meanwhile.
    with suppress(OSError, http.client.HTTPException):
        archivist.give(action, server)


def _answer(site: Site) -> bytes:
    answer = site.get(LETTER)
    return answer.text.encode() if answer.status == HTTPStatus.OK else b""


@contextmanager
def _readers(site: Site, count: int) -> Iterator[list[Read]]:
    """They read within the block; the list has what they got, after its end."""
    context = multiprocessing.get_context("spawn")
    stopped = context.Event()
    results: Any = context.Queue()
    where = (site.host, site.port)
    readers = [
        context.Process(target=_read, args=(where, stopped, results), daemon=True)
        for _ in range(count)
    ]
    for reader in readers:
        reader.start()
    reads: list[Read] = []
    try:
        yield reads
    finally:
        stopped.set()
        for _ in readers:
            reads += results.get(timeout=60)
        for reader in readers:
            reader.join()


def _read(where: tuple[str, int], stopped: Any, results: Any) -> None:
    reads = []
    connection = _connected(where)
    while not stopped.is_set():
        asked = time.monotonic()
        try:
            connection.request("GET", LETTER, headers={"Host": "localhost"})
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException):
            connection.close()
            connection = _connected(where)
            continue
        has_letter = answer.status == HTTPStatus.OK and WORDS in body
        reads.append(Read(asked, time.monotonic(), answer.status, has_letter))
    results.put(reads)


def _connected(where: tuple[str, int]) -> http.client.HTTPSConnection:
    # The certificate was made for the drill.
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return http.client.HTTPSConnection(*where, timeout=60, context=context)


def _tell_log(path: Path) -> None:
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    asked = [line for line in lines if line["path"].startswith(LETTER)]
    own = sum(not line["upstream"] for line in asked)
    say(f"of {len(asked):,} answers, nginx gave {own:,} by itself")


if __name__ == "__main__":
    sys.exit(main())
