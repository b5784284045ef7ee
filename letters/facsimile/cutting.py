"""Has a page of a master cut into tiles, in a process with limits of time and memory."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from letters.facsimile.atomic_files import NO_ROOM_WORDS
from letters.facsimile.decoding import ScanLimits
from letters.facsimile.limited_process import (
    ProcessLimits,
    TookTooMuchError,
    run_module,
)
from letters.facsimile.pyramids import Pyramid
from letters.facsimile.scan_errors import ScanRefusedError, StorageFullError
from letters.facsimile.scan_names import scan_name
from letters.facsimile.store import master_path, open_master
from letters.facsimile.tile_trees import (
    missing_tiles,
    publish_tree,
    tile_tree,
    unfinished_tree,
)
from letters.facsimile.verified_files import verify_each_time

# The module that does it: nothing else imports it, since it loads libvips.
PROCESS = "letters.facsimile.cutting_process"
TREE = "tree"
_NO_END = (
    "The file could not be read: its reader was stopped. It is damaged, or takes more "
    "than {seconds} seconds or {megabytes:,} MB of memory (LETTERS_SCAN_SECONDS, "
    "LETTERS_SCAN_MEMORY_MB)."
)


@dataclass(frozen=True, slots=True)
class CutLimits:
    """What the process may take that cuts one page."""

    seconds: int = 120
    megabytes: int = 3_000


@dataclass(frozen=True, slots=True)
class CutScan:
    """The size of the upright page, and the most memory that its cutting took, in bytes."""

    width: int
    height: int
    peak_memory: int


def cut_scan(
    masters: Path,
    tiles: Path,
    digest: str,
    frame: int,
    *,
    scan_limits: ScanLimits,
    limits: CutLimits,
) -> CutScan:
    """Cut a page of a master into tiles, which replace those that it had.

    Raises DamagedMasterError or UnknownScanError if its file is not what was stored,
    ScanRefusedError if it cannot be shown, and StorageFullError.
    """
    open_master(masters, digest, verify_each_time()).close()
    with unfinished_tree(tiles) as folder:
        order = {
            "master": str(master_path(masters, digest)),
            "frame": frame,
            "tree": str(folder / TREE),
            "limits": asdict(scan_limits),
        }
        answer = _in_limited_process(order, limits)
        scan = CutScan(answer["width"], answer["height"], answer["peak_memory"])
        made = folder / TREE
        if missing_tiles(made, Pyramid(scan.width, scan.height)):
            raise ScanRefusedError("The scan could not be cut whole.")
        publish_tree(made, tile_tree(tiles, scan_name(digest, frame)))
    return scan


def _in_limited_process(order: dict[str, Any], limits: CutLimits) -> dict[str, Any]:
    no_end = _NO_END.format(seconds=limits.seconds, megabytes=limits.megabytes)
    bounds = ProcessLimits(
        seconds=limits.seconds,
        seconds_by_the_clock=4 * limits.seconds,
        memory=limits.megabytes * 1_000_000,
    )
    try:
        ended = run_module(PROCESS, bounds, given=json.dumps(order).encode())
        answer: dict[str, Any] = json.loads(ended.written)
    except (TookTooMuchError, ValueError) as error:
        raise ScanRefusedError(no_end) from error
    if answer.get("is_full"):
        raise StorageFullError(NO_ROOM_WORDS)
    if "fault" in answer:
        raise ScanRefusedError(answer["fault"] or no_end)
    return answer
