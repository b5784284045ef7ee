"""Small scans and hostile files, made when needed."""

from __future__ import annotations

import struct
import zlib
from hashlib import shake_256
from io import BytesIO

from PIL import Image


def make_scan(
    image_format: str = "JPEG",
    *,
    mode: str = "RGB",
    size: tuple[int, int] = (60, 80),
    **options,
) -> BytesIO:
    """A page that is dark above and light below, so that it has an upright."""
    page = Image.new("L", size, 200)
    page.paste(20, (0, 0, size[0], size[1] // 2))
    file = BytesIO()
    page.convert(mode).save(file, image_format, **options)
    file.seek(0)
    return file


def make_noise(image_format: str = "JPEG", **options) -> BytesIO:
    """A file with something in every part of it, for cutting and damaging."""
    pixels = shake_256(b"always the same").digest(200 * 200 * 3)
    file = BytesIO()
    Image.frombytes("RGB", (200, 200), pixels).save(file, image_format, **options)
    file.seek(0)
    return file


def png_chunk(name: bytes, body: bytes) -> bytes:
    return (
        struct.pack(">I", len(body))
        + name
        + body
        + struct.pack(">I", zlib.crc32(name + body))
    )


def make_png(width: int, height: int, *chunks: bytes) -> BytesIO:
    """A PNG whose header claims any size; its body holds one empty row."""
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    body = png_chunk(b"IDAT", zlib.compress(b"\0"))
    return BytesIO(
        b"\x89PNG\r\n\x1a\n"
        + header
        + b"".join(chunks)
        + body
        + png_chunk(b"IEND", b"")
    )


def make_tiff(
    width: int, height: int, *, strip: int = 0, next_page: int = 0, pages: int = 1
) -> BytesIO:
    """A TIFF of header and page directories; offsets are whatever the test wants.

    Page directories stand one after the other from byte 8, each 90 bytes long;
    the last one points to `next_page`.
    """
    tags = {256: width, 257: height, 258: 8, 259: 1, 262: 1, 273: strip, 279: 10}
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, tags[tag]) for tag in tags)
    body = struct.pack("<H", len(tags)) + entries
    length = len(body) + 4
    following = [8 + length * number for number in range(1, pages)] + [next_page]
    return BytesIO(
        b"II*\0\x08\0\0\0"
        + b"".join(body + struct.pack("<I", offset) for offset in following)
    )
