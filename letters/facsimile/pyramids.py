"""Which tiles a scan is cut into, and what each is called: arithmetic alone.

The files are those that a viewer asks for by the IIIF Image API 3.0 (level 0), under
the very names that are in its addresses: `REGION/SIZE/0/default.jpg`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

TILE_SIDE = 1024
# Tiles that other rules cut are cut again.
TILE_VERSION = 1


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile: the box in the scan that it shows, and its own size, both in pixels."""

    left: int
    top: int
    width: int
    height: int
    own_width: int
    own_height: int
    is_whole: bool = False

    @property
    def path(self) -> str:
        """Below the folder of the scan."""
        box = f"{self.left},{self.top},{self.width},{self.height}"
        region = "full" if self.is_whole else box
        return f"{region}/{self.own_width},{self.own_height}/0/default.jpg"


@dataclass(frozen=True, slots=True)
class Pyramid:
    """A scan at full size, and at a half, a quarter … until it is one tile."""

    width: int
    height: int

    @property
    def scale_factors(self) -> list[int]:
        factors = [1]
        while max(self.level_size(factors[-1])) > TILE_SIDE:
            factors.append(2 * factors[-1])
        return factors

    def level_size(self, factor: int) -> tuple[int, int]:
        return -(-self.width // factor), -(-self.height // factor)

    def tiles(self) -> Iterator[Tile]:
        for factor in self.scale_factors:
            width, height = self.level_size(factor)
            yield from self.tiles_within(factor, (0, 0, width, height))

    def tiles_within(
        self, factor: int, box: tuple[float, float, float, float]
    ) -> Iterator[Tile]:
        """The tiles that show something of `box`: left, top, right and bottom in pixels
        of the level."""
        size = self.level_size(factor)
        columns = _numbers_within(box[0], box[2], size[0])
        for row in _numbers_within(box[1], box[3], size[1]):
            for column in columns:
                yield self._tile(factor, column, row)

    def _tile(self, factor: int, column: int, row: int) -> Tile:
        width, height = self.level_size(factor)
        left, top = column * TILE_SIDE, row * TILE_SIDE
        side = TILE_SIDE * factor
        return Tile(
            left * factor,
            top * factor,
            min(side, self.width - left * factor),
            min(side, self.height - top * factor),
            min(TILE_SIDE, width - left),
            min(TILE_SIDE, height - top),
            is_whole=max(width, height) <= TILE_SIDE,
        )


def _numbers_within(start: float, end: float, length: int) -> range:
    """The tiles of one row or column that a stretch of it touches."""
    first = int(max(start, 0) // TILE_SIDE)
    last = int(-(-min(end, length) // TILE_SIDE))
    return range(first, max(last, first + 1))
