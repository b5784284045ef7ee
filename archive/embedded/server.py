"""Start the embedded server when it is needed, and stop it on request."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from archive import locks
from archive.embedded.cluster import Cluster, EmbeddedServerError
from archive.embedded.postmaster import Postmaster, find_postmaster, is_server_process

PROJECT = Path(__file__).resolve().parent.parent.parent

# After a crash PostgreSQL first replays its log, which may take long.
READY_SECONDS = 60
STOP_SECONDS = 60
# Other processes may create, start and stop the server before the lock is ours.
LOCK_SECONDS = READY_SECONDS + STOP_SECONDS + 30
POLL_SECONDS = 0.05


class InUseError(Exception):
    """The server is not stopped because other processes use it."""


def ensure_running(cluster: Cluster) -> Postmaster:
    """Return the ready server, started if need be. It runs while this process lives."""
    _make_folder(cluster)
    with _lock_timeouts_explained():
        locks.acquire_shared(cluster.lease, timeout=LOCK_SECONDS)
    postmaster = _find_watched(cluster)
    if postmaster is None or not postmaster.is_ready:
        with _starting_or_stopping(cluster):
            postmaster = _wait_for_watched(cluster) or _launch(cluster)
    return postmaster


def keep_running(cluster: Cluster) -> Postmaster:
    """Start the server if need be; it stays up until `stop`."""
    postmaster = ensure_running(cluster)
    cluster.pin.touch()
    return postmaster


def stop(cluster: Cluster, *, even_if_used: bool) -> bool:
    """Stop the server and return True; return False if it was not running.

    Raises InUseError when other processes hold the lease: the pin is gone then, and
    the watchdog stops the server once the last of them has ended.
    """
    cluster.pin.unlink(missing_ok=True)
    if find_postmaster(cluster) is None:
        return False
    if even_if_used:
        halt(cluster)
        return True
    try:
        # Wait for a moment: the watchdog takes the lease for its checks, too.
        with locks.exclusive(cluster.lease, timeout=1):
            halt(cluster)
    except locks.LockTimeoutError:
        raise InUseError from None
    return True


def wait_until_ready(
    cluster: Cluster, has_ended: Callable[[], bool]
) -> Postmaster | None:
    """Return the server once it answers, or None when it ended instead."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        postmaster = find_postmaster(cluster)
        if postmaster is not None and postmaster.is_ready:
            return postmaster
        if has_ended():
            return None
        time.sleep(POLL_SECONDS)
    message = (
        f"PostgreSQL is not ready after {READY_SECONDS} seconds, perhaps because it "
        f"recovers from a crash. It goes on; try again soon, or see {cluster.log}"
    )
    raise EmbeddedServerError(message)


def halt(cluster: Cluster, *, lock_seconds: float = LOCK_SECONDS) -> None:
    """End the server and its connections in good order (its "fast" shutdown)."""
    with _starting_or_stopping(cluster, lock_seconds):
        postmaster = find_postmaster(cluster)
        if postmaster is None:
            return
        # SIGINT is PostgreSQL's fast shutdown; SIGQUIT ends it at once, and costs
        # only a recovery at the next start.
        for number, seconds in ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, 5)):
            os.kill(postmaster.pid, number)
            deadline = time.monotonic() + seconds
            while time.monotonic() < deadline:
                if not is_server_process(postmaster.pid, cluster):
                    return
                time.sleep(POLL_SECONDS)
    message = f"PostgreSQL (process {postmaster.pid}) does not stop. See {cluster.log}"
    raise EmbeddedServerError(message)


def _make_folder(cluster: Cluster) -> None:
    # Root's server runs under another account, which must pass through.
    mode = 0o711 if os.geteuid() == 0 else 0o700
    cluster.folder.mkdir(mode=mode, parents=True, exist_ok=True)


@contextmanager
def _lock_timeouts_explained() -> Iterator[None]:
    try:
        yield
    except locks.LockTimeoutError as error:
        message = f"Another command keeps {error} locked: is it stopped or stuck?"
        raise EmbeddedServerError(message) from error


@contextmanager
def _starting_or_stopping(
    cluster: Cluster, lock_seconds: float = LOCK_SECONDS
) -> Iterator[None]:
    with (
        _lock_timeouts_explained(),
        locks.exclusive(cluster.lifecycle, timeout=lock_seconds),
    ):
        yield


def _find_watched(cluster: Cluster) -> Postmaster | None:
    return find_postmaster(cluster) if locks.is_held(cluster.watchdog) else None


def _wait_for_watched(cluster: Cluster) -> Postmaster | None:
    # Started by a command that did not wait for the end of a long recovery.
    if _find_watched(cluster) is None:
        return None
    return wait_until_ready(cluster, lambda: _find_watched(cluster) is None)


def _launch(cluster: Cluster) -> Postmaster:
    # A program of its own, so that the server's parent is not a web worker and no
    # lock or connection of ours is inherited.
    launched = subprocess.run(
        [sys.executable, "-m", "archive.embedded.watchdog", str(cluster.folder)],
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if launched.returncode != 0:
        raise EmbeddedServerError(launched.stderr.strip())
    sys.stderr.write(launched.stderr)
    postmaster = find_postmaster(cluster)
    if postmaster is None:
        message = f"PostgreSQL ended as soon as it had started. See {cluster.log}"
        raise EmbeddedServerError(message)
    return postmaster
