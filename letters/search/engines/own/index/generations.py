"""Which folder is the index? The one that the file `current` names.

An index is built in a new folder beside the one that is read, and `current` is then
replaced in one step. Readers hold a lock on the folder they read, so that it is deleted
only after the last of them has moved on.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
from collections.abc import Callable, Collection
from pathlib import Path

from letters.search.errors import BeingBuiltError

# The file in each generation that names what it was made from.
SOURCE = "source"
ATTEMPTS = 5


class Generations:
    """The folder of all generations. This program reads those with its own `layout`."""

    def __init__(self, root: Path, layout: int) -> None:
        self.root = root
        self.layout = layout

    @property
    def pointer(self) -> Path:
        return self.root / "current"

    def current(self) -> Path:
        """The folder of the index that is read now. Raises SearchUnavailableError."""
        try:
            name = self.pointer.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise BeingBuiltError("There is no search index.") from error
        if not name.startswith(f"{self.layout}-") or Path(name).name != name:
            raise BeingBuiltError("The search index has another layout.")
        return self.root / name

    def create(self) -> Path:
        """An empty folder for the next generation; nobody reads it yet."""
        folder = self.root / f"{self.layout}-{secrets.token_hex(6)}"
        folder.mkdir(parents=True)
        return folder

    def require_source(
        self, read_known: Callable[[], Collection[str]], known: Collection[str] = ()
    ) -> None:
        """Raises BeingBuiltError unless the index carries a known name: one of those that
        were read before, or of those that are read now.

        The indexer may change both between one look and the other.
        """
        if known and self._source() in known:
            return
        for _ in range(ATTEMPTS):
            if self._source() in read_known():
                return
        raise BeingBuiltError("The search index is of another database.")

    def _source(self) -> str:
        try:
            return (self.current() / SOURCE).read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError):
            return ""

    def set_source(self, folder: Path, source: str) -> None:
        """Let the index in `folder` carry the name `source`, even if the power fails."""
        beside = folder / f"{SOURCE}.new"
        with beside.open("w", encoding="ascii") as file:
            file.write(source)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(folder / SOURCE)

    def publish(self, folder: Path, source: str = "") -> None:
        """Make `folder` the current generation, even if the power fails. It carries the
        name `source`."""
        self.set_source(folder, source)
        write_through(folder)
        beside = self.pointer.with_suffix(".new")
        beside.write_text(f"{folder.name}\n", encoding="ascii")
        write_through(self.root)
        beside.replace(self.pointer)
        write_through(self.root)

    def discard(self) -> None:
        """Give up a damaged index, so that the writer builds another."""
        self.pointer.unlink(missing_ok=True)

    def vacuum(self) -> None:
        """Delete the generations that are neither current nor held by a reader."""
        current = self.current()
        for folder in self.root.glob(f"*-{'[0-9a-f]' * 12}"):
            if folder != current:
                _delete_unless_held(folder)


def hold(folder: Path) -> int:
    """Protect `folder` from deletion until the descriptor is closed.

    Raises OSError if it is deleted already. Needs no permission to write.
    """
    return _lock(folder, fcntl.LOCK_SH)


def _delete_unless_held(folder: Path) -> None:
    try:
        descriptor = _lock(folder, fcntl.LOCK_EX)
    except BlockingIOError:
        return
    shutil.rmtree(folder, ignore_errors=True)
    os.close(descriptor)


def _lock(folder: Path, kind: int) -> int:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def write_through(folder: Path) -> None:
    """Sync the files of `folder` to disk, which Whoosh itself does not do."""
    for path in [*(path for path in folder.iterdir() if path.is_file()), folder]:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
