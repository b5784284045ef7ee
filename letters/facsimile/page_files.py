"""The files in what is handed in: those of a ZIP, or one alone."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from letters.facsimile.decoding import ScanLimits
from letters.facsimile.scan_errors import ScanRefusedError
from letters.facsimile.zip_members import ZipRefusedError, open_zip, unpack

MOST_FILES = 200
# All files of a ZIP together, unpacked.
MOST_BYTES = 1_000_000_000
_ZIP = b"PK\x03\x04"
_DIGITS = re.compile(r"([0-9]+)")
# What programs put into a ZIP for themselves.
_BY_PROGRAMS = ("__MACOSX", ".", "Thumbs.db")
_TOO_LARGE = "Unpacked, it would have {:,} bytes; the limit is {:,}. Divide it."
_TOO_MANY = "This has {:,} files; at most {:,} are taken at once."


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file, byte for byte, of one page or of many."""

    name: str
    content: BinaryIO


def split_files(
    file: BinaryIO, name: str, limits: ScanLimits | None = None
) -> Iterator[PageFile]:
    """Each file of a ZIP, in order; what is no ZIP comes as it is.

    Raises ScanRefusedError, naming the file within a ZIP.
    """
    file.seek(0)
    is_zip = file.read(len(_ZIP)) == _ZIP
    file.seek(0)
    if is_zip:
        yield from _zipped(file, limits or ScanLimits())
    else:
        yield PageFile(name, file)


def _zipped(file: BinaryIO, limits: ScanLimits) -> Iterator[PageFile]:
    with open_zip(file) as archive:
        entries = [entry for entry in archive.infolist() if _is_wanted(entry)]
        if len(entries) > MOST_FILES:
            raise ScanRefusedError(_TOO_MANY.format(len(entries), MOST_FILES))
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > MOST_BYTES:
            raise ScanRefusedError(_TOO_LARGE.format(unpacked, MOST_BYTES))
        for entry in sorted(entries, key=lambda entry: _natural(entry.filename)):
            yield from _unzipped(archive, entry, limits)


def _unzipped(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: ScanLimits
) -> Iterator[PageFile]:
    try:
        unpacked = unpack(archive, entry, limits.max_bytes)
    except ZipRefusedError as error:
        raise ScanRefusedError(f"“{entry.filename}” in the ZIP: {error}") from error
    with unpacked as file:
        content = cast(BinaryIO, file)
        is_zip = content.read(len(_ZIP)) == _ZIP
        if is_zip:
            raise ScanRefusedError(
                f"“{entry.filename}” is a ZIP within the ZIP. Unpack it first."
            )
        content.seek(0)
        yield PageFile(PurePosixPath(entry.filename).name, content)


def _is_wanted(entry: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename).parts
    return not entry.is_dir() and not any(
        part.startswith(_BY_PROGRAMS) for part in parts
    )


def _natural(name: str) -> list[str | tuple[int, str]]:
    """ "p2" before "p10"."""
    parts = _DIGITS.split(name.casefold())
    return [part.zfill(20) if part.isdigit() else part for part in parts]


def page_name(name: str, number: int) -> str:
    """The name of a page of a file of many: "film.tif page 2"."""
    return f"{name} page {number}"
