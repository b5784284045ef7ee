"""A part of a scan as a picture of its own, for paper and for books."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw

from letters.facsimile.derivatives import JPEG_QUALITY

# From the left, from the top, to the right, to the bottom: in pixels of the whole scan.
Box = tuple[int, int, int, int]

_LINE = (179, 38, 30)


def cut_region(derivative: Path, full_width: int, frame: Box, marked: Box) -> bytes:
    """A JPEG of what is within the `frame`, with a line round what is `marked`.

    It is cut from a derivative, which shows a scan of `full_width` pixels upright.
    """
    with Image.open(derivative) as scan:
        share = scan.width / full_width
        left, top, right, bottom = (round(edge * share) for edge in frame)
        picture = scan.convert("RGB").crop(
            (left, top, max(right, left + 1), max(bottom, top + 1))
        )
    box = [round(edge * share) for edge in marked]
    box = [box[0] - left, box[1] - top, box[2] - left, box[3] - top]
    ImageDraw.Draw(picture).rectangle(box, outline=_LINE, width=3)
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return file.getvalue()
