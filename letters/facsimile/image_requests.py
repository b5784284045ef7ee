"""What the address of a picture asks for, by the IIIF Image API 3.0.

https://iiif.io/api/image/3.0/#4-image-requests
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

# No picture is wider or higher that is made of a scan.
LONGEST_SIDE = 4096

QUALITIES = ("default", "color", "gray", "bitonal")
MEDIA_TYPES = {"jpg": "image/jpeg", "png": "image/png"}
TURNS = (0, 90, 180, 270)

_WHOLE = r"[0-9]{1,9}"
_DECIMAL = r"[0-9]{1,5}(?:\.[0-9]{1,9})?"
_PIXELS = re.compile(rf"({_WHOLE}),({_WHOLE}),({_WHOLE}),({_WHOLE})")
_PERCENT = re.compile(rf"pct:({_DECIMAL}),({_DECIMAL}),({_DECIMAL}),({_DECIMAL})")
_SIZE = re.compile(
    rf"(?P<up>\^?)(?:(?P<max>max)|pct:(?P<percent>{_DECIMAL})"
    rf"|(?P<within>!?)(?P<width>{_WHOLE})?,(?P<height>{_WHOLE})?)"
)
_ROTATION = re.compile(rf"(?P<mirrored>!?)(?P<degrees>{_DECIMAL})")

Size = tuple[int, int]


class BadImageRequestError(Exception):
    """The address asks for no picture of this scan: why not."""


@dataclass(frozen=True, slots=True)
class Region:
    """A box in the upright scan, in pixels of the scan, wholly within it."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ImageRequest:
    """A picture in the one form that all addresses of it have in common."""

    scan: Size
    region: Region
    size: Size
    is_enlarged: bool
    is_mirrored: bool
    degrees: int
    quality: str
    suffix: str

    @property
    def is_whole(self) -> bool:
        return self.region == Region(0, 0, *self.scan)

    @property
    def is_plain(self) -> bool:
        """Whether it may be a tile, as it is stored."""
        is_upright = not self.is_mirrored and not self.degrees
        is_as_stored = self.quality in ("default", "color") and self.suffix == "jpg"
        return is_upright and is_as_stored

    @property
    def canonical(self) -> str:
        """The end of its canonical address (section 4.7)."""
        region, size = self.region, f"{self.size[0]},{self.size[1]}"
        box = f"{region.left},{region.top},{region.width},{region.height}"
        if self.size == _largest(region):
            size = "max"
        elif self.is_enlarged:
            size = f"^{size}"
        rotation = f"{'!' * self.is_mirrored}{self.degrees}"
        where = "full" if self.is_whole else box
        return f"{where}/{size}/{rotation}/{self.quality}.{self.suffix}"


def read_image_request(
    scan: Size, region: str, size: str, rotation: str, quality: str, suffix: str
) -> ImageRequest:
    """Raises BadImageRequestError with a sentence."""
    box = _read_region(region, scan)
    width_and_height, is_enlarged = _read_size(size, box)
    is_mirrored, degrees = _read_rotation(rotation)
    if quality not in QUALITIES:
        raise BadImageRequestError(f"The quality is one of {', '.join(QUALITIES)}.")
    if suffix not in MEDIA_TYPES:
        raise BadImageRequestError(f"The format is one of {', '.join(MEDIA_TYPES)}.")
    return ImageRequest(
        scan,
        box,
        width_and_height,
        is_enlarged,
        is_mirrored,
        degrees,
        quality,
        suffix,
    )


def _read_region(written: str, scan: Size) -> Region:
    width, height = scan
    if written == "full":
        return Region(0, 0, width, height)
    if written == "square":
        side = min(scan)
        return Region((width - side) // 2, (height - side) // 2, side, side)
    if pixels := _PIXELS.fullmatch(written):
        left, top, wide, high = map(int, pixels.groups())
    elif percent := _PERCENT.fullmatch(written):
        shares = [Fraction(share) / 100 for share in percent.groups()]
        left, wide = round(shares[0] * width), round(shares[2] * width)
        top, high = round(shares[1] * height), round(shares[3] * height)
    else:
        raise BadImageRequestError(
            "The region is full, square, x,y,w,h or pct:x,y,w,h."
        )
    if left >= width or top >= height or not wide or not high:
        raise BadImageRequestError("The region has nothing of the scan.")
    return Region(left, top, min(wide, width - left), min(high, height - top))


def _largest(region: Region) -> Size:
    """The region at its own size, or as large as a picture may be."""
    return _fit(region, (LONGEST_SIDE, LONGEST_SIDE), may_grow=False)


def _read_size(written: str, region: Region) -> tuple[Size, bool]:
    """The size, and whether it is larger than the region."""
    match = _SIZE.fullmatch(written)
    if not match:
        raise BadImageRequestError(
            "The size is max, w,h or w, or ,h or !w,h or pct:n, after ^ if it may be "
            "larger than the region."
        )
    may_grow = bool(match["up"])
    size = _asked_size(match, region, may_grow=may_grow)
    if min(size) < 1:
        raise BadImageRequestError("The picture would have no pixel.")
    if max(size) > LONGEST_SIDE:
        raise BadImageRequestError(
            f"A picture is at most {LONGEST_SIDE:,} pixels wide and high."
        )
    is_larger = size[0] > region.width or size[1] > region.height
    if is_larger and not may_grow:
        raise BadImageRequestError(
            f"The region has {region.width:,} by {region.height:,} pixels; a larger "
            "picture of it is asked for with ^ before the size."
        )
    return size, is_larger


def _asked_size(match: re.Match[str], region: Region, *, may_grow: bool) -> Size:
    if match["max"]:
        return _fit(region, (LONGEST_SIDE, LONGEST_SIDE), may_grow=may_grow)
    if match["percent"]:
        share = Fraction(match["percent"]) / 100
        return _at_least_one(region.width * share), _at_least_one(region.height * share)
    width, height = (int(n) if n else None for n in (match["width"], match["height"]))
    if width is not None and height is not None:
        if match["within"]:
            return _fit(region, (width, height), may_grow=may_grow)
        return width, height
    if match["within"] or (width is None and height is None):
        raise BadImageRequestError("The size lacks a width or a height.")
    if width is not None:
        return width, _at_least_one(Fraction(width * region.height, region.width))
    assert height is not None  # noqa: S101
    return _at_least_one(Fraction(height * region.width, region.height)), height


def _fit(region: Region, within: Size, *, may_grow: bool) -> Size:
    """As large as fits, in the proportions of the region."""
    if min(within) < 1:
        return within
    scale = min(Fraction(within[0], region.width), Fraction(within[1], region.height))
    if scale >= 1 and not may_grow:
        return region.width, region.height
    return _at_least_one(region.width * scale), _at_least_one(region.height * scale)


def _at_least_one(length: Fraction) -> int:
    return max(1, round(length)) if length else 0


def _read_rotation(written: str) -> tuple[bool, int]:
    match = _ROTATION.fullmatch(written)
    degrees = float(match["degrees"]) if match else -1
    if not match or degrees not in TURNS:
        raise BadImageRequestError(
            "The rotation is 0, 90, 180 or 270, after ! if it is mirrored."
        )
    return bool(match["mirrored"]), int(degrees)
