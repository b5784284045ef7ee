"""Is this file a page scan that can be stored and shown?"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import BinaryIO

from letters.facsimile.decoding import (
    ScanLimits,
    damage_is_refused,
    detect_format,
    open_scan,
    upright_size,
)
from letters.facsimile.scan_errors import ScanRefusedError


@dataclass(frozen=True, slots=True)
class ScanFacts:
    """The properties of a scan. Width and height are those of the upright page."""

    media_type: str
    extension: str
    byte_count: int
    width: int
    height: int
    mode: str


def inspect_scan(file: BinaryIO, limits: ScanLimits | None = None) -> ScanFacts:
    """Describe a seekable binary file, or raise ScanRefusedError with the reason.

    Sizes are judged from the header before a pixel is decoded; then the whole image
    is decoded, because a truncated file has a perfect header. A changed bit in a
    JPEG's pixels goes unnoticed: the format has no checksum. The file is left at its
    beginning.
    """
    limits = limits or ScanLimits()
    try:
        byte_count = _measure(file, limits)
        scan_format = detect_format(file)
        width, height, mode = _decode(file, limits)
    finally:
        file.seek(0)
    return ScanFacts(
        media_type=scan_format.media_type,
        extension=scan_format.extension,
        byte_count=byte_count,
        width=width,
        height=height,
        mode=mode,
    )


def _measure(file: BinaryIO, limits: ScanLimits) -> int:
    file.seek(0, os.SEEK_END)
    byte_count = file.tell()
    if byte_count == 0:
        raise ScanRefusedError("The file is empty.")
    if byte_count > limits.max_bytes:
        raise ScanRefusedError(
            f"This file has {byte_count:,} bytes; the limit is {limits.max_bytes:,}."
        )
    return byte_count


def _decode(file: BinaryIO, limits: ScanLimits) -> tuple[int, int, str]:
    image = open_scan(file, limits)
    mode = image.mode
    with damage_is_refused():
        image.load()
    width, height = upright_size(image)
    return width, height, mode
