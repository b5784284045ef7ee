"""The files of volumes: where they are, and their bytes."""

from __future__ import annotations

import gzip
import lzma
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from letters.tei.errors import SourceError
from letters.tei.source import MAX_BYTES

SUFFIXES = (".xml", ".xml.gz", ".xml.xz")


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files named, and all volumes in the folders named, below them too.

    Raises FileNotFoundError for a path that is not there, or holds no volume.
    """
    found: dict[Path, None] = {}
    for path in paths:
        files = [path] if path.is_file() else sorted(path.rglob("*.xml*"))
        volumes = [file for file in files if file.name.endswith(SUFFIXES)]
        if not volumes:
            raise FileNotFoundError(
                f"{path}: no such file or folder"
                if not path.exists()
                else f"{path}: no volume (*.xml, *.xml.gz, *.xml.xz)"
            )
        found.update(dict.fromkeys(volumes))
    return list(found)


def read_file(path: Path) -> bytes:
    """What the file holds, unpacked. Raises SourceError if it cannot be, or is too big."""
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
