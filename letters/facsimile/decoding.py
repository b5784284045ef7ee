"""Which files are opened as scans, and how far they are trusted.

Formats are recognised by their first bytes and opened by Pillow's own class for them:
`Image.open` would look at more formats, and would refuse or warn about large
images before their size is known, by limits that hold for the whole process.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from PIL import ExifTags, Image, ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile

from letters.facsimile.scan_errors import ScanRefusedError

# What Pillow raises for bytes it cannot read. OSError is its usual complaint; most
# others come from hostile or broken headers, and its warnings from an operator who
# made errors of them.
DECODING_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    EOFError,
    MemoryError,
    RuntimeError,
    UserWarning,
    struct.error,
    zlib.error,
)

DISPLAYABLE_MODES = frozenset(
    {"1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr", "I;16", "I;16B"}
)

# Counting the pages of a TIFF walks through the file; beyond this it stops.
MOST_PAGES_COUNTED = 100


@dataclass(frozen=True, slots=True)
class ScanLimits:
    """A legal page at 600 dpi has 43 megapixels."""

    max_bytes: int = 200_000_000
    max_pixels: int = 120_000_000
    max_side: int = 20_000


@dataclass(frozen=True, slots=True)
class ScanFormat:
    name: str
    media_type: str
    extension: str
    signatures: tuple[bytes, ...]
    image_class: type[ImageFile.ImageFile]


SCAN_FORMATS = (
    ScanFormat("JPEG", "image/jpeg", "jpg", (b"\xff\xd8\xff",), JpegImageFile),
    ScanFormat("PNG", "image/png", "png", (b"\x89PNG\r\n\x1a\n",), PngImageFile),
    ScanFormat(
        "TIFF",
        "image/tiff",
        "tif",
        (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"),
        TiffImageFile,
    ),
)


def detect_format(file: BinaryIO) -> ScanFormat:
    """Raises ScanRefusedError for all but JPEG, PNG and TIFF, whatever the name."""
    file.seek(0)
    beginning = file.read(8)
    file.seek(0)
    for scan_format in SCAN_FORMATS:
        if beginning.startswith(scan_format.signatures):
            return scan_format
    raise ScanRefusedError("This is not a JPEG, PNG or TIFF file.")


def open_scan(file: BinaryIO, limits: ScanLimits) -> ImageFile.ImageFile:
    """Read the header only, and refuse what is too large to decode.

    The pixels are not read yet: load them under `damage_is_refused`.
    """
    scan_format = detect_format(file)
    with damage_is_refused():
        image = scan_format.image_class(file)
    _check_size(image.size, limits)
    with damage_is_refused():
        _check_pages(image)
    _check_mode(image.mode, scan_format.name)
    return image


def check_scan_header(image: ImageFile.ImageFile, limits: ScanLimits) -> None:
    """Refuse the page that a TIFF of many pages is at, if it cannot be decoded safely."""
    _check_size(image.size, limits)
    _check_mode(image.mode, "TIFF")


@contextmanager
def damage_is_refused() -> Iterator[None]:
    """Turn what Pillow raises while reading a bad file into ScanRefusedError."""
    # This holds for the whole process, and other libraries (WeasyPrint is one) set it
    # when they are imported: Pillow would then fill gaps with grey, without an error.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    # The warning arrives as an exception where an operator made it one.
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ScanRefusedError(
            "This has more pixels than can be decoded safely."
        ) from error
    except DECODING_ERRORS as error:
        raise ScanRefusedError(f"The file is damaged: {_reason(error)}.") from error


def _reason(error: Exception) -> str:
    """Pillow's own words, if it has some: a bare number would help nobody."""
    words = str(error).strip().rstrip(".")
    return words if " " in words else "it cannot be decoded"


def read_orientation(image: ImageFile.ImageFile) -> int:
    """The EXIF orientation, from 1 (upright as stored) to 8.

    Always 1 for a TIFF, whose tag Pillow follows by itself, and for an EXIF that
    cannot be read: such a scan is shown as stored and not refused.
    """
    if isinstance(image, TiffImageFile):
        return 1
    try:
        value = image.getexif().get(ExifTags.Base.Orientation, 1)
    except DECODING_ERRORS:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def upright_size(image: ImageFile.ImageFile) -> tuple[int, int]:
    """Width and height as a reader sees the page."""
    width, height = image.size
    return (height, width) if read_orientation(image) >= 5 else (width, height)


def _check_size(size: tuple[int, int], limits: ScanLimits) -> None:
    width, height = size
    if width * height > limits.max_pixels:
        raise ScanRefusedError(
            f"This is {_millions(width * height)} megapixels; "
            f"the limit is {_millions(limits.max_pixels)}."
        )
    if max(size) > limits.max_side:
        raise ScanRefusedError(
            f"This is {width:,} by {height:,} pixels; "
            f"the limit for a side is {limits.max_side:,}."
        )


def _check_pages(image: ImageFile.ImageFile) -> None:
    frames = getattr(image, "n_frames", 1) if isinstance(image, PngImageFile) else 1
    if frames > 1:
        raise ScanRefusedError(
            f"This PNG is an animation of {frames:,} frames; add a still image."
        )
    # Not n_frames, which takes seconds to count what a hostile file claims.
    if isinstance(image, TiffImageFile) and image.tag_v2.next != 0:
        raise ScanRefusedError(_describe_pages(_count_pages(image)))


def _describe_pages(pages: int) -> str:
    if pages == 1:
        return "The file is damaged: its list of pages runs in a circle."
    at_least = "at least " if pages == MOST_PAGES_COUNTED else ""
    return f"This TIFF has {at_least}{pages} pages; add one page at a time."


def _count_pages(image: TiffImageFile) -> int:
    pages = 1
    try:
        while pages < MOST_PAGES_COUNTED:
            image.seek(pages)
            pages += 1
    except EOFError:
        pass
    return pages


def _check_mode(mode: str, name: str) -> None:
    if mode not in DISPLAYABLE_MODES:
        raise ScanRefusedError(
            f"This {name} stores its colours in a form that cannot be shown ({mode}); "
            "save it as 8- or 16-bit grey, RGB or CMYK."
        )


def _millions(number: int) -> str:
    """Round up, so that a number over the limit never looks like the limit."""
    return f"{math.ceil(number / 100_000) / 10:,.1f}".removesuffix(".0")
