"""Let fifty readers read for minutes: alone, beside slow clients, and beside attacks.

script/drill readers [--archive FOLDER] [--readers N] [--minutes N] [--slow N] [--direct]

FOLDER is what LETTERS_VAR names for an archive that nobody serves; documents are read in
there. Else it is an archive of its own, with the documents of the demonstration. It stands
behind the nginx of deploy/; with --direct, readers ask the web server itself. Each phase
lasts so many minutes (10, 2 and 2): imports beside the readers; 500 slow clients; and
passwords guessed and PDFs asked for, as fast as they are answered. Prints the readers'
times, what was refused to the others, and the memory of the archive; the exit is 1 beyond
p95 of 200 ms (150 ms beside attacks), with any fault, or if memory grows by a tenth.
"""

from __future__ import annotations

import argparse
import http.client
import ssl
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil
from benchmarks.processes import memory_of
from drills.attacks import archive_in_memory
from drills.served.archive import Archive, say, stop
from drills.served.crowd import Crowd, Reading
from drills.served.nginx import SETTINGS, Proxy
from drills.served.slow_clients import FROM, slow_clients
from drills.served.traffic import Traffic

P95_READING, P95_ATTACKED = 200, 150
MOST_GROWTH = 1.1
WARMING_SECONDS = 30
ATTACKERS = 8
PUBLISHED = (
    "SELECT identifier FROM letters_document WHERE status = 'published' LIMIT 3000"
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--archive", type=Path, metavar="FOLDER")
    parser.add_argument("--readers", type=int, default=50, metavar="N")
    parser.add_argument("--minutes", type=float, default=10, metavar="N")
    parser.add_argument("--slow", type=int, default=500, metavar="N")
    parser.add_argument("--direct", action="store_true")
    options = parser.parse_args()
    with ExitStack() as stack:
        if options.archive:
            archive = Archive(options.archive.resolve())
            stack.callback(stop, archive)
        else:
            archive = stack.enter_context(archive_in_memory())
        stack.enter_context(archive.served(**({} if options.direct else SETTINGS)))
        address, context = f"http://localhost:{archive.port}", None
        if not options.direct:
            proxy = Proxy(archive)
            stack.enter_context(proxy.serving())
            address = f"https://localhost:{proxy.secure_port}"
            context = ssl.create_default_context(cafile=str(proxy.certificate))
        letters = archive.psql(PUBLISHED).split()
        crowd = Crowd(address, context, letters, options.readers)
        return 1 if _faults(archive, crowd, address, context, options) else 0


def _faults(
    archive: Archive,
    crowd: Crowd,
    address: str,
    context: ssl.SSLContext | None,
    options: argparse.Namespace,
) -> int:
    seconds, others = options.minutes * 60, options.minutes * 12
    with crowd.reads():
        time.sleep(min(seconds, WARMING_SECONDS))
    before = _memory(archive)
    traffic = Traffic(archive)
    with traffic.importing(), crowd.reads() as reading:
        time.sleep(seconds)
    faults = _judge("beside imports", reading, P95_READING)
    say(f"{traffic.imports} imports of files of letters meanwhile")
    after = _memory(archive)
    with slow_clients(address, context, options.slow), crowd.reads() as reading:
        time.sleep(others)
    faults += _judge(f"beside {options.slow} slow clients", reading, P95_READING)
    with _attacks(address, context, crowd) as answers, crowd.reads() as reading:
        time.sleep(others)
    faults += _judge("beside guessed passwords and PDFs", reading, P95_ATTACKED)
    say(f"answers to these: {dict(answers)}")
    say(f"memory: {before / 1e6:.0f} MB before, {after / 1e6:.0f} MB after the imports")
    return faults + (after > MOST_GROWTH * before)


def _judge(when: str, reading: Reading, p95: float) -> int:
    say(f"{when}: {reading}")
    return sum(reading.faults.values()) + (reading.p95 > p95)


def _memory(archive: Archive) -> int:
    """Of the processes that serve, without the database's."""
    for process in psutil.process_iter(["cmdline"]):
        is_server = (process.info["cmdline"] or [])[-2:] == ["-m", "archive.serving"]
        if is_server and process.environ()["LETTERS_VAR"] == str(archive.folder):
            return memory_of(process)
    return 0


@contextmanager
def _attacks(
    address: str, context: ssl.SSLContext | None, crowd: Crowd
) -> Iterator[Counter[str]]:
    """As fast as they are answered, from another address than the readers'."""
    stopped, answers = threading.Event(), Counter[str]()

    def attack(number: int) -> None:
        while not stopped.wait(0.01):
            what = "password" if number % 2 else "PDF"
            try:
                status = _guess(address, context) if number % 2 else _pdf()
            except (OSError, http.client.HTTPException):
                status = 0
            answers[f"{what} {status}"] += 1

    def _pdf() -> int:
        letter = crowd.a_letter()
        return _ask(address, context, "GET", f"/documents/{letter}/pdf/")

    threads = [threading.Thread(target=attack, args=[n]) for n in range(ATTACKERS)]
    for thread in threads:
        thread.start()
    try:
        yield answers
    finally:
        stopped.set()
        for thread in threads:
            thread.join()


def _guess(address: str, context: ssl.SSLContext | None) -> int:
    token = "t" * 32
    form = f"username=archivist&password=guess&csrfmiddlewaretoken={token}"
    headers = {
        "Cookie": f"csrftoken={token}",
        "Content-Type": "application/x-www-form-urlencoded",
        # The archive is told the host without its port.
        "Referer": "https://localhost/admin/login/",
    }
    return _ask(address, context, "POST", "/admin/login/", form, headers)


def _ask(
    address: str,
    context: ssl.SSLContext | None,
    method: str,
    path: str,
    body: str | None = None,
    headers: dict[str, str] | None = None,
) -> int:
    host = address.partition("//")[2]
    made = http.client.HTTPSConnection if context else http.client.HTTPConnection
    options = {"context": context} if context else {}
    connection = made(host, timeout=60, source_address=(FROM, 0), **options)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
