"""Scans drawn for the tests: marks of known colours at known places, in every format."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

# More than one tile wide and high, and nothing about it is even.
WIDE, HIGH = 1333, 1101
# Left, top, right and bottom of each mark on the upright page, and its colour.
MARKS = {
    (40, 60, 140, 160): (200, 30, 30),
    (1200, 50, 1300, 150): (30, 140, 60),
    (30, 950, 130, 1050): (40, 60, 190),
    (1010, 1000, 1110, 1080): (20, 20, 20),
}
PAPER = (236, 230, 214)
# EXIF's orientations, each with what Pillow does to an upright page to store it so.
STORED_AS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def draw_page(size: tuple[int, int] = (WIDE, HIGH), mode: str = "RGB") -> Image.Image:
    page = Image.new("RGB", size, PAPER)
    pen = ImageDraw.Draw(page)
    for (left, top, right, bottom), colour in MARKS.items():
        pen.rectangle((left, top, right - 1, bottom - 1), fill=colour)
    return page if mode == "RGB" else in_mode(page, mode)


def in_mode(page: Image.Image, mode: str) -> Image.Image:
    if mode == "I;16":
        shades = page.convert("L").tobytes()
        deep = bytearray(2 * len(shades))
        deep[::2] = deep[1::2] = shades
        return Image.frombytes("I;16", page.size, bytes(deep))
    if mode == "1":
        return page.convert("L").point([255 * (n > 128) for n in range(256)], "1")
    return page.convert(mode)


def write(page: Image.Image, image_format: str, **options: Any) -> bytes:
    file = BytesIO()
    if image_format == "JPEG":
        options = {"quality": 95, "subsampling": 0, **options}
    page.save(file, image_format, **options)
    return file.getvalue()


def turned(image_format: str, orientation: int) -> bytes:
    """The page stored on its side or mirrored, with the tag that says how."""
    page, way = draw_page(), STORED_AS[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    return write(
        page.transpose(way) if way is not None else page, image_format, exif=exif
    )


def many_pages(count: int, image_format: str = "TIFF", **options: Any) -> bytes:
    """Pages that tell which they are by their shade."""
    pages = [Image.new("L", (85, 110), shade_of(number)) for number in range(count)]
    return write(
        pages[0], image_format, save_all=True, append_images=pages[1:], **options
    )


def shade_of(number: int) -> int:
    return 250 - number


def expected_colour(box: tuple[int, int, int, int], mode: str) -> tuple[int, ...]:
    """What a mark looks like in a scan of this mode."""
    shown = in_mode(
        Image.new("RGB", (1, 1), MARKS[box]), mode if mode != "I;16" else "L"
    )
    colour = shown.convert("RGB").getpixel((0, 0))
    assert isinstance(colour, tuple)
    return colour
