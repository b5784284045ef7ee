"""Pictures of any part of a scan, made of its tiles."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore

from PIL import Image
from PIL.Image import Resampling, Transpose
from PIL.JpegImagePlugin import JpegImageFile

from letters.facsimile.image_requests import (
    LONGEST_SIDE,
    ImageRegion,
    ImageRequest,
    Size,
)
from letters.facsimile.pyramids import Pyramid, Tile
from letters.facsimile.scan_errors import NotPreparedError, TooBusyError

JPEG_QUALITY = 90
# A picture of more tiles than these is made alone, and none takes longer.
FEW_TILES, MOST_SECONDS = 16, 2.0
CLEAR, QUICK_TILES = 1.5, 4
# The most that a picture in the proportions of its region takes.
MOST_PIXELS = (2 * LONGEST_SIDE) ** 2
_MOST_LARGE = BoundedSemaphore(1)
_BUSY = "So large a picture cannot be made at the moment. Please try again in a second."
_GONE = "The scan is being prepared. Please try again in a few seconds."
# Clockwise, where Pillow turns the other way.
_TURNS = {
    90: Transpose.ROTATE_270,
    180: Transpose.ROTATE_180,
    270: Transpose.ROTATE_90,
}
_FORMATS = {"jpg": "JPEG", "png": "PNG"}
_WHITE = 128


@dataclass(frozen=True, slots=True)
class TiledScan:
    """A scan that is cut: the folder of its tiles, and which they are."""

    tree: Path
    pyramid: Pyramid

    def stored_tile(self, request: ImageRequest) -> Path | None:
        """The tile that is what is asked for, if one is. Raises NotPreparedError if it
        ought to be there, and is not."""
        tile = self._same_tile(request) if request.is_plain else None
        if not tile:
            return None
        path = self.tree / tile.path
        if not path.is_file():
            raise NotPreparedError(_GONE)
        return path

    def _same_tile(self, request: ImageRequest) -> Tile | None:
        region, (width, height) = request.region, request.size
        factor = max(-(-region.width // width), -(-region.height // height))
        if factor not in self.pyramid.scale_factors:
            return None
        left, top = region.left / factor, region.top / factor
        box = (left, top, left + 1, top + 1)
        tile = next(self.pyramid.tiles_within(factor, box))
        shown = ImageRegion(tile.left, tile.top, tile.width, tile.height)
        is_same = shown == region and (tile.own_width, tile.own_height) == request.size
        return tile if is_same else None

    def compose(self, region: ImageRegion, size: Size) -> Image.Image:
        """The region at that size. Raises TooBusyError, and NotPreparedError if a tile
        is missing."""
        factor = self._factor(region, size)
        box = self._box(region, factor)
        tiles = list(self.pyramid.tiles_within(factor, box))
        with _place_for(len(tiles)):
            canvas, (left, top) = self._join(tiles, factor)
            within = (box[0] - left, box[1] - top, box[2] - left, box[3] - top)
            if within == (0, 0, *size) and canvas.size == size:
                return canvas
            return canvas.resize(size, Resampling.LANCZOS, box=within)

    def _factor(self, region: ImageRegion, size: Size) -> int:
        """The smallest level that has all the pixels that are asked for. Where it has
        few more than those, and the next larger one takes few tiles, that: type is
        clearer if it is made smaller once."""
        most = max(min(region.width / size[0], region.height / size[1]), 1)
        factor = max(f for f in self.pyramid.scale_factors if f <= most)
        # A picture that is pressed together would need all pixels of the other side.
        while self._pixels(region, factor) > MOST_PIXELS:
            factor *= 2
        finer = factor // 2
        if finer and most / factor < CLEAR:
            box = self._box(region, finer)
            tiles = sum(1 for _tile in self.pyramid.tiles_within(finer, box))
            return finer if tiles <= QUICK_TILES else factor
        return factor

    def _pixels(self, region: ImageRegion, factor: int) -> float:
        return (region.width / factor) * (region.height / factor)

    def _box(
        self, region: ImageRegion, factor: int
    ) -> tuple[float, float, float, float]:
        """The region in pixels of a level."""
        width, height = self.pyramid.level_size(factor)
        return (
            region.left / factor,
            region.top / factor,
            min((region.left + region.width) / factor, width),
            min((region.top + region.height) / factor, height),
        )

    def _join(self, tiles: list[Tile], factor: int) -> tuple[Image.Image, Size]:
        """The tiles side by side, and where on their level they begin."""
        left = min(tile.left for tile in tiles) // factor
        top = min(tile.top for tile in tiles) // factor
        right = max(tile.left // factor + tile.own_width for tile in tiles)
        bottom = max(tile.top // factor + tile.own_height for tile in tiles)
        canvas = None
        # Of its own work: what others do on the machine takes nothing from a reader.
        end = time.thread_time() + MOST_SECONDS
        for tile in tiles:
            if time.thread_time() > end:
                raise TooBusyError(_BUSY)
            piece = self._read(tile)
            if canvas is None:
                canvas = Image.new(piece.mode, (right - left, bottom - top))
            canvas.paste(piece, (tile.left // factor - left, tile.top // factor - top))
        assert canvas is not None  # noqa: S101
        return canvas, (left, top)

    def _read(self, tile: Tile) -> Image.Image:
        try:
            with (self.tree / tile.path).open("rb") as file:
                piece = JpegImageFile(file)
                piece.load()
        except (OSError, SyntaxError) as error:
            raise NotPreparedError(_GONE) from error
        return piece


@contextmanager
def _place_for(tiles: int) -> Iterator[None]:
    """Few large pictures are made at once, in each process."""
    if tiles <= FEW_TILES:
        yield
    elif _MOST_LARGE.acquire(blocking=False):
        try:
            yield
        finally:
            _MOST_LARGE.release()
    else:
        raise TooBusyError(_BUSY)


def make_picture(scan: TiledScan, request: ImageRequest) -> bytes:
    """The file that is asked for. Raises TooBusyError or NotPreparedError."""
    picture = scan.compose(request.region, request.size)
    if request.is_mirrored:
        picture = picture.transpose(Transpose.FLIP_LEFT_RIGHT)
    if request.degrees:
        picture = picture.transpose(_TURNS[request.degrees])
    if request.quality in ("gray", "bitonal"):
        picture = picture.convert("L")
    if request.quality == "bitonal":
        picture = picture.point([255 * (shade >= _WHITE) for shade in range(256)])
    file = io.BytesIO()
    options = {"quality": JPEG_QUALITY} if request.suffix == "jpg" else {}
    if request.suffix == "jpg" and picture.mode == "RGB":
        options["subsampling"] = 0
    picture.save(file, _FORMATS[request.suffix], **options)
    return file.getvalue()
