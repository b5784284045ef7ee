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
from PIL.Jpeg2KImagePlugin import Jpeg2KImageFile
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

# Of a page of a TIFF: a smaller copy of another page, or a mask of it.
_SUBFILE_TYPE, _NO_PAGE = 254, 0b101


@dataclass(frozen=True, slots=True)
class ScanLimits:
    """A legal page at 600 dpi has 43 megapixels, a large map 300.

    What cannot be read row by row is `max_decoded` at most, since it is in memory whole.
    """

    max_bytes: int = 1_000_000_000
    max_pixels: int = 320_000_000
    max_side: int = 32_000
    max_frames: int = 500
    max_decoded: int = 120_000_000


@dataclass(frozen=True, slots=True)
class ScanFormat:
    """`image_class` is None for what Pillow does not read."""

    name: str
    media_type: str
    extension: str
    signatures: tuple[bytes, ...]
    image_class: type[ImageFile.ImageFile] | None
    is_read_by_rows: bool = True


PDF = ScanFormat("PDF", "application/pdf", "pdf", (b"%PDF-",), None, False)
TIFF = ScanFormat(
    "TIFF",
    "image/tiff",
    "tif",
    (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"),
    TiffImageFile,
)
SCAN_FORMATS = (
    ScanFormat("JPEG", "image/jpeg", "jpg", (b"\xff\xd8\xff",), JpegImageFile),
    ScanFormat("PNG", "image/png", "png", (b"\x89PNG\r\n\x1a\n",), PngImageFile),
    TIFF,
    ScanFormat(
        "JPEG 2000",
        "image/jp2",
        "jp2",
        (b"\x00\x00\x00\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51"),
        Jpeg2KImageFile,
        is_read_by_rows=False,
    ),
    PDF,
)


def detect_format(file: BinaryIO) -> ScanFormat:
    """Raises ScanRefusedError for what is no kind of scan, whatever its name."""
    file.seek(0)
    beginning = file.read(12)
    file.seek(0)
    for scan_format in SCAN_FORMATS:
        if beginning.startswith(scan_format.signatures):
            return scan_format
    raise ScanRefusedError("This is not a JPEG, PNG, TIFF, JPEG 2000 or PDF file.")


def open_scan(
    file: BinaryIO, limits: ScanLimits, frame: int = 0
) -> ImageFile.ImageFile:
    """Read the header of a page only, and refuse what is too large to decode.

    The pixels are not read yet: load them under `damage_is_refused`. Not for a PDF.
    """
    scan_format = detect_format(file)
    if scan_format.image_class is None:
        raise ScanRefusedError(f"A {scan_format.name} is no single image.")
    with damage_is_refused():
        image = scan_format.image_class(file)
        if frame:
            image.seek(frame)
    check_header(image, scan_format, limits)
    return image


def check_header(
    image: ImageFile.ImageFile, scan_format: ScanFormat, limits: ScanLimits
) -> None:
    """Refuse the page that the image is at, if it cannot be decoded safely."""
    most = limits.max_pixels
    if not scan_format.is_read_by_rows:
        most = min(most, limits.max_decoded)
    check_size(image.size, limits, most)
    with damage_is_refused():
        _check_still(image)
    _check_mode(image.mode, scan_format.name)


def frames_of(image: ImageFile.ImageFile, most: int) -> Iterator[int]:
    """The number of each page of a scan, at which the image is then.

    Raises ScanRefusedError for more than `most`. Not n_frames, which takes seconds to
    count what a hostile file claims.
    """
    if not isinstance(image, TiffImageFile) or image.tag_v2.next == 0:
        yield 0
        return
    for number in range(most + 1):
        with damage_is_refused():
            if not _turn_to(image, number):
                return
            kind = image.tag_v2.get(_SUBFILE_TYPE, 0)
        if number == most:
            raise ScanRefusedError(
                f"This TIFF has more than {most:,} pages. Divide it."
            )
        if number == 0 or not (isinstance(kind, int) and kind & _NO_PAGE):
            yield number


def _turn_to(image: TiffImageFile, number: int) -> bool:
    try:
        image.seek(number)
    except EOFError:
        if number == 1:
            raise ValueError("its list of pages runs in a circle") from None
        return False
    return True


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
    # Not getexif, which decodes a whole PNG to find what may stand at its end, and
    # believes XMP, which neither browsers nor libvips follow.
    exif = Image.Exif()
    try:
        exif.load(image.info.get("exif", b""))
        value = exif.get(ExifTags.Base.Orientation, 1)
    except DECODING_ERRORS:
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def upright_size(image: ImageFile.ImageFile) -> tuple[int, int]:
    """Width and height as a reader sees the page."""
    width, height = image.size
    return (height, width) if read_orientation(image) >= 5 else (width, height)


def check_size(size: tuple[int, int], limits: ScanLimits, most: int) -> None:
    """Raises ScanRefusedError for more than so many pixels, and for too long a side."""
    width, height = size
    if width * height > most:
        raise ScanRefusedError(
            f"This is {_millions(width * height)} megapixels; "
            f"the limit is {_millions(most)}."
        )
    if max(size) > limits.max_side:
        raise ScanRefusedError(
            f"This is {width:,} by {height:,} pixels; "
            f"the limit for a side is {limits.max_side:,}."
        )


def _check_still(image: ImageFile.ImageFile) -> None:
    frames = getattr(image, "n_frames", 1) if isinstance(image, PngImageFile) else 1
    if frames > 1:
        raise ScanRefusedError(
            f"This PNG is an animation of {frames:,} frames; add a still image."
        )


def _check_mode(mode: str, name: str) -> None:
    if mode not in DISPLAYABLE_MODES:
        raise ScanRefusedError(
            f"This {name} stores its colours in a form that cannot be shown ({mode}); "
            "save it as 8- or 16-bit grey, RGB or CMYK."
        )


def _millions(number: int) -> str:
    """Round up, so that a number over the limit never looks like the limit."""
    return f"{math.ceil(number / 100_000) / 10:,.1f}".removesuffix(".0")
