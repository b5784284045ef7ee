"""Cuts the scans that wait into tiles, one after the other, while the archive serves.

The state of each scan is in its row. What is cut appears whole or not at all: a run may
be killed at any moment, and the next cuts that scan again.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import InterfaceError, OperationalError, connection
from django.db.models import Case, Q, QuerySet, Value, When

from letters.facsimile import (
    TILE_VERSION,
    CutScan,
    DamagedMasterError,
    ScanRefusedError,
    StorageFullError,
    UnknownScanError,
    clear_unfinished,
    cut_scan,
    scan_name,
    tile_tree,
)
from letters.ingest.media_folders import masters_folder, tiles_folder
from letters.ingest.scan_checks import record_scan_state, record_unreadable
from letters.ingest.scan_limits import cut_limits, scan_limits
from letters.ingest.stated_regions import fit_regions
from letters.models import PageImage
from letters.models.images import ScanState
from letters.models.locks import AdvisoryLock, one_of_few_places

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 2.0
# Until somebody has made room, or the database is back.
SECONDS_AFTER_TROUBLE = 30.0

LOOKED_AT = 100
LONGEST_FAULT = 300
OLDER = Q(state=ScanState.READY, tile_version__lt=TILE_VERSION)

_READY_LAST = Case(When(state=ScanState.READY, then=Value(1)), default=Value(0))


class AnotherCutterError(Exception):
    """Another process cuts scans already."""


@dataclass(frozen=True, slots=True)
class CutOutcome:
    """What became of a scan; `fault` says why it cannot be shown."""

    name: str
    fault: str = ""


@contextmanager
def sole_cutter() -> Iterator[None]:
    """Be the one process that cuts scans, of all machines. Raises AnotherCutterError."""
    with one_of_few_places(AdvisoryLock.SCAN_CUTTING, 1) as is_free:
        if not is_free:
            raise AnotherCutterError("Another process prepares the scans already.")
        # Nobody else is at work: whoever was has ended before its end.
        PageImage.objects.filter(state=ScanState.CUTTING).update(
            state=ScanState.WAITING
        )
        clear_unfinished(tiles_folder())
        yield


def awaiting() -> QuerySet[PageImage]:
    """The scans without tiles, and those that older rules cut, which are shown until
    they are cut again."""
    return PageImage.objects.filter(
        Q(state__in=[ScanState.WAITING, ScanState.CUTTING]) | OLDER
    )


def ask_for_all() -> int:
    """Have all scans cut again, the damaged ones too. Those that are ready are shown
    meanwhile. Returns how many there are."""
    scans = PageImage.objects.all()
    scans.filter(state=ScanState.READY).update(tile_version=0)
    scans.filter(state=ScanState.DAMAGED).update(state=ScanState.WAITING, fault="")
    return scans.values("sha256", "frame").distinct().count()


def ask_for_missing() -> None:
    """Have those cut again whose tiles are gone, as when a backup was restored, which has
    none: they wait then."""
    ready = PageImage.objects.filter(state=ScanState.READY).order_by()
    for digest, frame in ready.values_list("sha256", "frame").distinct():
        if not tile_tree(tiles_folder(), scan_name(digest, frame)).exists():
            gone = ready.filter(sha256=digest, frame=frame)
            gone.update(state=ScanState.WAITING)


def cut_waiting(stop: threading.Event) -> Iterator[CutOutcome]:
    """Cut what waits, until nothing does, or `stop` is set: what cannot be zoomed into
    before what older rules cut, and what came last before what has waited for long.

    Each scan is tried once, whatever becomes of it. Raises StorageFullError; the scan
    waits then.
    """
    tried = set[tuple[str, int]]()
    while not stop.is_set():
        rows = awaiting().order_by(_READY_LAST, "-pk").values_list("sha256", "frame")
        # What was tried does not wait any more, but for what came to no end.
        scan = next((row for row in rows[:LOOKED_AT] if row not in tried), None)
        if scan is None:
            return
        tried.add(scan)
        yield cut_one(*scan)


def cut_one(digest: str, frame: int) -> CutOutcome:
    """Cut a page of a file, for all pages of documents that it shows."""
    rows = PageImage.objects.filter(sha256=digest, frame=frame)
    if size := _cut_already(rows):
        _mark_ready(rows, CutScan(*size, peak_memory=0))
        return CutOutcome(scan_name(digest, frame))
    rows.exclude(state=ScanState.READY).update(state=ScanState.CUTTING)
    try:
        cut = cut_scan(
            masters_folder(),
            tiles_folder(),
            digest,
            frame,
            scan_limits=scan_limits(),
            limits=cut_limits(),
        )
    except ScanRefusedError as error:
        _mark_damaged(rows, error)
        record_unreadable(digest, frame, error)
        return CutOutcome(scan_name(digest, frame), str(error))
    except (DamagedMasterError, UnknownScanError) as error:
        _mark_damaged(rows, error)
        record_scan_state(digest, error)
        return CutOutcome(scan_name(digest, frame), str(error))
    except StorageFullError:
        rows.exclude(state=ScanState.READY).update(state=ScanState.WAITING)
        raise
    _mark_ready(rows, cut)
    record_unreadable(digest, frame, None)
    return CutOutcome(scan_name(digest, frame))


def _cut_already(rows: QuerySet[PageImage]) -> tuple[int, int] | None:
    """The size of the page if its tiles are there, cut for another page of a document
    by the rules of today."""
    ready = rows.filter(state=ScanState.READY, tile_version=TILE_VERSION)
    return ready.values_list("width", "height").first()


def _mark_ready(rows: QuerySet[PageImage], cut: CutScan) -> None:
    for image in rows.exclude(width=cut.width, height=cut.height):
        fit_regions(image, (cut.width, cut.height))
    rows.update(
        state=ScanState.READY,
        fault="",
        width=cut.width,
        height=cut.height,
        tile_version=TILE_VERSION,
    )


def _mark_damaged(rows: QuerySet[PageImage], error: Exception) -> None:
    rows.update(state=ScanState.DAMAGED, fault=str(error)[:LONGEST_FAULT])


class ScanWatch:
    """Cuts what waits for as long as the archive serves.

    It waits while another process does so, while the disk is full, and while the database
    does not answer.
    """

    def __init__(self, tell: Callable[[str], None], stop: threading.Event) -> None:
        self._tell = tell
        self._stop = stop
        self._has_asked = False

    def run(self) -> None:
        while not self._stop.is_set():
            try:
                self._cut()
                seconds = SECONDS_BETWEEN_LOOKS
            except AnotherCutterError:
                seconds = SECONDS_AFTER_TROUBLE
            except (StorageFullError, OperationalError, InterfaceError) as error:
                logger.warning("The preparation of scans waits: %s", error)
                connection.close()
                seconds = SECONDS_AFTER_TROUBLE
            self._stop.wait(seconds)

    def _cut(self) -> None:
        if not self._has_asked:
            ask_for_missing()
            self._has_asked = True
        if not awaiting().exists():
            return
        with sole_cutter():
            number = 0
            for outcome in cut_waiting(self._stop):
                number += not outcome.fault
                if outcome.fault:
                    logger.warning(
                        "The scan %s is not shown: %s", outcome.name, outcome.fault
                    )
            if number:
                self._tell(f"Scans: {number:,} prepared.")


@dataclass(frozen=True, slots=True)
class ScanProgress:
    """How many of some scans are in which state."""

    ready: int
    waiting: int
    damaged: int

    @property
    def total(self) -> int:
        return self.ready + self.waiting + self.damaged


def scan_progress(images: QuerySet[PageImage]) -> ScanProgress:
    states = list(images.order_by().values_list("state", flat=True))
    ready, damaged = states.count(ScanState.READY), states.count(ScanState.DAMAGED)
    return ScanProgress(ready, len(states) - ready - damaged, damaged)
