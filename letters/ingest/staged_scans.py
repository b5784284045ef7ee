"""Scans that were sent and are not saved yet: a form holds their names, not their bytes."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from letters.facsimile import (
    inspect_scan,
    master_path,
    open_master,
    split_pages,
    store_master,
)
from letters.ingest.scans import clean_name

SECONDS_KEPT = 14 * 24 * 3600


@dataclass(frozen=True, slots=True)
class StagedScan:
    sha256: str
    name: str


def staging_folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "staged"


def stage_scans(upload: BinaryIO, name: str, folder: Path) -> list[StagedScan]:
    """Store each page of a file, to be given to a page of a document later.

    Raises FacsimileError with a sentence for the archivist; pages before the one that is
    refused may stay in the folder for a while, and are no part of anything.
    """
    _forget_old(folder)
    staged = []
    for page in split_pages(upload, name):
        inspect_scan(page.content)
        digest = store_master(page.content, folder)
        os.utime(master_path(folder, digest))
        staged.append(StagedScan(digest, clean_name(page.name) or "scan"))
    return staged


def open_staged(scan: StagedScan, folder: Path) -> BinaryIO:
    """Raises UnknownScanError for one that was forgotten."""
    return open_master(folder, scan.sha256)


def _forget_old(folder: Path) -> None:
    """Delete what nobody has saved for two weeks."""
    oldest = time.time() - SECONDS_KEPT
    for path in folder.glob("*/*"):
        try:
            if path.stat().st_mtime < oldest:
                path.unlink()
        except FileNotFoundError:
            continue  # another request was quicker
