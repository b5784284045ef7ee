"""A TIFF of 20,000 by 15,000 pixels: lines of type on paper with noise, 900 MB."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

WIDTH, HEIGHT = 20_000, 15_000
# Of each strip, which has no compression.
ROWS = 250
_SHORT, _LONG = 3, 4


def write_large_scan(path: Path) -> None:
    """Written strip by strip: no picture of this size is in memory."""
    noise = np.random.default_rng(1)
    with path.open("wb") as file:
        file.write(_header())
        for _ in range(HEIGHT // ROWS):
            file.write(_strip(noise).tobytes())


def _header() -> bytes:
    strips, size = HEIGHT // ROWS, ROWS * WIDTH * 3
    tags = 11
    depths = 8 + 2 + 12 * tags + 4
    offsets = depths + 6
    sizes = offsets + 4 * strips
    pixels = sizes + 4 * strips
    entries = (
        (256, _LONG, 1, WIDTH),
        (257, _LONG, 1, HEIGHT),
        (258, _SHORT, 3, depths),
        (259, _SHORT, 1, 1),
        (262, _SHORT, 1, 2),
        (273, _LONG, strips, offsets),
        (274, _SHORT, 1, 1),
        (277, _SHORT, 1, 3),
        (278, _LONG, 1, ROWS),
        (279, _LONG, strips, sizes),
        (284, _SHORT, 1, 1),
    )
    directory = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    places = [pixels + number * size for number in range(strips)]
    return b"".join(
        (
            b"II*\0\x08\0\0\0",
            struct.pack("<H", tags),
            directory,
            struct.pack("<I3H", 0, 8, 8, 8),
            struct.pack(f"<{strips}I", *places),
            struct.pack(f"<{strips}I", *[size] * strips),
        )
    )


def _strip(noise: np.random.Generator) -> np.ndarray:
    paper = noise.integers(215, 235, (ROWS, WIDTH, 1), dtype=np.uint8).repeat(3, axis=2)
    letters = np.arange(WIDTH) // 37 % 3 != 0
    for top in range(0, ROWS, 100):
        paper[top : top + 6, letters] = 40
    return paper
