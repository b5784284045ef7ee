"""Finds the files of volumes and reads their bytes."""

from __future__ import annotations

import gzip
import lzma
import os
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from letters.tei.errors import SourceError

SUFFIXES = (".xml", ".xml.gz", ".xml.xz")
# Seven times the largest of the series; importing a file of that size takes 450 MB.
MAX_BYTES = 32 * 1024 * 1024


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files among `paths`, and all volumes in the folders among them and below.

    Raises FileNotFoundError for a path that is missing or holds no volume.
    """
    files: dict[Path, None] = {}
    for path in paths:
        candidates = [path] if path.is_file() else sorted(path.rglob("*.xml*"))
        volumes = [
            file
            for file in candidates
            if file.name.endswith(SUFFIXES) and file.is_file()
        ]
        if not volumes:
            raise FileNotFoundError(
                f"{path}: no such file or folder"
                if not path.exists()
                else f"{path}: no volume (*.xml, *.xml.gz, *.xml.xz)"
            )
        files.update(dict.fromkeys(volumes))
    return list(files)


def printable(path: Path | str) -> str:
    """The name of a file to be shown or stored, without bytes that are no characters."""
    return os.fsencode(path).decode(errors="replace")


def earlier_twin(path: Path, files: Sequence[Path]) -> Path | None:
    """The first of `files` whose name is of the same volume, unless it is `path`."""
    first = next(file for file in files if _stem(file) == _stem(path))
    return first if first != path else None


def read_file(path: Path, twin: Path | None = None) -> bytes:
    """The content of the file, unpacked.

    Raises SourceError if it is damaged or too big, or if `twin`, of the same volume,
    has another content: either import would undo the other.
    """
    content = _read(path)
    if twin and _differs(twin, content):
        raise SourceError(
            f"{printable(twin)} is a different version of the same volume. Import "
            "one of them."
        )
    return content


def _differs(twin: Path, content: bytes) -> bool:
    try:
        return _read(twin) != content
    except SourceError:
        return False  # The error is reported when its turn comes.


def _stem(path: Path) -> str:
    return path.name.partition(".xml")[0]


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as packed:
            content = _unpacked(packed, path.suffix).read(MAX_BYTES + 1)
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as error:
        raise SourceError(f"The file cannot be read: {error}") from error
    if len(content) > MAX_BYTES:
        raise SourceError(
            f"Unpacked, the file has more than {MAX_BYTES:,} bytes, the limit."
        )
    return content


def _unpacked(packed: BinaryIO, suffix: str) -> BinaryIO:
    if suffix == ".gz":
        return gzip.GzipFile(fileobj=packed)  # type: ignore[return-value]
    if suffix == ".xz":
        return lzma.LZMAFile(packed)
    return packed
