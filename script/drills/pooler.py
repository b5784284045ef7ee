"""Serve an archive through PgBouncer, and ask more of it than it has connections.

script/drill pooler [--connections N] [--readers N]

The real PgBouncer, as docs/operating.md configures it, stands between the archive and its
database, with N connections (16). As many readers as told (30) read and search at once, and
documents are read in by a command beside them. Prints how many pages were read, the most
connections that the database saw, and how soon a page gives up while the documents are
locked; the exit is 1 if a page was not read, or a limit does not hold.
"""

from __future__ import annotations

import argparse
import http.client
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

from benchmarks.server import free_port
from drills.attacks import archive_in_memory
from drills.served.archive import LETTER, Archive, say

from archive.embedded.cluster import DATABASE, SUPERUSER
from letters.tests.archive.programs import manage

PAGES = 20
ADDRESSES = (LETTER, "/", "/search/?q=Andropov", "/documents/", "/people/")
# Nobody can read documents for so long; a page gives up earlier, by its limit on locks.
LOCKED_SECONDS, MOST_SECONDS = 30, 15
LOCKED = f"""
    BEGIN; LOCK TABLE letters_document; SELECT pg_sleep({LOCKED_SECONDS}); COMMIT
"""
CONFIGURATION = """
[databases]
{database} = host={sockets} port=5432 user={user}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
auth_type = any
pool_mode = session
default_pool_size = {connections}
reserve_pool_size = 0
server_idle_timeout = 30
unix_socket_dir =
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--connections", type=int, default=16, metavar="N")
    parser.add_argument("--readers", type=int, default=30, metavar="N")
    options = parser.parse_args()
    if not shutil.which("pgbouncer"):
        say("PgBouncer is not installed here: apt-get install pgbouncer")
        return 2
    with archive_in_memory() as archive:
        archive.database("start")
        with _pooled(archive, options.connections) as url:
            return _read_through(archive, url, options.readers, options.connections)


@contextmanager
def _pooled(archive: Archive, connections: int) -> Iterator[str]:
    """PgBouncer before the database; gives its address."""
    port = free_port()
    sockets = archive.postmaster().socket_folder
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        file = Path(name) / "pgbouncer.ini"
        file.write_text(
            CONFIGURATION.format(
                database=DATABASE,
                sockets=sockets,
                user=SUPERUSER,
                port=port,
                connections=connections,
            )
        )
        command = ["pgbouncer", "-q", *_as_owner(sockets), str(file)]
        pooler = subprocess.Popen(command)  # noqa: S603
        try:
            yield f"postgres://{SUPERUSER}@127.0.0.1:{port}/{DATABASE}"
        finally:
            pooler.terminate()
            pooler.wait()


def _as_owner(sockets: Path) -> list[str]:
    """PgBouncer refuses to be root; only the owner of the sockets reaches the server."""
    owner = pwd.getpwuid(sockets.stat().st_uid).pw_name
    return ["-u", owner] if os.geteuid() == 0 else []


def _read_through(archive: Archive, url: str, readers: int, most: int) -> int:
    statuses: Counter[int] = Counter()
    seen = [0]
    stopped = threading.Event()
    with archive.served(DATABASE_URL=url):
        watcher = threading.Thread(target=_watch, args=(archive, seen, stopped))
        watcher.start()
        threads = [
            threading.Thread(target=_read, args=(archive, statuses))
            for _ in range(readers)
        ]
        for thread in threads:
            thread.start()
        command = manage(archive.folder, "load_demonstration", DATABASE_URL=url)
        for thread in threads:
            thread.join()
        stopped.set()
        watcher.join()
        status, seconds = _ask_while_locked(archive)
    say(f"pages: {dict(statuses)}; a command beside them: exit {command.returncode}")
    say(f"connections of the database: {seen[0]} at most, of {most}")
    say(f"while the documents are locked: {status} after {seconds:.1f} s")
    is_read = set(statuses) == {200} and command.returncode == 0
    is_limited = status == HTTPStatus.SERVICE_UNAVAILABLE and seconds < MOST_SECONDS
    return 0 if is_read and seen[0] <= most and is_limited else 1


def _ask_while_locked(archive: Archive) -> tuple[int, float]:
    """The status of a page that is not in the cache, and after how many seconds."""
    holder = threading.Thread(target=archive.psql, args=(LOCKED,))
    holder.start()
    time.sleep(2)
    began = time.monotonic()
    status = archive.status("/documents/?kind=report")
    seconds = time.monotonic() - began
    holder.join()
    return status, seconds


def _watch(archive: Archive, seen: list[int], stopped: threading.Event) -> None:
    counted = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND pid <> pg_backend_pid()"
    )
    while not stopped.wait(0.2):
        seen[0] = max(seen[0], int(archive.psql(counted)))


def _read(archive: Archive, statuses: Counter[int]) -> None:
    for number in range(PAGES):
        address = ADDRESSES[number % len(ADDRESSES)]
        try:
            statuses[archive.ask(address).status] += 1
        except (OSError, http.client.HTTPException):
            statuses[0] += 1


if __name__ == "__main__":
    sys.exit(main())
