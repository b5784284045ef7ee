"""The images a reader is sent: smaller, upright, sRGB, and free of metadata."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageCms, ImageFile
from PIL.Image import Resampling, Transpose

from letters.facsimile.atomic_files import publish, unfinished_file
from letters.facsimile.composing import TiledScan
from letters.facsimile.decoding import (
    PDF,
    ScanLimits,
    damage_is_refused,
    detect_format,
    open_scan,
    read_orientation,
    upright_size,
)
from letters.facsimile.image_requests import Region
from letters.facsimile.scan_errors import (
    NotPreparedError,
    ScanRefusedError,
    UnknownScanError,
)
from letters.facsimile.scan_names import parts_of_name
from letters.facsimile.seals import has_unbroken_seal, seal
from letters.facsimile.store import master_path, open_master, shelf_path
from letters.facsimile.verified_files import VerifiedFiles

THUMBNAIL, READING, ZOOM = 400, 1200, 2400
WIDTHS = (THUMBNAIL, READING, ZOOM)

JPEG_QUALITY = 85
READABLE = 0o644

VERIFIED_DERIVATIVES = VerifiedFiles()

# A 16-bit grey rounded to 8 bits. Pillow's own conversion turns all above 255 white.
EIGHT_BITS = [(value + 128) // 257 for value in range(65536)]

# EXIF 2.3, tag 0x0112: what makes the stored rows and columns upright.
TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}


# What is made of a master while a reader waits: larger ones are made of tiles alone.
WHILE_A_READER_WAITS = ScanLimits(max_pixels=120_000_000)
_NOT_YET = "The scan is being prepared. Please try again in a few seconds."


def derivative_path(root: Path, name: str, width: int) -> Path:
    """Raises UnknownScanError for what names no scan and a width that is not made."""
    if width not in WIDTHS:
        raise UnknownScanError(
            f"Scans are shown {', '.join(map(str, WIDTHS))} pixels wide."
        )
    digest, _frame = parts_of_name(name)
    return shelf_path(root, digest) / f"{name}-{width}.jpg"


def ensure_derivative(
    masters: Path,
    derivatives: Path,
    name: str,
    width: int,
    *,
    tiled: TiledScan | None = None,
) -> Path:
    """The derivative's path, made first where it is missing or damaged: of the tiles of
    a scan that is cut, else of the master.

    Nothing is shown of a master that is missing or damaged: then it raises
    UnknownScanError or DamagedMasterError. Raises NotPreparedError for what takes too long
    to be made of the master.

    Several workers may make the same one at once: each writes a file of its own,
    and the last to finish replaces what is equal to it. The folder is a cache and
    may be emptied at any time.
    """
    target = derivative_path(derivatives, name, width)
    digest, frame = parts_of_name(name)
    open_master(masters, digest).close()
    if not is_sound_derivative(target):
        if tiled:
            _store(_of_tiles(tiled, width), target)
        else:
            make_derivative(master_path(masters, digest), width, target, frame=frame)
    return target


def _of_tiles(tiled: TiledScan, width: int) -> Image.Image:
    full = (tiled.pyramid.width, tiled.pyramid.height)
    return tiled.compose(Region(0, 0, *full), _fit(full, width))


def is_sound_derivative(
    path: Path, verified: VerifiedFiles = VERIFIED_DERIVATIVES
) -> bool:
    """Whether it is there, byte for byte as it was made."""
    try:
        with path.open("rb") as file:
            return verified.is_sound(str(path), file, has_unbroken_seal)
    except OSError:
        return False


def make_derivative(
    master: Path,
    width: int,
    target: Path,
    limits: ScanLimits = WHILE_A_READER_WAITS,
    *,
    frame: int = 0,
) -> None:
    """Write a JPEG of the upright page, `width` pixels wide or less.

    It is never wider than the page. Raises NotPreparedError for a page that is too large,
    or drawn; ScanRefusedError for one that cannot be decoded, and StorageFullError.
    """
    with master.open("rb") as file, damage_is_refused():
        if detect_format(file) is PDF:
            raise NotPreparedError(_NOT_YET)
        try:
            scan = open_scan(file, limits, frame)
        except ScanRefusedError as error:
            raise NotPreparedError(_NOT_YET) from error
        page = _render(scan, width)
    _store(page, target)


def _store(page: Image.Image, target: Path) -> None:
    with unfinished_file(target.parent) as unfinished:
        page.save(
            unfinished, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True
        )
        seal(unfinished)
        publish(unfinished, target, mode=READABLE)


def _render(scan: ImageFile.ImageFile, width: int) -> Image.Image:
    orientation = read_orientation(scan)
    size = _fit(upright_size(scan), width)
    stored_size = size[::-1] if orientation >= 5 else size
    # A JPEG can be decoded at a half, a quarter or an eighth; twice the wanted
    # size leaves enough for a clean reduction.
    scan.draft(None, (2 * stored_size[0], 2 * stored_size[1]))
    profile = scan.info.get("icc_profile")

    page = _make_resizable(scan).resize(stored_size, Resampling.LANCZOS)
    page = _to_srgb(_to_eight_bits(page), profile)
    if orientation in TURNS:
        page = page.transpose(TURNS[orientation])
    # Pillow would write a comment it finds here into the new file.
    page.info.clear()
    return page


def _fit(size: tuple[int, int], width: int) -> tuple[int, int]:
    full_width, full_height = size
    if full_width <= width:
        return size
    return width, max(1, round(full_height * width / full_width))


def _make_resizable(image: Image.Image) -> Image.Image:
    """The image in a mode whose neighbouring points can be averaged."""
    image.load()
    if image.has_transparency_data and not image.mode.startswith("I;16"):
        return _flatten(image.convert("RGBA"))
    if image.mode == "1":
        return image.convert("L")
    if image.mode in {"P", "YCbCr"}:
        return image.convert("RGB")
    return image


def _flatten(image: Image.Image) -> Image.Image:
    """Lay an image with transparent parts on white paper."""
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _to_eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16"):
        return image.convert("I").point(EIGHT_BITS, "L")
    return image


def _to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Grey stays one channel; all else becomes RGB."""
    mode = "L" if image.mode == "L" else "RGB"
    if profile:
        try:
            converted = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            # A broken profile, or one for another kind of image: the colours may
            # be a little wrong, but the page can be read.
            converted = None
        if converted is not None:
            image = converted
    return image.convert(mode)
