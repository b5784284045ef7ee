"""Draws the pages of a PDF, in a process of its own that may end without harm.

PDFium is written in C++, and PDFs come from anywhere: what crashes or takes without end is
this process, and not the web server.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pypdfium2
from PIL import ImageChops
from PIL.Image import Image

from letters.facsimile.scan_errors import ScanRefusedError

DOTS_PER_INCH = 300
POINTS_PER_INCH = 72
# A page that is larger is drawn with fewer dots.
LONGEST_SIDE = 6_000
SECONDS = 120
_ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = "from letters.facsimile import pdf_pages; pdf_pages.main()"


def draw_pages(file: BinaryIO, folder: Path, most: int) -> list[Path]:
    """A PNG of each page in `folder`, in order. Raises ScanRefusedError."""
    source = folder / "source.pdf"
    file.seek(0)
    with source.open("wb") as copy:
        shutil.copyfileobj(file, copy)
    command = [sys.executable, "-c", _PROGRAM, str(source), str(folder), str(most)]
    try:
        ended = subprocess.run(  # noqa: S603
            command, cwd=_ROOT, capture_output=True, timeout=2 * SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ScanRefusedError(_TOO_LONG) from error
    if ended.returncode < 0:
        raise ScanRefusedError(_TOO_LONG)
    if ended.returncode:
        said = ended.stdout.decode("utf-8", "replace").strip()
        raise ScanRefusedError(said or "The PDF cannot be read.")
    return sorted(folder.glob("*.png"))


_TOO_LONG = (
    "The PDF could not be drawn in time. Part it, or hand in its pages as images."
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
            _draw(page).save(folder / f"{number:05}.png")
    except pypdfium2.PdfiumError:
        _refuse("The PDF is damaged or locked, and cannot be read.")


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
