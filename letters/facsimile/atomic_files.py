"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from letters.facsimile.scan_errors import StorageFullError

NO_ROOM_WORDS = "There is no room left on the disk; nothing was saved."
# The last is a limit for the files of a process.
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# What other libraries have in their errors then.
NO_ROOM_SIGNS = tuple(os.strerror(number) for number in NO_ROOM)


@contextmanager
def unfinished_file(folder: Path) -> Iterator[IO[bytes]]:
    """A file under a name of its own, removed at the end unless it was published.

    Raises StorageFullError if the disk is full. A process killed half-way leaves a
    file named `.unfinished-…`, which nothing reads and which may be deleted.
    """
    with full_disk_told():
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(
            dir=folder, prefix=".unfinished-", delete=False
        ) as file:
            try:
                yield file
            finally:
                Path(file.name).unlink(missing_ok=True)


@contextmanager
def full_disk_told() -> Iterator[None]:
    """Raise StorageFullError for a disk without room."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise StorageFullError(NO_ROOM_WORDS) from error
        raise


def publish(file: IO[bytes], target: Path, *, mode: int) -> None:
    """Give an unfinished file its name once its bytes are on the disk.

    Both must be on one file system. What stood at `target` is replaced.
    """
    file.flush()
    os.fsync(file.fileno())
    unfinished = Path(file.name)
    unfinished.chmod(mode)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished.replace(target)
    _sync_folder(target.parent)
    _sync_folder(target.parent.parent)


def _sync_folder(folder: Path) -> None:
    # Without this a new name may be lost in a power cut although its bytes are
    # safe. Windows cannot open a folder, and needs no such call.
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
