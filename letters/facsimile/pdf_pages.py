"""The pages of a PDF: how large each is as a scan, and its picture.

A page that is nothing but a JPEG is taken out as it is; any other is drawn, with the dots
that its finest image has, or with 300 per inch if there is more on it. PDFium is written in
C++, and PDFs come from anywhere: what it does is done in a process of its own, which may
crash or be stopped without harm.
"""

from __future__ import annotations

import io
import json
import math
import sys
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageStat
from PIL.JpegImagePlugin import JpegImageFile
from pypdfium2.raw import (
    FPDF_PAGEOBJ_IMAGE,
    FPDF_PAGEOBJ_TEXT,
    FPDF_TEXTRENDERMODE_INVISIBLE,
    FPDFTextObj_GetTextRenderMode,
)

from letters.facsimile.limited_process import (
    ProcessLimits,
    TookTooMuchError,
    run_module,
)
from letters.facsimile.scan_errors import ScanRefusedError

# Of what is no image, and of the finest image at most.
DOTS_PER_INCH, MOST_DOTS_PER_INCH = 300, 600
POINTS_PER_INCH = 72
# A page that is larger is drawn with fewer dots.
LONGEST_SIDE = 8_500
MOST_PIXELS_OF_A_PAGE = 120_000_000
LIMITS = ProcessLimits(seconds=30, seconds_by_the_clock=60, memory=2_000_000_000)

# How much a picture may differ from its page, drawn small: in shades, on average.
_SAME, _SMALL = 12, 200
# How much of the page an image fills that is the whole page.
_FILLED = 0.02

_TOO_LONG = "Reading the pages of the PDF takes too long. Hand them in as images."
_UNREADABLE = "The PDF is damaged or locked, and cannot be read."
_TOO_MANY = "The PDF has {:,} pages; at most {:,} are taken. Divide it."
_TOO_LARGE = (
    "Page {} of the PDF has images of {:,} megapixels; one page may have {:,}. Hand it in "
    "as an image."
)


def measure_pages(path: Path, most: int) -> list[tuple[int, int]]:
    """Width and height of each page in pixels, as `read_page` gives it.

    Raises ScanRefusedError for a PDF that cannot be read, or has more than `most` pages.
    """
    try:
        ended = run_module(__name__, LIMITS, [str(path), str(most)])
    except TookTooMuchError as error:
        raise ScanRefusedError(_TOO_LONG) from error
    if not ended.is_well:
        words = ended.written.decode("utf-8", "replace").strip()
        raise ScanRefusedError(words or _UNREADABLE)
    return [(width, height) for width, height in json.loads(ended.written)]


def main(source: str, most: str) -> None:
    """Write the sizes of all pages, or why there are none."""
    try:
        document = pypdfium2.PdfDocument(source)
        if len(document) > int(most):
            _refuse(_TOO_MANY.format(len(document), int(most)))
        sizes = [_size(page, number) for number, page in enumerate(document, 1)]
    except pypdfium2.PdfiumError:
        _refuse(_UNREADABLE)
    sys.stdout.write(json.dumps(sizes))


def _refuse(reason: str) -> None:
    sys.stdout.write(reason)
    sys.exit(1)


def _size(page: pypdfium2.PdfPage, number: int) -> tuple[int, int]:
    images = list(page.get_objects([FPDF_PAGEOBJ_IMAGE]))
    pixels = sum(math.prod(image.get_px_size()) for image in images)
    if jpeg := _only_jpeg(page):
        size: tuple[int, int] = jpeg.get_px_size()
        return size
    if pixels > MOST_PIXELS_OF_A_PAGE:
        millions = math.ceil(pixels / 1e6), MOST_PIXELS_OF_A_PAGE // 1_000_000
        _refuse(_TOO_LARGE.format(number, *millions))
    scale = _scale(page)
    # Not one more than the image has, by an error in the last digit.
    width, height = (math.ceil(side * scale - 0.01) for side in page.get_size())
    return max(width, 1), max(height, 1)


def _scale(page: pypdfium2.PdfPage) -> float:
    """Dots for each point."""
    seen = _seen_on(page)
    images = [each for each in seen if each.type == FPDF_PAGEOBJ_IMAGE]
    finest = max(map(_density, images), default=0.0)
    # The place of what is part of a form says nothing of its size on the page.
    is_image = len(images) == len(seen) and not any(each.container for each in images)
    dots = max(finest, 1.0 if is_image else DOTS_PER_INCH / POINTS_PER_INCH)
    longest: float = max(*page.get_size(), 1)
    return min(dots, MOST_DOTS_PER_INCH / POINTS_PER_INCH, LONGEST_SIDE / longest)


def _density(image: pypdfium2.PdfImage) -> float:
    matrix, (wide, high) = image.get_matrix(), image.get_px_size()
    across, up = math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d)
    return max(wide / across, high / up) if across and up else 0.0


def _seen_on(page: pypdfium2.PdfPage) -> list[pypdfium2.PdfObject]:
    return [each for each in page.get_objects() if not _is_invisible(each)]


def _only_jpeg(page: pypdfium2.PdfPage) -> pypdfium2.PdfImage | None:
    """The JPEG that is all that the page shows, upright; it may have invisible text of
    a program that read it."""
    seen = _seen_on(page)
    if len(seen) != 1 or seen[0].type != FPDF_PAGEOBJ_IMAGE or page.get_rotation():
        return None
    (image,) = seen
    if image.get_filters() != ["DCTDecode"] or image.container:
        return None
    matrix, (width, height) = image.get_matrix(), page.get_size()
    is_upright = abs(matrix.b) < 1 and abs(matrix.c) < 1
    fills = abs(matrix.a / width - 1) < _FILLED and abs(matrix.d / height - 1) < _FILLED
    return image if is_upright and fills else None


def _is_invisible(seen: pypdfium2.PdfObject) -> bool:
    if seen.type != FPDF_PAGEOBJ_TEXT:
        return False
    is_hidden: bool = (
        FPDFTextObj_GetTextRenderMode(seen) == FPDF_TEXTRENDERMODE_INVISIBLE
    )
    return is_hidden


@dataclass(frozen=True, slots=True)
class PdfPicture:
    """What a page shows: a JPEG as it is in the file, or what was drawn."""

    jpeg: bytes = b""
    drawn: Image.Image | None = None


def read_page(path: Path, frame: int) -> PdfPicture:
    """The picture of a page. Only for a limited process. Raises ScanRefusedError."""
    try:
        page = pypdfium2.PdfDocument(path)[frame]
        drawn_small = _draw(page, _SMALL / max(page.get_size()))
        if image := _only_jpeg(page):
            content = bytes(image.get_data())
            if _is_same(content, drawn_small):
                return PdfPicture(jpeg=content)
        size = _size(page, frame + 1)
        drawn = _draw(page, size[0] / page.get_size()[0])
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise ScanRefusedError(_UNREADABLE) from error
    return PdfPicture(drawn=drawn if drawn.size == size else drawn.resize(size))


def _is_same(jpeg: bytes, page: Image.Image) -> bool:
    """Whether the picture by itself looks like the page: it does not if it is masked, or
    its colours mean something else in the PDF."""
    try:
        picture = JpegImageFile(io.BytesIO(jpeg))
        if picture.mode not in {"L", "RGB"}:
            return False
        picture.draft("RGB", page.size)
        small = picture.convert("RGB").resize(page.size)
    except (OSError, SyntaxError, ValueError):
        # What is damaged is for the one who cuts it to tell.
        return True
    difference = ImageStat.Stat(ImageChops.difference(small, page.convert("RGB")))
    most: float = max(difference.mean)
    return most < _SAME


def _draw(page: pypdfium2.PdfPage, scale: float) -> Image.Image:
    """The page upright; in grey if it has no colour."""
    image: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    red, green, blue = image.split()
    has_colour = any(
        ImageChops.difference(red, other).getbbox() for other in (green, blue)
    )
    return image if has_colour else red
