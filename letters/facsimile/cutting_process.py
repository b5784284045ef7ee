"""Cuts one page of a file into tiles: the program of the process that `cutting` starts.

The master comes from anywhere: what decodes it may crash, or want more than there is. It
is decoded whole here, and nowhere else, so this is what finds that a file is damaged.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

from letters.facsimile import tiling
from letters.facsimile.atomic_files import NO_ROOM_SIGNS, NO_ROOM_WORDS
from letters.facsimile.decoding import (
    PDF,
    ScanLimits,
    damage_is_refused,
    detect_format,
    open_scan,
)
from letters.facsimile.pdf_pages import read_page
from letters.facsimile.scan_errors import (
    FacsimileError,
    ScanRefusedError,
    StorageFullError,
)

_STATUS = Path("/proc/self/status")
# In the errors of the decoder of JPEG, and in its warnings that a part of the page is lost.
_BY_JPEG = "VipsJpeg"
_HAS_GAPS = ("premature end of data segment", "bad Huffman code")
# What libvips takes as it is. It is sent as RGB otherwise.
_MODES = {"L", "LA", "RGB", "RGBA", "I;16"}


def main() -> None:
    """Do what is ordered on standard input, and write what came of it."""
    order = json.loads(sys.stdin.buffer.read())
    tree = Path(order["tree"])
    # A page that is turned, or is large and not stored row by row, is unpacked there.
    os.environ["TMPDIR"] = str(tree.parent)
    answer: dict[str, Any]
    try:
        width, height = cut_page(
            Path(order["master"]), order["frame"], tree, ScanLimits(**order["limits"])
        )
    except StorageFullError:
        answer = {"is_full": True}
    except FacsimileError as error:
        answer = {"fault": str(error)}
    except MemoryError:
        answer = {"fault": ""}
    else:
        answer = {"width": width, "height": height, "peak_memory": _peak_memory()}
    sys.stdout.write(json.dumps(answer))


def _peak_memory() -> int:
    """In bytes; 0 where the system does not tell. That of getrusage begins with what the
    parent process had."""
    status = _STATUS.read_text() if _STATUS.exists() else ""
    told = re.search(r"VmHWM:\s*([0-9]+) kB", status)
    return int(told[1]) * 1024 if told else 0


def cut_page(
    master: Path, frame: int, tree: Path, limits: ScanLimits
) -> tuple[int, int]:
    """Write its tiles into the folder `tree`, and return the size of the upright page.

    Raises ScanRefusedError and StorageFullError.
    """
    try:
        try:
            return tiling.cut(_picture(master, frame, limits), tree)
        except tiling.CutError as error:
            words = str(error)
            if _BY_JPEG not in words or any(sign in words for sign in _HAS_GAPS):
                raise
            # Many scanners write files that are odd, and whole.
            shutil.rmtree(tree, ignore_errors=True)
            return tiling.cut(_picture(master, frame, limits, may_be_odd=True), tree)
    except (tiling.CutError, OSError) as error:
        words = " ".join(str(error).split())
        if any(sign in words for sign in NO_ROOM_SIGNS):
            raise StorageFullError(NO_ROOM_WORDS) from error
        raise ScanRefusedError(f"The file is damaged: {words[:200]}.") from error


def _picture(
    master: Path, frame: int, limits: ScanLimits, *, may_be_odd: bool = False
) -> tiling.Picture:
    with master.open("rb") as file:
        scan_format = detect_format(file)
        if scan_format is PDF:
            return _page_of_pdf(master, frame)
        image = open_scan(file, limits, frame)
        if scan_format.is_read_by_rows:
            return tiling.load_file(
                scan_format.name, master, frame, may_be_odd=may_be_odd
            )
        with damage_is_refused():
            image.load()
            decoded = image if image.mode in _MODES else image.convert("RGB")
            pixels = decoded.tobytes()
    profile = image.info.get("icc_profile")
    return tiling.load_pixels(pixels, decoded.size, decoded.mode, profile)


def _page_of_pdf(master: Path, frame: int) -> tiling.Picture:
    page = read_page(master, frame)
    if page.drawn is None:
        return tiling.load_jpeg(page.jpeg)
    return tiling.load_pixels(
        page.drawn.tobytes(), page.drawn.size, page.drawn.mode, None
    )
