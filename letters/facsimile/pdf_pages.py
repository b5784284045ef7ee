"""Draws the pages of a PDF, in a process of its own that may end without harm.

PDFium is written in C++, and PDFs come from anywhere: what crashes or takes without end is
this process, and not the web server.
"""

from __future__ import annotations

import math
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pypdfium2
from PIL import ImageChops
from PIL.Image import Image
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from letters.facsimile.limited_process import (
    ProcessLimits,
    TookTooMuchError,
    run_module,
)
from letters.facsimile.scan_errors import ScanRefusedError

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72
# A page that is larger is drawn with fewer dots.
LONGEST_SIDE = 6_000
MOST_PIXELS_OF_A_PAGE = 120_000_000
LIMITS = ProcessLimits(seconds=60, seconds_by_the_clock=120)


def draw_pages(file: BinaryIO, folder: Path, most: int) -> Iterator[Path]:
    """A PNG of each page in `folder`, in order.

    Raises ScanRefusedError at the first page that cannot be drawn, after those before it.
    """
    source = folder / "source.pdf"
    file.seek(0)
    with source.open("wb") as copy:
        shutil.copyfileobj(file, copy)
    reason = _why_stopped([str(source), str(folder), str(most)])
    drawn = sorted(folder.glob("*.png"))
    yield from drawn
    if reason:
        raise ScanRefusedError(reason.format(page=len(drawn) + 1))


def _why_stopped(arguments: list[str]) -> str:
    """Why not all pages are drawn; empty if they are."""
    try:
        ended = run_module(__name__, LIMITS, arguments)
    except TookTooMuchError:
        return _TOO_LONG
    if ended.is_well:
        return ""
    return ended.written.decode("utf-8", "replace").strip() or _UNREADABLE


_NOT_TAKEN = " It is not taken, nor what follows it. Hand in these pages as images."
_UNREADABLE = "Page {page} of the PDF cannot be read." + _NOT_TAKEN
_TOO_LONG = "Page {page} of the PDF could not be drawn in time." + _NOT_TAKEN
_TOO_LARGE = (
    "Page {{page}} of the PDF has images of {pixels:,} megapixels; one page may have "
    "{most:,}." + _NOT_TAKEN
)


def main(source: str, target: str, most: str) -> None:
    """Draw the PDF `source` into the folder `target`, if it has at `most` so many pages."""
    folder = Path(target)
    try:
        document = pypdfium2.PdfDocument(source)
        if len(document) > int(most):
            _refuse(f"The PDF has {len(document):,} pages; at most {most} are taken.")
        for number, page in enumerate(document):
            _check_images(page)
            # A page that is not finished has another name.
            unfinished = folder / "unfinished"
            _draw(page).save(unfinished, "PNG")
            unfinished.rename(folder / f"{number:05}.png")
    except pypdfium2.PdfiumError:
        _refuse("The PDF is damaged or locked, and cannot be read.")


def _check_images(page: pypdfium2.PdfPage) -> None:
    """Pixels take time and memory, however small they are packed and drawn."""
    images = page.get_objects([FPDF_PAGEOBJ_IMAGE])
    pixels = sum(math.prod(image.get_px_size()) for image in images)
    if pixels > MOST_PIXELS_OF_A_PAGE:
        millions = (math.ceil(pixels / 1e6), MOST_PIXELS_OF_A_PAGE // 1_000_000)
        _refuse(_TOO_LARGE.format(pixels=millions[0], most=millions[1]))


def _refuse(reason: str) -> None:
    sys.stdout.write(reason)
    sys.exit(1)


def _draw(page: pypdfium2.PdfPage) -> Image:
    """The page upright at 300 dots per inch; in grey if it has no colour."""
    scale = min(
        DOTS_PER_INCH / POINTS_PER_INCH, LONGEST_SIDE / max(*page.get_size(), 1)
    )
    image: Image = page.render(scale=scale).to_pil().convert("RGB")
    red, green, blue = image.split()
    has_colour = any(
        ImageChops.difference(red, other).getbbox() for other in (green, blue)
    )
    return image if has_colour else red
