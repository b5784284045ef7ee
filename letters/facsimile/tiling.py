"""Cuts a scan into tiles: the only module that knows libvips.

It reads a scan row by row, so that a page of 300 megapixels needs little memory. It is
imported in a limited process alone: see `cutting`.
"""

from __future__ import annotations

import os
from pathlib import Path

# Only loaders that are meant for files from anywhere; read when libvips is loaded.
os.environ["VIPS_BLOCK_UNTRUSTED"] = "1"

import pyvips

from letters.facsimile.pyramids import TILE_SIDE

SUFFIX = ".jpg[Q=90,subsample_mode=off,keep=none]"
# Nothing of a scan is asked for twice.
pyvips.cache_set_max(0)

# By the name that Pillow has for the format: libvips never guesses it.
_LOADERS = {
    "JPEG": pyvips.Image.jpegload,
    "PNG": pyvips.Image.pngload,
    "TIFF": pyvips.Image.tiffload,
}
_BANDS_OF_MODES = {"L": 1, "I;16": 1, "LA": 2, "RGB": 3, "RGBA": 4}
_EIGHT_BITS, _SIXTEEN_BITS = 255, 65_535

CutError = pyvips.Error
Picture = pyvips.Image


def load_file(
    name: str, path: Path, frame: int, *, may_be_odd: bool = False
) -> pyvips.Image:
    """The page as it stands upright. Raises CutError, then or while it is cut: also for
    what a decoder of JPEG only warns of, unless it `may_be_odd`."""
    options: dict[str, object] = {"page": frame} if name == "TIFF" else {}
    if name == "JPEG" and not may_be_odd:
        options["fail_on"] = "warning"
    image = _load(name, path, access="sequential", **options)
    if image.get_typeof("orientation") and image.get("orientation") > 1:
        # What is turned is not read row by row.
        image = _load(name, path, access="random", **options).autorot()
    return image


def _load(name: str, path: Path, **options: object) -> pyvips.Image:
    # What is cut short or damaged is refused, not filled with grey. The limits are those
    # of the process: libvips's own refuse a strip of 50 MB.
    given = {"fail_on": "error", "unlimited": True, **options}
    return _LOADERS[name](str(path), **given)


def load_jpeg(content: bytes) -> pyvips.Image:
    return pyvips.Image.jpegload_buffer(content, access="sequential", fail_on="error")


def load_pixels(
    pixels: bytes, size: tuple[int, int], mode: str, profile: bytes | None
) -> pyvips.Image:
    """A picture that something else has decoded, in one of Pillow's modes."""
    deep = mode.startswith("I;16")
    image = pyvips.Image.new_from_memory(
        pixels, *size, _BANDS_OF_MODES[mode], "ushort" if deep else "uchar"
    )
    grey = "grey16" if deep else "b-w"
    image = image.copy(interpretation=grey if image.bands < 3 else "srgb")
    if profile:
        image = image.copy()
        image.set_type(pyvips.GValue.blob_type, "icc-profile-data", profile)
    return image


def cut(image: pyvips.Image, folder: Path) -> tuple[int, int]:
    """Write all tiles into `folder`, which is made, and return the size of the page."""
    page = _as_shown(image)
    page.dzsave(
        str(folder),
        layout="iiif3",
        id="",
        tile_size=TILE_SIDE,
        suffix=SUFFIX,
        keep="none",
    )
    return page.width, page.height


def _as_shown(image: pyvips.Image) -> pyvips.Image:
    """In eight bits, grey or sRGB, on white paper."""
    if image.hasalpha():
        paper = _SIXTEEN_BITS if image.format == "ushort" else _EIGHT_BITS
        image = image.flatten(background=paper)
    space = "b-w" if image.bands == 1 else "srgb"
    if image.get_typeof("icc-profile-data"):
        image = _by_its_profile(image)
    image = image.colourspace(space)
    return image.cast("uchar") if image.format != "uchar" else image


def _by_its_profile(image: pyvips.Image) -> pyvips.Image:
    """In sRGB. A profile that is broken, or for another kind of picture, is left aside:
    the colours may be a little wrong, but the page can be read."""
    try:
        return image.icc_transform("srgb", embedded=True, intent="perceptual")
    except pyvips.Error:
        return image
