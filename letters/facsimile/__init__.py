"""Page scans: inspected, stored, and made small enough to read in a browser.

The only package that knows Pillow and libvips. Nothing here knows Django: folders and limits
are arguments, and every error is a FacsimileError whose text may be shown.
"""

from letters.facsimile.composing import TiledScan, make_picture
from letters.facsimile.cutting import CutLimits, CutScan, cut_scan
from letters.facsimile.decoding import ScanLimits
from letters.facsimile.derivatives import (
    READING,
    THUMBNAIL,
    WIDTHS,
    ZOOM,
    derivative_path,
    ensure_derivative,
    is_sound_derivative,
    make_derivative,
)
from letters.facsimile.image_requests import (
    LONGEST_SIDE,
    MEDIA_TYPES,
    BadImageRequestError,
    ImageRequest,
    read_image_request,
)
from letters.facsimile.inspection import FrameFacts, ScanFacts, inspect_scan
from letters.facsimile.page_files import PageFile, split_files
from letters.facsimile.pyramids import TILE_SIDE, TILE_VERSION, Pyramid
from letters.facsimile.regions import Box, cut_region
from letters.facsimile.scan_errors import (
    DamagedMasterError,
    FacsimileError,
    NotPreparedError,
    ScanRefusedError,
    StorageFullError,
    TooBusyError,
    UnknownScanError,
)
from letters.facsimile.scan_names import SCAN_NAME, parts_of_name, scan_name
from letters.facsimile.seals import has_seal
from letters.facsimile.store import DIGEST, master_path, open_master, store_master
from letters.facsimile.tile_trees import clear_unfinished, missing_tiles, tile_tree
from letters.facsimile.verified_files import digest_of, verify_each_time

__all__ = [
    "DIGEST",
    "LONGEST_SIDE",
    "MEDIA_TYPES",
    "READING",
    "SCAN_NAME",
    "THUMBNAIL",
    "TILE_SIDE",
    "TILE_VERSION",
    "WIDTHS",
    "ZOOM",
    "BadImageRequestError",
    "Box",
    "CutLimits",
    "CutScan",
    "DamagedMasterError",
    "FacsimileError",
    "FrameFacts",
    "ImageRequest",
    "NotPreparedError",
    "PageFile",
    "Pyramid",
    "ScanFacts",
    "ScanLimits",
    "ScanRefusedError",
    "StorageFullError",
    "TiledScan",
    "TooBusyError",
    "UnknownScanError",
    "clear_unfinished",
    "cut_region",
    "cut_scan",
    "derivative_path",
    "digest_of",
    "ensure_derivative",
    "has_seal",
    "inspect_scan",
    "is_sound_derivative",
    "make_derivative",
    "make_picture",
    "master_path",
    "missing_tiles",
    "open_master",
    "parts_of_name",
    "read_image_request",
    "scan_name",
    "split_files",
    "store_master",
    "tile_tree",
    "verify_each_time",
]
