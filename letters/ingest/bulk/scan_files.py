"""The files of a folder or a ZIP, each opened by itself and bounded."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, cast

from letters.facsimile import ScanLimits
from letters.ingest.bulk.scan_names import is_of_a_system

MOST_FILES = 20_000
# All files of a ZIP together, unpacked.
MOST_BYTES = 50_000_000_000
# Images are compressed already: what shrinks to less than a hundredth is no scan.
_MOST_SHRUNK, _SMALL = 100, 10_000_000
_CHUNK = 1024 * 1024
_ENCRYPTED, _SYMLINK = 0x1, 0o120000
_FILE_TYPE = 0o170000


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
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FilesRefusedError(
            f"This is no ZIP file that can be read ({error}). Make it anew."
        ) from error
    with archive:
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


def _too_many(number: int) -> str:
    return f"There are {number:,} files; the limit is {MOST_FILES:,}. Divide them."


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    """The bytes of a member, no more of them than it says itself."""
    if reason := _why_unsafe(member):
        raise FileRefusedError(reason)
    unpacked = SpooledTemporaryFile(max_size=16 * _CHUNK)  # noqa: SIM115 - returned
    try:
        with archive.open(member) as source:
            while chunk := source.read(_CHUNK):
                unpacked.write(chunk)
                if unpacked.tell() > member.file_size:
                    raise FileRefusedError(
                        "It is longer than the ZIP says. Make it anew."
                    )
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        unpacked.close()
        raise FileRefusedError(
            f"It is damaged in the ZIP ({error}). Make the ZIP anew."
        ) from error
    unpacked.seek(0)
    return unpacked


def _why_unsafe(member: zipfile.ZipInfo) -> str:
    path = PurePosixPath(member.filename)
    has_drive = member.filename[1:2] == ":"
    is_outside = path.is_absolute() or has_drive or ".." in path.parts
    if is_outside or "\\" in member.orig_filename or "\0" in member.orig_filename:
        return "Its path leads out of the ZIP. Pack the folder anew."
    if member.external_attr >> 16 & _FILE_TYPE == _SYMLINK:
        return "This is a link. Put the file itself into the ZIP."
    if member.flag_bits & _ENCRYPTED:
        return "It is encrypted. Make the ZIP without a password."
    limit = ScanLimits().max_bytes
    if member.file_size > limit:
        return f"It has {member.file_size:,} bytes; the limit is {limit:,}."
    is_bomb = member.file_size > _MOST_SHRUNK * max(member.compress_size, 1)
    if member.file_size > _SMALL and is_bomb:
        return (
            f"It is packed to {member.compress_size:,} of {member.file_size:,} bytes, "
            "as no scan can be. Add it by itself, unpacked."
        )
    return ""
