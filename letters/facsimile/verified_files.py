"""Which files were verified lately and look untouched since?"""

from __future__ import annotations

import hashlib
import os
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import BinaryIO, NamedTuple

CHUNK = 1024 * 1024

MOST_REMEMBERED = 4096
# A disk that decays changes no date: after an hour a file is read again.
LONGEST_TRUST = 3600.0
# Two writes within a tick of the clock give a file the same date.
SETTLED = 2.0


class FileState(NamedTuple):
    """Whatever writes a file changes one of these; nobody can set `changed_ns`."""

    device: int
    inode: int
    size: int
    modified_ns: int
    changed_ns: int


def state_of(file: BinaryIO) -> FileState:
    status = os.fstat(file.fileno())
    return FileState(
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
    )


def digest_of(file: BinaryIO) -> str:
    """The SHA-256 of the whole file, which is left at its beginning."""
    sha256 = hashlib.sha256()
    file.seek(0)
    while chunk := file.read(CHUNK):
        sha256.update(chunk)
    file.seek(0)
    return sha256.hexdigest()


class VerifiedFiles:
    """Reads a file only if it was not verified within the hour, or has changed since.

    Each process has its own; threads share it.
    """

    def __init__(
        self,
        most: int = MOST_REMEMBERED,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._most = most
        self._clock = clock
        self._verified: OrderedDict[str, tuple[FileState, float]] = OrderedDict()
        self._lock = Lock()

    def is_sound(
        self, name: str, file: BinaryIO, judge: Callable[[BinaryIO], bool]
    ) -> bool:
        """Whether `judge` accepts the file, now or when it was last read."""
        state = state_of(file)
        if self._remembers(name, state):
            return True
        if not judge(file):
            return False
        self._remember(name, state)
        return True

    def _remembers(self, name: str, state: FileState) -> bool:
        with self._lock:
            verified, when = self._verified.get(name, (None, 0.0))
        return verified == state and 0 <= self._clock() - when < LONGEST_TRUST

    def _remember(self, name: str, state: FileState) -> None:
        now = self._clock()
        if now - state.changed_ns / 1e9 < SETTLED:
            return
        with self._lock:
            self._verified[name] = (state, now)
            self._verified.move_to_end(name)
            while len(self._verified) > self._most:
                self._verified.popitem(last=False)


def verify_each_time() -> VerifiedFiles:
    return VerifiedFiles(most=0)
