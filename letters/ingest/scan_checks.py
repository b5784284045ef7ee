"""Checks stored scans, and keeps the problems of their documents in step.

A problem names its scan in `excerpt`, as its address does. It is written once, when the
fault is first seen, and goes when the scan is mended.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.db.models import QuerySet

from letters.facsimile import (
    DamagedMasterError,
    FacsimileError,
    UnknownScanError,
    open_master,
    scan_name,
)
from letters.models import Document, PageImage, Problem
from letters.models.images import ScanState

DAMAGED, MISSING = "damaged-scan", "missing-scan"
# The file is as it was stored, and cannot be decoded: it came so.
UNREADABLE = "unreadable-scan"


def find_scan_fault(digest: str, masters: Path) -> FacsimileError | None:
    """Why the scan cannot be shown, if so. Each process reads a file once an hour."""
    try:
        open_master(masters, digest).close()
    except (DamagedMasterError, UnknownScanError) as error:
        return error
    return None


def has_scans_to_check(document: Document) -> bool:
    """Whether the document has a scan, or a problem of one that it had."""
    scans = PageImage.objects.filter(document=document)
    problems = _of_scans().filter(document=document)
    return (
        scans.order_by().values("pk").union(problems.order_by().values("pk")).exists()
    )


def check_scans(document: Document, masters: Path) -> None:
    """Bring the problems of the document in step with its scans."""
    scans = document.page_images.values_list("sha256", "frame")
    digests = {digest for digest, _frame in scans}
    named = digests | {scan_name(*scan) for scan in scans}
    _delete(_of_scans().filter(document=document).exclude(excerpt__in=named))
    for digest in sorted(digests):
        record_scan_state(digest, find_scan_fault(digest, masters))


def record_scan_state(digest: str, fault: FacsimileError | None) -> None:
    """Store the fault as a problem of each document that has the scan.

    Nothing is written where the stored problems are right already. Without a fault,
    they are deleted, and the scans are prepared anew that were not shown for it.
    """
    stored = _of_scans().filter(excerpt=digest).exclude(code=UNREADABLE)
    code = _code_of(fault)
    images = PageImage.objects.filter(sha256=digest)
    mended = [] if fault else list(stored.values_list("document", flat=True))
    _delete(stored.exclude(code=code) if fault else stored)
    if fault:
        informed = stored.filter(code=code).values("document")
        _store(code, digest, fault, images.exclude(document__in=informed))
    elif mended:
        damaged = images.filter(document__in=mended, state=ScanState.DAMAGED)
        damaged.update(state=ScanState.WAITING, fault="")


def record_unreadable(digest: str, frame: int, fault: FacsimileError | None) -> None:
    """The same for a page of a file that cannot be decoded."""
    name = scan_name(digest, frame)
    _delete(_of_scans().filter(excerpt=name, code=UNREADABLE))
    if fault:
        images = PageImage.objects.filter(sha256=digest, frame=frame)
        _store(UNREADABLE, name, fault, images)


def _store(
    code: str, name: str, fault: FacsimileError, images: Iterable[PageImage]
) -> None:
    # Two requests may come here at once; the constraint lets one row in.
    Problem.objects.bulk_create(
        [
            Problem(
                document_id=image.document_id,
                origin=Problem.Origin.SCAN,
                code=code,
                message=f"Scan of page {image.page_key} ({image.original_name}): {fault}",
                excerpt=name,
            )
            for image in images
        ],
        ignore_conflicts=True,
    )


def _delete(problems: QuerySet[Problem]) -> None:
    if problems.exists():
        problems.delete()


def _of_scans() -> QuerySet[Problem]:
    return Problem.objects.filter(origin=Problem.Origin.SCAN)


def _code_of(fault: FacsimileError | None) -> str:
    return MISSING if isinstance(fault, UnknownScanError) else DAMAGED
