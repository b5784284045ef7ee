"""The name of one page in a file of scans: in addresses, and on the disk."""

from __future__ import annotations

import re

from letters.facsimile.scan_errors import UnknownScanError

SCAN_NAME = re.compile(r"[0-9a-f]{64}(?:\.[1-9][0-9]{0,4})?")


def scan_name(digest: str, frame: int) -> str:
    """The first page, or the only one, has the name of its file."""
    return f"{digest}.{frame}" if frame else digest


def parts_of_name(name: str) -> tuple[str, int]:
    """The digest and the frame. Raises UnknownScanError for what is no name of a scan."""
    if not SCAN_NAME.fullmatch(name):
        raise UnknownScanError("A scan is named by 64 hexadecimal digits.")
    digest, _, frame = name.partition(".")
    return digest, int(frame or 0)
