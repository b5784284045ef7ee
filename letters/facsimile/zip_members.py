"""ZIPs from anywhere: the one place that opens them and unpacks what is in them."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO

from letters.facsimile.scan_errors import ScanRefusedError

# Scans are compressed already: what shrinks to less than a hundredth is no scan.
MOST_SHRUNK, SMALL = 100, 10_000_000
_CHUNK = 1024 * 1024
_ENCRYPTED, _SYMLINK = 0x1, 0o120000
_FILE_TYPE = 0o170000
# What zipfile and its decompressors raise for bytes that they cannot read. A name that
# is no UTF-8 is a ValueError, and what is encrypted a RuntimeError.
ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    OverflowError,
    MemoryError,
    NotImplementedError,
    RuntimeError,
)


class ZipRefusedError(ScanRefusedError):
    """A ZIP, or a member of it, that cannot be taken: why, and what to do."""


@contextmanager
def open_zip(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """Raises ZipRefusedError for what is no ZIP."""
    try:
        archive = zipfile.ZipFile(file)
    except ZIP_ERRORS as error:
        raise ZipRefusedError(
            f"This is no ZIP file that can be read ({error}). Make it anew."
        ) from error
    with archive:
        yield archive


def unpack(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int
) -> SpooledTemporaryFile[bytes]:
    """The bytes of a member, at its beginning: at most `most`, and no more than it says.

    Raises ZipRefusedError.
    """
    if reason := why_unsafe(member, most):
        raise ZipRefusedError(reason)
    unpacked: SpooledTemporaryFile[bytes] = SpooledTemporaryFile(  # noqa: SIM115 - returned
        16 * _CHUNK
    )
    try:
        with archive.open(member) as source:
            while chunk := source.read(_CHUNK):
                unpacked.write(chunk)
    except ZIP_ERRORS as error:
        unpacked.close()
        raise ZipRefusedError(
            f"It is damaged in the ZIP ({error}). Make the ZIP anew."
        ) from error
    unpacked.seek(0)
    return unpacked


def why_unsafe(member: zipfile.ZipInfo, most: int) -> str:
    """Why a member is not unpacked, told by the directory of the ZIP; empty if it is."""
    path = PurePosixPath(member.filename)
    has_drive = member.filename[1:2] == ":"
    is_outside = path.is_absolute() or has_drive or ".." in path.parts
    if is_outside or "\\" in member.orig_filename or "\0" in member.orig_filename:
        return "Its path leads out of the ZIP. Pack the folder anew."
    if member.external_attr >> 16 & _FILE_TYPE == _SYMLINK:
        return "This is a link. Put the file itself into the ZIP."
    if member.flag_bits & _ENCRYPTED:
        return "It is encrypted. Make the ZIP without a password."
    if member.file_size > most:
        return f"It has {member.file_size:,} bytes; the limit is {most:,}."
    if is_bomb(member):
        return (
            f"It is packed to {member.compress_size:,} of {member.file_size:,} bytes, "
            "as no scan can be. Add it by itself, unpacked."
        )
    return ""


def is_bomb(member: zipfile.ZipInfo, small: int = SMALL) -> bool:
    """Whether it is packed as nothing is that people made; never, up to `small` bytes."""
    is_shrunk = member.file_size > MOST_SHRUNK * max(member.compress_size, 1)
    return member.file_size > small and is_shrunk
