"""The files of a folder or a ZIP, each opened by itself and bounded."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, cast

from letters.facsimile.zip_members import ZipRefusedError, open_zip, unpack
from letters.ingest.bulk.scan_names import is_of_a_system
from letters.ingest.scan_limits import scan_limits

MOST_FILES = 20_000
# All files of a ZIP together, unpacked.
MOST_BYTES = 50_000_000_000


class FilesRefusedError(Exception):
    """No file of the ZIP or the folder can be taken: why, and what to do."""


class FileRefusedError(Exception):
    """This file cannot be taken: why, and what to do."""


@dataclass(frozen=True, slots=True)
class ScanFile:
    """A file by its path. `opened` gives its bytes, or raises FileRefusedError."""

    name: str
    opened: Callable[[], IO[bytes]]

    @property
    def path(self) -> PurePosixPath:
        return PurePosixPath(self.name)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        with self.opened() as file:
            yield cast(BinaryIO, file)


@dataclass(frozen=True, slots=True)
class ScanFiles:
    """The files in the order of their names; `left_out` is how many are a system's."""

    files: list[ScanFile]
    left_out: int = 0


def files_of_folder(folder: Path) -> ScanFiles:
    """Everything below the folder. A link is refused: it may lead out of it."""
    paths = sorted(path for path in folder.rglob("*") if not _is_real_folder(path))
    if len(paths) > MOST_FILES:
        raise FilesRefusedError(_too_many(len(paths)))
    named = [(path.relative_to(folder).as_posix(), path) for path in paths]
    chosen = [each for each in named if not is_of_a_system(PurePosixPath(each[0]))]
    files = [ScanFile(name, lambda path=path: _open(path)) for name, path in chosen]
    return ScanFiles(files, len(named) - len(files))


def _is_real_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _open(path: Path) -> IO[bytes]:
    if path.is_symlink() or not path.is_file():
        raise FileRefusedError("This is a link, or no file. Put the file itself here.")
    try:
        return path.open("rb")
    except OSError as error:
        raise FileRefusedError(f"It cannot be read ({error.strerror}).") from error


@contextmanager
def files_of_zip(file: IO[bytes]) -> Iterator[ScanFiles]:
    """The files of a ZIP; nothing of it is ever unpacked to a path that it names.

    Raises FilesRefusedError for what is no ZIP, and for one that is too large.
    """
    with _opened(file) as archive:
        members = [each for each in archive.infolist() if not each.is_dir()]
        if len(members) > MOST_FILES:
            raise FilesRefusedError(_too_many(len(members)))
        unpacked = sum(member.file_size for member in members)
        if unpacked > MOST_BYTES:
            raise FilesRefusedError(
                f"Unpacked, it would have {unpacked:,} bytes; the limit is "
                f"{MOST_BYTES:,}. Divide it."
            )
        chosen = [m for m in members if not is_of_a_system(PurePosixPath(m.filename))]
        files = [
            ScanFile(member.filename, lambda member=member: _unpack(archive, member))
            for member in sorted(chosen, key=lambda member: member.filename)
        ]
        yield ScanFiles(files, len(members) - len(files))


@contextmanager
def _opened(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    with ExitStack() as closing:
        try:
            archive = closing.enter_context(open_zip(file))
        except ZipRefusedError as error:
            raise FilesRefusedError(str(error)) from error
        yield archive


def _too_many(number: int) -> str:
    return f"There are {number:,} files; the limit is {MOST_FILES:,}. Divide them."


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    try:
        return unpack(archive, member, scan_limits().max_bytes)
    except ZipRefusedError as error:
        raise FileRefusedError(str(error)) from error
