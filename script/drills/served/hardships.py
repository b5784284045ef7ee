"""What the archive depends on behaves oddly: a frozen database, the clock, a second server."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psutil
from benchmarks.server import free_port
from drills.served.archive import LETTER, Archive, wait
from drills.served.damage import in_words, total_found
from drills.served.outages import ADDRESSES, Archivist

from letters.tests.archive.programs import PROJECT, environment

FROZEN_SECONDS = 40
# More than all threads of the web server.
AT_ONCE = 24
CHANGED = "UPDATE letters_document SET status = '{status}' WHERE identifier = '{name}'"
DRAFT = LETTER.strip("/").partition("/")[2]
FAKE_TIME = "*/faketime/libfaketimeMT.so.1"


def freeze_the_database(archive: Archive) -> str:
    """All its processes are stopped, and go on later: is anybody kept waiting?"""
    archivist = Archivist(archive)
    with _frozen(archive), ThreadPoolExecutor(AT_ONCE) as pool:
        began = time.monotonic()
        answers = list(pool.map(lambda n: _timed(archive, n), range(AT_ONCE)))
        saved = archivist.hand_in("frozen", sentences=20).status
        while time.monotonic() - began < FROZEN_SECONDS:
            time.sleep(0.1)
        alive = archive.status("/health/live")
    statuses = Counter(str(status) for status, _ in answers)
    seconds = wait(lambda: all(archive.status(one) == 200 for one in ADDRESSES))
    again = archivist.hand_in("frozen-later", sentences=20).status
    sessions = archive.psql("SELECT count(*) FROM pg_stat_activity WHERE datname <> ''")
    return (
        f"of {AT_ONCE} requests at once {in_words(statuses)}, after "
        f"{max(took for _, took in answers):.0f} s at most; a letter handed in: {saved} "
        f"(health/live {alive}); all pages {seconds:.1f} s after it went on, a letter "
        f"{again}, {sessions} sessions"
    )


def _timed(archive: Archive, number: int) -> tuple[int, float]:
    began = time.monotonic()
    # Nobody has asked for these before.
    status = archive.status(f"/documents/?page=1&from={1900 + number}")
    return status, time.monotonic() - began


@contextmanager
def _frozen(archive: Archive) -> Iterator[None]:
    postmaster = psutil.Process(archive.postmaster().pid)
    # The first one first: it would start others in the place of those that are stopped.
    stopped = [postmaster, *postmaster.children()]
    for process in stopped:
        process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        for process in reversed(stopped):
            process.send_signal(signal.SIGCONT)


def serve_twice(archive: Archive) -> str:
    """A second server of the same folder, and one of another folder and this database."""
    second = subprocess.run(
        [sys.executable, "-m", "archive.serving"],
        cwd=PROJECT,
        env=environment(archive.folder, PORT=str(free_port())),
        capture_output=True,
        text=True,
        check=False,
    )
    words = second.stderr.strip().splitlines()[-1]
    other = Archive(archive.folder / "second")
    other.folder.mkdir(exist_ok=True)
    shutil.copy(archive.folder / "secret_key", other.folder)
    address = archive.database_address()
    totals: Counter[str] = Counter()
    with other.served_until_live(DATABASE_URL=address):
        pages = [other.status(one) for one in ("/", LETTER, "/documents/")]
        for _ in range(20):
            totals[f"{total_found(archive)} and {total_found(other)}"] += 1
        archive.psql(CHANGED.format(status="withdrawn", name=DRAFT))
        withdrawn = [one.status(LETTER) for one in (archive, other)]
        archive.psql(CHANGED.format(status="published", name=DRAFT))
        published = [one.status(LETTER) for one in (archive, other)]
    return (
        f"of the same folder: exit {second.returncode}, “{words}”; of another folder: "
        f"pages {pages}, a search found {in_words(totals)} (503: the index is the "
        f"other's); a letter withdrawn by one was {withdrawn}, published again {published}"
    )


def turn_the_clock_back(archive: Archive) -> str:
    """The same archive is served an hour earlier than it was saved and indexed, and than
    its database goes on: its watchdog does not bear the library that sets clocks."""
    library = next(Path("/usr/lib").glob(FAKE_TIME), None)
    if not library:
        return "left out: apt-get install libfaketime"
    with archive.served():
        Archivist(archive).hand_in("before-the-clock", sentences=20)
        right = total_found(archive)
    archive.database("start")
    with archive.served(FAKETIME="-1h", LD_PRELOAD=str(library)):
        archivist = Archivist(archive)
        saved = archivist.hand_in("an-hour-earlier", sentences=20).status
        archive.psql(CHANGED.format(status="withdrawn", name=DRAFT))
        withdrawn, found = archive.status(LETTER), total_found(archive)
        archive.psql(CHANGED.format(status="published", name=DRAFT))
        seconds = wait(lambda: total_found(archive) == right)
        statuses = [archive.status(one) for one in ADDRESSES]
        live = archive.ask("/health/live").headers.get("Date", "")
    return (
        f"served at {live}: pages {statuses}, a letter handed in {saved}; one withdrawn "
        f"was {withdrawn} and a search found {found} instead of {right}, published again "
        f"it was found after {seconds:.1f} s"
    )
