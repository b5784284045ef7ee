"""A scan of one page, stored and recorded as an archivist's is."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from letters.ingest.scans import store_file
from letters.models import PageImage


def record_scan(
    image: PageImage, upload: BinaryIO, name: str, masters: Path
) -> PageImage:
    stored = store_file(upload, name, masters)
    return stored.record(image, stored.facts.frames[0].number)
