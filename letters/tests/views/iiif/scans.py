"""Scans of documents that are cut, as the background process does it."""

from __future__ import annotations

from letters.ingest.scan_cutting import cut_one
from letters.models import Document, PageImage
from letters.tests.facsimile.drawn_scans import draw_page, write
from letters.tests.views.documents.test_images import make_scan


def ready_scan(
    document: Document, content: bytes | None = None, **fields: str
) -> PageImage:
    content = content or write(draw_page(), "JPEG")
    scan = make_scan(document, content=content, **fields)
    outcome = cut_one(scan.sha256, scan.frame)
    assert not outcome.fault, outcome.fault
    scan.refresh_from_db()
    return scan
