"""Are the files of the index as they were written? Each has a checksum.

Those of a segment's files are stored with the segment in the table of contents, whose
own checksum stands at its end.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage

_CHECKSUM = struct.Struct("<I")
_PIECE = 1 << 20
_CONTENTS = ".toc"


class DamagedFileError(Exception):
    """A file is not as it was written."""


class CheckedStorage(FileStorage):
    """Whoosh's files in a folder, with a checksum at the end of tables of contents.

    Whoosh renames a table of contents when it is complete, and reads nothing after it.
    """

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        if newname.endswith(_CONTENTS):
            path = Path(self.folder) / oldname
            checksum = _CHECKSUM.pack(checksum_of(path))
            with path.open("ab") as file:
                file.write(checksum)
        super().rename_file(oldname, newname, safe=safe)

    def open_file(self, name: str, **options: Any) -> Any:
        if name.endswith(_CONTENTS):
            written = (Path(self.folder) / name).read_bytes()
            contents, end = written[: -_CHECKSUM.size], written[-_CHECKSUM.size :]
            if _CHECKSUM.pack(zlib.crc32(contents)) != end:
                raise DamagedFileError(name)
        return super().open_file(name, **options)


def checksum_of(path: Path) -> int:
    checksum = 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            checksum = zlib.crc32(piece, checksum)
    return checksum


def checksums_of(folder: Path, segment_name: str) -> dict[str, int]:
    """The checksum of each file of the segment, by name."""
    paths = sorted(folder.glob(f"{segment_name}.*"))
    return {path.name: checksum_of(path) for path in paths}


def require_undamaged(folder: Path, checksums: Mapping[str, int]) -> None:
    """Raises DamagedFileError; OSError for a file that is missing."""
    for name, checksum in checksums.items():
        if checksum_of(folder / name) != checksum:
            raise DamagedFileError(name)
