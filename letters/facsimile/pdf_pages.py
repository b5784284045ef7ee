"""Draws the pages of a PDF, in a process of its own that may end without harm.

PDFium is written in C++, and PDFs come from anywhere: what crashes or takes without end is
this process, and not the web server.
"""

from __future__ import annotations

import math
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pypdfium2
from PIL import ImageChops
from PIL.Image import Image
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from letters.facsimile.scan_errors import ScanRefusedError

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72
# A page that is larger is drawn with fewer dots.
LONGEST_SIDE = 6_000
MOST_PIXELS_OF_A_PAGE = 120_000_000
SECONDS = 60
_ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = "from letters.facsimile import pdf_pages; pdf_pages.main()"


def draw_pages(file: BinaryIO, folder: Path, most: int) -> Iterator[Path]:
    """A PNG of each page in `folder`, in order.

    Raises ScanRefusedError at the first page that cannot be drawn, after those before it.
    """
    source = folder / "source.pdf"
    file.seek(0)
    with source.open("wb") as copy:
        shutil.copyfileobj(file, copy)
    reason = _run([str(source), str(folder), str(most)])
    drawn = sorted(folder.glob("*.png"))
    yield from drawn
    if reason:
        raise ScanRefusedError(reason.format(page=len(drawn) + 1))


def _run(arguments: list[str]) -> str:
    """Why not all pages are drawn; empty if they are."""
    command = [sys.executable, "-c", _PROGRAM, *arguments]
    try:
        ended = subprocess.run(  # noqa: S603
            command, cwd=_ROOT, capture_output=True, timeout=2 * SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return _TOO_LONG
    if ended.returncode < 0:
        return _TOO_LONG
    said = ended.stdout.decode("utf-8", "replace").strip()
    return (said or "The PDF cannot be read.") if ended.returncode else ""


_NOT_TAKEN = " It is not taken, nor what follows it. Hand in these pages as images."
_TOO_LONG = "Page {page} of the PDF could not be drawn in time." + _NOT_TAKEN
_TOO_LARGE = (
    "Page {{page}} of the PDF has images of {pixels:,} megapixels; one page may have "
    "{most:,}." + _NOT_TAKEN
)


def main() -> None:
    """Draw the PDF that is the first argument into the folder that is the second."""
    source, folder, most = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    try:
        document = pypdfium2.PdfDocument(source)
        if len(document) > most:
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
