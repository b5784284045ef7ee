"""What the operator of the archive takes as a page scan."""

from __future__ import annotations

from django.conf import settings

from letters.facsimile import CutLimits, ScanLimits


def scan_limits() -> ScanLimits:
    return ScanLimits(
        max_bytes=settings.LETTERS_SCAN_MEGABYTES * 1_000_000,
        max_pixels=settings.LETTERS_SCAN_MEGAPIXELS * 1_000_000,
        max_side=settings.LETTERS_SCAN_SIDE,
    )


def cut_limits() -> CutLimits:
    return CutLimits(
        seconds=settings.LETTERS_SCAN_SECONDS,
        megabytes=settings.LETTERS_SCAN_MEMORY_MB,
    )
