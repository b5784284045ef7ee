"""Start the server and stay as its parent: `python -m archive.embedded.watchdog`.

The command returns when the server is ready. It leaves a small process behind that
stops the server once no process holds the lease any more.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import FrameType

from archive import locks
from archive.embedded.cluster import Cluster, EmbeddedServerError
from archive.embedded.creation import create_cluster, create_database
from archive.embedded.launching import begin_log, start_postgres
from archive.embedded.postmaster import find_postmaster
from archive.embedded.server import LOCK_SECONDS, halt, wait_until_ready

# Long enough for the next of several commands in a row to find the server still up.
GRACE_SECONDS = float(os.environ.get("LETTERS_DATABASE_GRACE") or 5)
POLL_SECONDS = 0.5
READY = "ready"


def main(folder: str) -> int:
    cluster = Cluster(Path(folder))
    try:
        # The process left behind inherits the lock, and holds it until it ends.
        with locks.exclusive(cluster.watchdog, timeout=LOCK_SECONDS):
            create_cluster(cluster)
            begin_log(cluster)
            answer = _leave_watchdog_behind(cluster)
            if answer != READY:
                raise EmbeddedServerError(answer)
            create_database(cluster)
    except (EmbeddedServerError, locks.LockTimeoutError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _leave_watchdog_behind(cluster: Cluster) -> str:
    """Fork; the child goes on alone, and the parent returns the child's answer."""
    receiver, sender = os.pipe()
    if os.fork():
        os.close(sender)
        with os.fdopen(receiver) as messages:
            return messages.read()
    os.close(receiver)
    try:
        _detach(cluster)
        _watch_over(cluster, sender)
    finally:
        # Never return to the caller: what follows there belongs to the parent.
        os._exit(0)


def _watch_over(cluster: Cluster, sender: int) -> None:
    process: subprocess.Popen[bytes] | None = None
    try:
        try:
            if find_postmaster(cluster) is None:
                cluster.pin.unlink(missing_ok=True)
                process = start_postgres(cluster)
            is_ready = wait_until_ready(cluster, lambda: _has_ended(cluster, process))
            answer = READY if is_ready else _describe_failure(cluster)
        except EmbeddedServerError as error:
            answer = str(error)
        with os.fdopen(sender, "w") as messages:
            messages.write(answer)
        _wait_until_unused(cluster, process)
    finally:
        _end_server(cluster, process)


def _describe_failure(cluster: Cluster) -> str:
    lines = cluster.log.read_text("utf-8", "replace").splitlines()
    last = "\n".join(lines[-3:])
    return f"PostgreSQL did not start. The end of {cluster.log}:\n{last}"


def _wait_until_unused(
    cluster: Cluster, process: subprocess.Popen[bytes] | None
) -> None:
    """Return when the server has ended, or was idle and has been stopped."""
    last_used = time.monotonic()
    while not _has_ended(cluster, process):
        time.sleep(POLL_SECONDS)
        if cluster.pin.exists() or locks.is_held(cluster.lease):
            last_used = time.monotonic()
        elif time.monotonic() - last_used > GRACE_SECONDS:
            # While we hold the lease alone, a command that begins now waits, and
            # then starts the server again. A timeout means that it was quicker.
            with (
                suppress(locks.LockTimeoutError),
                locks.exclusive(cluster.lease, timeout=0),
            ):
                halt(cluster)
                return


def _has_ended(cluster: Cluster, process: subprocess.Popen[bytes] | None) -> bool:
    if process is not None:
        return process.poll() is not None
    return find_postmaster(cluster) is None


def _end_server(cluster: Cluster, process: subprocess.Popen[bytes] | None) -> None:
    if process is None:
        _halt_adopted(cluster)
        return
    # Still running after SIGTERM, or when its folder was deleted under it.
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    process.wait()


def _halt_adopted(cluster: Cluster) -> None:
    """End a server that an earlier watchdog started, if it still runs.

    If it was killed, somebody may already hold the lock to start another, and wait for
    ours: so there is nothing to wait for, and never long.
    """
    deadline = time.monotonic() + LOCK_SECONDS
    while find_postmaster(cluster) is not None and time.monotonic() < deadline:
        with suppress(EmbeddedServerError):
            halt(cluster, lock_seconds=POLL_SECONDS)


def _detach(cluster: Cluster) -> None:
    """Leave the terminal, the session and the standard streams of the caller."""
    os.setsid()
    signal.signal(signal.SIGTERM, _exit)
    with cluster.log.open("ab") as log, Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)


def _exit(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
