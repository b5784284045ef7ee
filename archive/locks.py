"""File locks that end with the process that holds them.

`flock` is used and not a list of process numbers: a list still names a process
after `kill -9`, a lock never does.
"""

from __future__ import annotations

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

RETRY_SECONDS = 0.05

# The open file of each lock that this process shares.
_held: dict[Path, int] = {}
_held_guard = threading.Lock()


class LockTimeoutError(Exception):
    """Another process held the lock for longer than we wait."""


def acquire_shared(path: Path, *, timeout: float) -> None:
    """Share the lock on `path` until this process ends. Doing it twice is harmless.

    Children made by fork hold the lock too; programs they execute do not.
    """
    with _held_guard:
        descriptor = _held.get(path)
        if descriptor is not None:
            if _is_open_file(descriptor, path):
                return
            os.close(descriptor)
        _held[path] = _open_locked(path, fcntl.LOCK_SH, timeout)


@contextmanager
def exclusive(path: Path, *, timeout: float) -> Iterator[None]:
    """Hold the lock alone for the length of the block.

    Raises LockTimeoutError; with a timeout of 0 that means "not free just now".
    """
    descriptor = _open_locked(path, fcntl.LOCK_EX, timeout)
    try:
        yield
    finally:
        os.close(descriptor)


def is_held(path: Path) -> bool:
    """Whether any process, this one included, holds the lock, shared or alone."""
    if not path.exists():
        return False
    try:
        with exclusive(path, timeout=0):
            return False
    except LockTimeoutError:
        return True


def _open_locked(path: Path, kind: int, timeout: float) -> int:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    deadline = time.monotonic() + timeout
    while True:
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
            return descriptor
        except BlockingIOError:
            if time.monotonic() >= deadline:
                os.close(descriptor)
                raise LockTimeoutError(str(path)) from None
            time.sleep(RETRY_SECONDS)


def _is_open_file(descriptor: int, path: Path) -> bool:
    # Somebody may have deleted the whole folder and made it again.
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
