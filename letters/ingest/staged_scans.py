"""Scans that were sent and are not saved yet: a form holds their names, not their bytes."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from letters.facsimile import (
    ScanRefusedError,
    inspect_scan,
    master_path,
    open_master,
    split_files,
    store_master,
)
from letters.ingest.scan_limits import scan_limits
from letters.ingest.scans import StoredFile, clean_name, store_file

SECONDS_KEPT = 14 * 24 * 3600
# Of what is sent at once: some 500 pages of a letter at 300 dots per inch.
MOST_PIXELS = 5_000_000_000
SECONDS = 60
# Of one account, of what it has sent and not saved.
MOST_BYTES = 2_000_000_000
_TOO_MUCH = (
    "{pixels:,} megapixels are taken of one file, in {seconds} seconds at most. “{name}” is "
    "not taken, nor what follows it. Send these in a file of their own."
)
_FULL = (
    "“{name}” is not taken, nor what follows it: your scans that are not saved yet have "
    "more than {most:,} bytes together. Save what you have begun, or wait: after two "
    "weeks they are deleted."
)


@dataclass(frozen=True, slots=True)
class StagedScan:
    """A page of a file: `name` is that of the file, and `page` counts from 1 if it has
    several, else 0."""

    sha256: str
    name: str
    frame: int = 0
    page: int = 0

    @property
    def label(self) -> str:
        return f"{self.name}, page {self.page}" if self.page else self.name


def staging_folder(account: int) -> Path:
    """Of each account by itself, so that it can be bounded."""
    return _all_staged() / f"account-{account}"


def _all_staged() -> Path:
    return Path(settings.MEDIA_ROOT) / "staged"


def stage_scans(upload: BinaryIO, name: str, folder: Path) -> Iterator[StagedScan]:
    """Store a file, or those of a ZIP, each page of which is to be given to a page of a
    document later.

    Raises FacsimileError with a sentence for the archivist, at the first page that is not
    taken; those before it are.
    """
    _forget_old(_all_staged())
    pixels, began = 0, time.monotonic()
    stored = sum(path.stat().st_size for path in folder.glob("*/*"))
    limits = scan_limits()
    for file in split_files(upload, name, limits):
        facts = inspect_scan(file.content, limits)
        pixels += sum(frame.width * frame.height for frame in facts.frames)
        if pixels > MOST_PIXELS or time.monotonic() - began > SECONDS:
            limit = MOST_PIXELS // 1_000_000
            raise ScanRefusedError(
                _TOO_MUCH.format(pixels=limit, seconds=SECONDS, name=file.name)
            )
        stored += facts.byte_count
        if stored > MOST_BYTES:
            raise ScanRefusedError(_FULL.format(name=file.name, most=MOST_BYTES))
        digest = store_master(file.content, folder)
        os.utime(master_path(folder, digest))
        has_many = len(facts.frames) > 1
        for page, frame in enumerate(facts.frames, 1):
            yield StagedScan(
                digest,
                clean_name(file.name) or "scan",
                frame.number,
                page if has_many else 0,
            )


def store_staged(scan: StagedScan, folder: Path, masters: Path) -> StoredFile:
    """Store the whole file among the `masters`. Raises FacsimileError; UnknownScanError
    for one that was forgotten."""
    with open_master(folder, scan.sha256) as file:
        return store_file(file, scan.name, masters)


def forget_staged(scans: Iterable[StagedScan], folder: Path) -> None:
    """Delete those that are saved."""
    for scan in scans:
        master_path(folder, scan.sha256).unlink(missing_ok=True)


def _forget_old(folder: Path) -> None:
    """Delete what nobody has saved for two weeks."""
    oldest = time.time() - SECONDS_KEPT
    for path in folder.rglob("*"):
        try:
            if path.is_file() and path.stat().st_mtime < oldest:
                path.unlink()
        except FileNotFoundError:
            continue  # another request was quicker
