"""Is this file a page scan, or several, that can be stored and shown?"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from letters.facsimile.decoding import (
    PDF,
    ScanFormat,
    ScanLimits,
    check_header,
    check_size,
    damage_is_refused,
    detect_format,
    frames_of,
    open_scan,
    upright_size,
)
from letters.facsimile.pdf_pages import measure_pages
from letters.facsimile.scan_errors import ScanRefusedError


@dataclass(frozen=True, slots=True)
class FrameFacts:
    """A page of the file, by its number in it, with the size of the upright page."""

    number: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ScanFacts:
    """The properties of a file of scans."""

    media_type: str
    extension: str
    byte_count: int
    frames: tuple[FrameFacts, ...]

    def frame(self, number: int) -> FrameFacts:
        """Raises ScanRefusedError if the file has no such page."""
        for frame in self.frames:
            if frame.number == number:
                return frame
        raise ScanRefusedError(f"The file has no page {number + 1}.")


def inspect_scan(file: BinaryIO, limits: ScanLimits | None = None) -> ScanFacts:
    """Describe a seekable binary file, or raise ScanRefusedError with the reason.

    Only headers are read. A file that is cut short has a perfect header: that it is
    damaged is found when it is cut into tiles. The file is left at its beginning.
    """
    limits = limits or ScanLimits()
    try:
        byte_count = _measure(file, limits)
        scan_format = detect_format(file)
        read = _pages_of_pdf if scan_format is PDF else _frames
        frames = tuple(read(file, scan_format, limits))
    finally:
        file.seek(0)
    if not frames:
        raise ScanRefusedError("The file has no page.")
    return ScanFacts(scan_format.media_type, scan_format.extension, byte_count, frames)


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


def _frames(
    file: BinaryIO, scan_format: ScanFormat, limits: ScanLimits
) -> Iterator[FrameFacts]:
    image = open_scan(file, limits)
    for number in frames_of(image, limits.max_frames):
        check_header(image, scan_format, limits)
        with damage_is_refused():
            size = upright_size(image)
        yield FrameFacts(number, *size)


def _pages_of_pdf(
    file: BinaryIO, _format: ScanFormat, limits: ScanLimits
) -> Iterator[FrameFacts]:
    with NamedTemporaryFile(prefix="scan-", suffix=".pdf") as copy:
        file.seek(0)
        shutil.copyfileobj(file, copy)
        copy.flush()
        sizes = measure_pages(Path(copy.name), limits.max_frames)
    for number, size in enumerate(sizes):
        check_size(size, limits, limits.max_pixels)
        yield FrameFacts(number, *size)
